"""Small plans made for one test each: ruled tables and lines of text, as PDF.

A table is written as it looks: a row a tuple, `<` for a place that the cell on its left covers, `^`
for one that the cell above covers, a line feed where a printed line ends.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256

import pymupdf

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from pipeline.dataset.build_dataset import build_dataset
from pipeline.dataset.dataset_records import Dataset
from pipeline.structure.read_plan import Plan, read_plan
from pipeline.structure.source import PlanSource

WIDTH, HEIGHT, MARGIN = 842.0, 595.0, 30.0
SIZE, LEADING, PADDING = 9.0, 12.0, 4.0


@dataclass(frozen=True)
class Text:
    """Lines outside every table, one under the other."""

    text: str


@dataclass(frozen=True)
class Ruled:
    """A table; its columns share the page's width evenly where no widths are given."""

    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = field(default=())


@dataclass(frozen=True)
class NewPage:
    """What follows stands on the next page."""


Item = Text | Ruled | NewPage


def made_pdf(*items: Item) -> bytes:
    """The items one under the other as a PDF; the same items give the same bytes."""
    return _draw_items(pickle.dumps(items))


@lru_cache(maxsize=256)
def _draw_items(pickled: bytes) -> bytes:
    """Draws items that are told by their pickle: lists of rows have no hash."""
    document = pymupdf.open()
    shape, y = _new_page(document), MARGIN
    for item in pickle.loads(pickled):
        if isinstance(item, NewPage):
            shape.commit()
            shape, y = _new_page(document), MARGIN
        elif isinstance(item, Text):
            y = _write(shape, MARGIN, y, item.text) + 2 * LEADING
        else:
            y = _draw(shape, item, y) + 2 * LEADING
    shape.commit()
    return bytes(document.tobytes(deflate=True, no_new_id=True))


def made_plan(*items: Item) -> Plan:
    """The items read as a plan."""
    data = made_pdf(*items)
    pdf = PyMuPdfReader(data, "made.pdf")
    return read_plan(
        pdf.pages(), PlanSource("made.pdf", sha256(data).hexdigest(), len(data), pdf.page_count)
    )


def made_dataset(*items: Item) -> Dataset:
    """The items as rows of every published table."""
    plan = made_plan(*items)
    return build_dataset(plan, plan.vocabulary)


def codes(found: Dataset) -> list[str]:
    """The codes of a dataset's findings, sorted."""
    return sorted(str(finding["code"]) for finding in found.findings)


def finding(found: Dataset, code: str) -> dict[str, object]:
    """The one finding of a code."""
    (only,) = [dict(row) for row in found.findings if row["code"] == code]
    return only


@cache
def _font() -> bytes:
    """The font that PyMuPDF brings along; it holds all letters of Kyrgyz."""
    return bytes(pymupdf.Font("helv").buffer)


def _new_page(document: pymupdf.Document) -> pymupdf.Shape:
    """A page as one stroke of the pen: to add to a page item by item costs much more."""
    page = document.new_page(width=WIDTH, height=HEIGHT)
    page.insert_font(fontname="F0", fontbuffer=_font())
    return page.new_shape()


def _write(shape: pymupdf.Shape, x: float, y: float, text: str) -> float:
    for line in text.split("\n"):
        y += LEADING
        shape.insert_text((x, y - PADDING), line, fontname="F0", fontsize=SIZE)
    return y


def _draw(shape: pymupdf.Shape, table: Ruled, top: float) -> float:
    columns = len(table.rows[0])
    widths = table.widths or [(WIDTH - 2 * MARGIN) / columns] * columns
    xs = [MARGIN + sum(widths[:i]) for i in range(columns + 1)]
    ys = [top]
    for row in table.rows:
        ys.append(ys[-1] + LEADING * (1 + max(text.count("\n") for text in row)) + PADDING)
    for row, column, row_end, column_end in _spans(table.rows):
        box = pymupdf.Rect(xs[column], ys[row], xs[column_end], ys[row_end])
        shape.draw_rect(box)
        shape.finish(width=0.5)
        _write(shape, box.x0 + PADDING / 2, box.y0, table.rows[row][column])
    return ys[-1]


def _spans(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, int, int, int]]:
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            if text in ("<", "^"):
                continue
            column_end, row_end = column + 1, row + 1
            while column_end < len(texts) and texts[column_end] == "<":
                column_end += 1
            while row_end < len(rows) and rows[row_end][column] == "^":
                row_end += 1
            yield row, column, row_end, column_end
