"""Faults of Word files at any place of a plan: what is published is right, or is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.dataset.dataset_records import Dataset
from tests.support.made_word import made_word
from tests.support.word_faults import (
    HYPHENS,
    LEFT_OUT,
    SEEN_THE_SAME,
    Place,
    add_row,
    exchange_hyphens,
    list_places,
    read_dataset,
)

PLAIN = read_dataset(made_word())
PLACES = st.sampled_from(list_places())
NOTE_CODES = {"text_struck", "text_unseen", "note_mark", "text_box", "field_unread"}
USUAL = {(row["code"], row["item_id"]) for row in PLAIN.findings}
TYPED = ("deadline_kind", "deadline_start", "deadline_end", "indicator_value", "indicator_unit")


def rows(found: Dataset) -> list[dict[str, Any]]:
    """The rows of all sections."""
    return [dict(row) for section in found.sections for row in section.rows]


def values(found: Dataset) -> list[Sequence[Mapping[str, Any]]]:
    """All that is published but for findings, cells and the ledger."""
    tables = (found.responsibles, found.funding, found.abbreviations, found.glossary)
    return [rows(found), *([dict(row) for row in table] for table in tables)]


LEDGER_PLACES = {
    "text_unseen": {"printed", "unseen"},
    "text_struck": {"printed", "finding"},
    "note_mark": set(),
}
"""What grows in the ledger by what is told."""


def find_item_ids(found: Dataset, place: Place) -> list[str]:
    """The items that the cell at a place belongs to."""
    (cell,) = [
        row
        for row in found.cells
        if row["table"] == place.table + 1
        and row["column"] == place.cell + 1
        and row["row"] <= place.row + 1 < row["row"] + row["rowspan"]
    ]
    return list(cell["item_ids"])


@pytest.mark.parametrize("kind", SEEN_THE_SAME)
@settings(max_examples=12)
@given(place=PLACES)
def test_what_looks_the_same_is_the_same(kind: str, place: Place) -> None:
    document = made_word()
    SEEN_THE_SAME[kind](document, place)
    found = read_dataset(document)
    assert values(found) == values(PLAIN)
    told = {(row["code"], row["item_id"]) for row in found.findings}
    assert told - USUAL <= {("tracked_changes", None)}


@pytest.mark.parametrize("kind", LEFT_OUT)
@settings(max_examples=12)
@given(place=PLACES)
def test_what_nobody_sees_or_is_struck_is_in_no_value_and_told_in_its_row(
    kind: str, place: Place
) -> None:
    change, code = LEFT_OUT[kind]
    document = made_word()
    change(document, place)
    found = read_dataset(document)
    assert values(found) == values(PLAIN)
    (told,) = [row for row in found.findings if row["code"] in NOTE_CODES]
    assert told["code"] == code
    assert told["item_id"] in find_item_ids(found, place)
    (ledger,) = found.ledger
    (before,) = PLAIN.ledger
    grown = {name for name in ledger if ledger[name] != before[name]}
    assert grown == LEDGER_PLACES[code]


@pytest.mark.parametrize(
    ("properties", "text_properties"),
    [("<w:hidden/>", ""), ("", "<w:vanish/>"), ("", "<w:strike/>"),
     ('<w:trHeight w:val="1" w:hRule="exact"/>', "")],
)  # fmt: skip
@settings(max_examples=12)
@given(place=PLACES)
def test_a_row_that_nobody_sees_or_is_struck_is_no_row(
    properties: str, text_properties: str, place: Place
) -> None:
    document = made_word()
    add_row(document, place, properties, text_properties)
    found = read_dataset(document)
    assert values(found) == values(PLAIN)
    assert len([row for row in found.findings if row["code"] in NOTE_CODES]) == 1


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u200e"])
def test_signs_without_width_between_all_letters_of_a_plan_change_nothing(sign: str) -> None:
    document = made_word()
    for text in document.element.body.iter("{*}t"):
        text.text = sign.join(text.text or "")
    found = read_dataset(document)
    assert values(found) == values(PLAIN)
    assert found.findings == PLAIN.findings
    assert [one.title for one in found.sections] == [one.title for one in PLAIN.sections]


@pytest.mark.parametrize("sign", HYPHENS)
def test_each_sign_that_looks_like_a_hyphen_means_the_same(sign: str) -> None:
    document = made_word()
    exchange_hyphens(document, sign)
    found = read_dataset(document)
    assert found.academic_year == PLAIN.academic_year
    for ours, theirs in zip(rows(found), rows(PLAIN), strict=True):
        assert [ours.get(key) for key in TYPED] == [theirs.get(key) for key in TYPED]
    amounts = [[row["amount_kgs"] for row in data.funding] for data in (found, PLAIN)]
    assert amounts[0] == amounts[1]
    assert [row["status"] for row in found.abbreviations] == [
        row["status"] for row in PLAIN.abbreviations
    ]
    assert {row["code"] for row in found.findings} == {row["code"] for row in PLAIN.findings}
