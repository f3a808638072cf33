"""A person's decisions on names, as pairs of keys."""

from __future__ import annotations

from normalizers.register.decided_pairs import (
    PairedDecisions,
    find_contradiction,
    find_senseless,
    pair_decisions,
)
from normalizers.register.named_keys import NamedKeys
from normalizers.register.register_records import NameDecision, PartyKind


def names_of(**printed: str) -> NamedKeys:
    """Names that a plan prints, by their kind: `unit="АРБ, ОБ"`, each with a key of its own."""
    names = NamedKeys()
    kinds: dict[str, PartyKind] = {"unit": "unit", "office": "office", "person": "person"}
    for kind, texts in printed.items():
        names.add_printed(kinds[kind], {text.lower(): [("", text)] for text in texts.split(", ")})
    return names


def paired(names: NamedKeys, *decisions: NameDecision) -> PairedDecisions:
    return pair_decisions(decisions, names)


def test_of_two_decisions_on_a_pair_the_later_counts() -> None:
    done = paired(
        names_of(unit="АРБ, ОБ"),
        NameDecision("same", "АРБ", "ОБ", decided="2026-02-01"),
        NameDecision("different", "ОБ", "АРБ", decided="2026-03-01"),
    )
    assert done.by_kind["unit"].apart == {("арб", "об")}
    assert not done.by_kind["unit"].same
    assert done.idle == []


def test_a_decision_is_on_what_both_names_are_names_of() -> None:
    done = paired(
        names_of(unit="АРБ, ОБ", office="АРБ башчысы, ОБ башчысы"),
        NameDecision("same", "АРБ башчысы", "ОБ башчысы"),
    )
    assert done.by_kind["office"].same == {("арб башчысы", "об башчысы")}
    assert done.by_kind["unit"].same == set()


def test_names_that_no_plan_prints_make_others_one_and_are_told() -> None:
    done = paired(
        names_of(unit="АРБ, ОБ"),
        NameDecision("same", "АРБ", "кадрлар бөлүмү"),
        NameDecision("same", "кадрлар бөлүмү", "ОБ"),
    )
    assert {name for pair in done.by_kind["unit"].same for name in pair} == {
        *("арб", "об", "кадр бөлүмү")
    }
    assert [one.unprinted for one in done.idle] == ["кадрлар бөлүмү"] * 2


def test_what_does_nothing_says_why() -> None:
    names = names_of(unit="АРБ, ОБ", office="АРБ башчысы")
    names.add_printed("unit", {"иии = а": [("", "ИИИ")], "иии = б": [("", "ИИИ")]})
    mixed = NameDecision("same", "АРБ башчысы", "АРБ")
    several = NameDecision("same", "ИИИ", "АРБ")
    alike = NameDecision("different", "АРБ", "«АРБ»")
    done = paired(names, mixed, several, alike)
    problems = {one.decision: one.problem for one in done.idle}
    assert "different kinds" in problems[mixed]
    assert "several meanings" in problems[several]
    assert "always one" in problems[alike]
    assert not any(pairs.same or pairs.apart for pairs in done.by_kind.values())


def test_a_short_form_of_several_meanings_is_apart_in_each() -> None:
    names = names_of(unit="АРБ")
    names.add_printed("unit", {"иии = а": [("", "ИИИ")], "иии = б": [("", "ИИИ")]})
    done = paired(names, NameDecision("different", "ИИИ", "АРБ"))
    assert done.by_kind["unit"].apart == {("арб", "иии = а"), ("арб", "иии = б")}


def test_a_decision_that_makes_no_sense_says_why() -> None:
    written_alike = NameDecision("different", "АРБ", "«АРБ»")
    assert "always one" in (find_senseless(written_alike) or "")
    assert find_senseless(NameDecision("same", "АРБ", "ОБ")) is None


def test_a_contradiction_names_the_fewest_that_make_it() -> None:
    decisions = [
        NameDecision("same", "А", "Б"),
        NameDecision("same", "Д", "Е"),
        NameDecision("same", "Б", "В"),
        NameDecision("different", "А", "Е"),
        NameDecision("different", "В", "«А»"),
    ]
    assert find_contradiction(decisions) == (4, [0, 2])
    assert find_contradiction(decisions[:4]) is None
