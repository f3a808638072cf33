"""Findings about text that a reader keeps apart from a page's text, and about its remarks."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from extractors.records.documents import Document
from extractors.records.geometry import Box
from extractors.records.page_marks import AsideText
from pipeline.findings import Finding

ASIDE_CODES = {
    "unseen": "text_unseen",
    "struck": "text_struck",
    "note_mark": "note_mark",
    "annotation": "annotation",
}
"""The reason why a text is kept apart → the code of its finding. Other reasons give no finding of
their own."""

SAME_PLACE_PT = 8.0
"""Boxes that round to the same multiples of this, in points, are at the same place on their
pages."""


class _Told(NamedTuple):
    """A finding at a place: its first page, and all pages that have it."""

    page: int
    code: str
    message: str
    box: Box
    detail: str | None
    pages: set[int]


def find_aside_texts(document: Document) -> Iterator[Finding]:
    """Yields a finding for each text kept apart, and for each remark of the reader.

    What is the same at the same place of several pages, such as a stamp, is one finding. For a file
    without pages the reader's notes on cells do this.
    """
    firsts: dict[Hashable, _Told] = {}
    for sheet in document.pages if document.has_pages else ():
        told = [
            _Told(
                sheet.number, ASIDE_CODES[text.kind], _describe(text), text.box, _quote(text), set()
            )
            for text in sheet.aside_texts
            if text.kind in ASIDE_CODES
        ]
        told += [
            _Told(sheet.number, remark.code, remark.message, remark.box, remark.detail, set())
            for remark in sheet.remarks
        ]
        for one in told:
            placed = one._replace(box=sheet.to_displayed(one.box))
            square = tuple(round(side / SAME_PLACE_PT) for side in placed.box)
            firsts.setdefault((*placed[1:3], placed.detail, square), placed).pages.add(one.page)
    for one in firsts.values():
        also = f", and on {len(one.pages) - 1} more page(s)" if len(one.pages) > 1 else ""
        message = f"{one.message}, {format_place(one.box)}{also}"
        yield Finding(one.code, message, one.page, detail=one.detail)


def format_place(box: Box) -> str:
    """Where on the page something is, in words."""
    x0, y0, x1, y1 = (round(side) for side in box)
    return f"at {x0}–{x1} pt from the left, {y0}–{y1} pt from the top"


def _describe(text: AsideText) -> str:
    if text.kind == "unseen":
        return f"Text that nobody sees is left out: it is {text.reason}"
    if text.kind == "struck":
        return "Text that is struck out is left out"
    if text.kind == "note_mark":
        return "A raised mark is taken for a reference to a note"
    return f"Text of {text.reason} is no part of the page's"


def _quote(text: AsideText) -> str:
    return f"{text.text}: {text.note}" if text.note else text.text or "without text"
