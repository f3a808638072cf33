"""Short forms that are common knowledge, and definitions in the plan's own text."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from normalizers.abbreviations.detection import find_abbreviations
from pipeline.dataset.dataset_records import Dataset
from pipeline.dataset.known_abbreviations import (
    KNOWN_ABBREVIATIONS_PATH,
    load_known_abbreviations,
)
from tests.support.made_plans import Item, Ruled, Text, codes, made_dataset

HEADER = ("№", "Иш-чаралардын тизмеги", "Аткаруу мөөнөтү", "Жооптуулар", "Жыйынтык")
WIDTHS = (40, 440, 110, 90, 90)
ENTRIES = json.loads(KNOWN_ABBREVIATIONS_PATH.read_text(encoding="utf-8"))


def events(*texts: str, title: str = "") -> Dataset:
    rows = [(f"{n}.", text, "май", "Ректор", "отчет") for n, text in enumerate(texts, 1)]
    name = f"3. {title} 2025-26-ОКУУ ЖЫЛЫНА ИШ-ЧАРАЛАРДЫН ПЛАНЫ".replace("  ", " ")
    items: tuple[Item, ...] = (Text(name), Ruled([HEADER, *rows], WIDTHS))
    return made_dataset(*items)


def used(data: Dataset) -> list[tuple[object, ...]]:
    return [(one["stem"], one["status"], one["expansion"]) for one in data.abbreviations]


def test_each_entry_stands_once_with_a_reason() -> None:
    assert set(Counter(entry["abbreviation"] for entry in ENTRIES).values()) == {1}
    assert all(set(entry) == {"abbreviation", "expansion", "reason"} for entry in ENTRIES)
    assert all(all(entry.values()) for entry in ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["abbreviation"])
def test_each_entry_is_found_in_a_text(entry: dict[str, str]) -> None:
    name = entry["abbreviation"]
    (found,) = find_abbreviations(
        f"менен {name} иши", known_forms=load_known_abbreviations().keys()
    )
    assert found.stem == name


def test_common_knowledge_needs_no_finding_and_no_list() -> None:
    data = events("КР ЖОЖдорунун IT-тармагы, PhD")
    assert used(data) == [
        ("КР", "known", "Кыргыз Республикасы"),
        ("ЖОЖ", "known", "жогорку окуу жайы"),
        ("IT", "known", "information technology"),
        ("PhD", "known", "Doctor of Philosophy"),
    ]
    assert "abbreviation_unknown" not in codes(data)
    assert [row["canonical"] for row in data.abbreviations] == [None] * 4


def test_the_plans_own_words_come_first() -> None:
    data = events("Кадрлар резервин (КР) түзүү")
    assert used(data) == [("КР", "inline", "Кадрлар резерви")]


def test_the_title_tells_the_institutions_name() -> None:
    data = events("ТшМУда семинар", title="ТҮШТҮК МАМЛЕКЕТТИК УНИВЕРСИТЕТИНИН")
    assert used(data) == [("ТшМУ", "unknown", None)]  # other letters
    data = events("ТүМУда семинар", title="ТҮШТҮК МАМЛЕКЕТТИК УНИВЕРСИТЕТИНИН")
    assert used(data) == [("ТүМУ", "known", "Түштүк мамлекеттик университети")]


def test_a_doubtful_definition_is_a_finding_with_its_words() -> None:
    data = events("Кызыл жарым айдын уюму (мындан ары – ББ)")
    (row,) = data.abbreviations
    assert (row["status"], row["expansion"]) == ("unknown", None)
    assert row["candidates"] == ["ББ – жарым айдын уюму"]
    assert "definition_doubtful" in codes(data)
    assert "abbreviation_unknown" not in codes(data)


def test_two_rows_that_define_otherwise_leave_a_third_undecided() -> None:
    data = events("Сапат кеңеши (СК)", "санариптик көндүмдөр (СК)", "СКнын иши")
    assert [status for _, status, _ in used(data)] == ["inline", "inline", "ambiguous"]
    assert [expansion for _, _, expansion in used(data)] == [
        "Сапат кеңеши",
        "санариптик көндүмдөр",
        None,
    ]


def test_capitals_that_are_words_are_none() -> None:
    assert used(events("СЕМИНАР өткөрүү", "КОМИТЕТ түзүү")) == []
