"""Which glyphs of a page nobody sees, and why."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from extractors.drawing.painted_areas import (
    MIN_COVERING_OPACITY,
    WHITE,
    Colour,
    CoveringArea,
    make_colour,
)
from extractors.seen.read_glyphs import Point, ReadGlyph, Verdict, Verdicts

MIN_READABLE_SIZE_PT = 1.5
"""Glyphs of fewer points are too small to be seen."""

MIN_CONTRAST = 0.05
"""The least difference, from 0 to 1, of a glyph's colour from its ground's."""

SAMPLE_WIDTH_SHARES = (0.2, 0.5, 0.8)
"""Places along a glyph's width, in shares of it, at which it is looked at."""

MIN_HIDDEN_SAMPLES = 2
"""Of these places so many must be covered for the glyph to be hidden."""

INVISIBLE = Verdict("unseen", "printed invisibly")
"""The verdict on text in PDF's render mode 3, which scanners lay over a page's picture."""

TRANSPARENT = Verdict("unseen", "transparent")
"""The verdict on text that its opacity hides."""

TOO_SMALL = Verdict("unseen", "too small to be seen")
"""The verdict on text of less than a point or so."""

OFF_SHEET = Verdict("unseen", "beyond the edge of the sheet")
"""The verdict on text that is cut off by the sheet's edge, wholly or in part."""

CLIPPED = Verdict("unseen", "outside the part of the page that is shown")
"""The verdict on text outside its clip path."""

HIDDEN_LAYER = Verdict("unseen", "in a layer that is not shown")
"""The verdict on text in optional content that is off."""

LIKE_GROUND = Verdict("unseen", "in the colour of its ground")
"""The verdict on white text on white paper, and its like."""


class GlyphPaint(NamedTuple):
    """How a glyph is painted: when among all that is painted, in which colour (None if it is not
    one), how opaque, and whether at all."""

    order: int
    colour: Colour | None
    opacity: float
    is_painted: bool


IGNORED_TEXT = 3
"""MuPDF's type of text that it does not paint."""

GlyphKey = tuple[str, float, float]


def make_glyph_key(text: str, origin: Point) -> GlyphKey:
    """The key by which a glyph is found in another of MuPDF's records of the page."""
    return text, round(origin[0], 2), round(origin[1], 2)


def collect_paints(
    trace: Iterable[dict[str, Any]], drawn_orders: frozenset[int]
) -> dict[GlyphKey, list[GlyphPaint]]:
    """How each glyph in MuPDF's trace of a page's text is painted, in the order of painting.

    A glyph that is filled and stroked counts once, as filled. A glyph of a Type 3 font may be
    painted as a drawing, just before a glyph without ink: `drawn_orders` are the places of all
    drawings in the order of painting.
    """
    paints: dict[GlyphKey, list[GlyphPaint]] = defaultdict(list)
    previous_chars: Any = None
    for span in trace:
        if span["type"] == 1 and span["chars"] == previous_chars:
            continue
        previous_chars = span["chars"]
        order = span["seqno"]
        is_painted = span["type"] != IGNORED_TEXT
        if not is_painted and span["font"].startswith("Type3") and order - 1 in drawn_orders:
            order, is_painted = order - 1, True
        paint = GlyphPaint(order, make_colour(span["color"]), span["opacity"], is_painted)
        for char in span["chars"]:
            text = chr(char[0]) if char[0] > 0 else ""
            paints[make_glyph_key(text, char[2])].append(paint)
    return paints


def find_unseen_glyphs(
    glyphs: Sequence[ReadGlyph],
    paints: dict[GlyphKey, list[GlyphPaint]],
    areas: Sequence[CoveringArea],
    size: tuple[float, float],
) -> Verdicts:
    """A verdict for each glyph that cannot be seen on a page of `size`.

    `areas` are all that is painted beside the text, in order.
    """
    queues = {key: deque(found) for key, found in paints.items()}
    covers = [area for area in areas if area.opacity >= MIN_COVERING_OPACITY]
    verdicts: Verdicts = []
    paint: GlyphPaint | None = None
    for glyph in glyphs:
        if glyph.is_synthetic:
            verdicts.append(None)
            continue
        own_paint = None
        queue = queues.get(make_glyph_key(glyph.text, glyph.origin))
        if queue:  # otherwise it is a part of a ligature, painted with the part before it
            paint = own_paint = queue.popleft()
        verdict = _judge_by_place(glyph, size)
        if own_paint is None and not glyph.opacity:
            verdict = INVISIBLE
        if verdict is None and paint is not None:
            verdict = _judge_by_paint(glyph, paint, covers)
        verdicts.append(verdict)
    return verdicts


def _judge_by_place(glyph: ReadGlyph, size: tuple[float, float]) -> Verdict | None:
    if glyph.size < MIN_READABLE_SIZE_PT:
        return TOO_SMALL
    x0, y0, x1, y1 = glyph.box
    if not (0 <= (x0 + x1) / 2 <= size[0] and 0 <= (y0 + y1) / 2 <= size[1]):
        return OFF_SHEET
    return None


def _judge_by_paint(
    glyph: ReadGlyph, paint: GlyphPaint, covers: Sequence[CoveringArea]
) -> Verdict | None:
    if not paint.is_painted:
        return INVISIBLE
    x0, y0, x1, y1 = glyph.box
    y = (y0 + y1) / 2
    samples = [x0 + share * (x1 - x0) for share in SAMPLE_WIDTH_SHARES]
    later = [area for area in covers if area.order > paint.order]
    hiding = [(x, area.name) for x in samples for area in later if area.holds(x, y)]
    if len({x for x, _ in hiding}) >= MIN_HIDDEN_SAMPLES:
        name = Counter(name for _, name in hiding).most_common(1)[0][0]
        return Verdict("unseen", f"under {name}")
    x = (x0 + x1) / 2
    grounds = [area for area in covers if area.order < paint.order and area.holds(x, y)]
    ground = grounds[-1].colour if grounds else WHITE
    if paint.opacity < MIN_CONTRAST:
        return TRANSPARENT
    if paint.colour is None or ground is None:
        return None
    contrast = max(abs(a - b) for a, b in zip(paint.colour, ground, strict=True)) * paint.opacity
    return LIKE_GROUND if contrast < MIN_CONTRAST else None


def find_cut_words(
    glyphs: Sequence[ReadGlyph], verdicts: Verdicts, reason: Verdict = OFF_SHEET
) -> Verdicts:
    """The verdicts, with all letters of a word having the one that some of them have.

    A word cut in two by the sheet's edge is no word.
    """
    result = list(verdicts)
    start = 0
    for index in range(len(glyphs) + 1):
        is_end = (
            index == len(glyphs)
            or glyphs[index].text.isspace()
            or (index > start and glyphs[index].run != glyphs[index - 1].run)
        )
        if not is_end:
            continue
        if reason in result[start:index]:
            result[start:index] = [reason] * (index - start)
        start = index + 1 if index < len(glyphs) and glyphs[index].text.isspace() else index
    return result
