"""The interface behind which a PDF library sits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from extractors.records.read_pages import Page


class PdfReader(Protocol):
    """An open PDF that gives its pages one by one, each let go when the next is asked for."""

    @property
    def page_count(self) -> int:
        """How many pages the file has."""

    @property
    def producer(self) -> str:
        """The program that made the file, as it names itself; empty if it does not."""

    def pages(self) -> Iterator[Page]:
        """The pages in order.

        A page of which a part is lost says so in its `damage`. Raises
        `extractors.errors.UnreadablePdf` when nothing of a page can be read.
        """
