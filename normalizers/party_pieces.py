"""The words of a responsible cell cut into pieces: at signs, and where a whole name ends."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from normalizers.office_words import MODIFIERS, RUSSIAN_ONLY
from normalizers.party_words import Word

ONE_NAME = "one name with a conjunction or a comma in it"
"""Why pieces are put together."""

SIGNS = (",", ";", "/", ".", "and")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together; `reason` says why they end where they do."""

    words: tuple[Word, ...]
    reason: str

    @property
    def before(self) -> str:
        """What parts it from the piece before."""
        return self.words[0].before

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def head(self) -> Word:
        """The last word, something in brackets behind it aside."""
        plain = [word for word in self.words if not word.is_bracket]
        return plain[-1] if plain else self.words[-1]

    @property
    def is_person(self) -> bool:
        """Whether it ends in a person's name."""
        return self.head.is_person

    @property
    def is_short(self) -> bool:
        """Whether it is nothing but abbreviations."""
        return all(word.is_short or word.is_bracket for word in self.words)

    @property
    def is_genitive(self) -> bool:
        """Whether something must follow of which it is said: `институттардын`."""
        return self.head.is_genitive

    @property
    def is_whole(self) -> bool:
        """Whether it is a party by itself."""
        found = self.head.noun
        return self.is_person or (found is not None and not self.is_genitive) or self.leads

    @property
    def is_one_name(self) -> bool:
        """Whether it was put together from pieces."""
        return self.reason == ONE_NAME

    @property
    def leads(self) -> bool:
        """Whether its office stands before what it is of, as in Russian."""
        return any(w.noun is not None and _leads(w, self.words) for w in self.words)

    @property
    def _office_start(self) -> int | None:
        """Where the office at its end begins, words that belong to its name included."""
        found = self.head.noun
        if found is None or not found.is_office:
            return None
        start = self.words.index(self.head)
        while start > 0 and self.words[start - 1].text.casefold() in MODIFIERS:
            start -= 1
        return start

    @property
    def office(self) -> tuple[Word, ...]:
        """The office at its end; empty if there is none."""
        start = self._office_start
        return () if start is None else self.words[start:]

    @property
    def by(self) -> tuple[Word, ...]:
        """`боюнча` and the office at its end; empty if it is not so worded."""
        start = self._office_start
        if not start or not self.words[start - 1].is_by:
            return ()
        return self.words[start - 1 :]

    @property
    def by_short(self) -> bool:
        """Whether one abbreviation stands before its `боюнча`."""
        return bool(self.by) and len(self.words) - len(self.by) == 1 and self.words[0].is_short

    @property
    def can_share(self) -> bool:
        """Whether its office can be that of units named before it: `директорлору`, of something."""
        return bool(self.office or self.plural_unit) and len(self.words) > len(self.office)

    @property
    def is_plural(self) -> bool:
        """Whether its head names several."""
        return self.head.noun is not None and self.head.noun.is_plural

    @property
    def names_several(self) -> bool:
        """Whether any office in it is of several."""
        return any(word.noun is not None and word.noun.is_plural for word in self.words)

    @property
    def plural_unit(self) -> tuple[Word, ...]:
        """The noun of several units at its end: `кафедралары`; empty if there is none."""
        found = self.head.noun
        several = found is not None and found.is_plural and found.is_possessive
        return (self.head,) if several and found and not found.is_office else ()

    @property
    def is_short_office(self) -> bool:
        """Whether it is one abbreviation and an office: `ТИ директору`."""
        return len(self.words) == 2 and self.words[0].is_short and bool(self.office)

    @property
    def tail(self) -> str:
        """Its last words as text, for the evidence."""
        return " ".join(word.text for word in (self.by or self.office or (self.head,)))

    def with_tail(self, tail: Sequence[Word]) -> Piece:
        """The piece with words of another at its end."""
        return replace(self, words=(*self.words, *(replace(word, before="") for word in tail)))

    def joined(self, following: Piece) -> Piece:
        """The piece and the one behind it as one name, with what stands between them."""
        first, sign = self.words, following.words[0].sign
        if following.before == ",":
            first, sign = (*first[:-1], replace(first[-1], text=first[-1].text + sign)), ""
        middle = (Word(sign, ""),) if sign else ()
        rest = (replace(following.words[0], before=""), *following.words[1:])
        return replace(following, words=(*first, *middle, *rest), reason=ONE_NAME)

    def behind(self, leading: Piece) -> Piece:
        """The piece with the office of another, which stands before what it is of, before it."""
        place = next(i for i, word in enumerate(leading.words) if word.noun is not None)
        by = leading.words[place + 1].text.casefold() == "по"
        office = leading.words[: place + 1 + by]
        return replace(self, words=(*office, replace(self.words[0], before=""), *self.words[1:]))


def pieces(words: Sequence[Word], units: AbstractSet[str]) -> list[Piece]:
    """The words cut at signs and, without any, where a whole name ends and another begins."""
    out: list[Piece] = []
    current: list[Word] = []
    for word in words:
        reason = _ends(current, word, units) if current else ""
        if reason:
            out.append(Piece(tuple(current), reason))
            current = []
        current.append(word)
    if current:
        out.append(Piece(tuple(current), "the last of the cell" if out else "the whole cell"))
    return out


def _ends(current: Sequence[Word], word: Word, units: AbstractSet[str]) -> str:
    """Why a piece ends before a word; empty if it goes on."""
    if word.before in SIGNS:
        return "set off by a sign"
    piece = Piece(tuple(current), "")
    last = piece.head
    if last.is_person or word.is_person:
        office = word.is_person and last.noun is not None and last.noun.is_office
        return "" if office and word.before != "break" else "a person's name"
    if word.is_bracket or _goes_on(last, word) or piece.leads:
        return ""
    if word.before == "break" and (word.is_capital or piece.is_whole) and _may_end(piece):
        return "a new line behind a whole name"
    if last.noun is not None:
        return _whole_name(piece, last, word)
    known = last.text in units and len(current) == 1 and word.is_capital and not word.is_short
    return "a known unit" if known else ""


def _whole_name(piece: Piece, last: Word, word: Word) -> str:
    """Why a piece that ends in an office or a unit is whole before a word."""
    found = last.noun
    assert found is not None
    if found.is_possessive:
        return "a whole name ends"
    if not found.is_bare:
        return ""
    if found.is_office:
        by = any(known.is_by for known in piece.words)
        alone = len(piece.words) == 1 and last.is_capital
        return "a whole office ends" if by or found.is_plural or alone else ""
    if last.is_alone and len(piece.words) == 1:
        return "a unit that has no other name"
    if word.is_capital and (found.is_plural or len(piece.words) > 1):
        return "a whole name ends before a capital"
    return ""


def _goes_on(last: Word, word: Word) -> bool:
    """Whether a word can only go on with the name before it."""
    if last.is_genitive or last.is_by or word.is_by:
        return True
    if word.text.casefold() == "орун" and last.noun is not None and last.noun.is_genitive:
        return True
    return word.noun is not None and word.noun.is_possessive


def _may_end(piece: Piece) -> bool:
    return piece.is_whole or piece.is_short


def _leads(word: Word, words: Sequence[Word]) -> bool:
    """Whether an office stands before what it is of, as in Russian: `начальник отдела`."""
    found = word.noun
    place = words.index(word)
    if found is None or not found.is_office:
        return False
    following = words[place + 1] if place + 1 < len(words) else None
    if following is None:
        return found.lemma in RUSSIAN_ONLY
    if following.text.casefold() == "по" or found.is_russian:
        return True
    return following.noun is not None and following.noun.is_russian
