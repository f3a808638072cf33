"""The words of a responsible cell cut into pieces: at signs, and where a whole name ends.

“Ректорат Кыргыз тили кафедрасы, бөлүм башчылары” → Ректорат | Кыргыз тили кафедрасы | …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normalizers.parties.lexicon import PREPOSITIONS
from normalizers.parties.segment import Piece
from normalizers.parties.tokens import Word

_NAME_BEGINS = re.compile(r"\w+(?:[ыи][йе]|[ая]я|ое)")
"""A Russian adjective in the case of a name: `Учебный`."""

SIGNS = frozenset((",", ";", "/", ":", "|", ".", "-", "and"))
"""What parts pieces; a new line does only behind a whole name."""


def pieces(words: Sequence[Word], units: AbstractSet[str]) -> list[Piece]:
    """The words cut at signs and, without any, where a whole name ends and another begins."""
    out: list[Piece] = []
    piece = _Open()
    for following in words:
        reason = piece.ends(following, units)
        if reason:
            out.append(piece.closed(reason))
            piece = _Open()
        piece.add(following)
    if piece.words:
        out.append(piece.closed("the last of the cell" if out else "the whole cell"))
    return out


class _Open:
    """A piece to which words are still added."""

    def __init__(self) -> None:
        self.words: list[Word] = []
        self.last: Word | None = None
        self.place = 0
        self.plain = 0
        self.lead: int | None = None
        self.has_by = False

    def add(self, word: Word) -> None:
        if self.lead is None and self.last is not None and _depends(self.last, word):
            self.lead = self.place
        self.words.append(word)
        if not word.shape.is_bracket or self.last is None:
            self.last, self.place = word, len(self.words) - 1
            self.plain += 1
            self.has_by = self.has_by or word.shape.is_by

    def closed(self, reason: str) -> Piece:
        return Piece(tuple(self.words), reason, self.lead)

    def ends(self, word: Word, units: AbstractSet[str]) -> str:
        """Why the piece ends before a word; empty if it goes on."""
        last = self.last
        if last is None or word.before in SIGNS:
            return "set off by a sign" if last else ""
        if last.is_person or word.is_person:
            return "" if word.shape.is_bracket or self._is_holder(word) else "a person's name"
        if self.lead is not None and not _depends(last, word):
            return _ends_russian(word)
        if word.shape.is_bracket or _depends(last, word) or _goes_on(last, word):
            return ""
        if word.before == "break" and self._may_end(word):
            return "a new line behind a whole name"
        return self._ends_name(last, word, units)

    def _is_holder(self, word: Word) -> bool:
        """Whether a person is named behind the office: `ректор М.К. Чыныбаев`."""
        last = self.last
        if last is None or last.is_person or not word.is_person or word.before == "break":
            return False
        found = last.noun if self.lead is None else self.words[self.lead].noun
        return last.shape.is_acting or (found is not None and found.is_office)

    def _may_end(self, word: Word) -> bool:
        """Whether the author may have begun another party on a new line."""
        last = self.last
        if last is not None and last.noun is not None and not last.noun.is_genitive:
            return True
        found = word.noun
        unit = found is not None and not found.is_office and not found.is_possessed
        begins = word.shape.is_capital or unit
        return begins and all(one.shape.is_short for one in self.words)

    def _ends_name(self, last: Word, word: Word, units: AbstractSet[str]) -> str:
        """Why a piece whose last word may be the end of a name is whole before a word."""
        found, capital = last.noun, word.shape.is_capital
        if found is None:
            known = self.plain == 1 and last.shape.plain in units
            return "a known unit" if known and capital and not word.shape.is_short else ""
        if found.is_possessive:
            return "a whole name ends"
        if not found.is_bare or word.shape.is_verbal or word.shape.is_and:
            return ""
        if found.is_office:
            alone = self.plain == 1 and last.shape.is_capital
            whole = self.has_by or found.is_plural or alone or _is_office_of_several(word)
            return "a whole office ends" if whole else ""
        if last.shape.is_alone and self.plain == 1:
            return "a unit that has no other name"
        ends = capital and (found.is_plural or self.plain > 1)
        return "a whole name ends before a capital" if ends else ""


def _ends_russian(word: Word) -> str:
    """Why a name in Russian ends before a word that may begin another."""
    begins = word.shape.is_capital or word.before == "break"
    found = word.noun is not None or _NAME_BEGINS.fullmatch(word.text) is not None
    return "a whole name ends before another" if begins and found else ""


def _is_office_of_several(word: Word) -> bool:
    found = word.noun
    return found is not None and found.is_office and found.is_bare and found.is_plural


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word can only go on with the name before it."""
    if last.is_genitive or last.shape.is_by or word.shape.is_by or last.shape.is_acting:
        return True
    if word.shape.plain == "орун" and last.noun is not None and last.noun.is_office:
        return True
    return word.noun is not None and word.noun.is_possessed


def _depends(last: Word, word: Word) -> bool:
    """Whether a Russian word depends on the one before it: `декан факультета`, `проректор по`."""
    if word.shape.plain in PREPOSITIONS or last.shape.plain in PREPOSITIONS:
        return True
    found = last.noun
    if found is None or found.is_genitive or word.is_person or word.shape.is_bracket:
        return False
    if word.shape.is_case:
        return True
    other = word.noun
    kyrgyz = other is not None and (
        other.is_possessed or (other.is_office and other.ending not in ("а", "я"))
    )
    return found.is_russian_stem and not kyrgyz and (found.is_office or not word.shape.is_capital)
