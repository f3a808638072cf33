"""What in a run's format changes its meaning: struck out, unseen, raised, in a font of symbols."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from extractors.word_seen.markup import Element, find_at, get_value_at, qualified_name
from extractors.word_seen.style_levels import (
    PropertyLevels,
    StyleLevels,
    find_number,
    find_value,
    is_set,
    is_toggled,
)
from extractors.word_seen.text_colours import find_ground_alike

MAX_UNSEEN_HALF_POINTS = 2
"""Letters of this size or smaller are not seen; Word counts in half points."""

MIN_RAISE_HALF_POINTS = 3
"""Letters that a file lifts by so much stand as high as raised ones."""

_NO_FILL_PATH = "w14:textFill/w14:noFill"


class RunFormat(NamedTuple):
    """The format of a run.

    `unseen_reason` says why nobody sees it; `raised` is 1 above the line, -1 below it, else 0;
    `font` is None if nothing names it; `in_capitals`: its letters are shown as capitals.
    """

    is_struck: bool
    unseen_reason: str | None
    raised: int
    font: str | None
    in_capitals: bool


class RunFormats:
    """Finds the formats of a file's runs."""

    def __init__(self, styles: Element | None) -> None:
        self._styles = StyleLevels(styles)
        self._known: dict[tuple[bytes, str | None], RunFormat] = {}

    def find_format(self, run: Element, paragraph: Element | None) -> RunFormat:
        """The format of a run in a paragraph; few differ in a file, so each is found once."""
        own = find_at(run, "w:rPr")
        style = None if paragraph is None else get_value_at(paragraph, "w:pPr/w:pStyle")
        key = b"" if own is None else etree.tostring(own), style
        if key not in self._known:
            levels = self._styles.list_levels(own, paragraph)
            found = RunFormat(
                is_toggled(levels, "w:strike") or is_set(levels, "w:dstrike"),
                self._find_unseen_reason(levels, run, paragraph),
                _find_raise(levels),
                _find_font(levels),
                is_toggled(levels, "w:caps"),
            )
            if (
                find_value(levels, "w:color") is not None
            ):  # whether it is seen depends on its place, so it is not kept
                return found
            self._known[key] = found
        return self._known[key]

    def is_mark_hidden(self, paragraph: Element) -> bool:
        """Whether the mark at a paragraph's end is hidden, as where all of it is."""
        levels = self._styles.list_levels(find_at(paragraph, "w:pPr/w:rPr"), paragraph)
        return is_toggled(levels, "w:vanish")

    def _find_unseen_reason(
        self, levels: PropertyLevels, run: Element, paragraph: Element | None
    ) -> str | None:
        if is_toggled(levels, "w:vanish"):
            return "it is formatted as hidden"
        half_points = find_number(levels, "w:sz")
        if 0 < half_points <= MAX_UNSEEN_HALF_POINTS:
            return f"its letters are {half_points / 2:g} pt high"
        if any(find_at(one, _NO_FILL_PATH) is not None for level in levels for one in level):
            return "its letters have no colour"
        ground = find_ground_alike(levels, run, paragraph, self._styles)
        return f"its letters have the colour of their ground, {ground}" if ground else None


def _find_raise(levels: PropertyLevels) -> int:
    align = find_value(levels, "w:vertAlign")
    if align in {"superscript", "subscript"}:
        return 1 if align == "superscript" else -1
    lift = find_number(levels, "w:position")
    return 0 if abs(lift) < MIN_RAISE_HALF_POINTS else 1 if lift > 0 else -1


def _find_font(levels: PropertyLevels) -> str | None:
    for properties in (one for level in levels for one in level):
        fonts = find_at(properties, "w:rFonts")
        names = (
            [] if fonts is None else [fonts.get(qualified_name(n)) for n in ("w:hAnsi", "w:ascii")]
        )
        if name := next(filter(None, names), None):
            return str(name)
    return None
