"""Plans of other shapes: sections, subheadings, periods and text around tables, each as printed."""

from __future__ import annotations

import pytest

from extractors.errors import NotAPlan
from pipeline.dataset.records import Dataset
from tests.support.made_plans import NewPage, Ruled, Text, codes, finding, made_dataset

HEADER = ("№", "Иш-чаралар", "Мөөнөтү", "Жооптуулар")
TITLE = Text("ОКУУ БӨЛҮМҮНҮН\n2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ")
OWN_CODES = {"glossary_missing", "section_unnumbered", "text_outside", "part_title"}


def across(text: str, columns: int = 4) -> tuple[str, ...]:
    """A row of one cell over all columns."""
    return (text, *["<"] * (columns - 1))


def row(number: str, name: str) -> tuple[str, ...]:
    """An event with all that a row has."""
    return (number, f"{name} өткөрүү", "сентябрь", "Директор")


def shape(found: Dataset) -> dict[str, list[object]]:
    """The actions of each section."""
    return {part.section: [one["action"] for one in part.rows] for part in found.sections}


def doubts(found: Dataset) -> list[str]:
    """The codes of findings that a plan of this shape should not have."""
    return [code for code in codes(found) if code not in OWN_CODES]


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


@pytest.mark.parametrize(
    ("sums", "said"), [(("25,5", "100", "125,5"), []), (("25,5", "100", "90"), ["total_differs"])]
)
def test_a_row_of_totals_is_no_item_and_is_added_up(sums: tuple[str, ...], said: list[str]) -> None:
    header = ("№", "Иш-чаралар", "Жооптуу", "Суммасы (миң сом)", "Булагы")
    rows = [(str(i), f"иш {i}", "Декан", amount, "бюджет") for i, amount in enumerate(sums[:2], 1)]
    found = made_dataset(TITLE, Ruled([header, *rows, ("", "Бардыгы:", "", sums[2], "")]))
    assert [one["funding"] for one in found.sections[0].rows] == ["25,5 – бюджет", "100 – бюджет"]
    assert [str(one["amount_kgs"]) for one in found.funding] == ["25500.00", "100000.00"]
    assert {one["source"] for one in found.funding} == {"бюджет"}
    assert [cell["text"] for cell in found.cells if cell["row_kind"] == "total"][1] == "Бардыгы:"
    assert doubts(found) == said


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


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        (
            "2025-26-окуу жылынын жадыбалы",
            [("Күнү", "Убактысы", "Сабак", "Окутуучу"), ("Дүйшөмбү", "8:00", "Физика", "Асанов")],
        ),
        (
            "Смета расходов на 2026 год",
            [("№", "Наименование", "Количество", "Цена"), ("1", "Бумага", "10", "100")],
        ),
        (
            "Прайс-лист на 2026 год",
            [("№", "Наименование товара", "Срок поставки", "Цена"), ("1", "Бумага", "май", "100")],
        ),
    ],
)
def test_what_is_no_plan_is_said_in_one_line(title: str, rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(NotAPlan, match="no table of a work plan") as failure:
        made_dataset(Text(title), Ruled(rows))
    assert "\n" not in str(failure.value)


def test_two_periods_in_one_file_are_not_guessed() -> None:
    items = [
        item
        for number, year in enumerate(("2024-25", "2025-26"), 1)
        for item in (
            Text(f"{number}. {year}-окуу жылына иш план"),
            Ruled([HEADER, row("1", f"{number}")]),
        )
    ]
    with pytest.raises(NotAPlan, match=r"several periods .*2024-25, 2025-26.*--period"):
        made_dataset(*items)


def test_a_period_that_other_titles_do_not_name_is_told() -> None:
    items = [
        item
        for number, year in enumerate(("2025-26", "2025-26", "2024-25"), 1)
        for item in (
            Text(f"{number}. {year}-окуу жылына иш план"),
            Ruled([HEADER, row("1", f"{number}")]),
        )
    ]
    found = made_dataset(*items)
    assert found.academic_year == "2025-26"
    assert finding(found, "period_doubtful")["detail"] == "2024-25"


def test_a_programme_of_several_years() -> None:
    rows = [("Милдет", "Иш-чара", "Мөөнөтү", "Жооптуу"), ("Сапат", "а өткөрүү", "май", "Декан")]
    found = made_dataset(Text("2024–2028-жылдарга өнүгүү программасы"), Ruled(rows))
    assert (found.academic_year, found.sections[0].kind) == ("2024-2028", "strategy")
    assert found.sections[0].rows[0]["deadline_start"] is None
    assert finding(found, "deadline_yearless")["detail"] == "deadline: май"
