"""Pages are drawn and packed beside each other, and come in the order of the file."""

from __future__ import annotations

import io

import pymupdf
from PIL import Image

from extractors.pdf.page_images import MAX_WAITING_PAGES, render_pages


def test_many_pages_come_in_order() -> None:
    """Some are large and long at being packed; those behind them wait, and no more than a few."""
    count = 3 * MAX_WAITING_PAGES
    with pymupdf.open() as document:
        for number in range(count):
            document.new_page(width=100 + number, height=900 if number % 5 == 0 else 50)
        content = document.tobytes()
    told: list[tuple[int, int]] = []
    pictures = render_pages(content, "a.pdf", lambda *step: told.append(step))
    widths = [Image.open(io.BytesIO(picture)).width for picture in pictures]
    assert len(widths) == count
    assert widths == sorted(widths)
    assert told == [(number, count) for number in range(1, count + 1)]
