"""The abbreviations of items, each with its entry in the list."""

from __future__ import annotations

from tests.support.made_plans import Text, finding, made_dataset
from tests.support.plan_parts import (
    COUNCIL,
    COUNCIL_TITLE,
)
from tests.support.strategy_rows import ROW, strategy


def test_units_printed_in_full_or_short_have_one_entry() -> None:
    parties = "АИ боюнча проректор,\nББСКБ башчысы,\nБилим берүүнүн\nсапатын камсыздоо\nбөлүмү"
    title, table, *glossary = strategy((*ROW, "2 ББП", parties, "-"))
    data = made_dataset(COUNCIL_TITLE, COUNCIL, title, table, *glossary)
    entries = [
        row["unit_canonical"] for row in data.responsibles if row["item_id"] == "2025-26/2.1/1"
    ]
    assert entries == ["АИ", "ББСКБ", "ББСКБ"]
    offices = [row["office"] for row in data.responsibles if row["unit_canonical"] == "ББСКБ"]
    assert offices == ["ббскб башчы", "ббскб"]


def test_an_abbreviation_of_two_meanings_is_a_finding() -> None:
    glossary = Text("ИИИ – илимий институт\nИИИ – илимий иштер\nАИ – академиялык иш")
    title, table, heading, _ = strategy((*ROW, "2 ББП", "ИИИ боюнча топ", "-"))
    data = made_dataset(COUNCIL_TITLE, COUNCIL, title, table, heading, glossary)
    assert finding(data, "abbreviation_ambiguous")["item_id"] == "2025-26/2.1/1"
