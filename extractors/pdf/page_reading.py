"""One PyMuPDF page → a `Page`: MuPDF is asked once, and all that follows uses its answers.

annotations off ──▶ content, text, drawings ──▶ words, ruling lines ──▶ odd? a closer look ──▶ Page
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pymupdf

from extractors.drawing.drawn_ink import divide_drawings, find_pictures, join_regions
from extractors.drawing.drawn_shapes import collect_painted_shapes
from extractors.pdf.textpage_prints import print_lines, print_xhtml
from extractors.pdf.textpage_words import build_words, iter_glyphs, turn_upright
from extractors.records.geometry import Box, rotate_box
from extractors.records.page_marks import InkRegion, PageRemark, RulingLine, Word
from extractors.records.read_pages import Page
from extractors.seen.actual_text import compare_actual_text
from extractors.seen.annotation_layer import NO_ANNOTATIONS, AnnotationLayer, take_off_annotations
from extractors.seen.closer_look import look_closer
from extractors.seen.overprinted_words import find_crossed_out_words
from extractors.seen.page_signs import (
    has_covering_fill,
    has_inline_image,
    has_light_text,
    has_odd_content,
    has_odd_words,
    has_raised_text,
    has_small_clips,
    may_be_coloured,
)
from extractors.words.merge_fragments import merge_word_fragments
from extractors.words.printed_signs import clean_printed_words, join_letters
from extractors.words.rotation import rotate_areas
from extractors.words.spilled_words import anchor_spilled_words
from extractors.words.split_words import GlyphBox, find_crossed_words, split_crossed_words
from extractors.words.text_layer_quality import count_unmapped
from extractors.words.wide_letters import join_wide_letters

# Ligatures are taken apart ("ﬁ" is two letters) and white space is kept. Text is what the glyphs
# show, not what the file says that they stand for (`/ActualText`).
_GLYPHS_ONLY = pymupdf.TEXT_IGNORE_ACTUALTEXT
_TEXT_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | _GLYPHS_ONLY

_EVERYWHERE = pymupdf.Rect(-14400, -14400, 28800, 28800)
"""MuPDF leaves out what lies beyond this: the sheet with as much around it as a file may have."""

MAX_GLYPHS_LOOKED_AT = 200_000
"""A page with more glyphs is not looked at glyph by glyph; a dense page has 8,000."""

MAX_PAGES_UNPACKED = 500
"""The content of so many pages is kept unpacked while a file is read …"""

MAX_CONTENT_UNPACKED_BYTES = 100_000
"""… where it takes at most so many bytes; a dense page has 30,000."""

_REFERENCE = re.compile(r"(\d+) 0 R")
_TRANSPARENCY = re.compile(
    r"/(?:ca|CA)\s+0?(?:\.\d+|0\b)|/SMask\s*(?:<<|\d)|/BM\s*/(?!Normal|Compatible)"
)


class _Answers(NamedTuple):
    """What MuPDF says of a page, in points before `/Rotate`.

    `letters` are all that its words have. `says_more`: the page, or a form in it, may say what its
    glyphs stand for. `trace` is the trace of the text in layers that are not shown.
    """

    page: Any
    size: tuple[float, float]
    annotations: AnnotationLayer
    content: bytes
    has_forms: bool
    says_more: bool
    textpage: Any
    words: list[Word]
    letters: str
    drawings: Sequence[dict[str, Any]]
    pictures: Sequence[InkRegion]
    trace: Sequence[dict[str, Any]]


def read_page(
    page: Any,
    number: int,
    known_texts: dict[str, str],
    *,
    look_for_spaces: bool,
    hidden_trace: Sequence[dict[str, Any]],
) -> Page:
    """One PyMuPDF page as a `Page`; `look_for_spaces`: look for printed spaces at line ends.

    `known_texts` has each text of a word met in the file so far (see `build_words`).

    PyMuPDF gives text and drawings in the coordinates of the page before `/Rotate`; that is the
    reading frame unless most of the text lies on its side there. `hidden_trace` is the text of
    layers that are not shown. Raises MuPDF's errors.
    """
    asked = _ask_mupdf(
        page, known_texts, look_for_spaces=look_for_spaces, hidden_trace=hidden_trace
    )
    size = asked.size
    divided = divide_drawings(asked.drawings)
    painted = collect_painted_shapes(divided.plain)
    (horizontal, vertical), areas = painted.merge_lines(), painted.list_areas()
    ink_regions = join_regions(divided.ink_regions, vertical) if divided.ink_regions else []
    ink_regions += asked.pictures
    char_count = len("".join([word[4] for word in asked.words]))
    is_crowded = char_count > MAX_GLYPHS_LOOKED_AT
    is_odd = not is_crowded and _is_odd(asked, horizontal)
    if is_odd:
        clipped = page.get_textpage(flags=_TEXT_FLAGS | pymupdf.TEXT_CLIP, clip=_EVERYWHERE)
        lines = (horizontal, vertical)
        look = look_closer(
            page, asked.textpage, clipped, lines, asked.annotations, size, hidden_trace
        )
        words, horizontal, vertical = look.words, look.horizontal, look.vertical
        rotation, new_size, char_count = look.rotation, look.size, look.char_count
        glyphs: Iterable[GlyphBox] = [GlyphBox(glyph.text, glyph.box) for glyph in look.glyphs]
        aside_texts, remarks = look.aside_texts, look.remarks
    else:
        words, horizontal, vertical, rotation, new_size = turn_upright(
            asked.textpage, asked.words, (horizontal, vertical), size
        )
        glyphs = iter_glyphs(asked.textpage)
        aside_texts = []
        remarks = (_make_crowded_remark(char_count, size),) if is_crowded else ()
    words = join_wide_letters(merge_word_fragments(words, vertical))
    crossed = find_crossed_words(words, vertical)
    if crossed and not rotation:
        words = split_crossed_words(words, crossed, glyphs)
    if crossed or is_odd:
        words = anchor_spilled_words(words, horizontal, vertical)
    # The page was turned by `rotation`; what was found before the turn is turned the same way.
    back = (360 - rotation) % 360
    return Page(
        number=number,
        width=new_size[0],
        height=new_size[1],
        words=words,
        horizontal=horizontal,
        vertical=vertical,
        char_count=char_count,
        rotation=(rotation - int(page.rotation)) % 360,
        areas=rotate_areas(areas, rotation, size) if rotation else areas,
        aside_texts=tuple(aside_texts),
        ink_regions=tuple(
            region._replace(box=rotate_box(region.box, back, *size)) for region in ink_regions
        ),
        remarks=(
            *remarks,
            *(
                remark._replace(box=rotate_box(remark.box, back, *size))
                for remark in (
                    *find_crossed_out_words(asked.drawings, asked.words),
                    *_compare_actual_text(asked),
                )
            ),
        ),
    )


def get_page_size(page: Any) -> tuple[float, float]:
    """Width and height in points before `/Rotate`; the file's boxes are in units of its own."""
    rect = page.rect
    width, height = float(rect.width), float(rect.height)
    return (height, width) if page.rotation % 180 else (width, height)


def _ask_mupdf(
    page: Any,
    known_texts: dict[str, str],
    *,
    look_for_spaces: bool,
    hidden_trace: Sequence[dict[str, Any]],
) -> _Answers:
    """Asks MuPDF all that is needed for a page where nothing is odd."""
    size = get_page_size(page)
    annotations = take_off_annotations(page)  # first, so that their text is not read as the page's
    content = _read_content(page)
    textpage = page.get_textpage(flags=_TEXT_FLAGS, clip=_EVERYWHERE)
    text = print_lines(textpage) if look_for_spaces else ""
    words = build_words(textpage.extractWORDS(), text, known_texts)
    letters = join_letters(words)
    has_forms = bool(page.get_xobjects())
    says_more = has_forms or b"ActualText" in content
    if says_more and count_unmapped(letters):
        # These glyphs have no known letter; only what the file says of them is left.
        textpage = page.get_textpage(flags=_TEXT_FLAGS & ~_GLYPHS_ONLY, clip=_EVERYWHERE)
        words = build_words(textpage.extractWORDS(), text, known_texts)
        letters = join_letters(words)
    drawings = page.get_cdrawings()
    # Asking for the places of pictures takes long where there are none.
    has_pictures = page.get_images() or has_inline_image(content)
    pictures = find_pictures(page.get_image_info(), *size) if has_pictures else []
    return _Answers(
        page,
        size,
        annotations,
        content,
        has_forms,
        says_more,
        textpage,
        clean_printed_words(words, letters),
        letters,
        drawings,
        pictures,
        hidden_trace,
    )


def _read_content(page: Any) -> bytes:
    """The operators that print a page.

    They are put back without their compression, as MuPDF would unpack them anew for the text and
    for the drawings.
    """
    content = bytes(page.read_contents())
    streams = page.get_contents()
    is_kept = page.number < MAX_PAGES_UNPACKED and 0 < len(content) <= MAX_CONTENT_UNPACKED_BYTES
    if is_kept and len(streams) == 1:
        page.parent.update_stream(streams[0], content, compress=0)
    return content


def _is_odd(asked: _Answers, horizontal: Sequence[RulingLine]) -> bool:
    """Whether a page may show something else than its text layer says; the cheap signs first."""
    page, content, words = asked.page, asked.content, asked.words
    return bool(
        asked.trace
        or asked.pictures
        or asked.annotations is not NO_ANNOTATIONS
        or asked.has_forms
        or has_odd_content(content)
        or (has_small_clips(content, *asked.size) and _has_clipped_words(page, words))
        or has_odd_words(words, horizontal, *asked.size)
        or has_covering_fill(asked.drawings, words)
        or has_raised_text(print_xhtml(asked.textpage), asked.letters)
        or (may_be_coloured(content) and has_light_text(asked.textpage.extractHTML()))
        or _has_transparency(page, content)
    )


def _has_clipped_words(page: Any, words: Sequence[Word]) -> bool:
    """Whether some words of a page lie outside its clips, wholly or in part."""
    shown = page.get_textpage(flags=_TEXT_FLAGS | pymupdf.TEXT_CLIP, clip=_EVERYWHERE)
    return [word[4] for word in words] != [item[4] for item in shown.extractWORDS()]


def _has_transparency(page: Any, content: bytes) -> bool:
    """Whether a page uses a graphics state that makes what it paints more or less transparent."""
    if b" gs" not in content:
        return False
    kind, states = page.parent.xref_get_key(page.xref, "Resources/ExtGState")
    if kind == "null":
        return True  # inherited, or damaged: not worth the search
    references = [int(xref) for xref in _REFERENCE.findall(states)]
    texts = [states, *(page.parent.xref_object(xref) for xref in references)]
    return any(_TRANSPARENCY.search(text) for text in texts)


def _compare_actual_text(asked: _Answers) -> Iterator[PageRemark]:
    """A remark where the file says that its glyphs mean another text (`/ActualText`)."""
    if not asked.says_more:
        return
    replaced = asked.page.get_textpage(flags=_TEXT_FLAGS & ~_GLYPHS_ONLY, clip=_EVERYWHERE)
    yield from compare_actual_text(asked.textpage.extractWORDS(), replaced.extractWORDS())


def _make_crowded_remark(char_count: int, size: tuple[float, float]) -> PageRemark:
    message = (
        f"{char_count:,} characters on one page, at most {MAX_GLYPHS_LOOKED_AT:,} are looked at "
        "one by one: text that is hidden, struck out or printed twice is not told from the rest"
    )
    return PageRemark("page_crowded", message, Box(0, 0, *size))
