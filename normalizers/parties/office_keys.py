"""A party → its office and what the office is of, across wordings and case endings.

“АИ боюнча проректор”, “АИ проректору”, “АИ б-ча проректор” → проректор of АИ
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.letters.confusables import folded
from normalizers.letters.kyrgyz_endings import without_genitive
from normalizers.parties.lexicon import PREPOSITIONS, PRONOUNS
from normalizers.parties.office_nouns import noun
from normalizers.parties.person_names import people
from normalizers.parties.tokens import Word, said

_BRACKET = re.compile(r"\([^()]*\)")
_PLURALS = ("лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр")
_DUTY = "милдет"


@dataclass(frozen=True, slots=True)
class Party:
    """One party: `text` in whole words, its office's lemma, what the office is of, a person.

    `unit` has no genitive ending; of a party without an office it is the party itself.
    """

    text: str
    role: str | None
    unit: str | None
    person: str | None
    evidence: str


def party(words: Sequence[Word], evidence: str, lead: int | None = None) -> Party:
    """The party that some words are; `lead` is the place of an office before what it is of."""
    text, person = said(words), _person(words)
    named = [word for word in words if not word.is_person]
    if person and all(word.shape.is_bracket or word.text in ("-", "–", "—") for word in named):
        return Party(text, None, None, person, evidence)
    named = _held([word for word in named if word.text not in ("-", "–", "—")])
    office = _office(named, None if lead is None else words[lead])
    if office is None:
        return Party(text, None, said(named) or None, person, evidence)
    start = office
    while start > 0 and named[start - 1].shape.is_modifier:
        start -= 1
    found = named[office].noun
    assert found is not None
    own = [word for word in named[start:office] if not word.shape.is_acting]
    role = " ".join([*(word.shape.plain for word in own), found.lemma])
    unit = _unit(named[:start], named[office + 1 :])
    return Party(text, role, unit, person, evidence)


def _person(words: Sequence[Word]) -> str | None:
    """The name of a person in a party, also in brackets behind the office."""
    for word in words:
        if word.is_person:
            return word.text
        if word.shape.is_bracket and people(word.text) == [(1, len(word.text) - 1)]:
            return word.text[1:-1]
    return None


def _held(named: Sequence[Word]) -> list[Word]:
    """The words with who only acts as an office's holder aside: `ректордун м.а.` → ректор."""
    out = list(named)
    if out and out[-1].noun and out[-1].noun.lemma == "аткаруучу" and len(out) > 2:
        if out[-2].shape.plain.startswith(_DUTY):
            out = out[:-2]
    elif len(out) > 1 and out[-1].shape.is_acting:
        out = out[:-1]
    if len(out) < len(named) and (bare := out[-1].shape.of):
        out[-1] = out[-1].as_text(bare)
    return out


def _office(named: Sequence[Word], leading: Word | None) -> int | None:
    """The place of the word that is the party's office.

    A unit's noun at the end makes the party a unit, whatever office stands in its name: “Башкы
    инженер кызматы”. So does one in the lead: “Кафедра физики”.
    """
    if leading is not None:
        office = leading.noun is not None and leading.noun.is_office and leading in named
        return named.index(leading) if office else None
    for place in range(len(named) - 1, -1, -1):
        word = named[place]
        if word.noun is not None and not word.is_genitive:
            return place if word.noun.is_office else None
    return None


def _unit(before: Sequence[Word], behind: Sequence[Word]) -> str | None:
    """What an office is of, without боюнча or по and without the last genitive ending."""
    of = [word for word in before if not word.shape.is_acting]
    if len(of) == 1 and of[0].shape.plain in PRONOUNS:
        of = []
    while of and of[-1].shape.is_by:
        of.pop()
    for place in range(len(of) - 1, -1, -1):
        if not of[place].shape.is_bracket:
            of[place] = of[place].as_text(of[place].shape.of or of[place].text)
            break
    rest = [word for word in behind if not word.shape.is_bracket]
    if rest and rest[0].shape.plain in PREPOSITIONS:
        rest = rest[1:]
    return " ".join(filter(None, (said(of), said(rest)))).strip(" ,") or None


def office_key(one: Party) -> str:
    """The same for every wording of one office or unit: letters folded, plural and case aside."""
    if one.person and not one.role:
        return folded(one.person)
    plain = folded(one.unit or "")
    named = _BRACKET.sub(" ", plain).split() or plain.split()
    unit = " ".join(_singular(word.strip('«»“”".,')) for word in named)
    return f"{unit} {one.role}".strip() if one.role else unit


def _singular(word: str) -> str:
    bare = without_genitive(word) or word
    if len(bare) > 5 and bare.endswith(_PLURALS) and not bare.endswith("ректор"):
        return bare[:-3]
    found = noun(bare)
    return found.lemma if found is not None and found.is_oblique else bare
