"""A piece of a responsible cell and the one behind it, with what is known of abbreviations."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from msgspec import Struct

from normalizers.letters.confusables import fold_confusables
from normalizers.letters.kyrgyz_endings import is_plural
from normalizers.office_words.lexicon import UNIT_KINDS
from normalizers.parties.segment import Segment
from normalizers.parties.tokens import PartyWord

BINDING_SEPARATORS = frozenset(("and", "/"))
"""Signs over which pieces are closer than over a comma."""

_LATIN = re.compile("[A-Za-z0-9]+")
_OFFICE_OF_FIELDS = "проректор"
"""The office whose holders each have a field of work, and no unit."""

_PLURAL_POSSESSED = re.compile(r"(?!тилдери)\w{2,}[лдт][аеоө]р[ыиуү]")


class KnownAbbreviations(NamedTuple):
    """Abbreviations known to be fields of work (АИ), and those known to be units (МТД), folded."""

    fields: frozenset[str]
    units: frozenset[str]


@lru_cache(maxsize=8)
def fold_known_abbreviations(fields: frozenset[str], units: frozenset[str]) -> KnownAbbreviations:
    """A plan's known abbreviations, folded; cached, since they are needed for each of its cells."""
    return KnownAbbreviations(
        frozenset(map(fold_confusables, fields)), frozenset(map(fold_confusables, units))
    )


class PiecePair(Struct, frozen=True, dict=True):
    """Two pieces that follow each other, a comma, slash or conjunction between them."""

    piece: Segment
    following: Segment
    known: KnownAbbreviations

    @property
    def is_bound(self) -> bool:
        """Whether жана or a slash stands between them."""
        return self.following.separator in BINDING_SEPARATORS

    @property
    def name(self) -> str:
        """The first word of the piece, folded."""
        return self.piece.words[0].features.plain

    @property
    def is_known_unit(self) -> bool:
        """Whether the piece begins with an abbreviation known to be a unit."""
        return self.name in self.known.units

    @property
    def is_known_field(self) -> bool:
        """Whether the piece begins with an abbreviation known to be a field of work."""
        return self.name in self.known.fields

    @property
    def is_latin(self) -> bool:
        """Whether the piece is in Latin letters: `IT`."""
        return _LATIN.fullmatch(self.piece.words[0].text) is not None

    @property
    def is_adjective(self) -> bool:
        """Whether the piece is only an adjective: `илимий`."""
        return len(self.piece.words) == 1 and self.piece.head.features.is_adjective

    @property
    def is_half(self) -> bool:
        """Whether one word before жана may be only half of a field: `окуу жана илимий иштер`."""
        is_lone = len(self.piece.words) == 1 and self.following.separator == "and"
        return is_lone and len(self.following.complement) > 1

    @property
    def is_office_of_fields(self) -> bool:
        """Whether what follows is an office whose holders each have a field of work."""
        return self.following.noun is not None and self.following.noun.lemma == _OFFICE_OF_FIELDS

    @property
    def has_fields(self) -> bool:
        """Whether what follows names an office by its field: боюнча, or проректор."""
        return bool(self.following.boyuncha_office) or self.is_office_of_fields

    @property
    def is_abbreviation_pair(self) -> bool:
        """Whether the office that follows is of an abbreviation, too: `АИ, ЭБ б-ча проректор`."""
        complement = self.following.complement
        return len(complement) == 1 and complement[0].features.is_abbreviation

    @property
    def has_own_plural(self) -> bool:
        """Whether the piece ends as a whole name of several does: `айыл өкмөттөрү`."""
        head = self.piece.head
        is_name = len(self.piece.words) > 1 and head.noun is None
        return is_name and _PLURAL_POSSESSED.fullmatch(head.features.plain) is not None

    @property
    def ends_in_plural(self) -> bool:
        """Whether the last word of the piece has the plural's ending."""
        return is_plural(self.piece.head.features.plain)

    @cached_property
    def field_office(self) -> tuple[PartyWord, ...]:
        """What follows of an office of fields: with боюнча, or проректор alone."""
        following = self.following
        return following.boyuncha_office or (following.office if self.is_office_of_fields else ())

    @property
    def is_shared_unit_kind(self) -> bool:
        """Whether both are kinds of units, one with an office: `бөлүм, кафедра башчылары`."""
        noun, complement = self.piece.noun, self.following.complement
        if (
            noun is None
            or len(self.piece.words) != 1
            or noun.ending
            or noun.lemma not in UNIT_KINDS
        ):
            return False
        is_listed = self.following.separator == "," and not self.piece.head.features.is_capital
        other = complement[0].noun if len(complement) == 1 else None
        is_other_kind = other is not None and not other.is_office and not other.ending
        return (self.is_bound or is_listed) and is_other_kind and self.following.is_plural

    def describe_sharing(self) -> str:
        """A doubt: the piece stands alone, and may have the end of the other."""
        return f"“{self.piece.text}” may share the end of “{self.following.text}”"

    def describe_separation(self) -> str:
        """A doubt: the piece was given the end of the other, and may stand alone."""
        return f"“{self.piece.text}” may not share the end of “{self.following.text}”"

    def describe_part(self) -> str:
        """A doubt about words before a comma that are no name as they stand: `практика, карьера
        бөлүмү`; empty if they can be none."""
        following = self.following
        can_be_part = (
            following.separator != "and" and not following.is_one_name and len(following.words) > 1
        )
        if not can_be_part or following.noun is None or self.ends_in_plural:
            return ""
        return f"“{self.piece.text}” may be part of “{following.text}”"

    def describe_several(self) -> str:
        """A doubt: the pieces may be several offices."""
        return f"“{self.piece.text}” and “{self.following.text}” may be several offices"


def describe_units_doubt(piece: Segment, known: KnownAbbreviations) -> str:
    """A doubt about known units without a sign between them: `МТД СИТБ`; empty if there is none."""
    names = [word.features.plain for word in piece.words]
    all_units = len(names) > 1 and known.units >= frozenset(names)
    return f"“{piece.text}” may be several units" if all_units else ""
