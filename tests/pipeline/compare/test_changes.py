"""The comparison of the two plans against the hand-checked list of what changed between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare.comparison import YearComparison, compare_two_years
from pipeline.compare.read_year import read_year
from tests.support import gold

Link = tuple[str | None, str | None]


@pytest.fixture(scope="module")
def comparison(published: Path) -> YearComparison:
    return compare_two_years(read_year(published, "2024-25"), read_year(published, "2025-26"))


@pytest.fixture(scope="module")
def expected() -> dict[Link, set[str]]:
    path = gold.DATA / "changes-2024-25-to-2025-26.json"
    return {
        (
            _item("2024-25", entry, "old_row"),
            _item("2025-26", entry, "new_row"),
        ): set(entry["kinds"])
        for entry in json.loads(path.read_text(encoding="utf-8"))
    }


def _item(year: str, entry: dict[str, Any], key: str) -> str | None:
    row = entry[key]
    return None if row is None else f"{year}/{entry['section']}/{row + 1}"


@pytest.fixture(scope="module")
def found(comparison: YearComparison) -> dict[Link, set[str]]:
    return {
        (change.old and change.old.item_id, change.new and change.new.item_id): set(change.kinds)
        for change in comparison.changes
        if change.item.section in gold.NAMES
    }


def _pairs(links: dict[Link, set[str]]) -> set[Link]:
    return {link for link in links if None not in link}


def _f1(found: set[Any], expected: set[Any]) -> float:
    return 2 * len(found & expected) / (len(found) + len(expected))


def test_pairs_are_found_and_none_is_wrong(
    found: dict[Link, set[str]], expected: dict[Link, set[str]]
) -> None:
    right = _pairs(expected)
    assert _pairs(found) - right == set()
    assert len(_pairs(found)) / len(right) >= 0.99


def test_new_and_dropped(found: dict[Link, set[str]], expected: dict[Link, set[str]]) -> None:
    assert _f1(set(found) - _pairs(found), set(expected) - _pairs(expected)) >= 0.97


def test_kinds_of_change(found: dict[Link, set[str]], expected: dict[Link, set[str]]) -> None:
    every = [
        {(link, kind) for link, kinds in links.items() for kind in kinds - {"moved"}}
        for links in (found, expected)
    ]
    assert _f1(*every) >= 0.95


def test_sections_without_a_transcription_are_paired_too(comparison: YearComparison) -> None:
    assert comparison.sections == [(number, number) for number in comparison.new.sections]
    assert {change.item.item_id for change in comparison.changes} >= {
        entry.item_id for entry in comparison.new.entries
    }


def test_every_item_of_both_years_is_in_the_changes(comparison: YearComparison) -> None:
    for year, side in ((comparison.old, "old"), (comparison.new, "new")):
        named = [
            getattr(change, side).item_id for change in comparison.changes if getattr(change, side)
        ]
        assert sorted(named) == sorted(entry.item_id for entry in year.entries)
