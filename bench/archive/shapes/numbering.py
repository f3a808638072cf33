"""How a plan numbers its sections, and the ids that follow from it."""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum

from .lexicon import Lexicon

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LETTERS = "АБВГДЕЖЗ"
_LOOKALIKES = str.maketrans({"I": "І", "X": "Х"})


class Numbers(StrEnum):
    """What a plan's sections are numbered with."""

    NONE = "none"
    ARABIC = "arabic"
    NESTED = "nested"
    ROMAN = "roman"
    LOOKALIKE = "lookalike"
    LETTERS = "letters"
    WORD = "word"
    ROMAN_WORD = "roman_word"
    PARAGRAPH = "paragraph"


_WITH_WORD = (Numbers.WORD, Numbers.ROMAN_WORD)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A section's id; its title as printed; other readings of it."""

    number: str
    title: str
    also: tuple[str, ...] = ()


class Numbering:
    """Gives each section of a plan its number, in one manner."""

    def __init__(self, chance: random.Random, words: Lexicon, numbers: Numbers) -> None:
        self.numbers = numbers
        self._sign = chance.choice((".", ".", ".", ")") if numbers is Numbers.ARABIC else ".")
        self._word = chance.choice(words.words["section"])
        self._two_lines = chance.random() < 0.3
        self._paragraph = chance.choice(("§ {n}.", "§ {n}", "§{n}."))
        self._children = chance.randint(2, 3)
        self._nested_sign = chance.choice((".", ".", ""))

    def title(self, place: int, text: str) -> Numbered:
        """The title of the section at a place, from 1; `\\n` where a printed line ends."""
        if self.numbers is Numbers.NONE:
            return Numbered(f"s{place}", text)
        number, printed = self._number(place)
        between = "\n" if self._two_lines and self.numbers in _WITH_WORD else " "
        also: tuple[str, ...] = ()
        if self.numbers is Numbers.LOOKALIKE:
            also = (f"{number}. {text}",)
        return Numbered(number, f"{printed}{between}{text}", also)

    def _number(self, place: int) -> tuple[str, str]:
        """A section's id, and what is printed before its title."""
        roman, letter = ROMAN[place - 1], _LETTERS[place - 1]
        nested = f"{self.parent(place)}.{(place - 1) % self._children + 1}"
        return {
            Numbers.ARABIC: (str(place), f"{place}{self._sign}"),
            Numbers.NESTED: (nested, f"{nested}{self._nested_sign}"),
            Numbers.ROMAN: (roman, f"{roman}."),
            Numbers.LOOKALIKE: (roman, f"{roman.translate(_LOOKALIKES)}."),
            Numbers.LETTERS: (letter, f"{letter}."),
            Numbers.WORD: (str(place), self._word.format(n=place)),
            Numbers.ROMAN_WORD: (roman, self._word.format(n=roman)),
            Numbers.PARAGRAPH: (str(place), self._paragraph.format(n=place)),
        }[self.numbers]

    def parent(self, place: int) -> int:
        """The number of the part in which a section of a nested plan lies."""
        return (place - 1) // self._children + 1

    def is_first_child(self, place: int) -> bool:
        """Whether a section of a nested plan is the first of its part."""
        return (place - 1) % self._children == 0
