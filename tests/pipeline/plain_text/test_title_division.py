"""Words of printed lines, divided into titles of columns of any table."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pipeline.plain_text.title_division import HeaderWord, divide_into_titles


def titles(*lines: str, in_lower_case: bool = False) -> list[str]:
    """The titles in some lines."""
    words = [
        HeaderWord(text, number, place == 0, place == len(line.split()) - 1)
        for number, line in enumerate(lines)
        for place, text in enumerate(line.split())
    ]
    bounds = divide_into_titles(words, in_lower_case=in_lower_case).bounds
    return [" ".join(word.text for word in words[a:b]) for a, b in pairwise(bounds)]


@pytest.mark.parametrize(
    "header",
    [
        ["Ответственный", "Дата проведения", "Место", "Содержание мероприятия"],
        ["№", "Виды работ", "Стоимость, тыс. сомов", "Участники", "Исполнитель"],
        ["К/н", "Күн тартиби", "Аткарылуу мөөнөтү", "Ким даярдайт"],
        ["ИШТИН ТҮРЛӨРҮ", "КИМ ЖООП БЕРЕТ", "МӨӨНӨТҮ"],
    ],
)
def test_titles_in_any_order_and_case(header: list[str]) -> None:
    assert titles(*header) == header


def test_titles_in_lower_case_begin_with_a_line() -> None:
    lines = ("№ п/п", "задача", "меры", "срок", "исполнения", "ответственные", "лица")
    assert titles(*lines, in_lower_case=True) == [
        *("№ п/п", "задача", "меры", "срок исполнения", "ответственные лица"),
    ]


def test_the_second_line_of_a_title_is_none_of_its_own() -> None:
    lines = ("Иш-чаранын", "Аталышы", "Жооптуу", "Аткаруучулар", "Мөөнөтү")
    assert titles(*lines) == ["Иш-чаранын Аталышы", "Жооптуу Аткаруучулар", "Мөөнөтү"]


def test_a_title_that_says_nothing_known_stands_between_others() -> None:
    lines = ("№", "Иш-чаралар", "Байланыш телефону", "Мөөнөтү", "Жооптуулар", "Отчет")
    assert titles(*lines) == list(lines[:-1])


def test_what_holds_a_number_is_no_title() -> None:
    assert titles("Иш-чаралар", "Мөөнөтү", "Жооптуу 1") == ["Иш-чаралар", "Мөөнөтү"]
