"""A section's title in the last row of a page, its table on the next."""

from __future__ import annotations

import pytest

from tests.support.made_plans import NewPage, Ruled, Text, made_dataset

TITLE = Text("2025-2026-окуу жылына карата\nИШ ПЛАНЫ")
HEADER = ("№", "Иш-чара", "Мөөнөтү", "Жооптуулар")


def row(number: str, text: str) -> tuple[str, ...]:
    return (number, f"{text} өткөрүү", "Март", "Декан")


@pytest.mark.parametrize("title", ["2. ТАРБИЯ ИШТЕРИ", "II. ТАРБИЯ ИШТЕРИ"])
def test_it_is_that_of_the_table_below(title: str) -> None:
    first = title.replace("2", "1").replace("II", "I").replace("ТАРБИЯ", "ОКУУ")
    found = made_dataset(
        TITLE,
        Text(first),
        Ruled([HEADER, row("1", "а"), (title, "<", "<", "<")]),
        NewPage(),
        Ruled([("№", "Каралуучу маселелер", "Баяндамачы"), ("1", "Отчет", "Декан")]),
    )
    assert [part.title for part in found.sections] == [first, title]
    assert [len(part.rows) for part in found.sections] == [1, 1]


def test_a_letter_is_a_number_where_it_follows_that_of_the_title_above() -> None:
    found = made_dataset(
        TITLE,
        Ruled(
            [
                ("А. ОКУУ ИШТЕРИ", "<", "<", "<"),
                HEADER,
                row("1", "а"),
                ("Б. ТАРБИЯ ИШТЕРИ", "<", "<", "<"),
            ]
        ),
        NewPage(),
        Ruled([HEADER, row("1", "б")]),
    )
    assert [part.title for part in found.sections] == ["А. ОКУУ ИШТЕРИ", "Б. ТАРБИЯ ИШТЕРИ"]
    assert [len(part.rows) for part in found.sections] == [1, 1]
