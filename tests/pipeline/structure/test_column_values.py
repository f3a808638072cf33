"""Cells of a row → what its columns say: marks of quarters, a beginning and an end, a session."""

from __future__ import annotations

import pytest

from tests.support.event_plans import TITLE
from tests.support.made_plans import Ruled, Text, made_dataset


def test_columns_of_quarters_give_the_titles_of_those_marked() -> None:
    rows = [
        ("№", "Иш-чаралар", "Чейректер", "<", "<", "Жооптуулар"),
        ("^", "^", "I", "II", "III", "^"),
        ("1", "а өткөрүү", "+", "", "х", "Декан"),
        ("2", "б өткөрүү", "жыл бою", "<", "<", "Декан"),
    ]
    found = made_dataset(Text("2026-жылга карата иш планы"), Ruled(rows)).sections[0]
    assert [one["deadline"] for one in found.rows] == ["I, III", "жыл бою"]
    assert [one["deadline_kind"] for one in found.rows] == ["months", "year"]
    assert str(found.rows[0]["deadline_end"]) == "2026-09-30"


def test_any_sign_marks_a_quarter_but_a_dash_or_none() -> None:
    rows = [
        ("Иш-чаралар", "I чейрек", "II чейрек", "Жооптуулар"),
        ("а өткөрүү", "\uf0fc", "-", "Декан"),
        ("б өткөрүү", "—", "★", "Декан"),
    ]
    found = made_dataset(Text("2026-жылга карата иш планы"), Ruled(rows)).sections[0]
    assert [one["deadline"] for one in found.rows] == ["I чейрек", "II чейрек"]


def test_a_beginning_and_an_end_are_one_deadline() -> None:
    rows = [("№", "Иш-чаралар", "Башталышы", "Аяктоосу"), ("1", "а", "02.02.2026", "27.02.2026")]
    (one,) = made_dataset(TITLE, Ruled(rows)).sections[0].rows
    assert one["deadline"] == "02.02.2026 – 27.02.2026"
    assert (one["deadline_kind"], str(one["deadline_end"])) == ("range", "2026-02-27")


def test_a_session_in_a_column() -> None:
    header = ("Отурум", "Каралуучу маселелер", "Баяндамачы")
    rows = [("1-отурум, сентябрь", "а жөнүндө", "Декан"), ("^", "б жөнүндө", "Декан")]
    section = made_dataset(TITLE, Ruled([header, *rows])).sections[0]
    assert section.kind == "council"
    assert [(one["session_no"], str(one["session_month"])) for one in section.rows] == [
        (1, "2025-09-01")
    ] * 2


def test_a_month_and_its_day_in_columns_of_their_own() -> None:
    rows = [
        ("Айы", "Иш-чаралар", "Күнү", "Жооптуулар"),
        ("Март", "а өткөрүү", "21-март", "Декан"),
        ("^", "б өткөрүү", "26–28", "Декан"),
    ]
    found = made_dataset(Text("2026-жылга карата иш планы"), Ruled(rows)).sections[0].rows
    assert [one["deadline"] for one in found] == ["Март, 21-март", "Март, 26–28"]
    assert [str(one["deadline_start"]) for one in found] == ["2026-03-21", "2026-03-26"]


def test_a_column_without_a_title_counts_the_rows() -> None:
    rows = [("", "Иш-чаралар", "Жооптуулар"), ("1", "а өткөрүү", "Декан")]
    (one,) = made_dataset(TITLE, Ruled(rows)).sections[0].rows
    assert (one["item_no"], one.get("other")) == ("1", None)


def test_a_quarter_is_marked_by_its_own_title_too() -> None:
    rows = [
        ("№", "Иш-чаралар", "Чейректер", "<", "<", "Жооптуулар"),
        ("^", "^", "I", "II", "III", "^"),
        ("1", "а өткөрүү", "", "II", "ІІІ", "Декан"),
    ]
    (one,) = made_dataset(Text("2026-жылга карата иш планы"), Ruled(rows)).sections[0].rows
    assert one["deadline"] == "II, III"
    assert str(one["deadline_start"]) == "2026-04-01"


def test_a_column_that_says_when_and_by_whom_is_two() -> None:
    rows = [
        ("№", "Иш-чаралар", "Мөөнөтү жана жооптуулар"),
        ("1", "а өткөрүү", "сентябрь, Декан"),
        ("2", "б өткөрүү", "Декан"),
        ("3", "в өткөрүү", "каникулда декан"),
    ]
    made = made_dataset(TITLE, Ruled(rows))
    found = made.sections[0].rows
    assert [(one["deadline"], one.get("responsible")) for one in found] == [
        ("сентябрь", "Декан"),
        (None, "Декан"),
        ("каникулда декан", None),
    ]
    assert [one["party"] for one in made.responsibles] == ["Декан", "Декан"]
    told = [one for one in made.findings if "not certain what is" in str(one["message"])]
    assert [one["detail"] for one in told] == ["каникулда декан"]


def test_a_column_that_says_when_and_where_is_two() -> None:
    rows = [
        ("№", "Иш-чаралар", "Дата и место", "Жооптуулар"),
        ("1", "а өткөрүү", "15 мая, актовый зал", "Декан"),
    ]
    (one,) = made_dataset(TITLE, Ruled(rows)).sections[0].rows
    assert (one["deadline"], one["place"], one["responsible"]) == ("15 мая", "актовый зал", "Декан")


def test_a_total_in_another_currency_is_not_compared_with_som() -> None:
    rows = [
        ("№", "Иш-чаралар", "Мөөнөтү", "Бюджет, USD"),
        ("1", "а өткөрүү", "май", "450"),
        ("2", "б өткөрүү", "май", "1 200"),
        ("", "Бардыгы", "", "1 650"),
    ]
    made = made_dataset(TITLE, Ruled(rows))
    assert [(one["amount_kgs"], str(one["amount"]), one["currency"]) for one in made.funding] == [
        (None, "450.00", "USD"),
        (None, "1200.00", "USD"),
    ]
    assert "total_differs" not in {one["code"] for one in made.findings}


def test_months_by_their_roman_numbers() -> None:
    rows = [
        ("№", "Иш-чаралар", "Айлар", "<", "<", "<", "<", "Жооптуулар"),
        ("^", "^", "IX", "XII", "I", "IV", "V", "^"),
        ("1", "а өткөрүү", "+", "", "", "+", "", "Декан"),
        ("2", "б өткөрүү", "", "", "", "", "+", "Декан"),
    ]
    found = made_dataset(TITLE, Ruled(rows)).sections[0].rows
    assert [one["deadline"] for one in found] == ["IX, IV", "V"]
    assert [str(one["deadline_start"]) for one in found] == ["2025-09-01", "2026-05-01"]
    assert [str(one["deadline_end"]) for one in found] == ["2026-04-30", "2026-05-31"]


@pytest.mark.parametrize(
    ("above", "marks", "deadlines"),
    [
        (("План (чейрек)", "Аткарылышы (чейрек)"), "I II III IV", "2026-01-01 2026-07-01"),
        (("План (жарым жылдык)", "Факт (жарым жылдык)"), "I II II I", "2026-01-01 2026-07-01"),
        (("2026-жыл", "Алдын ала"), "I II III IV", "2026-01-01 2026-07-01"),
        (("Март айы", "Июнь айы"), "1 2 3 4", "2026-03-01 2026-06-01"),
        (("Ай жумалары", "Ай жумалары"), "1 2 3 4", "None None"),
        (("2026-жылдын айлары", "Аткарылышы (ай)"), "I II V VI", "2026-01-01 2026-05-01"),
    ],
)
def test_numbers_count_what_the_title_above_says(
    above: tuple[str, str], marks: str, deadlines: str
) -> None:
    first, second, *others = marks.split()
    rows = [
        ("Иш-чаралар", above[0], "<", above[1], "<", "Жооптуулар"),
        ("^", first, second, *others, "^"),
        ("а өткөрүү", "+", "", "", "", "Декан"),
        ("б өткөрүү", "", "", "+", "", "Декан"),
    ]
    found = made_dataset(Text("2026-жылга карата иш планы"), Ruled(rows)).sections[0].rows
    assert [str(one.get("deadline_start")) for one in found] == deadlines.split()


def test_school_classes_are_no_months() -> None:
    rows = [
        ("Иш-чаралар", "Класстар", "<", "<", "<", "<", "Жооптуулар"),
        ("^", "V", "VI", "VII", "VIII", "IX", "^"),
        ("а өткөрүү", "", "+", "+", "", "", "Декан"),
    ]
    (one,) = made_dataset(Text("2026-жылга карата иш планы"), Ruled(rows)).sections[0].rows
    assert (one.get("deadline"), one["deadline_kind"]) == (None, "none")
    assert len(one["other"]) == 2


def test_a_column_of_numbers_that_do_not_count_the_rows_is_no_number() -> None:
    rows = [
        ("Иш-чаралар", "Базалык маани", "Максаттуу мааниси", "Мөөнөтү", "Жооптуулар"),
        ("а өткөрүү", "0", "300", "май", "Декан"),
        ("б өткөрүү", "5", "20", "май", "Декан"),
        ("в өткөрүү", "2", "10", "май", "Декан"),
    ]
    section = made_dataset(TITLE, Ruled(rows)).sections[0]
    assert section.kind == "events"
    first = section.rows[0]
    assert first["other"] == [
        {"title": "Базалык маани", "text": "0"},
        {"title": "Максаттуу мааниси", "text": "300"},
    ]
