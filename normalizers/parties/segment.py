"""A piece of a responsible cell: words that stand together, and questions about them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from normalizers.office_words.office_nouns import PartyNoun
from normalizers.parties.tokens import PartyWord, make_word, to_text

ONE_NAME_REASON = "one name with a conjunction or a comma in it"
"""The reason of a piece that was put together from several."""


class Segment(Struct, frozen=True, dict=True):
    """Words that stand together; `reason` says why they end where they do.

    `lead_index` is the place of an office or unit that stands before what it is of, as in Russian
    (`начальник отдела`), None if there is none.
    """

    words: tuple[PartyWord, ...]
    reason: str
    lead_index: int | None = None

    @property
    def separator(self) -> str:
        """What stands between it and the piece before."""
        return self.words[0].separator

    @property
    def text(self) -> str:
        """The words as printed."""
        return to_text(self.words)

    @cached_property
    def head(self) -> PartyWord:
        """The last word, something in brackets behind it aside."""
        return self.words[self._head_index]

    @cached_property
    def _head_index(self) -> int:
        indexes = range(len(self.words) - 1, -1, -1)
        return next(
            (i for i in indexes if not self.words[i].features.is_bracket), len(self.words) - 1
        )

    @property
    def noun(self) -> PartyNoun | None:
        """The office or unit that its head is."""
        return self.head.noun

    @cached_property
    def is_abbreviation(self) -> bool:
        """Whether it is nothing but abbreviations."""
        return all(word.features.is_bracket or word.features.is_abbreviation for word in self.words)

    @property
    def is_genitive(self) -> bool:
        """Whether it is in the genitive, so that something must follow: `институттардын`."""
        return self.head.is_genitive

    @property
    def has_leading_office(self) -> bool:
        """Whether its office or unit stands before what it is of."""
        return self.lead_index is not None

    @property
    def is_whole(self) -> bool:
        """Whether it is a party by itself."""
        return (
            self.head.is_person
            or self.has_leading_office
            or (self.noun is not None and not self.is_genitive)
            or (self.head.features.agent is not None and not self.head.features.agent.is_genitive)
        )

    @cached_property
    def is_degree(self) -> bool:
        """Whether it is nothing but degrees: `п.и.к.`"""
        return all(word.features.is_degree for word in self.words)

    @property
    def is_one_name(self) -> bool:
        """Whether it was put together from pieces."""
        return self.reason == ONE_NAME_REASON

    @cached_property
    def _office_index(self) -> int | None:
        """Where the office at its end begins, words that belong to its name included."""
        if self.noun is None or not self.noun.is_office:
            return None
        start = self._head_index
        while start > 0 and self.words[start - 1].features.is_modifier:
            start -= 1
        return start

    @property
    def office(self) -> tuple[PartyWord, ...]:
        """The office at its end; empty if there is none."""
        return () if self._office_index is None else self.words[self._office_index :]

    @property
    def has_office(self) -> bool:
        """Whether it names an office, before or behind what that is of."""
        office_noun = self.noun if self.lead_index is None else self.words[self.lead_index].noun
        return office_noun is not None and office_noun.is_office

    @property
    def boyuncha_office(self) -> tuple[PartyWord, ...]:
        """`боюнча` and the office at its end; empty if it is not so worded."""
        start = self._office_index
        if not start or not self.words[start - 1].features.is_boyuncha:
            return ()
        return self.words[start - 1 :]

    @property
    def complement(self) -> tuple[PartyWord, ...]:
        """What its office is of; all of it if it has none."""
        return self.words[: len(self.words) - len(self.boyuncha_office or self.office)]

    @property
    def plural_unit(self) -> tuple[PartyWord, ...]:
        """The noun of several units at its end, with an office of them: `кафедралары`."""
        start = self._head_index if self._office_index is None else self._office_index - 1
        unit_noun = self.words[start].noun if start > 0 else None
        is_several = unit_noun is not None and unit_noun.is_plural and unit_noun.is_possessed
        return self.words[start:] if is_several and unit_noun and not unit_noun.is_office else ()

    @property
    def is_plural(self) -> bool:
        """Whether its head names several."""
        return self.noun is not None and self.noun.is_plural

    def append_tail(self, tail: Sequence[PartyWord]) -> Segment:
        """The piece with words of another at its end."""
        reason = f"“{to_text(tail)}” is shared by a list"
        return Segment((*self.words, tail[0].drop_separator(), *tail[1:]), reason, self.lead_index)

    def join_following(self, following: Segment) -> Segment:
        """The piece and the one behind it as one name, with what stands between them."""
        first, sign = following.words[0], following.words[0].printed_separator
        mark, _, conjunction = sign.rpartition(" ") if sign[:1] == "," else ("", "", sign)
        if sign in (",", "/"):
            mark, conjunction = sign, ""
        middle = [make_word(mark, no_space_before=True)] * bool(mark) + [
            make_word(conjunction)
        ] * bool(conjunction)
        first = first.drop_separator()._replace(no_space_before=sign == "/")
        rest = (first, *following.words[1:])
        lead_index = self.lead_index
        if lead_index is None and following.lead_index is not None:
            lead_index = following.lead_index + len(self.words) + len(middle)
        return Segment((*self.words, *middle, *rest), ONE_NAME_REASON, lead_index)
