"""A party → its office and what the office is of, across wordings and case endings.

“АИ боюнча проректор”, “АИ проректору”, “АИ б-ча проректор” → проректор of АИ
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from normalizers.letters.confusables import fold_confusables
from normalizers.letters.kyrgyz_endings import remove_genitive
from normalizers.letters.signs import DASHES
from normalizers.office_words.lexicon import POSSESSIVE_PRONOUNS, PREPOSITIONS, QUANTIFIERS
from normalizers.office_words.office_nouns import PartyNoun, find_noun
from normalizers.parties.party_account import PARTY_REMARKS
from normalizers.parties.tokens import PartyWord, to_text, tokenize_cell

_BRACKET = re.compile(r"\([^()]*\)")
_ADJECTIVE = re.compile(r"[а-яёңөү]{3,}(?:[ыио]й|[ыи]е|ая|яя|[лдт][ыиуү]к)")
"""An adjective in the nominative, Russian or Kyrgyz."""

_ADJECTIVE_OF_SEVERAL = re.compile(r"(?P<stem>[а-яё]{3,})(?P<vowel>[ыи])е")
_STEMS_IN_OY = frozenset(
    ("молод", "основн", "запасн", "областн", "городск", "рядов", "передов", "сменн", "выездн")
)
"""The stems of Russian adjectives that end in -ой."""

_PLURAL_ENDINGS = (
    "лар",
    "лер",
    "лор",
    "лөр",
    "дар",
    "дер",
    "дор",
    "дөр",
    "тар",
    "тер",
    "тор",
    "төр",
)
_DUTY_STEM = "милдет"


class ResponsibleParty(Struct, frozen=True):
    """One party: `text` in whole words, its office's lemma, what the office is of, a person.

    `unit` has no genitive ending; of a party without an office it is the party itself.
    """

    text: str
    role: str | None
    unit: str | None
    person: str | None
    evidence: str


def build_party(
    words: Sequence[PartyWord], evidence: str, lead_index: int | None = None
) -> ResponsibleParty:
    """The party that some words make; `lead_index` is the place of an office that stands before
    what it is of."""
    text, person = to_text(words), _find_person(words)
    name_words = [word for word in words if not word.is_person]
    if person and all(word.features.is_bracket or word.text in DASHES for word in name_words):
        role, unit = _find_office_in_bracket(words)
        return ResponsibleParty(text, role, unit, person, evidence)
    name_words = _drop_acting_holder(
        [word for word in name_words if word.text not in DASHES and not _is_aside(word)]
    )
    office_index = _find_office(name_words, None if lead_index is None else words[lead_index])
    if office_index is None:
        return ResponsibleParty(text, None, to_text(name_words) or None, person, evidence)
    start = office_index
    office_noun = name_words[office_index].noun or name_words[office_index].features.agent
    assert office_noun is not None
    while start > 0 and _is_modifier(name_words[start - 1], office_noun, is_first=start == 1):
        start -= 1
    modifiers = [word for word in name_words[start:office_index] if not word.features.is_acting]
    adjectives = [_to_one(word.features.plain, office_noun.lemma) for word in modifiers]
    role = " ".join([*adjectives, office_noun.lemma])
    unit = _build_unit(name_words[:start], name_words[office_index + 1 :])
    return ResponsibleParty(text, role, unit, person, evidence)


def _is_modifier(word: PartyWord, office: PartyNoun, *, is_first: bool) -> bool:
    """Whether a word before an office belongs to its name: `башкы бухгалтер`.

    So does an adjective before an office that is of no unit: `классный руководитель`, `социалдык
    педагог`.
    """
    if word.features.is_modifier:
        return True
    features = word.features
    is_of_nobody = office.is_bare or office.is_nominative_russian
    if not is_of_nobody or word.noun is not None or features.is_abbreviation:
        return False
    may_be_name = features.is_capital and not is_first
    is_adjective = _ADJECTIVE.fullmatch(features.plain) is not None
    return is_adjective and not may_be_name and features.plain not in QUANTIFIERS


def _to_one(modifier: str, lemma: str) -> str:
    """A Russian adjective put from the plural into the singular: `классные` → `классный`, `старшие`
    (медсестры) → `старшая`."""
    match = _ADJECTIVE_OF_SEVERAL.fullmatch(modifier)
    if match is None:
        return modifier
    stem, vowel = match["stem"], match["vowel"]
    if lemma[-1] == "а":
        return f"{stem}ая"
    return f"{stem}ой" if stem in _STEMS_IN_OY else f"{stem}{vowel}й"


def _find_person(words: Sequence[PartyWord]) -> str | None:
    """The name of a person in a party, also in brackets behind the office or unit."""
    for word in words:
        if word.is_person:
            return word.text
        inside = _list_persons_in_bracket(word)
        if len(inside) == 1:
            return inside[0]
    return None


def _list_persons_in_bracket(word: PartyWord) -> list[str]:
    """The persons of brackets that hold nothing else but their offices: `(зав. Асанов А.)`."""
    if not word.features.is_bracket:
        return []
    inside = tokenize_cell(word.text[1:-1], ())
    persons = [one.text for one in inside if one.is_person]
    is_all_known = all(one.is_person or (one.noun and one.noun.is_office) for one in inside)
    return persons if is_all_known else []


def _is_aside(word: PartyWord) -> bool:
    """Whether brackets name a person, or remark on a party, and are no part of its name."""
    if not word.features.is_bracket:
        return False
    remark = PARTY_REMARKS.fullmatch(word.features.plain[1:-1].strip())
    return remark is not None or bool(_list_persons_in_bracket(word))


def _find_office_in_bracket(words: Sequence[PartyWord]) -> tuple[str | None, str | None]:
    """The office that stands in brackets behind a person's name, and what it is of."""
    for word in words:
        if word.features.is_bracket:
            inside = build_party(tokenize_cell(word.text[1:-1], ()), "in brackets")
            if inside.role is not None:
                return inside.role, inside.unit
    return None, None


def _drop_acting_holder(name_words: Sequence[PartyWord]) -> list[PartyWord]:
    """The words without those for an acting holder: `ректордун м.а.` → ректор."""
    office_words = list(name_words)
    if (
        office_words
        and office_words[-1].noun
        and office_words[-1].noun.lemma == "аткаруучу"
        and len(office_words) > 2
    ):
        if office_words[-2].features.plain.startswith(_DUTY_STEM):
            office_words = office_words[:-2]
    elif len(office_words) > 1 and office_words[-1].features.is_acting:
        office_words = office_words[:-1]
    if len(office_words) < len(name_words) and (bare := office_words[-1].features.genitive_stem):
        office_words[-1] = office_words[-1].replace_text(bare)
    return office_words


def _find_office(name_words: Sequence[PartyWord], leading: PartyWord | None) -> int | None:
    """The place of the word that is the party's office.

    A unit's noun at the end makes the party a unit, even with an office in its name: “Башкы инженер
    кызматы”. So does a unit's noun that leads: “Кафедра физики”. An office that is known only by
    the form of its word must be the last word: “көркөм котормочу”.
    """
    if leading is not None:
        if leading.noun is None or not leading.noun.is_office or leading not in name_words:
            return None
        place = name_words.index(leading)
        return None if _is_of_unit(leading.noun, name_words[:place]) else place
    last = next((i for i in range(len(name_words) - 1, -1, -1) if _is_word(name_words[i])), None)
    if last is not None and name_words[last].noun is None:
        agent = name_words[last].features.agent
        if agent is not None and not agent.is_genitive:
            return last
    for index in range(len(name_words) - 1, -1, -1):
        word = name_words[index]
        if word.noun is not None and not word.is_genitive:
            is_of_unit = _is_of_unit(word.noun, name_words[:index])
            return index if word.noun.is_office and not is_of_unit else None
    return None


def _is_of_unit(office: PartyNoun, preceding: Sequence[PartyWord]) -> bool:
    """Whether a Russian office only says whose the abbreviated unit before it is: `МО учителей`."""
    is_behind_short = bool(preceding) and preceding[-1].features.is_abbreviation
    return is_behind_short and office.is_oblique


def _is_word(word: PartyWord) -> bool:
    return not word.is_person and not word.features.is_bracket


def _build_unit(preceding: Sequence[PartyWord], following: Sequence[PartyWord]) -> str | None:
    """What an office is of, without боюнча or по and without the last genitive ending."""
    complement = [word for word in preceding if not word.features.is_acting]
    if all(word.features.plain in QUANTIFIERS for word in complement):
        complement = []
    if len(complement) == 1 and complement[0].features.plain in POSSESSIVE_PRONOUNS:
        complement = []
    while complement and complement[-1].features.is_boyuncha:
        complement.pop()
    for index in range(len(complement) - 1, -1, -1):
        if not complement[index].features.is_bracket:
            complement[index] = complement[index].replace_text(
                complement[index].features.genitive_stem or complement[index].text
            )
            break
    field_words = [word for word in following if not word.features.is_bracket]
    if field_words and field_words[0].features.plain in PREPOSITIONS:
        field_words = field_words[1:]
    return " ".join(filter(None, (to_text(complement), to_text(field_words)))).strip(" ,") or None


def build_office_key(one: ResponsibleParty) -> str:
    """A key that is the same for every wording of one office or unit: letters folded, no
    endings."""
    if one.person and not one.role:
        return fold_confusables(one.person)
    folded_unit = fold_confusables(one.unit or "")
    unit_words = _BRACKET.sub(" ", folded_unit).split() or folded_unit.split()
    unit = " ".join(to_singular(word.strip('«»“”".,')) for word in unit_words)
    return f"{unit} {one.role}".strip() if one.role else unit


@lru_cache(maxsize=4096)
def to_singular(word: str) -> str:
    """A folded word without genitive and plural; a unit's Russian noun in the nominative."""
    bare = remove_genitive(word) or word
    if len(bare) > 5 and bare.endswith(_PLURAL_ENDINGS) and not bare.endswith("ректор"):
        return bare[:-3]
    party_noun = find_noun(bare)
    return party_noun.lemma if party_noun is not None and party_noun.is_oblique else bare
