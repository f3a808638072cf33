"""A page looked at glyph by glyph: what a person sees of its text, and what is kept apart.

    glyphs ──unseen──double──watermark──raised──struck──▶ words, texts kept apart

The page is PyMuPDF's, though this file does not import it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from extractors.drawing.painted_areas import Colour, CoveringArea, collect_areas
from extractors.records.geometry import Box, rotate_box
from extractors.records.page_marks import AsideText, PageRemark, RulingLine, Word
from extractors.seen.annotation_layer import AnnotationLayer
from extractors.seen.glyph_evidence import (
    find_double_glyphs,
    find_watermark_glyphs,
)
from extractors.seen.overprinted_words import find_overprinted_words
from extractors.seen.raised_marks import find_raised_marks, link_notes
from extractors.seen.read_glyphs import (
    ReadGlyph,
    Verdicts,
    build_aside_texts,
    build_words_of_glyphs,
    collect_glyphs,
    find_main_rotation,
    rotate_glyphs,
)
from extractors.seen.struck_glyphs import find_struck_glyphs
from extractors.seen.unseen_glyphs import (
    CLIPPED,
    HIDDEN_LAYER,
    GlyphKey,
    GlyphPaint,
    collect_paints,
    find_cut_words,
    find_unseen_glyphs,
    make_glyph_key,
)
from extractors.words.printed_signs import (
    clean_printed_words,
    count_printed,
    drop_unprinted,
    join_letters,
)
from extractors.words.rotation import rotate_upright


class CloserLook(NamedTuple):
    """What is seen on a page, turned so that its text stands upright.

    `rotation` and `size` are as `rotate_upright` gives them.
    """

    words: list[Word]
    glyphs: list[ReadGlyph]
    aside_texts: list[AsideText]
    horizontal: list[RulingLine]
    vertical: list[RulingLine]
    rotation: int
    size: tuple[float, float]
    char_count: int
    remarks: tuple[PageRemark, ...]


def look_closer(
    page: Any,
    textpage: Any,
    clipped_textpage: Any,
    lines: tuple[Sequence[RulingLine], Sequence[RulingLine]],
    annotations: AnnotationLayer,
    size: tuple[float, float],
    hidden_trace: Sequence[dict[str, Any]] = (),
) -> CloserLook:
    """Looks at a page of `size`, whose ruling lines are `lines`, horizontal and vertical.

    `textpage` is the whole text of the PyMuPDF page, `clipped_textpage` what its clips leave of it,
    `hidden_trace` MuPDF's trace of the text that is in hidden layers.
    """
    trace = page.get_texttrace()
    glyphs = collect_glyphs(textpage.extractRAWDICT())
    drawings = page.get_cdrawings(extended=True)
    orders = frozenset(drawing["seqno"] for drawing in drawings if "seqno" in drawing)
    paints = collect_paints(trace, orders)
    areas = [*_collect_page_areas(page, drawings), *annotations.covers]
    verdicts = find_unseen_glyphs(glyphs, paints, areas, size)
    verdicts = _find_clipped(glyphs, verdicts, collect_glyphs(clipped_textpage.extractRAWDICT()))
    # Colours are found by the glyphs' places in the file, so before they are turned.
    colours = _get_colours(glyphs, paints)
    rotation = find_main_rotation(glyphs)
    glyphs = rotate_glyphs(glyphs, rotation, size)
    _, horizontal, vertical, new_size = rotate_upright([], *lines, rotation, size)
    verdicts = find_double_glyphs(glyphs, verdicts)
    verdicts = find_watermark_glyphs(glyphs, verdicts, colours)
    verdicts = find_cut_words(glyphs, verdicts)
    marked = find_raised_marks(glyphs, verdicts)
    struck_boxes = [rotate_box(box, (360 - rotation) % 360, *size) for box in annotations.struck]
    struck = find_struck_glyphs(marked.glyphs, marked.verdicts, horizontal, struck_boxes)
    aside_texts = link_notes(build_aside_texts(marked.glyphs, struck.verdicts), marked)
    hidden_texts = _list_hidden_texts(hidden_trace)
    aside_texts += [
        text._replace(box=rotate_box(text.box, (360 - rotation) % 360, *size))
        for text in (*annotations.texts, *hidden_texts)
    ]
    words = build_words_of_glyphs(marked.glyphs, struck.verdicts, marked.label_ends)
    words = clean_printed_words(words, join_letters(words))
    return CloserLook(
        words=words,
        glyphs=[
            glyph
            for glyph, verdict in zip(marked.glyphs, struck.verdicts, strict=True)
            if verdict is None and not glyph.text.isspace()
        ],
        aside_texts=aside_texts,
        horizontal=[rule for rule in horizontal if rule not in struck.strikes],
        vertical=list(vertical),
        rotation=rotation,
        size=new_size,
        char_count=count_printed(glyph.text for glyph in glyphs)
        + count_printed(text.text for text in hidden_texts),
        remarks=(*struck.remarks, *find_overprinted_words(words)),
    )


def _collect_page_areas(page: Any, drawings: Sequence[dict[str, Any]]) -> list[CoveringArea]:
    """The fills, thick lines and pictures of a page in the order of painting."""
    areas = collect_areas(drawings)
    images = page.get_image_info()
    if images:
        # A picture with a mask is see-through somewhere: it does not surely hide what lies below.
        masked = {_round_box(image["bbox"]) for image in images if image["has-mask"]}
        for order, (kind, bbox) in enumerate(page.get_bboxlog()):
            if kind == "fill-image" and _round_box(bbox) not in masked:
                areas.append(CoveringArea(order, Box(*bbox), "a picture"))
        areas.sort(key=lambda area: area.order)
    return areas


def _round_box(bbox: Sequence[float]) -> tuple[int, ...]:
    return tuple(round(side) for side in bbox)


def _find_clipped(
    glyphs: Sequence[ReadGlyph], verdicts: Verdicts, shown: Sequence[ReadGlyph]
) -> Verdicts:
    """The verdicts, with one for each glyph that is not among those `shown` within their clips."""
    counts = Counter(make_glyph_key(glyph.text, glyph.origin) for glyph in shown)
    result = list(verdicts)
    for index, glyph in enumerate(glyphs):
        key = make_glyph_key(glyph.text, glyph.origin)
        if counts[key]:
            counts[key] -= 1
        elif result[index] is None and not glyph.is_synthetic and not glyph.text.isspace():
            result[index] = CLIPPED
    return result


def _get_colours(
    glyphs: Sequence[ReadGlyph], paints: dict[GlyphKey, list[GlyphPaint]]
) -> list[Colour | None]:
    """The colour of each glyph as painted first, paler where it is transparent."""
    colours: list[Colour | None] = []
    for glyph in glyphs:
        found = paints.get(make_glyph_key(glyph.text, glyph.origin))
        if not found or found[0].colour is None:
            colours.append(None)
            continue
        opacity = found[0].opacity
        red, green, blue = (1 - opacity * (1 - part) for part in found[0].colour)
        colours.append((red, green, blue))
    return colours


def _list_hidden_texts(trace: Sequence[dict[str, Any]]) -> list[AsideText]:
    """The texts of hidden layers, those of one layer on one line as one."""
    by_line: dict[tuple[str, int], list[tuple[Box, str]]] = defaultdict(list)
    for span in trace:
        text = "".join(chr(char[0]) for char in span["chars"] if char[0] > 0)
        text = drop_unprinted(text)
        if text.strip():
            box = Box(*span["bbox"])
            by_line[span["layer"], round(box.y1)].append((box, text))
    return [
        AsideText(
            Box(
                min(box.x0 for box, _ in pieces),
                min(box.y0 for box, _ in pieces),
                max(box.x1 for box, _ in pieces),
                max(box.y1 for box, _ in pieces),
            ),
            " ".join(" ".join(text for _, text in pieces).split()),
            *HIDDEN_LAYER,
        )
        for pieces in by_line.values()
    ]
