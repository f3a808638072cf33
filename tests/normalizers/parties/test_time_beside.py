"""Cells that say when, and by whom or where."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.parties.time_beside import (
    TimeBeside,
    split_time_and_party,
    split_time_and_place,
)

TIMES = st.sampled_from(
    [
        "до 15 марта",
        "ежемесячно",
        "сентябрь, декабрь",
        "2025-ж. октябрь",
        "1 раз в квартал",
        "дайыма",
    ]
)
PARTIES = st.sampled_from(
    [
        "директор",
        "главный бухгалтер",
        "Усенова Г.К.",
        "ОИБ б-ча директордун орун басары",
        "ПЦК",
        "Башкы дарыгер",
        "Декан",
    ]
)


@given(time=TIMES, party=PARTIES, sign=st.sampled_from([" ", ", ", "; ", " – "]))
def test_a_time_and_a_party_are_parted_in_any_order(time: str, party: str, sign: str) -> None:
    assert split_time_and_party(f"{time}{sign}{party}") == TimeBeside(time, party)
    assert split_time_and_party(f"{party}{sign}{time}") == TimeBeside(time, party)


def test_a_cell_may_say_one_of_both() -> None:
    assert split_time_and_party("постоянно") == TimeBeside("постоянно", "")
    assert split_time_and_party("Окуу бөлүмү жана деканат") == TimeBeside(
        "", "Окуу бөлүмү жана деканат"
    )
    named = "Жер адиси, Кожомкулов Ж.Н."  # no “ж.” of a year
    assert split_time_and_party(named) == TimeBeside("", named)


@pytest.mark.parametrize(
    "text",
    [
        "в дни каникул завуч",
        "пландын негизинде окуу бөлүмү",
        "ар айдын 5ине чейин бухгалтер",
        "Ректорат март, апрель деканаттар",
        "По плану методиста",
        "по графику деканата",
        "Согласно приказу ректора",
        "В течение года, по плану кафедры",
        "май, по приказу ректора",
        "В сроки, установленные приказом ректора",
        "ноябрь, ко дню матери, классные руководители",
        "Деканаттын графиги боюнча",
        "ректордун буйругуна ылайык",
        "Бөлүм башчысынын макулдугу менен, май",
        "директордун макулдугу менен",
    ],
)
def test_what_is_not_certain_stays_whole(text: str) -> None:
    assert split_time_and_party(text) is None


def test_where_the_author_began_a_line_a_time_may_be_untold() -> None:
    assert split_time_and_party("в дни каникул завуч", (13,)) == TimeBeside(
        "в дни каникул", "завуч"
    )
    assert split_time_and_party("Маликов директор", (7,)) == TimeBeside("", "Маликов директор")


def test_what_recurs_takes_no_office_in() -> None:
    found = split_time_and_party("ежеквартально главный специалист")
    assert found == TimeBeside("ежеквартально", "главный специалист")


@pytest.mark.parametrize(
    ("text", "time", "place"),
    [
        ("15 мая, актовый зал", "15 мая", "актовый зал"),
        ("Спорт залы, 12-апрель", "12-апрель", "Спорт залы"),
        ("Актовый зал", "", "Актовый зал"),
    ],
)
def test_a_time_and_a_place(text: str, time: str, place: str) -> None:
    assert split_time_and_place(text) == TimeBeside(time, place)


def test_a_place_needs_a_sign_before_it() -> None:
    assert split_time_and_place("18-май Борбордук аянт") is None
    assert split_time_and_place("18-май Борбордук аянт", (6,)) == TimeBeside(
        "18-май", "Борбордук аянт"
    )
