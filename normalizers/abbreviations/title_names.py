"""What an institution's short form stands for, by the name that a title prints in full.

`Ош мамлекеттик университетинин иш планы` names ОшМУ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from normalizers.abbreviations.kyrgyz_nominative import to_kyrgyz_nominative
from normalizers.abbreviations.letter_alignment import find_alignment_cost

_WORD = re.compile(r"[^\s,;:()]+")
_INSTITUTION = re.compile(
    r"(?:университет|академия|институт|колледж|консерватория|лице[йи]|гимназия|мектеб|мектеп"
    r"|министрли|агентти|комитет)\w*",
    re.IGNORECASE,
)
_MIN_WORDS = 2


def find_name_in_titles(stem: str, titles: Iterable[str]) -> str | None:
    """The name of an institution, in the nominative, whose words have exactly the letters of a
    short form; None if no title has one."""
    for title in titles:
        words, ends = _find_institutions(title)
        for end in ends:
            # The fewest words first: a title goes on before the name too.
            for start in range(end - _MIN_WORDS, -1, -1):
                if find_alignment_cost(stem, words[start:end]) == 0:
                    return _write_name(words[start:end])
    return None


@lru_cache(maxsize=256)
def _find_institutions(title: str) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The words of a title, and the places behind its words for kinds of institutions."""
    words = tuple(_WORD.findall(title))
    ends = [end for end, word in enumerate(words, 1) if _INSTITUTION.fullmatch(word.strip('«»“”"'))]
    return words, tuple(ends)


def _write_name(words: Sequence[str]) -> str:
    name = to_kyrgyz_nominative(" ".join(words))
    return name.capitalize() if name.isupper() else name
