"""Cells of a row → what its columns say: marks of quarters, a beginning and an end, a session."""

from __future__ import annotations

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
