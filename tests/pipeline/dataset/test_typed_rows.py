"""The plans as they are published: typed columns and long tables against the transcription."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from normalizers.dates.deadlines import DeadlineKind
from tests.support import gold
from tests.support.made_plans import Ruled, Text, finding, made_dataset
from tests.support.plan_parts import (
    COUNCIL,
    COUNCIL_TITLE,
    GLOSSARY,
    GLOSSARY_TITLE,
)
from tests.support.strategy_rows import ROW, strategy

each_section = pytest.mark.parametrize(("year", "section"), gold.SECTIONS)


KINDS = {"1": "council", **{f"2.{i}": "strategy" for i in range(1, 8)}, "3": "events"}


def meant(year: str, section: str) -> list[gold.Row]:
    return [fields for fields in gold.fields(year, section) if fields is not None]


def plain(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None


def long_rows(out: Path, year: str, name: str) -> dict[str, list[gold.Row]]:
    """The rows of a long table by item."""
    found: dict[str, list[gold.Row]] = {}
    for row in gold.table(out, year, name):
        found.setdefault(row["item_id"], []).append(row)
    return found


@each_section
def test_deadlines(year: str, section: str, published: Path) -> None:
    rows = gold.table(published, year, f"sections/{section}")
    for row, fields in zip(rows, meant(year, section), strict=True):
        wanted = fields["deadline"]
        days = [str(day) if day else None for day in (row["deadline_start"], row["deadline_end"])]
        found = (row["deadline_kind"], *days)
        assert found == (wanted["kind"], wanted["start"], wanted["end"]), row["item_id"]


@each_section
def test_indicators(year: str, section: str, published: Path) -> None:
    rows = gold.table(published, year, f"sections/{section}")
    for row, fields in zip(rows, meant(year, section), strict=True):
        if "indicator_text" in fields:
            wanted = (plain(fields["indicator_text"]), fields["indicator_value"])
            assert (row["indicator_text"], row["indicator_value"]) == wanted, row["item_id"]


@each_section
def test_parties(year: str, section: str, published: Path) -> None:
    parties = long_rows(published, year, "responsibles")
    rows = gold.table(published, year, f"sections/{section}")
    for row, fields in zip(rows, meant(year, section), strict=True):
        found = [party["party"] for party in parties.get(row["item_id"], [])]
        assert sorted(found) == sorted(map(plain, fields["responsibles"])), row["item_id"]
        positions = [party["position"] for party in parties.get(row["item_id"], [])]
        assert positions == list(range(1, len(found) + 1))


@each_section
def test_sums(year: str, section: str, published: Path) -> None:
    sums = long_rows(published, year, "funding")
    rows = gold.table(published, year, f"sections/{section}")
    for row, fields in zip(rows, meant(year, section), strict=True):
        wanted = [
            (Decimal(entry["amount_kgs"]) if entry["amount_kgs"] else None, plain(entry["source"]))
            for entry in fields.get("funding", ())
        ]
        found = [(entry["amount_kgs"], entry["source"]) for entry in sums.get(row["item_id"], [])]
        assert found == wanted, row["item_id"]


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_links(year: str, published: Path) -> None:
    truth = {entry["token"]: entry for entry in gold.links(year)}
    wrong, seen = [], set()
    for row in gold.table(published, year, "abbreviations"):
        wanted = truth.get(row["stem"])
        if wanted is None or (wanted.get("ambiguous") and row["status"] == "inline"):
            continue
        seen.add(row["stem"])
        inline = wanted["status"] == "inline"
        if row["canonical"] != wanted["canonical"] or (row["status"] == "inline") != inline:
            wrong.append((row["item_id"], row["stem"], row["status"], row["canonical"]))
    assert wrong == []
    listed = {
        t for t, e in truth.items() if e["status"] in ("exact", "variant", "inline", "undefined")
    }
    # The truth is of 2025-26; the invented year lacks the row that prints КСЖБ.
    assert listed - seen == ({"КСЖБ"} if year == "2024-25" else set())


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_abbreviations_stand_where_they_are_said_to(year: str, published: Path) -> None:
    items = {
        row["item_id"]: row
        for section in KINDS
        for row in gold.table(published, year, f"sections/{section}")
    }
    for row in gold.table(published, year, "abbreviations"):
        text = items[row["item_id"]][row["column"]]
        assert text[row["start"] :].startswith(row["surface"])


@pytest.mark.parametrize("year", ["2024-25", "2025-26"])
def test_what_is_promised_of_every_item(year: str, published: Path) -> None:
    kinds = set(DeadlineKind.__args__)  # type: ignore[attr-defined]
    for section in KINDS:
        for row in gold.table(published, year, f"sections/{section}"):
            assert row["deadline_kind"] in kinds
            start, end = row["deadline_start"], row["deadline_end"]
            assert (start is None) == (end is None)
            assert start is None or start <= end
            if row["deadline_kind"] == "none":
                assert row["deadline"] is None


@pytest.mark.parametrize(
    ("code", "cells"),
    [
        ("deadline_outside", ("2 ББП\nмай 2030-ж.", "Ректор", "-")),
        ("deadline_reversed", ("2 ББП\n30.06.2026-1.09.2025", "Ректор", "-")),
        ("deadline_unread", ("2 ББП\n31-ноябрь 2025-ж.", "Ректор", "-")),
        ("sum_unread", ("2 ББП", "Ректор", "100-200 миң сом")),
        ("sum_currency", ("2 ББП", "Ректор", "5 000 $")),
        ("sum_total", ("2 ББП", "Ректор", "Жалпы 3 млн:\n2 млн – А,\n1 млн – Б")),
        ("party_doubtful", ("2 ББП", "Ректор ж.б.", "-")),
        ("abbreviation_unknown", ("2 ББП", "ЖЖЖ башчысы", "-")),
        ("abbreviation_variant", ("2 ББП", "ББCKБ башчысы", "-")),  # two Latin letters
    ],
)
def test_what_is_not_sure_is_one_finding_at_its_item(code: str, cells: tuple[str, ...]) -> None:
    data = made_dataset(COUNCIL_TITLE, COUNCIL, *strategy((*ROW, *cells)))
    found = finding(data, code)
    assert (found["item_id"], found["page"]) == ("2025-26/2.1/1", 1)


def test_the_plans_have_few_codes_and_no_errors(published: Path) -> None:
    for year in ("2024-25", "2025-26"):
        codes = Counter(row["severity"] for row in gold.table(published, year, "findings"))
        assert codes["error"] == 0


def test_an_institution_is_known_by_its_own_title() -> None:
    title = Text("1. ЖКТУнун ОКУМУШТУУЛАР КЕҢЕШИНИН 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ")
    table = Ruled(
        [
            ("№", "Маселенин аталышы", "Жооптуулар"),
            ("Сентябрь. 1- отурум", "<", "<"),
            ("1.", "ЖКТУнун жана ЖКЗУнун кызматташуусу", "Ректор"),
        ]
    )
    data = made_dataset(title, table, GLOSSARY_TITLE, GLOSSARY)
    status = {row["stem"]: (row["status"], row["expansion"]) for row in data.abbreviations}
    assert status["ЖКТУ"] == ("known", None)
    assert status["ЖКЗУ"] == ("unknown", None)
