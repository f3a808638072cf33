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

from normalizers.abbreviations.detection import ShortForm, short_forms
from normalizers.abbreviations.initials import initials
from normalizers.letters.confusables import folded

MORE = 3
"""A phrase may have so many words more than its abbreviation has letters."""

FAR = 240
"""A phrase begins at most so many letters before its bracket."""

_BRACKET = re.compile(r"\(\s*([^()]{2,160}?)\s*\)")
_CLAUSE = re.compile(r"[.,;:()«»“”!?/]|\s[-–—]\s")
_CASES = (
    (re.compile(r"(.{2,}[лдт][аеоө]р)(?:[ндт][ыиуү]н|[ндт][ыиуү]|[гк][аеоө]|[дт][аеоө]н?)"), 1),
    (re.compile(r"(.{2,}с?[ыиуү])(?:нын|нин|нун|нүн|н|на|не|но|нө|нда|нде|ндо|ндө|нан|нен)"), 1),
)


class Definition(NamedTuple):
    """An abbreviation at `start` of a text, what it stands for there, and how that was seen."""

    abbreviation: str
    expansion: str
    start: int
    evidence: str


def definitions(text: str) -> tuple[Definition, ...]:
    """The definitions that a text holds, in order; total."""
    out = []
    for bracket in _BRACKET.finditer(text):
        content = bracket[1]
        form = _only_form(content)
        if form is not None:
            found = _before(_last(text, bracket), form, bracket.start(1))
        else:
            found = _inside(text, bracket)
        if found is not None:
            out.append(found)
    return tuple(out)


def nominative(phrase: str) -> str:
    """A phrase without the case ending of its last word, where that is sure."""
    head, _, last = phrase.rpartition(" ")
    for pattern, group in _CASES:
        if match := pattern.fullmatch(last):
            return f"{head} {match[group]}".strip()
    return phrase


def _only_form(content: str) -> ShortForm | None:
    """The abbreviation that a bracket holds and nothing else."""
    forms = short_forms(content)
    return forms[0] if len(forms) == 1 and forms[0].surface == content else None


def _before(text: str, form: ShortForm, start: int) -> Definition | None:
    """A definition whose phrase stands before the bracket."""
    clause = _CLAUSE.split(text)[-1]
    words = clause.split()
    letters = folded(form.stem)
    for count in range(1, min(len(words), len(letters) + MORE) + 1):
        phrase = " ".join(words[-count:])
        found = initials(phrase)
        if found == letters or found.replace("ж", "") == letters.replace("ж", "") != "":
            return Definition(form.stem, nominative(phrase), start, "initials")
    count = len(letters)
    phrase_words = words[-count:]
    if len(phrase_words) < count or not all(map(_is_plain, phrase_words)):
        return None
    phrase = " ".join(phrase_words)
    alike = sum(
        word[:1] == letter for word, letter in zip(folded(phrase).split(), letters, strict=False)
    )
    opens = len(words) == count or phrase_words[0][:1].isupper()
    if opens or 2 * alike >= count:
        return Definition(form.stem, nominative(phrase), start, "as many words as letters")
    return None


def _is_plain(word: str) -> bool:
    """Whether a word can be one of a phrase: letters, small but for the first."""
    return word.replace("-", "").isalpha() and word[1:].islower() and len(word) > 1


def _inside(text: str, bracket: re.Match[str]) -> Definition | None:
    """A definition whose phrase stands in the bracket, behind the abbreviation."""
    before = _last(text, bracket).rstrip()
    forms = short_forms(before)
    if not forms or not before.endswith(forms[-1].surface):
        return None
    form = forms[-1]
    found = initials(bracket[1])
    letters = folded(form.stem)
    if found == letters or found.replace("ж", "") == letters.replace("ж", "") != "":
        place = bracket.start() - len(_last(text, bracket)) + form.start
        return Definition(form.stem, nominative(bracket[1]), place, "initials")
    return None


def _last(text: str, bracket: re.Match[str]) -> str:
    """The words before a bracket."""
    return text[max(0, bracket.start() - FAR) : bracket.start()]
