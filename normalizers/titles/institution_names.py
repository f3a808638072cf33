"""Whose plan it is: the institution that its titles name, and a short name for folders.

Titles name it by its abbreviation with an ending (“КМТУнун … иш планы”), in capitals throughout
(“КМТУНУН”), or in full (“Ош мамлекеттик университетинин”). The last two are only found with the
plan's own list of abbreviations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import takewhile

from normalizers.commonest import pick_commonest
from normalizers.letters.confusables import latin_to_cyrillic
from normalizers.letters.kyrgyz_endings import is_ending

_WORD = re.compile(r"[^\W\d_]+")
_INSTITUTION_KINDS = re.compile("университет|академия(?!л)|институт|колледж|консерватория")
_POSSESSIVE_ENDING = re.compile("(?:и|сы)$")
"""The ending of a name in the glossary; a title may have the name with another ending."""

_LATIN_LETTERS = str.maketrans(
    "абвгдезийклмноөпрстуүфыэё", "abvgdeziiklmnooprstuufyee"
) | str.maketrans(
    {
        "ж": "zh",
        "ң": "ng",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "iu",
        "я": "ia",
    }
)


def find_institution(titles: Iterable[str], glossary: Mapping[str, str]) -> str | None:
    """The abbreviation of the institution that is named most in titles; None if none is named.

    `glossary` maps the plan's abbreviations to what they stand for; one that stands for something
    other than an institution is left out.
    """
    texts = [latin_to_cyrillic(title) for title in titles]
    words = [word for text in texts for word in _WORD.findall(text)]
    meanings = {latin_to_cyrillic(name): meaning.casefold() for name, meaning in glossary.items()}
    institutions = {
        name: meaning for name, meaning in meanings.items() if _INSTITUTION_KINDS.search(meaning)
    }
    other_names = meanings.keys() - institutions.keys()
    inflected = [name for name in _find_inflected(words) if name not in other_names]
    for names in (
        inflected,
        _find_in_capitals(words, institutions),
        _find_in_full(texts, institutions),
    ):
        mentions = Counter(names)
        if mentions:
            return pick_commonest(mentions)
    return None


def to_institution_slug(institution: str) -> str:
    """The institution's name in Latin letters, digits and hyphens: `КМТУ` → `kmtu`.

    Empty if it has no letter or digit.
    """
    letters = latin_to_cyrillic(institution).casefold().translate(_LATIN_LETTERS)
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _find_inflected(words: Iterable[str]) -> Iterable[str]:
    """Capitals with an ending in small letters: `КМТУ` of `КМТУнун`, `ОшМУ` of `ОшМУнун`."""
    for word in words:
        ending_length = sum(1 for _ in takewhile(str.islower, reversed(word)))
        stem, ending = word[: len(word) - ending_length], word[len(word) - ending_length :]
        is_cyrillic = len(stem) >= 3 and all("Ѐ" <= char <= "ӿ" for char in stem)
        is_abbreviation = is_cyrillic and stem[0].isupper() and sum(map(str.isupper, stem)) > 1
        if is_abbreviation and len(ending) > 1 and is_ending(ending):
            yield stem


def _find_in_capitals(words: Iterable[str], institutions: Iterable[str]) -> Iterable[str]:
    """Known institutions in words of capitals alone: `КМТУ` of `КМТУНУН`."""
    names = [*institutions]
    for word in words:
        for name in names:
            ending = word[len(name) :]
            if word.isupper() and word.startswith(name) and is_ending(ending.casefold()):
                yield name


def _find_in_full(texts: Iterable[str], institutions: Mapping[str, str]) -> Iterable[str]:
    """Known institutions whose whole name is printed: `Ош мамлекеттик университетинин`."""
    for text in texts:
        for name, meaning in institutions.items():
            if _POSSESSIVE_ENDING.sub("", meaning) in text.casefold():
                yield name
