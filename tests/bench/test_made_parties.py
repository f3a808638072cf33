"""Made cells and definitions: right, or told, never silently wrong."""

from __future__ import annotations

from random import Random

import pytest

from bench.phrases.definitions import make_definition, read_definition
from bench.phrases.made_phrase import Verdict, judge
from bench.phrases.parties import make_parties, read_parties
from bench.phrases.reading import judge_phrase, make_phrase

COUNT = 600


@pytest.mark.parametrize("seed", [1, 2])
def test_definitions_that_are_not_spoilt_are_right_or_none(seed: int) -> None:
    chance = Random(seed)
    verdicts = []
    for _ in range(COUNT):
        phrase = make_definition(chance)
        verdicts.append(judge(phrase, *read_definition(phrase)))
    assert set(verdicts) <= {Verdict.RIGHT, Verdict.TOLD}
    assert verdicts.count(Verdict.RIGHT) > 0.98 * COUNT


@pytest.mark.parametrize("seed", [1, 2])
def test_parties_that_are_not_spoilt_are_right_or_doubtful(seed: int) -> None:
    chance = Random(seed)
    verdicts = []
    for _ in range(COUNT):
        phrase = make_parties(chance)
        verdicts.append(judge(phrase, *read_parties(phrase)))
    assert set(verdicts) <= {Verdict.RIGHT, Verdict.TOLD, Verdict.FLAGGED}
    assert verdicts.count(Verdict.RIGHT) > 0.98 * COUNT


@pytest.mark.parametrize("kind", ["parties", "definition"])
def test_slips_of_the_keys_are_seldom_passed_over(kind: str) -> None:
    chance = Random(3)
    verdicts = [judge_phrase(kind, make_phrase(kind, chance))[0] for _ in range(COUNT)]
    assert verdicts.count(Verdict.SILENT) <= 0.01 * COUNT
