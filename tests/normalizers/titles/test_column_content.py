"""Columns are judged by their cells where no title says what they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.column_content import infer_from_cells
from normalizers.titles.column_titles import TableHeader, parse_header, read_header


def titled(*titles: str) -> TableHeader:
    """What titles say by themselves, whether or not it is enough."""
    header = read_header(titles)
    assert header is not None
    return header


def test_what_the_cells_say_where_the_title_does_not() -> None:
    header = titled("№", "Маселенин аталышы", "")
    people = ["Ректор", "АИ боюнча проректор", "Директорлор", "Баары"]
    judged = infer_from_cells(header, [["1."] * 4, ["Отчёт"] * 4, people])
    assert judged.keys == ("no", "item", "responsible")
    assert judged.evidence[2] == "responsible: 75% of its cells read like it"


def test_the_longest_cells_are_the_action_where_no_title_is() -> None:
    header = titled("№", "Эмне", "Мөөнөтү", "Жооптуулар", "Бул")
    long, short = ["Окуу планын кайра карап чыгуу жана бекитүү"] * 3, ["бар"] * 3
    judged = infer_from_cells(header, [["1"] * 3, long, [], [], short])
    assert (judged.keys, judged.is_of_plan) == (
        ("no", "event", "deadline", "responsible", None),
        True,
    )


@pytest.mark.parametrize("cells", [["Ректор", "Отчёт", "Буйрук", "Анализ"], ["Ректор", ""], []])
def test_cells_that_do_not_agree_or_are_few_say_nothing(cells: list[str]) -> None:
    header = titled("№", "Маселенин аталышы", "")
    assert infer_from_cells(header, [[], [], cells]).keys == header.keys


def test_cells_never_give_a_key_twice() -> None:
    header = titled("№", "Маселенин аталышы", "Жооптуулар", "")
    cells = [[], [], ["Ректор"] * 4, ["Декан"] * 4]
    assert infer_from_cells(header, cells).keys == ("no", "item", "responsible", None)


@pytest.mark.parametrize(
    "cells",
    [
        ["Иш-чаралардын планын бекитүү", "Лекция окуу", "Бурч жабдуу"],
        ["Проведение семинара", "Разработка правил", "Выставка рисунков"],
    ],
)
def test_what_is_done_lies_right_of_what_is_aimed_at(cells: list[str]) -> None:
    header = titled("№", "Стратегиялык милдеттер", "чрлр", "Мөөнөтү", "Жооптуулар")
    judged = infer_from_cells(header, [[], ["Базаны жаңылоо"] * 3, cells, [], []])
    assert judged.keys == ("no", "task", "measure", "deadline", "responsible")


def test_what_is_not_done_is_no_action() -> None:
    header = titled("№", "Милдеттер", "Тобокелдиктер", "Мөөнөтү", "Жооптуулар")
    cells = ["адистердин жетишсиздиги", "аба ырайы", "каражаттын жоктугу"]
    judged = infer_from_cells(header, [[], ["Базаны жаңылоо"] * 3, cells, [], []])
    assert judged.keys == ("no", "event", None, "deadline", "responsible")


TITLES = st.text(max_size=30) | st.sampled_from(["Маселелер", "Чаралар", "Мөөнөтү", "Жооптуулар"])


@given(st.lists(TITLES, max_size=9), st.lists(st.lists(TITLES, max_size=5), min_size=9, max_size=9))
def test_any_texts_are_taken(titles: list[str], cells: list[list[str]]) -> None:
    meaning = parse_header(titles)
    if meaning is not None:
        judged = infer_from_cells(meaning, cells[: len(titles)])
        assert len(judged.keys) == len(judged.evidence) == len(judged.roles) == len(titles)


@pytest.mark.parametrize(
    ("title", "cell", "key"),
    [
        ("", "120 000", "funding"),
        ("", "2024", None),
        ("Инвентарь", "1024", None),
        ("Коноктор", "41000", None),
        ("Инвентарь", "120 000 сом", "funding"),
    ],
)
def test_bare_numbers_are_sums_only_where_no_title_says_otherwise(
    title: str, cell: str, key: str | None
) -> None:
    header = titled("№", "Иш-чара", title)
    assert infer_from_cells(header, [[], [], [cell] * 4]).keys[2] == key


@pytest.mark.parametrize(
    ("cell", "key"), [("май", "deadline"), ("майда", "deadline"), ("майрамдык кече", None)]
)
def test_the_month_of_may_is_no_holiday(cell: str, key: str | None) -> None:
    header = titled("№", "Иш-чара", "")
    assert infer_from_cells(header, [[], [], [cell] * 4]).keys[2] == key
