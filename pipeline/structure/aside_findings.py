"""What a reader keeps apart from a page's text, and what it remarks of it, as findings."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.records import AsideText, Document
from pipeline.findings import Finding

ASIDE_CODES = {
    "unseen": "text_unseen",
    "struck": "text_struck",
    "note_mark": "note_mark",
    "annotation": "annotation",
}
"""The code of a finding by why a text is kept apart; the others are no findings of their own."""


def find_aside_texts(document: Document) -> Iterator[Finding]:
    """A finding for each text kept apart, and for each remark of the reader.

    What says the same on several pages, as a stamp does, is one finding.
    """
    first_places: dict[tuple[str, str, str], tuple[int, AsideText, set[int]]] = {}
    for sheet in document.pages:
        for text in sheet.aside_texts:
            if text.kind not in ASIDE_CODES:
                continue
            place = text._replace(box=sheet.to_displayed(text.box))
            key = (text.kind, text.reason, text.text)
            first = first_places.setdefault(key, (sheet.number, place, set()))
            first[2].add(sheet.number)
        for remark in sheet.remarks:
            where = format_place(sheet.to_displayed(remark.box))
            message = f"{remark.message}, {where}"
            yield Finding(remark.code, message, sheet.number, detail=remark.detail)
    for page, text, pages in first_places.values():
        also = f", and on {len(pages) - 1} more page(s)" if len(pages) > 1 else ""
        where = format_place(text.box)
        yield Finding(
            ASIDE_CODES[text.kind],
            f"{_describe(text)}, {where}{also}",
            page,
            detail=_quote(text),
        )


def format_place(box: tuple[float, float, float, float]) -> str:
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
