"""Made phrases: what is read of them is right, or null with a finding, and never silently wrong."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.phrases.__main__ import main
from bench.phrases.counts import RULES as COUNT_RULES
from bench.phrases.definitions import RULES as DEFINITION_RULES
from bench.phrases.made_phrase import MadePhrase, Meaning, Verdict, judge
from bench.phrases.numerals import say_in_kyrgyz, say_in_russian
from bench.phrases.parties import RULES as PARTY_RULES
from bench.phrases.reading import KINDS, judge_phrase, make_phrase
from bench.phrases.sums import RULES as SUM_RULES
from bench.phrases.times import NO_TIME
from bench.phrases.times import RULES as TIME_RULES

pytestmark = pytest.mark.no_cover  # other tests run all of this too; it takes half the time

PHRASES_OF_A_KIND = 1500
"""Drawn by chance."""

EXAMPLES_OF_A_KIND = 500
"""Drawn by Hypothesis, which looks for the seldom ones and takes many times as long for each."""

TOLD_SHARE = 0.02
"""So few phrases without slips of the keys may be doubtful though they are not."""

SILENT_SHARES = {"parties": 0.004}
"""So few phrases may be read wrong without a word, all of them with slips; 0.002 of other kinds."""

RULES_BY_KIND = {
    "time": TIME_RULES,
    "sum": SUM_RULES,
    "count": COUNT_RULES,
    "parties": PARTY_RULES,
    "definition": DEFINITION_RULES,
}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=EXAMPLES_OF_A_KIND, deadline=None)
@given(chance=st.randoms(use_true_random=False))
def test_no_phrase_without_slips_is_read_wrong(kind: str, chance: Random) -> None:
    judged_rightly(kind, make_phrase(kind, chance))


def judged_rightly(kind: str, phrase: MadePhrase) -> Verdict:
    """The verdict on a phrase, which is a good one if the phrase has no slips of the keys."""
    verdict, found = judge_phrase(kind, phrase)
    # a slip may make another word of it, or hide a piece: that piece stays null
    assert phrase.is_noisy or verdict in {Verdict.RIGHT, Verdict.TOLD}, (phrase, found)
    return verdict


@pytest.mark.parametrize("kind", KINDS)
def test_phrases_are_read_right_and_slips_are_told(kind: str) -> None:
    chance = Random(7)
    phrases = [make_phrase(kind, chance) for _ in range(PHRASES_OF_A_KIND)]
    verdicts = [judged_rightly(kind, phrase) for phrase in phrases]
    plain = [
        verdict
        for phrase, verdict in zip(phrases, verdicts, strict=True)
        if phrase.meanings and not phrase.is_noisy and phrase.rule != "uncertain"
    ]
    assert plain.count(Verdict.RIGHT) >= (1 - TOLD_SHARE) * len(plain)
    assert verdicts.count(Verdict.SILENT) <= SILENT_SHARES.get(kind, 0.002) * len(phrases)


@pytest.mark.parametrize("kind", KINDS)
def test_every_rule_is_made(kind: str) -> None:
    chance = Random(3)
    assert {make_phrase(kind, chance).rule for _ in range(400)} == set(RULES_BY_KIND[kind])


OCTOBER: Meaning = ("month", date(2025, 10, 1), date(2025, 10, 31))
MARCH: Meaning = ("month", date(2026, 3, 1), date(2026, 3, 31))


@pytest.mark.parametrize(
    ("found", "findings", "verdict"),
    [
        (OCTOBER, (), Verdict.RIGHT),
        (OCTOBER, ("a",), Verdict.RIGHT),
        (NO_TIME, ("a",), Verdict.TOLD),
        (NO_TIME, (), Verdict.MISSED),
        (MARCH, ("a",), Verdict.FLAGGED),
        (MARCH, (), Verdict.SILENT),
    ],
)
def test_the_verdicts(found: Meaning, findings: tuple[str, ...], verdict: Verdict) -> None:
    assert judge(MadePhrase("октябрь", "month", (OCTOBER,), NO_TIME), found, findings) is verdict


@pytest.mark.parametrize(
    ("number", "kyrgyz", "russian"),
    [
        (12, "он эки", "двенадцать"),
        (216_000, "эки жүз он алты миң", "двести шестнадцать тысяч"),
        (1_000_001, "бир миллион бир", "один миллион один"),
        (2_000, "эки миң", "две тысячи"),
    ],
)
def test_numbers_are_said(number: int, kyrgyz: str, russian: str) -> None:
    assert (say_in_kyrgyz(number), say_in_russian(number)) == (kyrgyz, russian)


def test_the_command_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--count", "60", "--kind", "time", "--seed", "2"]) in (0, 1)
    printed = capsys.readouterr().out
    assert "time: 60 phrases" in printed and "silently wrong" in printed
