"""A person's decisions on names, as pairs of keys."""

from __future__ import annotations

from normalizers.register.decided import find_named_key, find_senseless, pair_decisions
from normalizers.register.records import NameDecision


def test_what_a_name_is_the_name_of() -> None:
    assert find_named_key("АРБ башчысы").kind == "office"
    assert find_named_key("Асанов А.Б.").kind == "person"
    assert find_named_key("АРБ").kind == "unit"


def test_of_two_decisions_on_a_pair_the_later_counts() -> None:
    pairs = pair_decisions(
        [
            NameDecision("same", "АРБ", "ОБ", decided="2026-02-01"),
            NameDecision("different", "ОБ", "АРБ", decided="2026-03-01"),
        ]
    )
    assert len(pairs["unit"].apart) == 1
    assert not pairs["unit"].same


def test_a_decision_that_makes_no_sense_says_why() -> None:
    office_and_unit = NameDecision("same", "АРБ башчысы", "АРБ")
    assert "names a" in (find_senseless(office_and_unit) or "")
    written_alike = NameDecision("different", "АРБ", "«АРБ»")
    assert "always one" in (find_senseless(written_alike) or "")
    assert find_senseless(NameDecision("same", "АРБ", "ОБ")) is None
