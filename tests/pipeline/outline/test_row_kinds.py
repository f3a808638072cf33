"""What each row of a table is: an item, a heading, a header once more, or a row of numbers."""

from __future__ import annotations

import pytest

from tests.support.event_plans import HEADER, TITLE, across, doubts, row, shape
from tests.support.made_plans import Ruled, Text, made_dataset


@pytest.mark.parametrize("heading", [("", "Сабак иштери", "", ""), ("I", "Сабак иштери", "", "")])
def test_a_group_title_as_an_ordinary_row(heading: tuple[str, ...]) -> None:
    found = made_dataset(TITLE, Ruled([HEADER, heading, row("1", "а"), row("2", "б")]))
    printed = " ".join(filter(None, heading))
    assert [one["subsection"] for one in found.sections[0].rows] == [printed, printed]


def test_a_number_beside_a_title_over_the_other_columns_begins_a_section() -> None:
    heads = [("I", *across("Окуу иштери", 3)), ("II", *across("Тарбия иштери", 3))]
    rows = [HEADER, heads[0], row("1", "а"), row("2", "б"), heads[1], row("1", "в")]
    found = made_dataset(TITLE, Ruled(rows))
    assert shape(found) == {"I": ["а өткөрүү", "б өткөрүү"], "II": ["в өткөрүү"]}
    assert [part.title for part in found.sections] == ["I Окуу иштери", "II Тарбия иштери"]


def test_an_action_over_all_columns_that_goes_on_the_numbers_is_an_item() -> None:
    rows = [HEADER, row("1", "а"), ("2", *across("Эс алуу өткөрүү", 3)), row("3", "б")]
    found = made_dataset(TITLE, Ruled(rows))
    assert [one["event"] for one in found.sections[0].rows][1] == "Эс алуу өткөрүү"


def test_months_above_rows_are_their_deadlines_and_no_subsections() -> None:
    rows = [("№", "Иш-чара", "Жооптуулар"), across("СЕНТЯБРЬ", 3), ("1", "а өткөрүү", "Декан")]
    found = made_dataset(TITLE, Ruled([*rows, across("ОКТЯБРЬ", 3), ("2", "б өткөрүү", "Декан")]))
    section = found.sections[0]
    assert [one["deadline"] for one in section.rows] == ["СЕНТЯБРЬ", "ОКТЯБРЬ"]
    assert [str(one["deadline_start"]) for one in section.rows] == ["2025-09-01", "2025-10-01"]
    assert not any(one["subsection"] for one in section.rows)
    assert not doubts(found)


def test_a_question_that_looks_like_a_header_is_a_question() -> None:
    questions = (
        "Иш-чаралардын мөөнөтү жөнүндө",
        "Жооптуулардын отчету",
        "Күтүлүүчү натыйжа жана көрсөткүчтөр",
        "Милдеттер жана чаралар",
        "Каржылоо булагы",
        "Мөөнөтү",
    )
    rows = [("Маселелер", "Баяндамачы"), *((text, "Аткаруучулар") for text in questions)]
    found = made_dataset(TITLE, Ruled(rows))
    assert shape(found) == {"s1": list(questions)}
    assert found.sections[0].kind == "council"


def test_repeated_headers_and_rows_of_numbers_are_no_items() -> None:
    numbers = ("1", "2", "3", "4")
    rows = [HEADER, numbers, row("1", "а"), HEADER, numbers, row("2", "б")]
    found = made_dataset(TITLE, Text("1. ОКУУ"), Ruled(rows))
    assert shape(found) == {"1": ["а өткөрүү", "б өткөрүү"]}
    places = {place: count for place, count in found.row_ledger.items() if count}
    assert places == {"printed": 6, "header": 2, "numbers": 2, "item": 2}
