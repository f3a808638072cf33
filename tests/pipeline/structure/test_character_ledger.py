"""Every printed character ends in one place; one that is lost or doubled stops the plan."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from msgspec.structs import replace

from extractors.errors import LedgerMismatch
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.records.documents import Cell, Document
from extractors.records.page_layouts import TextLine
from extractors.records.page_marks import Word
from pipeline.outline.sections import build_outline
from pipeline.structure import character_ledger
from pipeline.structure.read_plan import Plan, read_plan
from pipeline.structure.source import PlanSource

Spoil = Callable[[Document], Document]


@pytest.fixture(scope="module")
def plans(raw_plans: tuple[Path, ...]) -> list[Plan]:
    """Both plans, read but not published."""
    found = []
    for path in raw_plans:
        data = path.read_bytes()
        pdf = PyMuPdfReader(data, path.name)
        source = PlanSource(path.name, sha256(data).hexdigest(), len(data), pdf.page_count)
        found.append(read_plan(pdf.pages(), source))
    return found


def balance(document: Document) -> None:
    """Checks a document's ledger, its outline made anew."""
    character_ledger.check_ledger(
        character_ledger.count_characters(document, build_outline(document)), "plan.pdf"
    )


def last_filled(cells: tuple[Cell, ...]) -> int:
    """The place of the last cell with text: it is no header, and no key of its row."""
    return max(index for index, cell in enumerate(cells) if not cell.is_empty)


def with_cells(
    document: Document, change: Callable[[tuple[Cell, ...]], tuple[Cell, ...]]
) -> Document:
    """The document with the cells of its first table changed."""
    first, *rest = document.tables
    return replace(document, tables=(replace(first, cells=change(first.cells)), *rest))


def without_a_cell(document: Document) -> Document:
    """The document with one cell cut out."""

    def cut(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        gone = last_filled(cells)
        return cells[:gone] + cells[gone + 1 :]

    return with_cells(document, cut)


def without_a_letter(document: Document) -> Document:
    """The document with one letter of one cell lost."""

    def cut(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        place = last_filled(cells)
        cell = cells[place]
        part = cell.parts[0]
        line = part.lines[0]._replace(text=part.lines[0].text[:-1])
        parts = (replace(part, lines=(line, *part.lines[1:])), *cell.parts[1:])
        return (*cells[:place], replace(cell, parts=parts), *cells[place + 1 :])

    return with_cells(document, cut)


def with_a_cell_twice(document: Document) -> Document:
    """The document with one cell's text printed twice."""

    def double(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
        place = last_filled(cells)
        cell = replace(cells[place], parts=cells[place].parts * 2)
        return (*cells[:place], cell, *cells[place + 1 :])

    return with_cells(document, double)


def without_a_loose_line(document: Document) -> Document:
    """The document with a line outside its tables lost."""
    return replace(document, lines=document.lines[1:])


def without_a_table(document: Document) -> Document:
    """The document with its last table lost."""
    return replace(document, tables=document.tables[:-1])


def without_a_repeated_header(document: Document) -> Document:
    """The document with what repeats a header lost."""
    tables = tuple(replace(table, repeated_header_cells=()) for table in document.tables)
    assert tables != document.tables
    return replace(document, tables=tables)


def with_furniture_from_nowhere(document: Document) -> Document:
    """The document with a page number that is not printed."""
    box = document.tables[0].boxes[0][1]
    return replace(document, furniture=(TextLine(1, box, (Word(*box, "7"),)),))


def test_every_page_adds_up(plans: list[Plan]) -> None:
    for plan in plans:
        pages = character_ledger.count_characters(plan.document, plan.outline)
        assert [page["page"] for page in pages] == list(range(1, plan.source.pages + 1))
        for page in pages:
            assert page["printed"] == sum(page[place] for place in character_ledger.LEDGER_PLACES)
        assert sum(page["printed"] for page in pages) > 40_000
        assert sum(page["cell"] for page in pages) > 30_000
        balance(plan.document)


@pytest.mark.parametrize(
    "spoil",
    [
        without_a_cell,
        without_a_letter,
        with_a_cell_twice,
        without_a_loose_line,
        without_a_table,
        without_a_repeated_header,
        with_furniture_from_nowhere,
    ],
)
def test_what_is_lost_or_doubled_is_noticed(spoil: Spoil, plans: list[Plan]) -> None:
    for plan in plans:
        with pytest.raises(LedgerMismatch, match=r"^plan\.pdf, page \d+: \d+ characters"):
            balance(spoil(plan.document))


def test_the_message_counts_pages_and_says_what_to_do(plans: list[Plan]) -> None:
    document = plans[0].document
    sheets = [replace(sheet, char_count=sheet.char_count + 1) for sheet in document.pages[:2]]
    with pytest.raises(LedgerMismatch) as failure:
        balance(replace(document, pages=(*sheets, *document.pages[2:])))
    printed = sheets[0].char_count
    assert str(failure.value) == (
        f"plan.pdf, page 1: {printed} characters are printed but {printed - 1} were placed "
        "(2 page(s) differ). The plan is not published: report this file."
    )


def test_pages_that_add_up_pass() -> None:
    good = {
        "page": 1,
        "printed": 5,
        **dict.fromkeys(character_ledger.LEDGER_PLACES, 0),
        "cell": 3,
        "finding": 2,
    }
    character_ledger.check_ledger([good], "plan.pdf")
    with pytest.raises(LedgerMismatch):
        character_ledger.check_ledger([good, good | {"page": 2, "title": 1}], "plan.pdf")
