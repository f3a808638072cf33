"""A piece of a responsible cell: words that stand together, with what can be told of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from normalizers.parties.office_nouns import Noun
from normalizers.parties.tokens import Word, said, word

ONE_NAME = "one name with a conjunction or a comma in it"
"""Why pieces are put together."""


@dataclass(frozen=True)
class Piece:
    """Words that stand together; `reason` says why they end where they do.

    `lead` is the place of an office or unit that stands before what it is of, as in Russian
    (`начальник отдела`), None if there is none.
    """

    words: tuple[Word, ...]
    reason: str
    lead: int | None = None

    @property
    def before(self) -> str:
        """What parts it from the piece before."""
        return self.words[0].before

    @property
    def text(self) -> str:
        """The words as printed."""
        return said(self.words)

    @cached_property
    def head(self) -> Word:
        """The last word, something in brackets behind it aside."""
        return self.words[self._head_place]

    @cached_property
    def _head_place(self) -> int:
        places = range(len(self.words) - 1, -1, -1)
        return next((i for i in places if not self.words[i].shape.is_bracket), len(self.words) - 1)

    @property
    def noun(self) -> Noun | None:
        """The office or unit that its head is."""
        return self.head.noun

    @cached_property
    def is_short(self) -> bool:
        """Whether it is nothing but abbreviations."""
        return all(word.shape.is_bracket or word.shape.is_short for word in self.words)

    @property
    def is_genitive(self) -> bool:
        """Whether something must follow of which it is said: `институттардын`."""
        return self.head.is_genitive

    @property
    def leads(self) -> bool:
        """Whether its office or unit stands before what it is of."""
        return self.lead is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is a party by itself."""
        return self.head.is_person or self.leads or (self.noun is not None and not self.is_genitive)

    @property
    def is_one_name(self) -> bool:
        """Whether it was put together from pieces."""
        return self.reason == ONE_NAME

    @cached_property
    def _office_place(self) -> int | None:
        """Where the office at its end begins, words that belong to its name included."""
        if self.noun is None or not self.noun.is_office:
            return None
        start = self._head_place
        while start > 0 and self.words[start - 1].shape.is_modifier:
            start -= 1
        return start

    @property
    def office(self) -> tuple[Word, ...]:
        """The office at its end; empty if there is none."""
        return () if self._office_place is None else self.words[self._office_place :]

    @property
    def is_of_office(self) -> bool:
        """Whether it names an office, before or behind what that is of."""
        found = self.noun if self.lead is None else self.words[self.lead].noun
        return found is not None and found.is_office

    @property
    def by(self) -> tuple[Word, ...]:
        """`боюнча` and the office at its end; empty if it is not so worded."""
        start = self._office_place
        if not start or not self.words[start - 1].shape.is_by:
            return ()
        return self.words[start - 1 :]

    @property
    def owner(self) -> tuple[Word, ...]:
        """What its office is of; all of it if it has none."""
        return self.words[: len(self.words) - len(self.by or self.office)]

    @property
    def plural_unit(self) -> tuple[Word, ...]:
        """The noun of several units at its end, with an office of them: `кафедралары`."""
        start = self._head_place if self._office_place is None else self._office_place - 1
        found = self.words[start].noun if start > 0 else None
        several = found is not None and found.is_plural and found.is_possessed
        return self.words[start:] if several and found and not found.is_office else ()

    @property
    def is_plural(self) -> bool:
        """Whether its head names several."""
        return self.noun is not None and self.noun.is_plural

    def with_tail(self, tail: Sequence[Word]) -> Piece:
        """The piece with words of another at its end."""
        reason = f"“{said(tail)}” is shared by a list"
        return Piece((*self.words, tail[0].after_space(), *tail[1:]), reason, self.lead)

    def joined(self, following: Piece) -> Piece:
        """The piece and the one behind it as one name, with what stands between them."""
        first, sign = following.words[0], following.words[0].sign
        mark, _, conjunction = sign.rpartition(" ") if sign[:1] == "," else ("", "", sign)
        if sign in (",", "/"):
            mark, conjunction = sign, ""
        middle = [word(mark, glued=True)] * bool(mark) + [word(conjunction)] * bool(conjunction)
        first = first.after_space()._replace(glued=sign == "/")
        rest = (first, *following.words[1:])
        lead = self.lead
        if lead is None and following.lead is not None:
            lead = following.lead + len(self.words) + len(middle)
        return Piece((*self.words, *middle, *rest), ONE_NAME, lead)
