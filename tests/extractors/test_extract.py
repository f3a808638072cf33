"""The plans at hand: their tables, rows and joins."""

from __future__ import annotations

import json

import pytest

from extractors.extract import extract_document
from extractors.records.documents import Document, Table
from tests.support.pdfs import pages_of
from tests.support.repository import RAW, TEST_DATA
from tests.support.tables import items, tiles_its_grid

GOLD = TEST_DATA / "gold"

# Sections in the order of the plan: 1, 2.1 to 2.7, 3.
ITEMS = {
    "2025-26.pdf": [24, 23, 22, 9, 13, 18, 17, 7, 37],
    "2024-25.pdf": [22, 22, 21, 9, 13, 16, 15, 6, 33],
}
COLUMNS = [3, 7, 7, 7, 7, 7, 7, 7, 5]
PAGES = {"2025-26.pdf": 30, "2024-25.pdf": 27}


@pytest.fixture(scope="module", params=sorted(ITEMS))
def named(request: pytest.FixtureRequest) -> tuple[str, Document]:
    name = str(request.param)
    return name, extract_document(pages_of((RAW / name).read_bytes(), name))


def with_printed_header(table: Table) -> int:
    """Rows that are items; the header row is not known as one where it is not repeated."""
    return items(table) - (table.header_row_count == 0)


def test_every_section_is_one_table(named: tuple[str, Document]) -> None:
    name, document = named
    assert len(document.pages) == PAGES[name]
    assert [table.column_count for table in document.tables] == COLUMNS


def test_every_table_has_its_items(named: tuple[str, Document]) -> None:
    name, document = named
    assert [with_printed_header(table) for table in document.tables] == ITEMS[name]


SECTIONS = {"council": 0, "s2_1": 1, "s2_3": 3, "s2_6": 6, "language": 8}


@pytest.mark.parametrize("section", SECTIONS)
def test_rows_are_those_read_by_people(named: tuple[str, Document], section: str) -> None:
    name, document = named
    path = GOLD / name.removesuffix(".pdf") / f"{section}.text.json"
    table = document.tables[SECTIONS[section]]
    assert table.row_count - 1 == len(json.loads(path.read_text("utf-8")))


def test_cells_lie_where_people_see_them() -> None:
    document = extract_document(pages_of((RAW / "2025-26.pdf").read_bytes()))
    read = {
        (part.page, *(round(value / 3) for value in part.box[:2])): part.box
        for table in document.tables
        for cell in table.cells
        for part in cell.parts
    }
    seen = json.loads((GOLD / "2025-26" / "geometry.json").read_text("utf-8"))
    assert len(seen) > 500
    for cell in seen:
        x0, y0 = (round(value / 3) for value in cell["bbox"][:2])
        near = [read.get((cell["page"], x0 + i, y0 + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        assert any(box == pytest.approx(tuple(cell["bbox"]), abs=2) for box in near if box), cell


def test_at_most_one_join_is_doubtful(named: tuple[str, Document]) -> None:
    _, document = named
    assert sum(len(table.doubtful_joins) for table in document.tables) <= 1


def test_every_join_is_explained(named: tuple[str, Document]) -> None:
    _, document = named
    for table in document.tables:
        assert (
            sum("same column lines" in join for join in table.join_reasons) == len(table.pages) - 1
        )
        for cell in table.cells:
            assert len(cell.join_reasons) == len(cell.parts) - 1


def test_cells_do_not_overlap_and_fill_the_table(named: tuple[str, Document]) -> None:
    _, document = named
    assert document.tables and all(map(tiles_its_grid, document.tables))


def test_boxes_lie_on_their_page_and_in_their_table(named: tuple[str, Document]) -> None:
    _, document = named
    for table in document.tables:
        boxes = dict(table.boxes)
        for cell in table.cells:
            for part in cell.parts:
                assert boxes[part.page].encloses(part.box, 1)
                assert part.text_bottom is None or part.box.y0 < part.text_bottom < part.box.y1 + 4


def test_pages_by_themselves_join_nothing(named: tuple[str, Document]) -> None:
    name, document = named
    alone = extract_document(pages_of((RAW / name).read_bytes(), name), per_page=True)
    assert len(alone.tables) == sum(len(table.pages) for table in document.tables)
    assert all(len(cell.parts) == 1 for table in alone.tables for cell in table.cells)


def test_the_same_file_gives_the_same_document(named: tuple[str, Document]) -> None:
    name, document = named
    assert extract_document(pages_of((RAW / name).read_bytes(), name)) == document
