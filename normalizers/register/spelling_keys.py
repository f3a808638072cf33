"""A printed name of a unit, an office or a person → the key that all its spellings share.

Look-alike letters, capitals, quotation marks, full stops, the plural of a bare noun and genitives
make no difference: `Башкы инженердин кызматы` and `башкы инженер кызматы`, `В.К` and `В.К.`
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalizers.abbreviations.glossary_entries import is_abbreviation
from normalizers.letters.confusables import fold_confusables
from normalizers.office_words.lexicon import UNITS
from normalizers.parties.office_keys import to_singular

_BRACKET = re.compile(r"\([^()]*\)")
_DEFINITION = re.compile(r"\s*(?P<long>[^()]+?)\s*\((?P<short>[^()\s]+)\)\s*")
_NUMBER_SIGN = re.compile(r"№|(?<=\d)\s*-(?=\s*[«\"“]?[а-яөүң])")
"""Signs around a number: `№ 1 терапия`, `1-терапия` and `1 терапия` are one."""

_SIGNS = "«»“”„\"',;:!?()"
_STICKING_CAPITAL = re.compile(r"(?<=[а-яёөүң])(?=[А-ЯЁӨҮҢ]\.)")
_MIN_SHORTENED_LETTERS = 3
_MAX_INITIAL_LETTERS = 2


class NameDefinition(NamedTuple):
    """A name in full with its short form in brackets: `жогорку мектептер (ЖМ)`."""

    long: str
    short: str


def split_definition(name: str) -> NameDefinition | None:
    """The full name and the short form that a name prints in brackets behind it; None if none."""
    match = _DEFINITION.fullmatch(name)
    if match is None or not is_abbreviation(match["short"]) or " " not in match["long"]:
        return None
    return NameDefinition(match["long"], match["short"])


@lru_cache(maxsize=8192)
def make_unit_key(name: str) -> str:
    """The key of a unit's name; empty if it has no letter or digit."""
    folded = _NUMBER_SIGN.sub(" ", fold_confusables(name))
    printed_words = _BRACKET.sub(" ", folded).split() or folded.split()
    keys: list[str] = []
    for printed in printed_words:
        word = _expand_shortened(printed.strip(_SIGNS))
        keys += (to_singular(part.strip(_SIGNS)) for part in word.split(".") if part.strip(_SIGNS))
    return " ".join(keys) if any(map(str.isalnum, "".join(keys))) else ""


@lru_cache(maxsize=1024)
def make_person_key(name: str) -> str:
    """The key of a person's name: its words, then its initials, wherever they are printed."""
    words = fold_confusables(_STICKING_CAPITAL.sub(" ", name)).replace(".", " ").split()
    full_words = [word for word in words if len(word) > _MAX_INITIAL_LETTERS]
    return " ".join([*full_words, *(word for word in words if word not in full_words)])


def make_office_key(unit_key: str, role: str) -> str:
    """The key of an office: what it is of, and its lemma."""
    return f"{unit_key}|{role}"


def split_alternatives(expansion: str) -> tuple[str, ...]:
    """The readings of an expansion with a slash in its last word: `кызмат көрсөтүү/кызматы`."""
    words = expansion.split()
    if not words or words[-1].count("/") != 1:
        return (expansion,)
    return tuple(" ".join([*words[:-1], last]) for last in words[-1].split("/") if last)


def _expand_shortened(word: str) -> str:
    """The unit's noun for an abbreviated word with which only one noun begins: `каф.`"""
    stem = word.removesuffix(".")
    if stem == word or len(stem) < _MIN_SHORTENED_LETTERS or "." in stem:
        return word
    nouns = [noun for noun in UNITS if noun.startswith(stem)]
    return nouns[0] if len(nouns) == 1 else word
