"""Entries of the list of abbreviations, told from running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.abbreviations.glossary_entries import (
    GlossaryEntry,
    is_abbreviation,
    number_senses,
    parse_glossary_entry,
)


@pytest.mark.parametrize(
    ("line", "abbreviation", "expansion"),
    [
        ("АИ – академиялык иш", "АИ", "академиялык иш"),
        ("АжДБ - аспирантура жана докторантура", "АжДБ", "аспирантура жана докторантура"),
        ("МСЭ цикл – социалдык цикл", "МСЭ цикл", "социалдык цикл"),
        ("ББП: билим берүү программасы", "ББП", "билим берүү программасы"),
        ("ИТБ= изилдөө бөлүмү", "ИТБ", "изилдөө бөлүмү"),
        ("ОК -окуу комплекси", "ОК", "окуу комплекси"),
        ("ЖАМК/ЖМ — мектептер", "ЖАМК/ЖМ", "мектептер"),
        ("MOOC – ачык курс", "MOOC", "ачык курс"),
        ("АИ – окуу-методикалык – иш ", "АИ", "окуу-методикалык – иш"),
    ],
)
def test_entries(line: str, abbreviation: str, expansion: str) -> None:
    assert parse_glossary_entry(line) == GlossaryEntry(abbreviation, expansion)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "АИ",
        "АИ –",
        "АИ академиялык иш",
        "онлайн-курсу – окутуу",
        "онлайн-курсу",
        "ОК-окуу",
        "окуу – иш",
        "Окуу – иш",
        "2025 – жыл",
        "– АИ",
        "узун сөздөрдөн турган сап – ОК",
    ],
)
def test_lines_that_are_no_entry(line: str) -> None:
    assert parse_glossary_entry(line) is None


@pytest.mark.parametrize("text", ["АИ", "АжДБ", "МСЭ цикл", "ББСКБ", "IT", "КМТУ", "РКИ2"])
def test_abbreviations(text: str) -> None:
    assert is_abbreviation(text)


@pytest.mark.parametrize(
    "text", ["", "А", "иш", "Окуу", "АИ жана ИИ иши", "1", "академиялыкИШ", "УЗУНАББРЕВИАТУРА"]
)
def test_other_words(text: str) -> None:
    assert not is_abbreviation(text)


def test_an_abbreviation_listed_twice_has_two_senses() -> None:
    entries = [
        GlossaryEntry("ОК", "окуу"),
        GlossaryEntry("АИ", "иш"),
        GlossaryEntry("ОК", "комитет"),
        GlossaryEntry("ОК", "окуу"),
    ]
    assert [sense for _, sense in number_senses(entries)] == [1, 1, 2, 3]
    assert [item for item, _ in number_senses(entries)] == entries


@given(st.text() | st.text("АБВаб –-:= /2\n"))
def test_any_text_is_taken(text: str) -> None:
    found = parse_glossary_entry(text)
    if found is not None:
        assert text.startswith(found.abbreviation)
        assert text.rstrip().endswith(found.expansion)
        assert is_abbreviation(found.abbreviation)
