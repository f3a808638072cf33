"""Whose plan it is: the institution that its titles name, and a short name for folders.

Titles name it by its abbreviation with an ending (“КМТУнун … иш планы”), in capitals throughout
(“КМТУНУН”), or in full (“Ош мамлекеттик университетинин”).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from normalizers.endings import is_ending
from normalizers.lookalikes import with_cyrillic

_WORD = re.compile(r"[^\W\d_]+")
_KIND = "университет|академия(?!л)|институт|колледж|консерватория"
_KINDS = re.compile(_KIND)
_IN_FULL = re.compile(rf"((?:[^\W\d_]+\s+){{1,4}}(?:{_KIND}))\w*")

_AFTER = "атындагы"
"""“Named after”, between a person and the institution."""

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

    `glossary` has the plan's abbreviations and what they stand for. A name in full is abbreviated
    by its initials.
    """
    texts = [with_cyrillic(title) for title in titles]
    words = [word for text in texts for word in _WORD.findall(text)]
    for names in (_inflected(words), _in_capitals(words, glossary), _in_full(texts)):
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


def _in_capitals(words: Iterable[str], glossary: Mapping[str, str]) -> Iterable[str]:
    """Abbreviations of institutions in words of capitals alone: `КМТУ` of `КМТУНУН`."""
    known = [name for name, meaning in glossary.items() if _KINDS.search(meaning.casefold())]
    for word in words:
        for name in known:
            rest = word[len(name) :]
            if word.isupper() and word.startswith(name) and is_ending(rest.casefold()):
                yield name


def _in_full(texts: Iterable[str]) -> Iterable[str]:
    """Initials of names in full: `ОМУ` of `Ош мамлекеттик университетинин`."""
    for text in texts:
        for match in _IN_FULL.finditer(text.casefold()):
            named = match[1].rpartition(_AFTER)[2]  # a person's name says less
            yield "".join(word[0] for word in named.split()).upper()
