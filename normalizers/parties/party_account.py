"""Which words of a responsible cell its parties explain.

A party is explained if one of its words is known: an office, a unit, an abbreviation, a person's
name, a group of people. Otherwise it is published as printed, and its words count as left over.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from normalizers.accounting.word_account import (
    ExpectedWords,
    TextSpan,
    WordAccount,
    account_for_words,
)
from normalizers.doubts import Doubt
from normalizers.letters.confusables import fold_keeping_length
from normalizers.parties.tokens import PartyWord, to_text, tokenize_cell
from normalizers.parties.word_features import compute_features

_REMARKS = (
    "макулдашуу боюнча|макулдашуу менен|макулдашылган|по согласованию|келишим боюнча|по договору"
    "|зарылдыгына жараша|зарылчылыкка жараша|керектүү учурда|при необходимости|жооптуу"
    r"|ответственн\w+|по необходимости"
)
PARTY_REMARKS = re.compile(_REMARKS)
"""Remarks in brackets behind a party, in folded letters, that are no part of its name."""

PARTY_WORDS = ExpectedWords(
    "party_doubtful",
    unchanging=re.compile(
        rf"{_REMARKS}"
        r"|ж\.\s?б\.?|жана башкалар|и\s?др\.?|и другие|жооптуу(?:лар)?\s?:|ответственн\w+\s?:"
        r"|аткаруучу(?:лар)?\s?:|исполнител\w\s?:"
    ),
)
"""Words beside parties that change nothing."""


def names_party(words: Iterable[PartyWord]) -> bool:
    """Whether a word tells what a party is."""
    return any(
        word.is_person
        or word.noun is not None
        or word.features.agent is not None
        or word.features.is_abbreviation
        or word.features.is_people
        or (word.features.is_bracket and names_party(tokenize_cell(word.text[1:-1], ())))
        for word in words
    )


def account_for_parties(
    text: str, unnamed_parties: Sequence[Sequence[PartyWord]], doubted: Container[str]
) -> tuple[WordAccount, tuple[Doubt, ...]]:
    """The account of a cell's words, and a doubt for each party of which no word is known.

    `doubted` are the parties on which there is a doubt already.
    """
    spans: list[TextSpan] = []
    doubts: list[Doubt] = []
    position = 0
    for words in unnamed_parties:
        party = to_text(words)
        if PARTY_WORDS.unchanging and PARTY_WORDS.unchanging.fullmatch(
            compute_features(party).plain
        ):
            continue
        if party not in doubted:
            message = f"“{party}” names no office, unit or person that is known"
            doubts.append(Doubt(PARTY_WORDS.code, message))
        start = text.find(words[0].text, position)
        end = text.find(words[-1].text, start) + len(words[-1].text)
        if start >= 0 and end > start:
            spans.append(TextSpan(start, end))
            position = end
    explained = _invert(spans, len(text))
    return account_for_words(fold_keeping_length(text), explained, PARTY_WORDS), tuple(doubts)


def _invert(spans: Sequence[TextSpan], length: int) -> list[TextSpan]:
    """The pieces of a text between spans."""
    starts = [0, *(span.end for span in spans)]
    ends = [*(span.start for span in spans), length]
    return [TextSpan(start, end) for start, end in zip(starts, ends, strict=True) if start < end]
