"""Filled rows divide no row beside them whose cells are drawn."""

from __future__ import annotations

from extractors.fills.fill_borders import add_fill_borders
from extractors.records.page_marks import PaintedArea, RulingLine, Word
from extractors.records.read_pages import Page

GREY = 0.8, 0.8, 0.8
LEFT, MIDDLE, RIGHT = 50.0, 90.0, 300.0


def page_with(vertical: list[RulingLine]) -> Page:
    """Two filled rows, one above the other with a bare one between, and a high bare one below."""
    fills = [
        PaintedArea(x0, y0, x1, y0 + 18, *GREY)
        for y0 in (100.0, 136.0)
        for x0, x1 in ((LEFT, MIDDLE), (MIDDLE, RIGHT))
    ]
    words: list[Word] = []
    for y in (103.0, 121.0, 139.0, 157.0):
        words += [Word(55, y, 65, y + 10, "1"), Word(95, y, 150, y + 10, "word")]
    levels = [RulingLine(y, LEFT, RIGHT) for y in (100.0, 118.0, 136.0, 154.0, 202.0)]
    return Page(1, 595, 842, words, levels, vertical, 40, areas=fills)


def drawn_levels(page: Page) -> list[float]:
    return [rule.position for rule in add_fill_borders(page).horizontal]


def test_a_bare_row_below_a_filled_one_is_as_high_as_those_between() -> None:
    assert 172.0 in drawn_levels(page_with([]))


def test_a_row_whose_sides_are_drawn_ends_where_its_own_lines_are() -> None:
    drawn = [RulingLine(x, 100, 202) for x in (LEFT, MIDDLE, RIGHT)]
    assert drawn_levels(page_with(drawn)) == [100, 118, 136, 154, 202]


def test_filled_rows_of_two_drawn_tables_are_not_one_stack() -> None:
    drawn = [
        RulingLine(x, *ends) for x in (LEFT, MIDDLE, RIGHT) for ends in ((80, 118), (136, 202))
    ]
    page = add_fill_borders(page_with(sorted(drawn)))
    assert page.vertical == sorted(drawn)


def test_a_title_between_two_tables_with_filled_headers_is_no_row() -> None:
    """The first table has a drawn row below its header, and ends above the title."""
    drawn = sorted(
        RulingLine(x, *ends) for x in (LEFT, MIDDLE, RIGHT) for ends in ((100, 126), (136, 202))
    )
    assert add_fill_borders(page_with(drawn)).vertical == drawn
