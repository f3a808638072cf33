"""Which table is which section: in any order, new ones, cut ones and empty ones."""

from __future__ import annotations

import pytest

from pipeline.dataset.dataset_records import Dataset
from tests.support.made_plans import Item, NewPage, Ruled, Text, codes, finding, made_dataset
from tests.support.plan_frame import LIST
from tests.support.plan_parts import (
    COUNCIL,
    COUNCIL_TITLE,
    GLOSSARY,
    GLOSSARY_TITLE,
    LANGUAGE,
    LANGUAGE_TITLE,
    STRATEGY_HEADER,
    WHOLE,
    strategy,
    strategy_title,
)


def steps(found: Dataset) -> dict[str, list[object]]:
    """What is to be done in each section, row by row."""
    return {
        section.section: [
            row.get("item") or row.get("event") or row.get("step") for row in section.rows
        ]
        for section in found.sections
    }


def test_a_plan_with_nothing_to_find_fault_with() -> None:
    found = made_dataset(*WHOLE)
    assert found.academic_year == "2025-26"
    assert codes(found) == []
    assert [(section.section, section.kind) for section in found.sections] == [
        ("1", "council"),
        ("2.1", "strategy"),
        ("3", "events"),
    ]
    assert steps(found) == {
        "1": ["Иш планын бекитүү", "Кабыл алуунун жыйынтыгы", "Кышкы сессиянын жыйынтыгы"],
        "2.1": ["Тизме түзүү", "Анкета даярдоо"],
        "3": ["Тил күнүн белгилөө"],
    }


def test_a_merged_cell_is_repeated_in_every_row_that_it_covers() -> None:
    rows = made_dataset(*WHOLE).sections[1].rows
    assert [row["task"] for row in rows] == ["Сапатты көтөрүү"] * 2


def test_a_cell_over_two_columns_stands_in_both() -> None:
    row = ("Сапат", "Аудит жана тизме", "<", "Буйрук", "2 ББП", "Ректор", "Бюджет")
    table = Ruled([*strategy("а").rows, row])
    found = made_dataset(strategy_title("2.1"), table, *LIST)
    last = found.sections[0].rows[-1]
    assert (last["measure"], last["step"]) == ("Аудит жана тизме", "Аудит жана тизме")
    (cell,) = [cell for cell in found.cells if cell["colspan"] == 2]
    assert (cell["row"], cell["column"], cell["column_key"]) == (4, 2, None)


def test_columns_in_any_order() -> None:
    def turned(table: Ruled, by: int) -> Ruled:
        return Ruled([[*row[by:], *row[:by]] for row in table.rows])

    plain = made_dataset(strategy_title("2.1"), strategy("а"), *LIST)
    for by in (1, 3, 6):
        found = made_dataset(strategy_title("2.1"), turned(strategy("а"), by), *LIST)
        assert list(found.sections[0].rows) == list(plain.sections[0].rows)
        assert codes(found) == []


def test_sections_in_any_order_are_published_by_number() -> None:
    parts = (LANGUAGE_TITLE, LANGUAGE, COUNCIL_TITLE, COUNCIL, strategy_title("2.1"), strategy("а"))
    found = made_dataset(*parts, *LIST)
    assert [section.section for section in found.sections] == ["1", "2.1", "3"]
    assert codes(found) == []


@pytest.mark.parametrize("count", [8, 10])
def test_a_new_section(count: int) -> None:
    numbers = [f"2.{number}" for number in range(1, count + 1)]
    names = dict(zip(numbers, "абвгдежзик", strict=False))
    items = [
        item
        for number, name in names.items()
        for item in (strategy_title(number), strategy(name), NewPage())
    ]
    found = made_dataset(*items, GLOSSARY_TITLE, GLOSSARY)
    assert [section.section for section in found.sections] == numbers
    assert steps(found) == {
        number: [f"{name} тизме", f"{name} анкета"] for number, name in names.items()
    }
    assert codes(found) == []


def test_a_missing_section() -> None:
    parts = (strategy_title("2.1"), strategy("а"), strategy_title("2.3"), strategy("б"))
    found = made_dataset(*parts, *LIST)
    assert list(steps(found)) == ["2.1", "2.3"]
    assert finding(found, "section_missing")["message"] == "There is no section 2.2"


def test_a_section_with_only_a_header() -> None:
    empty = Ruled([STRATEGY_HEADER])
    found = made_dataset(strategy_title("2.1"), strategy("а"), strategy_title("2.2"), empty, *LIST)
    assert steps(found)["2.2"] == []
    assert finding(found, "section_empty")["message"] == "Section 2.2 has no rows"
    assert codes(found) == ["section_empty"]


def test_a_section_with_only_a_title() -> None:
    parts = (strategy_title("2.1"), strategy("а"), strategy_title("2.2"), strategy_title("2.3"))
    found = made_dataset(*parts, strategy("б"), *LIST)
    assert {name: len(rows) for name, rows in steps(found).items()} == {
        "2.1": 2,
        "2.2": 0,
        "2.3": 2,
    }
    assert codes(found) == ["section_empty"]


def test_empty_sections_on_pages_of_their_own_are_no_page_furniture() -> None:
    items: list[Item] = [strategy_title("2.1"), strategy("а"), NewPage()]
    for number in range(2, 5):
        items += [strategy_title(f"2.{number}"), Ruled([STRATEGY_HEADER]), NewPage()]
    found = made_dataset(*items, GLOSSARY_TITLE, GLOSSARY)
    headers = [cell["section"] for cell in found.cells if cell["row_kind"] == "header"]
    assert sorted(set(map(str, headers))) == ["2.1", "2.2", "2.3", "2.4"]
    assert codes(found) == ["section_empty"] * 3


def test_titles_that_count_with_the_pages_are_no_page_numbers() -> None:
    items: list[Item] = []
    for number, name in enumerate("абв", 1):
        title = Text(f"2.{number}. 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАН")
        items += [title, strategy(name), NewPage()]
    found = made_dataset(*items, GLOSSARY_TITLE, GLOSSARY)
    assert list(steps(found)) == ["2.1", "2.2", "2.3"]
    assert codes(found) == []


def test_a_table_that_goes_on_over_the_page() -> None:
    rows = strategy("а").rows
    more = ("Тил", "в талдоо", "в тизме", "Акт", "3 акт", "Деканат", "жок")
    for lower in ([more], [STRATEGY_HEADER, more]):
        found = made_dataset(strategy_title("2.1"), Ruled(rows), NewPage(), Ruled(lower), *LIST)
        assert steps(found) == {"2.1": ["а тизме", "а анкета", "в тизме"]}
        assert [row["page_first"] for row in found.sections[0].rows] == [1, 1, 2]
        assert codes(found) == []


def test_tables_of_equal_columns_in_two_sections_are_not_joined() -> None:
    upper, lower = (strategy_title("2.1"), strategy("а")), (strategy_title("2.2"), strategy("б"))
    for between in ((), (NewPage(),)):
        found = made_dataset(*upper, *between, *lower, *LIST)
        assert steps(found) == {"2.1": ["а тизме", "а анкета"], "2.2": ["б тизме", "б анкета"]}
        assert len({cell["table"] for cell in found.cells}) == 2
        assert codes(found) == []


def test_a_title_at_the_foot_of_the_page_before() -> None:
    upper = (strategy_title("2.1"), strategy("а"), strategy_title("2.2"), NewPage())
    found = made_dataset(*upper, strategy("б"), *LIST)
    assert steps(found) == {"2.1": ["а тизме", "а анкета"], "2.2": ["б тизме", "б анкета"]}


def test_titles_in_russian() -> None:
    header = ("Задачи", "Мероприятия", "Шаги", "Документ", "Показатели", "Ответственные", "Бюджет")
    table = Ruled([header, *strategy("а").rows[1:]])
    found = made_dataset(Text("2.1. ПЛАН НА 2025-26 УЧЕБНЫЙ ГОД"), table, *LIST)
    assert steps(found) == {"2.1": ["а тизме", "а анкета"]}
    assert codes(found) == []


def test_a_row_that_numbers_the_columns_is_no_item() -> None:
    numbered = Ruled([STRATEGY_HEADER, tuple("1234567"), *strategy("а").rows[1:]])
    found = made_dataset(strategy_title("2.1"), numbered, *LIST)
    assert steps(found) == {"2.1": ["а тизме", "а анкета"]}
    assert [cell["row_kind"] for cell in found.cells].count("header") == 14


@pytest.mark.parametrize(
    "title",
    [
        "Спорт иштери. 2-тиркеме",
        "Спорт иштери (2-тиркеме)",
        "Приложение 3 к плану. Работа с детьми",
    ],
)
def test_a_title_beside_its_annex_stays_a_title(title: str) -> None:
    table = Ruled([("Иш-чаралар", "Мөөнөтү", "Жооптуулар"), ("а өткөрүү", "май", "Декан")])
    found = made_dataset(Text("2026-жылга карата иш планы"), table, Text(title), table)
    assert len(found.sections) == 2
    assert found.sections[1].title == title
