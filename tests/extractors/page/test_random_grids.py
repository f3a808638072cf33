"""Any table that can be drawn is read back as drawn."""

from __future__ import annotations

from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.extract import extract_document
from tests.support.grids import Item, Place, Row, places
from tests.support.pdfs import BORDERS, Pdf
from tests.support.tables import read_places, tiles_its_grid


@st.composite
def tables(draw: st.DrawFn, columns: int | None = None) -> list[Row]:
    """Tables of random size and spans; in each row and column some cell begins."""
    rows, columns = draw(st.integers(2, 7)), columns or draw(st.integers(2, 6))
    owner = {(row, column): (row, column) for row in range(rows) for column in range(columns)}
    for _ in range(draw(st.integers(0, 5))):
        top, left = draw(st.integers(0, rows - 1)), draw(st.integers(0, columns - 1))
        down, right = draw(st.integers(1, 3)), draw(st.integers(1, 4))
        block = [
            (row, column)
            for row in range(top, min(top + down, rows))
            for column in range(left, min(left + right, columns))
        ]
        sizes = list(owner.values())
        if all(sizes.count(owner[square]) == 1 for square in block):
            owner |= dict.fromkeys(block, (top, left))
    firsts = sorted(set(owner.values()))
    kept_rows = sorted({row for row, _ in firsts})
    kept_columns = sorted({column for _, column in firsts})
    out: list[Row] = []
    for row in kept_rows:
        cells: list[str | Item] = []
        for first in (first for first in firsts if first[0] == row):
            own = [square for square, by in owner.items() if by == first]
            down = len({r for r, _ in own} & set(kept_rows))
            right = len({c for _, c in own} & set(kept_columns))
            text = draw(st.text("abcdefghxyz", max_size=6))
            cells.append(Item(text, rows=down, columns=right))
        out.append(cells)
    return out


def is_table(cells: list[Place]) -> bool:
    """A single cell is a box, and cells without any text are a form's lines."""
    return len(cells) > 1 and any(cell.text for cell in cells)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables(), st.sampled_from(BORDERS), st.integers(0, 1))
def test_a_table_is_read_back_as_drawn(rows: list[Row], borders: str, page: int) -> None:
    pdf = Pdf()
    if page:
        pdf.page((842, 595))
    pdf.table(rows, borders=borders, widths=None, y=60)
    expected = [places(rows)] if is_table(places(rows)) else []
    assert [read_places(table) for table in pdf.read().tables] == expected


STROKES = tuple(border for border in BORDERS if border not in ("boxes", "apart"))
"""The ways to draw one stretch of a side by itself."""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.integers(0, 2**32), st.sampled_from([0.0, 0.05, 0.2, 0.5]))
def test_cells_tile_their_grid_whatever_is_drawn(
    data: st.DataObject, seed: int, missing_share: float
) -> None:
    """Sides of all kinds, some of them not drawn, over page breaks too: no hole, no overlap."""
    random = Random(seed)
    widths = [random.choice((20.0, 45.0, 90.0)) for _ in range(data.draw(st.integers(2, 5)))]
    pdf = Pdf()
    for page in range(data.draw(st.integers(1, 3))):
        if page:
            pdf.page()
        rows = data.draw(tables(columns=len(widths)))
        own_columns = max(place.column + place.columns for place in places(rows))
        pdf.table(
            rows,
            widths=widths[:own_columns],
            heights=[random.choice((18.0, 30.0, 60.0)) for _ in rows],
            border_of=lambda _: None if random.random() < missing_share else random.choice(STROKES),
        )
    pages = pdf.pages()
    for per_page in (True, False):
        document = extract_document(pages, per_page=per_page)
        assert all(map(tiles_its_grid, document.tables))


def test_a_cell_under_two_goes_on_both() -> None:
    """A merged cell below a break under two columns that its page does not part."""
    pdf = Pdf()
    top = ["aa", "bb", "cc", "dd"]
    last = ["ab", "cd", "ef", "gh"]
    pdf.table([top, last], y=700, open_foot=True)
    pdf.page()
    pdf.table(
        [["more", Item("text", rows=2, columns=2), "end"], ["x", "y"], ["k", "l", "m", "n"]],
        y=60,
        open_top=True,
    )
    document = pdf.read()
    assert all(map(tiles_its_grid, document.tables))
    assert "text" in {
        line.text for t in document.tables for c in t.cells for p in c.parts for line in p.lines
    }


def test_a_header_whose_cells_reach_into_the_rows_below_is_none() -> None:
    """A part that repeats the one above as a whole, its first row with merged cells among it."""
    part = [
        ["one", "two", Item("three", rows=2), Item("four", rows=3), "five"],
        ["a", "b", "c"],
        [Item("d", columns=2), "e", "f"],
    ]
    pdf = Pdf()
    pdf.table(part, y=600)
    pdf.page()
    pdf.table(part, y=200)
    tables = pdf.read().tables
    assert tables and all(map(tiles_its_grid, tables))
