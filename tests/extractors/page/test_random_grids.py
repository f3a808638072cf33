"""Any table that can be drawn is read back as drawn."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.grids import Item, Place, Row, places
from tests.support.pdfs import BORDERS, Pdf
from tests.support.tables import read_places


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    """Tables of random size and spans; in each row and column some cell begins."""
    rows, columns = draw(st.integers(2, 7)), draw(st.integers(2, 6))
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
