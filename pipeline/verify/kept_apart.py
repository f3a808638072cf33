"""What the first reader keeps apart from a page's text, and which differences this explains.

The second reader gives the text layer as it is. If its text of a cell only has additional letters
that the first reader kept apart there (hidden, struck out, printed twice, raised, a watermark),
both have read the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from extractors.records.documents import Document
from extractors.records.geometry import Box
from extractors.records.page_layouts import TextLine

Place = tuple[int, Box]
"""A page, from 1, and a box on it as displayed, in points."""


class KeptApartTexts:
    """The texts that a reading keeps apart, by their place."""

    def __init__(self, document: Document) -> None:
        self._by_page: dict[int, list[tuple[Box, Counter[str]]]] = defaultdict(list)
        self._watermarks: set[tuple[int, str]] = set()
        for sheet in document.pages:
            for text in sheet.aside_texts:
                box = sheet.to_displayed(text.box)
                if text.kind == "watermark":  # readers do not agree on which line it is of
                    self._watermarks.add((sheet.number, text.text))
                    box = Box(0, 0, *sheet.get_displayed_size())
                self._by_page[sheet.number].append((box, _count_letters(text.text)))

    def explain_difference(self, places: Iterable[Place], first: str, second: str) -> bool:
        """Whether the second text is the first plus letters that were kept apart at these
        places."""
        letters = self._gather_letters(places)
        if not letters:
            return False
        ours, theirs = _count_letters(first), _count_letters(second)
        return ours <= theirs and theirs - ours <= letters

    def is_watermark(self, line: TextLine) -> bool:
        """Whether a line of furniture is a watermark, which the second reader may read in part."""
        return (line.page, line.text) in self._watermarks

    def _gather_letters(self, places: Iterable[Place]) -> Counter[str]:
        letters: Counter[str] = Counter()
        for page, box in places:
            for other, counts in self._by_page.get(page, ()):
                if _overlaps(box, other):
                    letters += counts
        return letters


def _count_letters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _overlaps(one: Box, other: Box) -> bool:
    return min(one.x1, other.x1) >= max(one.x0, other.x0) and min(one.y1, other.y1) >= max(
        one.y0, other.y0
    )
