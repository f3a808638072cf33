"""Where a piece ends: a rule for each place, with an example."""

from __future__ import annotations

import pytest

from normalizers.parties.parties import parse_parties
from normalizers.parties.piece_boundaries import (
    BOUNDARY_RULES,
    Boundary,
    BoundaryRule,
    find_boundary_rule,
)
from normalizers.parties.segmentation import split_into_segments
from normalizers.parties.tokens import tokenize_cell
from tests.support.party_pieces import KNOWN


@pytest.mark.parametrize("rule", BOUNDARY_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_boundaries_decides_in_its_example(
    rule: BoundaryRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rule.example.split("¦")[0]
    text = rule.example.replace("¦", "")
    seen: dict[int, str] = {}

    def note(at: Boundary) -> BoundaryRule:
        found = find_boundary_rule(at)
        seen[len(seen) + 1] = found.name
        return found

    monkeypatch.setattr("normalizers.parties.segmentation.find_boundary_rule", note)
    breaks = [place for place, char in enumerate(text) if char == "\n"]
    words = tokenize_cell(text.replace("\n", " "), breaks)
    split_into_segments(words, KNOWN.units)
    count = len(tokenize_cell(before.replace("\n", " "), ()))
    assert seen[count] == rule.name


@pytest.mark.parametrize(
    ("cell", "parties"),
    [
        ("Эпидемиолог Касымова Ж. Б.", ["Эпидемиолог Касымова Ж. Б."]),
        (
            "Окутуучулар, портал боюнча жооптуу Иманкулов С.",
            ["Окутуучулар", "портал боюнча жооптуу Иманкулов С."],
        ),
        ("Ата-энелер Асанов А. А.", ["Ата-энелер", "Асанов А. А."]),
        ("Кеңсе Асанов А. А.", ["Кеңсе", "Асанов А. А."]),
        ("Асанов Усенов Б. Б.", ["Асанов", "Усенов Б. Б."]),
    ],
)
def test_a_person_behind_a_name_of_no_known_kind(cell: str, parties: list[str]) -> None:
    assert [party.text for party in parse_parties(cell).parties] == parties
