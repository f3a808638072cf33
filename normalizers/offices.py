"""A party → its office and what the office is of, across wordings and case endings.

“АИ боюнча проректор”, “АИ проректору”, “АИ б-ча проректор” → проректор of АИ
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.endings import without_genitive
from normalizers.lookalikes import folded
from normalizers.office_words import MODIFIERS
from normalizers.party_words import Word

_BRACKET = re.compile(r"\([^()]*\)")
_PLURALS = ("лар", "лер", "лор", "лөр", "дар", "дер", "дор", "дөр", "тар", "тер", "тор", "төр")


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


def party(words: Sequence[Word], evidence: str) -> Party:
    """The party that some words are."""
    text = " ".join(word.text for word in words)
    person = next((word.text for word in words if word.is_person), None)
    named = [word for word in words if not word.is_person]
    office = _office(named)
    if office is None:
        unit = " ".join(word.text for word in named) or None
        return Party(text, None, unit, person, evidence)
    start = office
    while start > 0 and named[start - 1].text.casefold() in MODIFIERS:
        start -= 1
    modifiers = [folded(word.text) for word in named[start:office]]
    found = named[office].noun
    assert found is not None
    role = " ".join([*modifiers, found.lemma])
    before, behind = named[:start], named[office + 1 :]
    if found.is_possessive or not behind or before:
        return Party(text, role, _unit(before, behind), person, evidence)
    if behind[0].text.casefold() == "по":
        behind = behind[1:]
    return Party(text, role, " ".join(word.text for word in behind) or None, person, evidence)


def _office(named: Sequence[Word]) -> int | None:
    """The place of the word that is the party's office.

    A unit's noun at the end makes the party a unit, whatever office stands in its name: “Башкы
    инженер кызматы”.
    """
    for place in range(len(named) - 1, -1, -1):
        found = named[place].noun
        if found is None or found.is_genitive:
            continue
        if found.is_office:
            return place
        if found.is_possessive and not found.is_russian:
            return None
    return None


def _unit(before: Sequence[Word], behind: Sequence[Word]) -> str | None:
    """What stands before an office, without боюнча and the last genitive ending."""
    named = [*before]
    while named and named[-1].is_by:
        named.pop()
    texts = [word.text for word in named]
    for place in range(len(texts) - 1, -1, -1):
        if not texts[place].startswith("("):
            texts[place] = without_genitive(texts[place]) or texts[place]
            break
    return " ".join([*texts, *(word.text for word in behind)]).strip(" ,") or None


def office_key(one: Party) -> str:
    """The same for every wording of one office or unit: letters folded, plural and case aside."""
    if one.person and not one.role:
        return folded(one.person)
    plain = _BRACKET.sub(" ", folded(one.unit or ""))
    unit = " ".join(_singular(word.strip('«»“”".,')) for word in plain.split())
    return f"{unit} {one.role}".strip() if one.role else unit


def _singular(word: str) -> str:
    bare = without_genitive(word) or word
    if len(bare) > 5 and bare.endswith(_PLURALS) and not bare.endswith("ректор"):
        return bare[:-3]
    return bare
