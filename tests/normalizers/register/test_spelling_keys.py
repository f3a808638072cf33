"""The keys that plain variants of a name share."""

from __future__ import annotations

import pytest

from normalizers.register.spelling_keys import (
    make_person_key,
    make_unit_key,
    split_alternatives,
    split_definition,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Башкы инженердин кызматы", "башкы инженер кызматы"),
        ("АРБ", "APБ"),  # with Latin letters
        ("«Жаштар борбору»", "жаштар борбору"),
        ("каф.", "кафедра"),
        ("институттар", "Институт"),
        ("1-терапия бөлүмү", "№ 1 терапия бөлүмү"),
        ("5-«а» класс", "5-а класс"),
    ],
)
def test_variants_have_one_key(one: str, other: str) -> None:
    assert make_unit_key(one) == make_unit_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("АЧИ", "АЧБ"),
        ("1-кафедра", "2-кафедра"),
        ("11-класс", "1-класс"),
        ("Окуу бөлүмү", "Илим бөлүмү"),
    ],
)
def test_other_names_have_others(one: str, other: str) -> None:
    assert make_unit_key(one) != make_unit_key(other)


def test_signs_alone_are_no_name() -> None:
    assert make_unit_key("– …") == ""


def test_initials_stand_behind_the_name_wherever_they_are_printed() -> None:
    keys = {make_person_key(name) for name in ("Асанов А.Б.", "А.Б. Асанов", "Асанов А. Б")}
    assert len(keys) == 1


def test_a_definition_in_brackets() -> None:
    assert split_definition("жогорку мектептер (ЖМ)") == ("жогорку мектептер", "ЖМ")
    assert split_definition("кафедра (окуу)") is None


def test_a_slash_in_the_last_word_gives_two_readings() -> None:
    assert split_alternatives("кызмат көрсөтүү/кызматы") == ("кызмат көрсөтүү", "кызмат кызматы")
    assert split_alternatives("окуу бөлүмү") == ("окуу бөлүмү",)
