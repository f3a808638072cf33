"""Plans of other shapes: sections, subheadings and text around tables, each as printed."""

from __future__ import annotations

import pytest

from tests.support.event_plans import HEADER, TITLE, across, doubts, row, shape
from tests.support.made_plans import NewPage, Ruled, Text, codes, finding, made_dataset


def test_numbered_rows_begin_sections_where_no_numbered_title_stands_above() -> None:
    rows = [HEADER, across("I. УЮШТУРУУ"), row("1", "а"), across("II. ОКУУ"), row("2", "б")]
    found = made_dataset(TITLE, Ruled([*rows, across("Кошумча"), row("3", "в")]))
    assert shape(found) == {"I": ["а өткөрүү"], "II": ["б өткөрүү", "в өткөрүү"]}
    assert [part.title for part in found.sections] == ["I. УЮШТУРУУ", "II. ОКУУ"]
    assert [one["subsection"] for one in found.sections[1].rows] == [None, "Кошумча"]
    assert found.row_ledger["title"] == 2
    assert not doubts(found)


def test_numbered_rows_under_a_numbered_title_are_subsections() -> None:
    rows = [HEADER, across("I. Сабак"), row("1", "а"), across("II. Сынак"), row("2", "б")]
    found = made_dataset(TITLE, Text("1. ОКУУ ИШТЕРИ"), Ruled(rows))
    assert [one["subsection"] for one in found.sections[0].rows] == ["I. Сабак", "II. Сынак"]
    assert list(shape(found)) == ["1"]


def test_of_two_levels_of_rows_the_lower_are_sections() -> None:
    rows = [HEADER, across("1-БӨЛҮМ. Окуу"), across("1.1. Сабак"), row("1", "а")]
    rows += [across("1.2. Сынак"), row("2", "б"), across("2-БӨЛҮМ. Тарбия")]
    found = made_dataset(TITLE, Ruled([*rows, across("2.1. Майрам"), row("3", "в")]))
    assert shape(found) == {"1.1": ["а өткөрүү"], "1.2": ["б өткөрүү"], "2.1": ["в өткөрүү"]}
    assert codes(found).count("part_title") == 2


@pytest.mark.parametrize(
    ("titles", "ids"),
    [
        (("1-бөлүм. Окуу", "2-бөлүм. Тарбия"), ["1", "2"]),
        (("Раздел 1\nОкуу", "Раздел 2\nТарбия"), ["1", "2"]),
        (("І. Окуу", "ІІ. Тарбия"), ["I", "II"]),
        (("А. Окуу иштери", "Б. Тарбия иштери"), ["А", "Б"]),
        (("Окуу иштери", "Тарбия иштери"), ["s1", "s2"]),
        (("3. Окуу иштери", "Тарбия иштери"), ["3", "s2"]),
        (("1. Окуу иштери", "1. Тарбия иштери"), ["1", "1-2"]),
    ],
)
def test_ids_and_titles_as_printed(titles: tuple[str, str], ids: list[str]) -> None:
    tables = [Ruled([HEADER, row("1", name)]) for name in "аб"]
    found = made_dataset(TITLE, Text(titles[0]), tables[0], Text(titles[1]), tables[1])
    assert [part.section for part in found.sections] == ids
    assert [part.title for part in found.sections] == [" ".join(t.split()) for t in titles]


def test_two_tables_under_one_title_are_one_section_if_their_columns_are_the_same() -> None:
    first, same = Ruled([HEADER, row("1", "а")]), Ruled([HEADER, row("2", "б")])
    other = Ruled([(*HEADER, "Орду"), (*row("1", "в"), "зал")])
    found = made_dataset(TITLE, Text("3. ОКУУ ИШТЕРИ"), first, same, other)
    assert shape(found) == {"3": ["а өткөрүү", "б өткөрүү"], "3-2": ["в өткөрүү"]}
    assert {part.title for part in found.sections} == {"3. ОКУУ ИШТЕРИ"}


def test_a_table_without_a_header_under_a_title_of_its_own() -> None:
    first, second = Ruled([HEADER, row("1", "а")]), Ruled([row("1", "б"), row("2", "в")])
    found = made_dataset(TITLE, Text("1. ОКУУ"), first, Text("2. ТАРБИЯ"), second)
    assert shape(found) == {"1": ["а өткөрүү"], "2": ["б өткөрүү", "в өткөрүү"]}
    assert "section 1" in str(finding(found, "table_headless")["message"])


def test_text_around_tables_is_no_section() -> None:
    approval = Text("БЕКИТЕМ\nДиректор ___________ А. Асанов\n«___» _________ 2024-жыл")
    contents = Text("МАЗМУНУ\n1. Окуу иштери ............ 2\n2. Тарбия иштери ............ 3")
    aims = Text("Милдеттери:\n1. Сапатты көтөрүү;\n2. Тартипти чыңдоо.")
    first, second = Ruled([HEADER, row("1", "а")]), Ruled([HEADER, row("1", "б")])
    members = Ruled([("№", "Аты-жөнү", "Кызматы", "Орду"), ("1", "Асанов А.", "Декан", "118")])
    found = made_dataset(
        *(approval, TITLE, NewPage(), contents, NewPage(), aims),
        *(Text("1. Окуу иштери\nМаксаты: билим сапатын көтөрүү."), first),
        *(Text("2. Тарбия иштери"), second),
        *(Text("Комиссиянын курамы"), members, Text("Директор ___________ А. Асанов")),
    )
    assert found.academic_year == "2025-26"
    assert shape(found) == {"1": ["а өткөрүү"], "2": ["б өткөрүү"]}
    assert [part.title for part in found.sections] == ["1. Окуу иштери", "2. Тарбия иштери"]
    assert found.row_ledger["outside"] == 2
    assert doubts(found) == ["table_outside"]


def test_the_plans_own_title_is_no_sections() -> None:
    found = made_dataset(TITLE, Ruled([HEADER, row("1", "а")]))
    assert [(part.section, part.title) for part in found.sections] == [("s1", "")]
    title = Text(f"{TITLE.text}\nОкуу-усулдук иштер")
    assert made_dataset(title, Ruled([HEADER, row("1", "а")])).sections[0].title == (
        "Окуу-усулдук иштер"
    )
