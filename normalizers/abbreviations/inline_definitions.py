"""Definitions in running text: `Коомдук уюм (КУ)`, `ТМИ (түз мамлекеттик инвестиция)`.

After Schwartz and Hearst, “A simple algorithm for identifying abbreviation definitions in
biomedical text” (2003), which looks for the letters of the short form in the words before its
bracket. Kyrgyz needs less and more: the first letters of the words are enough, but the last word
bears a case ending, and a Kyrgyz phrase may have a Russian abbreviation, of which only the number
of letters agrees: `Тарбия иштери департаменти (ДВР)`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.abbreviations.detection import AbbreviationMention, find_abbreviations
from normalizers.abbreviations.initials import extract_initials
from normalizers.letters.confusables import fold_confusables

MAX_EXTRA_WORDS = 3
"""A phrase may have so many words more than its abbreviation has letters."""

MAX_PHRASE_LETTERS = 240
"""A phrase begins at most so many letters before its bracket."""

_BRACKET = re.compile(r"\(\s*([^()]{2,160}?)\s*\)")
_CLAUSE_BREAK = re.compile(r"[.,;:()«»“”!?/]|\s[-–—]\s")
_CASE_ENDINGS = (
    (re.compile(r"(.{2,}[лдт][аеоө]р)(?:[ндт][ыиуү]н|[ндт][ыиуү]|[гк][аеоө]|[дт][аеоө]н?)"), 1),
    (re.compile(r"(.{2,}с?[ыиуү])(?:нын|нин|нун|нүн|н|на|не|но|нө|нда|нде|ндо|ндө|нан|нен)"), 1),
)


class InlineDefinition(NamedTuple):
    """An abbreviation at `start` of a text, what it stands for there, and how that was seen."""

    abbreviation: str
    expansion: str
    start: int
    evidence: str


def find_definitions(text: str) -> tuple[InlineDefinition, ...]:
    """The definitions that a text holds, in order; total."""
    found_definitions = []
    for bracket in _BRACKET.finditer(text):
        content = bracket[1]
        mention = _parse_lone_abbreviation(content)
        if mention is not None:
            definition = _match_phrase_before(
                _take_text_before(text, bracket), mention, bracket.start(1)
            )
        else:
            definition = _match_phrase_inside(text, bracket)
        if definition is not None:
            found_definitions.append(definition)
    return tuple(found_definitions)


def to_nominative(phrase: str) -> str:
    """A phrase without the case ending of its last word, where that is sure."""
    head, _, last = phrase.rpartition(" ")
    for pattern, group in _CASE_ENDINGS:
        if match := pattern.fullmatch(last):
            return f"{head} {match[group]}".strip()
    return phrase


def _parse_lone_abbreviation(content: str) -> AbbreviationMention | None:
    """The abbreviation that a bracket holds and nothing else."""
    mentions = find_abbreviations(content)
    return mentions[0] if len(mentions) == 1 and mentions[0].surface == content else None


def _match_phrase_before(
    text: str, mention: AbbreviationMention, start: int
) -> InlineDefinition | None:
    """A definition whose phrase stands before the bracket."""
    clause = _CLAUSE_BREAK.split(text)[-1]
    words = clause.split()
    letters = fold_confusables(mention.stem)
    for count in range(1, min(len(words), len(letters) + MAX_EXTRA_WORDS) + 1):
        phrase = " ".join(words[-count:])
        phrase_initials = extract_initials(phrase)
        if (
            phrase_initials == letters
            or phrase_initials.replace("ж", "") == letters.replace("ж", "") != ""
        ):
            return InlineDefinition(mention.stem, to_nominative(phrase), start, "initials")
    count = len(letters)
    phrase_words = words[-count:]
    if len(phrase_words) < count or not all(map(_can_be_in_phrase, phrase_words)):
        return None
    phrase = " ".join(phrase_words)
    matching_letters = sum(
        word[:1] == letter
        for word, letter in zip(fold_confusables(phrase).split(), letters, strict=False)
    )
    starts_phrase = len(words) == count or phrase_words[0][:1].isupper()
    if starts_phrase or 2 * matching_letters >= count:
        return InlineDefinition(
            mention.stem, to_nominative(phrase), start, "as many words as letters"
        )
    return None


def _can_be_in_phrase(word: str) -> bool:
    """Whether a word can be one of a phrase: letters, small but for the first."""
    return word.replace("-", "").isalpha() and word[1:].islower() and len(word) > 1


def _match_phrase_inside(text: str, bracket: re.Match[str]) -> InlineDefinition | None:
    """A definition whose phrase stands in the bracket, behind the abbreviation."""
    before = _take_text_before(text, bracket).rstrip()
    mentions = find_abbreviations(before)
    if not mentions or not before.endswith(mentions[-1].surface):
        return None
    mention = mentions[-1]
    phrase_initials = extract_initials(bracket[1])
    letters = fold_confusables(mention.stem)
    if (
        phrase_initials == letters
        or phrase_initials.replace("ж", "") == letters.replace("ж", "") != ""
    ):
        start = bracket.start() - len(_take_text_before(text, bracket)) + mention.start
        return InlineDefinition(mention.stem, to_nominative(bracket[1]), start, "initials")
    return None


def _take_text_before(text: str, bracket: re.Match[str]) -> str:
    """The words before a bracket."""
    return text[max(0, bracket.start() - MAX_PHRASE_LETTERS) : bracket.start()]
