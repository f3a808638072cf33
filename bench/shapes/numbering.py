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
        numbers = self.numbers
        if numbers is Numbers.NONE:
            return Numbered(f"s{place}", text)
        if numbers is Numbers.ARABIC:
            return Numbered(str(place), f"{place}{self._sign} {text}")
        if numbers is Numbers.NESTED:
            number = f"{self.parent(place)}.{(place - 1) % self._children + 1}"
            return Numbered(number, f"{number}{self._nested_sign} {text}")
        if numbers is Numbers.ROMAN:
            return Numbered(ROMAN[place - 1], f"{ROMAN[place - 1]}. {text}")
        if numbers is Numbers.LOOKALIKE:
            roman = ROMAN[place - 1]
            typed = roman.translate(_LOOKALIKES)
            return Numbered(roman, f"{typed}. {text}", (f"{roman}. {text}",))
        if numbers is Numbers.LETTERS:
            return Numbered(_LETTERS[place - 1], f"{_LETTERS[place - 1]}. {text}")
        if numbers is Numbers.PARAGRAPH:
            return Numbered(str(place), f"{self._paragraph.format(n=place)} {text}")
        number = ROMAN[place - 1] if numbers is Numbers.ROMAN_WORD else str(place)
        between = "\n" if self._two_lines else " "
        return Numbered(number, f"{self._word.format(n=number)}{between}{text}")

    def parent(self, place: int) -> int:
        """The number of the part in which a section of a nested plan lies."""
        return (place - 1) // self._children + 1

    def is_first_child(self, place: int) -> bool:
        """Whether a section of a nested plan is the first of its part."""
        return (place - 1) % self._children == 0
