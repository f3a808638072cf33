"""Texts → the lines that a program prints of them in a narrow cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .fonts import Face

_VOWELS = frozenset("аеёиоуыэюяөү")
_CONSONANTS = frozenset("бвгджзйклмнңпрстфхцчшщ")


class Manner(StrEnum):
    """How a program breaks words that do not fit.

    `BARE`: a word too wide for its cell gets a line of its own and is cut where that is full;
    `HYPHEN`: any word may go on in the next line after a syllable and a hyphen.
    """

    BARE = "bare"
    HYPHEN = "hyphen"


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set: font, size and line height in points, how words are broken.

    `spaced`: the space between two lines' words is printed at the end of the first.
    """

    face: Face
    size: float
    leading: float
    manner: Manner
    spaced: bool = False

    def width(self, text: str) -> float:
        """The width of a text in points."""
        return self.size * self.face.width(text)


def lines(text: str, width: float, style: Type) -> list[str]:
    """The printed lines of a text in `width` points; each paragraph begins a line."""
    out: list[str] = []
    for paragraph in text.split("\n"):
        out += _Setter(width, style).paragraph(paragraph)
    return out


class _Setter:
    def __init__(self, width: float, style: Type) -> None:
        self._width, self._style = width, style
        self._out: list[str] = []
        self._line = ""
        self._space = style.width(" ")
        self._used = 0.0  # of the line's width, in points

    def paragraph(self, text: str) -> list[str]:
        for word in text.split():
            self._word(word)
        if self._line:
            self._out.append(self._line)
        return self._out

    def _word(self, word: str) -> None:
        """Adds a word, in pieces if it has to be broken."""
        while not self._fits(word):
            head, hyphen = self._head(word)
            if head:
                self._add(head + hyphen)
                self._end(between=False)
                word = word[len(head) :]
            elif self._line:
                self._end(between=True)
            else:
                count = self._most(word)
                self._add(word[:count])
                self._end(between=False)
                word = word[count:]
        self._add(word)

    def _before(self) -> float:
        return self._used + self._space if self._line else 0.0

    def _fits(self, text: str) -> bool:
        return self._before() + self._style.width(text) <= self._width

    def _add(self, text: str) -> None:
        self._used = self._before() + self._style.width(text)
        self._line += f" {text}" if self._line else text

    def _end(self, *, between: bool) -> None:
        self._out.append(self._line + " " * (between and self._style.spaced))
        self._line, self._used = "", 0.0

    def _head(self, word: str) -> tuple[str, str]:
        """The longest beginning of a word that may end this line, and the hyphen it gets."""
        for place, hyphen in _places(word, self._style.manner):
            if self._fits(word[:place] + hyphen):
                return word[:place], hyphen
        return "", ""

    def _most(self, word: str) -> int:
        """How many letters of a word fill a line: one at least, be the cell ever so narrow."""
        count = max(len(word) - 1, 1)
        while count > 1 and not self._fits(word[:count]):
            count -= 1
        return count


def _places(word: str, manner: Manner) -> Iterator[tuple[int, str]]:
    """Where a word may be broken, from its end on, and what is printed there."""
    last = word.rfind("-", 1, len(word) - 1)
    for place in range(len(word) - 2, 1, -1):
        if word[place - 1] == "-" and word[place - 2].isalnum():
            yield place, ""
        elif manner is Manner.HYPHEN and place > last + 2 and _is_syllable(word, place):
            yield place, "-"


def _is_syllable(word: str, place: int) -> bool:
    """Whether a syllable begins at a place within a word of small letters."""
    start = word.rfind("-", 0, place) + 1
    head, tail = word[start:place].strip("«(„"), word[place:].rstrip(",.;:)»")
    return (
        len(tail) > 1
        and tail[0] in _CONSONANTS
        and tail[1] in _VOWELS
        and head[1:].islower()
        and head.isalpha()
        and tail.isalpha()
        and any(letter in _VOWELS for letter in head.lower())
    )
