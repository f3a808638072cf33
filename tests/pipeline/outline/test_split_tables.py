"""One ruled table that holds two sections is taken apart where the second begins."""

from __future__ import annotations

from tests.support.made_plans import NewPage, Ruled, codes, made_dataset
from tests.support.plan_frame import LIST
from tests.support.plan_parts import strategy, strategy_title


def across(text: str) -> tuple[str, ...]:
    """A row of one cell over all seven columns."""
    return (text, *["<"] * 6)


def steps(table: Ruled, *, titled: bool = True) -> dict[str, list[object]]:
    """The steps of each section of a plan with one table."""
    above = (strategy_title("2.1"),) if titled else ()
    found = made_dataset(*above, table, *LIST)
    assert codes(found) == []
    return {section.section: [row["step"] for row in section.rows] for section in found.sections}


def test_a_title_in_a_row_of_its_own() -> None:
    title = strategy_title("2.2").text
    table = Ruled([*strategy("а").rows, across(title), *strategy("б").rows])
    found = made_dataset(strategy_title("2.1"), table, *LIST)
    assert steps(table) == {"2.1": ["а тизме", "а анкета"], "2.2": ["б тизме", "б анкета"]}
    assert found.sections[1].title == title
    assert [cell["text"] for cell in found.cells].count(title) == 0


def test_titles_only_in_rows_of_their_own() -> None:
    upper, lower = (across(strategy_title(number).text) for number in ("2.1", "2.2"))
    table = Ruled([upper, *strategy("а").rows, lower, *strategy("б").rows])
    assert steps(table, titled=False) == {
        "2.1": ["а тизме", "а анкета"],
        "2.2": ["б тизме", "б анкета"],
    }


def test_each_part_is_a_table_of_its_own_in_cells() -> None:
    title = across(strategy_title("2.2").text)
    table = Ruled([*strategy("а").rows, title, *strategy("б").rows])
    found = made_dataset(strategy_title("2.1"), table, *LIST)
    places = {
        name: {(cell["table"], cell["row"]) for cell in found.cells if cell["section"] == name}
        for name in ("2.1", "2.2")
    }
    assert places == {"2.1": {(1, 1), (1, 2), (1, 3)}, "2.2": {(2, 1), (2, 2), (2, 3)}}


def test_a_numbered_row_without_a_header_under_it_is_no_section() -> None:
    rows = [*strategy("а").rows, across("2.2. Кошумча иштер"), *strategy("б").rows[1:]]
    assert steps(Ruled(rows)) == {"2.1": ["а тизме", "а анкета", "б тизме", "б анкета"]}


def test_the_second_part_goes_on_over_the_page() -> None:
    title = across(strategy_title("2.2").text)
    table = Ruled([*strategy("а").rows, title, *strategy("б").rows])
    more = Ruled([strategy("в").rows[0], strategy("в").rows[1]])
    found = made_dataset(strategy_title("2.1"), table, NewPage(), more, *LIST)
    assert [[row["step"] for row in section.rows] for section in found.sections] == [
        ["а тизме", "а анкета"],
        ["б тизме", "б анкета", "в тизме"],
    ]
    assert [row["page_first"] for row in found.sections[1].rows] == [1, 1, 2]
