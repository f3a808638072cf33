"""Merging is an equivalence, the same in any order, and never joins what a person told apart."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from normalizers.register.merging import (
    MergeEvidence,
    SettledNames,
    Verdict,
    merge_names,
)

KEYS = "abcdefgh"
PAIRS = sorted(combinations(KEYS, 2))
pairs = st.sampled_from(PAIRS)
evidence_lists = st.lists(
    st.builds(
        lambda pair, score, decided, doubtful: MergeEvidence(
            *pair, "because", score, is_decided=decided, is_doubtful=doubtful and not decided
        ),
        pairs,
        st.sampled_from((0.5, 0.85, 0.9, 1.0)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)
pair_sets = st.frozensets(pairs, max_size=4)
lists_of_keys = st.dictionaries(
    st.sampled_from(KEYS), st.frozensets(st.sampled_from(("2024-25", "2025-26"))), max_size=5
)
ONE_LIST = {"a": frozenset({"2026"}), "b": frozenset({"2026"})}


@given(evidence_lists, pair_sets, pair_sets, lists_of_keys)
def test_groups_are_a_partition(
    evidence: list[MergeEvidence],
    apart: frozenset[tuple[str, str]],
    unsure: frozenset[tuple[str, str]],
    listed_in: dict[str, frozenset[str]],
) -> None:
    merged = merge_names(KEYS, evidence, apart, unsure, listed_in)
    assert sorted(key for group in merged.groups for key in group) == sorted(KEYS)


@given(evidence_lists, pair_sets, lists_of_keys)
def test_what_is_told_apart_is_never_one(
    evidence: list[MergeEvidence],
    apart: frozenset[tuple[str, str]],
    listed_in: dict[str, frozenset[str]],
) -> None:
    merged = merge_names(KEYS, evidence, apart, listed_in=listed_in)
    for group in merged.groups:
        assert not apart & {*combinations(group, 2)}


@given(evidence_lists, pair_sets, lists_of_keys, st.randoms())
def test_the_order_of_evidence_makes_no_difference(
    evidence: list[MergeEvidence],
    apart: frozenset[tuple[str, str]],
    listed_in: dict[str, frozenset[str]],
    random: st.DrawFn,
) -> None:
    shuffled = [
        MergeEvidence(one.right, one.left, one.reason, one.score, one.is_decided, one.is_doubtful)
        for one in evidence
    ]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge_names(KEYS, evidence, apart, (), listed_in) == merge_names(
        reversed(KEYS), shuffled, apart, (), listed_in
    )


@given(evidence_lists)
def test_without_refusals_all_sure_evidence_holds(evidence: list[MergeEvidence]) -> None:
    merged = merge_names(KEYS, evidence)
    group_of = {key: group for group in merged.groups for key in group}
    for one in evidence:
        assert one.is_doubtful or group_of[one.left] is group_of[one.right]
    assert all(group_of[one.left] is not group_of[one.right] for one in merged.doubtful)


def test_entries_of_one_list_are_one_only_by_decision() -> None:
    alike = MergeEvidence("a", "b", "alike", 0.9)
    asked = merge_names("ab", [alike], listed_in=ONE_LIST)
    assert asked.groups == (("a",), ("b",)) and len(asked.doubtful) == 1
    decided = MergeEvidence("a", "b", "decided", 1.0, is_decided=True)
    assert merge_names("ab", [alike, decided], listed_in=ONE_LIST).groups == (("a", "b"),)


def test_an_unsure_answer_is_not_asked_again() -> None:
    doubtful = MergeEvidence("a", "b", "alike", 0.9, is_doubtful=True)
    assert merge_names("ab", [doubtful]).doubtful == (doubtful,)
    assert merge_names("ab", [doubtful], unsure={("a", "b")}).doubtful == ()


def test_decisions_that_others_rule_out() -> None:
    decided = [MergeEvidence(*pair, "decided", 1.0, is_decided=True) for pair in ("ab", "bc")]
    merged = merge_names("abc", decided, {("a", "c")})
    assert merged.groups == (("a", "b"), ("c",))
    assert [one.pair for one in merged.contradicted] == [("b", "c")]


NAMES = "abcdef"
answers = st.lists(
    st.tuples(
        st.permutations(NAMES).map(lambda names: (names[0], names[1])),
        st.sampled_from(("same", "different", "unsure")),
    ),
    max_size=12,
)


def test_what_follows_from_answers() -> None:
    settled = SettledNames([("c", "d")])
    settled.add(("a", "b"), "same")
    settled.add(("b", "c"), "same")
    settled.add(("e", "a"), "unsure")
    assert settled.find_verdict(("c", "a")) == "same"
    assert settled.find_verdict(("d", "a")) == "different"
    assert settled.find_verdict(("c", "e")) == "unsure"
    assert settled.find_verdict(("a", "f")) is None


@given(answers)
def test_answers_to_what_does_not_follow_never_contradict(
    answers: list[tuple[tuple[str, str], Verdict]],
) -> None:
    settled = SettledNames()
    taken: list[tuple[tuple[str, str], Verdict]] = []
    for pair, verdict in answers:
        if settled.find_verdict(pair) is None:
            settled.add(pair, verdict)
            taken.append((pair, verdict))
    for pair, verdict in taken:
        follows = settled.find_verdict(pair)
        assert follows == verdict or (verdict == "unsure" and follows is not None)
    apart = {(min(pair), max(pair)) for pair, verdict in taken if verdict == "different"}
    same = [
        MergeEvidence(*pair, "decided", 1.0, is_decided=True)
        for pair, verdict in taken
        if verdict == "same"
    ]
    assert merge_names(NAMES, same, apart).contradicted == ()
