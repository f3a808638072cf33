"""Whose plan it is: the institution that its titles name, and a short name for folders.

Titles name it by its abbreviation with an ending (“КМТУнун … иш планы”), in capitals throughout
(“КМТУНУН”), or in full (“Ош мамлекеттик университетинин”); the last two are known by the plan's own
list of abbreviations.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from normalizers.letters.confusables import with_cyrillic
from normalizers.letters.kyrgyz_endings import is_ending

_WORD = re.compile(r"[^\W\d_]+")
_KINDS = re.compile("университет|академия(?!л)|институт|колледж|консерватория")
_POSSESSED = re.compile("(?:и|сы)$")
"""An ending of what the glossary names, in whose place a title may have others."""

_LATIN = str.maketrans("абвгдезийклмноөпрстуүфыэё", "abvgdeziiklmnooprstuufyee") | str.maketrans(
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


def institution(titles: Iterable[str], glossary: Mapping[str, str]) -> str | None:
    """The abbreviation of the institution that is named most in titles; None if none is named.

    `glossary` has the plan's abbreviations and what they stand for: one that stands for something
    else is no institution's.
    """
    texts = [with_cyrillic(title) for title in titles]
    words = [word for text in texts for word in _WORD.findall(text)]
    meanings = {with_cyrillic(name): meaning.casefold() for name, meaning in glossary.items()}
    known = {name: meaning for name, meaning in meanings.items() if _KINDS.search(meaning)}
    others = meanings.keys() - known.keys()
    inflected = [name for name in _inflected(words) if name not in others]
    for names in (inflected, _in_capitals(words, known), _in_full(texts, known)):
        count = Counter(names)
        if count:
            return min(count, key=lambda name: (-count[name], name))
    return None


def folder_name(institution: str) -> str:
    """The institution's name in Latin letters, digits and hyphens: `КМТУ` → `kmtu`.

    Empty if it has no letter or digit.
    """
    letters = with_cyrillic(institution).casefold().translate(_LATIN)
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


def _inflected(words: Iterable[str]) -> Iterable[str]:
    """Capitals with an ending in small letters: `КМТУ` of `КМТУнун`, `ОшМУ` of `ОшМУнун`."""
    for word in words:
        stem = word.rstrip("".join(char for char in word if char.islower()))
        ending = word[len(stem) :]
        cyrillic = len(stem) >= 3 and all("Ѐ" <= char <= "ӿ" for char in stem)
        capital = cyrillic and stem[0].isupper() and sum(map(str.isupper, stem)) > 1
        if capital and len(ending) > 1 and is_ending(ending):
            yield stem


def _in_capitals(words: Iterable[str], known: Iterable[str]) -> Iterable[str]:
    """Known institutions in words of capitals alone: `КМТУ` of `КМТУНУН`."""
    names = [*known]
    for word in words:
        for name in names:
            rest = word[len(name) :]
            if word.isupper() and word.startswith(name) and is_ending(rest.casefold()):
                yield name


def _in_full(texts: Iterable[str], known: Mapping[str, str]) -> Iterable[str]:
    """Known institutions whose whole name is printed: `Ош мамлекеттик университетинин`."""
    for text in texts:
        for name, meaning in known.items():
            if _POSSESSED.sub("", meaning) in text.casefold():
                yield name
