"""Whether text has the colour of what lies behind it, so that nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.word_seen.markup import Element, find_at, get_value_at, qualified_name
from extractors.word_seen.style_levels import PropertyLevels, StyleLevels, find_value

MAX_UNSEEN_CONTRAST = 16
"""Text is unseen if red, green and blue (0 to 255) of it and of its ground differ by at most
this."""

_WHITE, _PATTERN = "FFFFFF", "808080"
"""The colours of the sheet, and of a pattern of two colours: a grey on which any text is seen."""

_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "red": "FF0000",
    "magenta": "FF00FF", "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080",
    "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip
_CELL_AND_TABLE_PATHS = (("w:tc", "w:tcPr/w:shd"), ("w:tbl", "w:tblPr/w:shd"))


def find_ground_alike(
    levels: PropertyLevels, run: Element, paragraph: Element | None, styles: StyleLevels
) -> str | None:
    """The colour (`RRGGBB`) of the ground of a run whose letters have the same colour.

    None if the letters are seen, or if it is not certain what lies behind them.
    """
    colour = _parse_colour(find_value(levels, "w:color"))
    if colour is None:  # automatic: black or white, whichever is seen
        return None
    name = _find_ground(levels, run, paragraph, styles)
    ground = _parse_colour(name)
    if ground is None:
        return None
    contrast = max(abs(a - b) for a, b in zip(colour, ground, strict=True))
    return name if contrast <= MAX_UNSEEN_CONTRAST else None


def _find_ground(
    levels: PropertyLevels, run: Element, paragraph: Element | None, styles: StyleLevels
) -> str | None:
    """The colour behind a run; None where a table's style may shade its cells."""
    highlight = find_value(levels, "w:highlight")
    if highlight in _HIGHLIGHTS:
        return _HIGHLIGHTS[highlight]
    fills = map(_get_fill, _iter_shadings(levels, run, paragraph, styles))
    if fill := next(filter(None, fills), None):
        return fill
    tables = run.iterancestors(qualified_name("w:tbl"))
    style_fills = [
        _get_fill(shading)
        for table in tables
        for style in styles.iter_styles(get_value_at(table, "w:tblPr/w:tblStyle"), "table")
        for shading in style.iter(qualified_name("w:shd"))
    ]
    return None if any(fill not in (None, _WHITE) for fill in style_fills) else _WHITE


def _iter_shadings(
    levels: PropertyLevels, run: Element, paragraph: Element | None, styles: StyleLevels
) -> Iterator[Element | None]:
    """The shadings behind a run, the nearest first."""
    for level in levels:
        for properties in level:
            yield find_at(properties, "w:shd")
    if paragraph is not None:
        yield find_at(paragraph, "w:pPr/w:shd")
        style_name = get_value_at(paragraph, "w:pPr/w:pStyle")
        for style in styles.iter_styles(style_name, "paragraph"):
            yield find_at(style, "w:pPr/w:shd")
    for tag, path in _CELL_AND_TABLE_PATHS:
        for outer in run.iterancestors(qualified_name(tag)):
            yield find_at(outer, path)


def _get_fill(shading: Element | None) -> str | None:
    """The colour of a shading as `RRGGBB`; None for none."""
    if shading is None:
        return None
    kind = shading.get(qualified_name("w:val"), "clear")
    fill = shading.get(qualified_name("w:color" if kind == "solid" else "w:fill"))
    if kind not in {"clear", "nil", "solid"}:
        return _PATTERN
    return None if _parse_colour(fill) is None else str(fill).upper()


def _parse_colour(text: str | None) -> tuple[int, int, int] | None:
    """Red, green and blue of `RRGGBB`; None for `auto` and anything else."""
    try:
        value = int(text, 16) if text and len(text) == 6 else None
    except ValueError:
        return None
    return None if value is None else (value >> 16, value >> 8 & 0xFF, value & 0xFF)
