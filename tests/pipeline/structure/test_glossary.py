"""The list of abbreviations, in lines, in columns or as a table."""

from __future__ import annotations

import pytest

from pipeline.dataset.dataset_records import Dataset
from tests.support.made_plans import NewPage, Ruled, Text, codes, finding, made_dataset
from tests.support.plan_parts import GLOSSARY, GLOSSARY_TITLE, strategy, strategy_title

BEGIN = (strategy_title("2.1"), strategy("а"), NewPage())
ENTRIES = [
    ("АИ", "академиялык иш"),
    ("ББП", "билим берүү программасы"),
    ("ОК", "окуу комплекси"),
    ("ИИ", "илимий иш"),
]


def entries(found: Dataset) -> list[tuple[object, object]]:
    """Each abbreviation with what it stands for."""
    return [(row["abbreviation"], row["expansion"]) for row in found.glossary]


def test_lines() -> None:
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, GLOSSARY)
    assert entries(found) == [
        ("АИ", "академиялык иш"),
        ("ББП", "билим берүү программасы"),
        ("ББСКБ", "билим берүүнүн сапатын камсыздоо бөлүмү"),
        ("МСЭ цикл", "математикалык жана социалдык цикл"),
    ]
    assert {(row["origin"], row["sense"], row["page"]) for row in found.glossary} == {
        ("glossary", 1, 2)
    }
    assert codes(found) == []


@pytest.mark.parametrize("title", ["СПИСОК СОКРАЩЕНИЙ", "Кыскартуулар", "КЫСКАРТЫЛГАН СӨЗДӨР"])
def test_other_titles(title: str) -> None:
    assert len(made_dataset(*BEGIN, Text(title), GLOSSARY).glossary) == 4


def test_a_list_at_the_beginning_of_the_plan() -> None:
    found = made_dataset(GLOSSARY_TITLE, GLOSSARY, NewPage(), *BEGIN)
    assert len(entries(found)) == 4
    assert [section.section for section in found.sections] == ["2.1"]


def test_a_list_that_goes_on_over_the_page() -> None:
    more = Text("ИИ – илимий иш\nОК – окуу комплекси")
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, GLOSSARY, NewPage(), more)
    assert entries(found)[-2:] == [("ИИ", "илимий иш"), ("ОК", "окуу комплекси")]
    assert [row["page"] for row in found.glossary] == [2, 2, 2, 2, 3, 3]


def test_an_abbreviation_listed_twice() -> None:
    lines = Text("ОК – окуу комплекси\nАИ – академиялык иш\nОК – окумуштуулар кеңеши")
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, lines)
    assert [(row["abbreviation"], row["sense"]) for row in found.glossary] == [
        ("ОК", 1),
        ("АИ", 1),
        ("ОК", 2),
    ]


def test_a_line_that_is_no_entry() -> None:
    lines = Text("бул тизме толук эмес\nАИ – академиялык иш")
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, lines)
    assert finding(found, "glossary_unread")["detail"] == "бул тизме толук эмес"
    assert entries(found) == [("АИ", "академиялык иш")]


def test_no_list() -> None:
    found = made_dataset(*BEGIN[:2])
    assert finding(found, "glossary_missing")["severity"] == "warning"
    assert entries(found) == []


def test_a_table() -> None:
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, Ruled(ENTRIES))
    assert entries(found) == ENTRIES
    assert codes(found) == []
    assert sum(int(str(page["glossary"])) for page in found.ledger) > 40


def test_a_table_with_a_broken_line() -> None:
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, Ruled([*ENTRIES, ("СТБ", "санарип\nбөлүмү")]))
    assert entries(found)[-1] == ("СТБ", "санарип бөлүмү")


def test_a_table_over_two_pages_with_its_header_on_both() -> None:
    header = ("Кыскартуу", "Толук аталышы")
    upper, lower = Ruled([header, *ENTRIES]), Ruled([header, ("СТБ", "санарип бөлүмү")])
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, upper, NewPage(), lower)
    assert entries(found) == [*ENTRIES, ("СТБ", "санарип бөлүмү")]
    assert [row["page"] for row in found.glossary] == [2, 2, 2, 2, 3]
    assert [page["header"] for page in found.ledger][2] == len("КыскартууТолукаталышы")


def test_a_table_of_two_lists_side_by_side() -> None:
    beside = [(*left, *right) for left, right in zip(ENTRIES[:2], ENTRIES[2:], strict=True)]
    extra = ("СТБ", "санарип бөлүмү", "ЭБ", "эл аралык бөлүм")
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, Ruled([*beside, extra]))
    assert sorted(map(str, dict(entries(found)))) == ["АИ", "ББП", "ИИ", "ОК", "СТБ", "ЭБ"]


def test_a_table_with_numbers_and_a_header() -> None:
    numbered = [(str(number), *row) for number, row in enumerate(ENTRIES, 1)]
    table = Ruled([("№", "Кыскартуу", "Толук аталышы"), *numbered])
    found = made_dataset(*BEGIN, GLOSSARY_TITLE, table)
    assert entries(found) == ENTRIES
    assert [section.section for section in found.sections] == ["2.1"]
