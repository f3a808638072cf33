"""What does not fit stays in the data package: in `cells`, and told in a finding."""

from __future__ import annotations

import pytest

from tests.support.made_plans import Item, NewPage, Ruled, Text, codes, finding, made_dataset
from tests.support.plan_frame import BEGIN, LIST
from tests.support.plan_parts import (
    COUNCIL_TITLE,
    GLOSSARY,
    GLOSSARY_TITLE,
    LANGUAGE,
    WHOLE,
    strategy,
    strategy_title,
)


def test_an_unknown_column_stays_in_its_rows() -> None:
    table = strategy("а")
    notes = ("Тобокелдик", "жок", "бар")
    wider = Ruled([(*row, note) for row, note in zip(table.rows, notes, strict=True)])
    found = made_dataset(strategy_title("2.1"), wider, *LIST)
    told = finding(found, "column_unrecognised")
    assert told["detail"] == "Тобокелдик"
    assert told["message"] == "Section 2.1: column 8 is not recognised; it is in `other`"
    cells = [cell for cell in found.cells if cell["column"] == 8]
    assert [(cell["text"], cell["column_key"]) for cell in cells] == [(n, "other") for n in notes]
    rows = found.sections[0].rows
    assert [row["other"] for row in rows] == [
        [{"title": "Тобокелдик", "text": note}] for note in notes[1:]
    ]


@pytest.mark.parametrize("sign", ["\N{REPLACEMENT CHARACTER}", "(cid:12)"])
def test_letters_that_the_file_does_not_tell(sign: str) -> None:
    *rows, last = strategy("а").rows
    spoiled = Ruled([*rows, (*last[:-1], f"Ра{sign}аков")])
    found = made_dataset(strategy_title("2.1"), spoiled, *LIST)
    told = finding(found, "letter_unknown")
    assert (told["severity"], told["detail"]) == ("error", f"Ра{sign}аков")


def test_a_missing_column() -> None:
    narrow = Ruled([row[:5] for row in strategy("а").rows])
    found = made_dataset(strategy_title("2.1"), narrow, *LIST)
    assert finding(found, "column_missing")["message"] == (
        "Section 2.1: no column is the responsible; it is empty in every row"
    )
    assert len(found.sections[0].rows) == 2


def test_a_section_without_a_number() -> None:
    found = made_dataset(*BEGIN, Text("Тил саясаты жөнүндө"), LANGUAGE, *LIST)
    assert [(section.section, section.title) for section in found.sections][1:] == [
        ("s2", "Тил саясаты жөнүндө")
    ]
    assert "it is section s2" in str(finding(found, "section_unnumbered")["message"])


def test_a_number_used_twice() -> None:
    found = made_dataset(*BEGIN, strategy_title("2.1"), strategy("б"), *LIST)
    (section,) = found.sections
    assert [row["step"] for row in section.rows] == ["а тизме", "а анкета", "б тизме", "б анкета"]
    assert "number 2.1" in str(finding(found, "section_repeated")["message"])


def test_a_table_without_a_header_goes_on_the_section_before() -> None:
    more = Ruled([("Тил", "в талдоо", "в тизме", "Акт", "3 акт", "Деканат", "жок")])
    found = made_dataset(*BEGIN, Text("уландысы төмөндө"), more, *LIST)
    assert [row["step"] for row in found.sections[0].rows] == ["а тизме", "а анкета", "в тизме"]
    assert "section 2.1" in str(finding(found, "table_headless")["message"])


def test_a_table_of_something_else() -> None:
    found = made_dataset(*BEGIN, Text("Тиркеме"), Ruled([("күн", "саат"), ("12", "14")]), *LIST)
    assert finding(found, "table_outside")["detail"] == "күн | саат"
    outside = [cell["text"] for cell in found.cells if cell["section"] is None]
    assert outside == ["күн", "саат", "12", "14"]


def test_a_cover_page() -> None:
    found = made_dataset(Text("БЕКИТЕМИН\nРектор М. Чыныбаев"), NewPage(), *WHOLE)
    told = finding(found, "text_outside")
    assert (told["page"], told["detail"]) == (1, "БЕКИТЕМИН Ректор М. Чыныбаев")
    assert codes(found) == ["text_outside"]


def test_a_stray_mark() -> None:
    found = made_dataset(*BEGIN, Text("ң"), *LIST)
    told = finding(found, "stray_text")
    assert (told["severity"], told["page"], told["detail"]) == ("warning", 1, "ң")


def test_the_title_of_a_part() -> None:
    found = made_dataset(Text("2. Стратегиянын программалары"), *BEGIN, *LIST)
    assert finding(found, "part_title")["detail"] == "2. Стратегиянын программалары"
    assert [section.section for section in found.sections] == ["2.1"]


def test_a_running_head() -> None:
    items: list[Item] = []
    for number, name in enumerate("абвг", 1):
        head = Text("КМТУнун жылдык иши")
        items += [head, strategy_title(f"2.{number}"), strategy(name), NewPage()]
    found = made_dataset(*items, GLOSSARY_TITLE, GLOSSARY)
    told = finding(found, "furniture")
    assert (told["detail"], told["message"]) == (
        "КМТУнун жылдык иши",
        "Page furniture on 4 page(s)",
    )
    assert sum(int(str(page["furniture"])) for page in found.ledger) == 4 * 16
    assert codes(found) == ["furniture"]


def test_a_blank_page() -> None:
    found = made_dataset(*BEGIN, NewPage(), *LIST)
    assert finding(found, "page_without_text")["page"] == 2


@pytest.mark.parametrize("heading", ["Кезексиз отурум", "Сентябрь", "5-отурум"])
def test_a_session_that_is_not_understood(heading: str) -> None:
    rows = [
        ("№", "Маселенин аталышы", "Жооптуулар"),
        (heading, "<", "<"),
        ("1.", "Отчёт", "Ректор"),
    ]
    found = made_dataset(COUNCIL_TITLE, Ruled(rows), *LIST)
    assert finding(found, "session_unread")["detail"] == heading
    assert [row["item"] for row in found.sections[0].rows] == ["Отчёт"]


def test_findings_go_by_page() -> None:
    found = made_dataset(NewPage(), Text("Мукаба"), NewPage(), *BEGIN, Text("ң"), *LIST)
    assert [(row["page"], row["code"]) for row in found.findings] == [
        (1, "page_without_text"),
        (2, "text_outside"),
        (3, "stray_text"),
    ]
