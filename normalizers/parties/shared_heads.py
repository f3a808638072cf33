"""What a piece that is no whole party shares with the piece behind it.

`АИ, ЭБ б-ча проректор`: АИ lacks the office; `Дене тарбия жана спорт кафедрасы`: one name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import folded
from normalizers.letters.kyrgyz_endings import is_plural
from normalizers.parties.lexicon import KINDS, PREPOSITIONS
from normalizers.parties.segment import Piece
from normalizers.parties.tokens import Word

_BOUND = frozenset(("and", "/"))
_LATIN = re.compile("[A-Za-z0-9]+")
_OF_FIELDS = "проректор"
"""The office of which each has a field of work, and none a unit."""


class Known(NamedTuple):
    """Abbreviations known to be fields of work (АИ), and those known to be units (МТД), folded."""

    fields: frozenset[str]
    units: frozenset[str]


@lru_cache(maxsize=8)
def known_abbreviations(fields: frozenset[str], units: frozenset[str]) -> Known:
    """What is known of a plan's abbreviations; asked for at each of its cells."""
    return Known(frozenset(map(folded, fields)), frozenset(map(folded, units)))


class Share(NamedTuple):
    """The words that a piece takes over, none if it takes none; what could be otherwise."""

    tail: tuple[Word, ...] = ()
    doubt: str = ""


def shared_tail(piece: Piece, following: Piece, known: Known) -> Share:
    """What a piece takes over from the one behind it, a comma, slash or conjunction between."""
    if piece.is_genitive or piece.head.shape.is_by:
        return Share(_behind_genitive(following) if piece.is_genitive else following.by[1:])
    if piece.is_short:
        return _short(piece, following, known)
    if is_shared_kind(piece, following):
        doubt = _may_stand_alone(piece, following) if following.before == "," else ""
        return Share(following.office, doubt)
    tail = following.by or (following.office if _is_of_fields(following) else ())
    if tail and following.owner and following.is_plural:
        return _of_words(piece, following, tail)
    return _of_units(piece, following)


def is_shared_kind(piece: Piece, following: Piece) -> bool:
    """Whether both are kinds of units, one with an office: `бөлүм, кафедра башчылары`."""
    found, owner = piece.noun, following.owner
    if found is None or len(piece.words) != 1 or found.ending or found.lemma not in KINDS:
        return False
    if following.before not in _BOUND and (following.before != "," or piece.head.shape.is_capital):
        return False
    other = owner[0].noun if len(owner) == 1 else None
    return other is not None and not other.is_office and not other.ending and following.is_plural


def is_half_name(piece: Piece, following: Piece) -> bool:
    """Whether two units are the name of a third: `Магистратура жана аспирантура бөлүмү`."""
    owner = following.words[0].noun if len(following.words) == 2 else None
    bare = owner is not None and not owner.is_office and not owner.ending
    return bare and _is_bare_unit(piece) and _is_unit_of(following)


def standing_doubt(piece: Piece, following: Piece | None, known: Known) -> str:
    """How a piece that stands as a party of its own could be read otherwise; empty if not."""
    if following is None or not _is_bare_unit(piece):
        return _field_behind(piece, following, known) or _two_units(piece, known)
    if following.before == "and" and len(following.words) > 1 and _is_unit_of(following):
        return f"“{piece.text}” and “{following.text}” may be one name"
    owner = following.owner
    several = piece.is_plural and following.is_plural and following.office
    listed = several and following.before in (",", *_BOUND) and len(owner) == 1
    return _may_share(piece, following) if listed and owner[0].shape.is_short else ""


def _field_behind(piece: Piece, following: Piece | None, known: Known) -> str:
    """`проректор по УР, НР` may be two offices, or one and a unit."""
    if following is None or following.before != "," or not following.is_short:
        return ""
    by = piece.lead is not None and piece.words[piece.lead + 1].shape.plain in PREPOSITIONS
    unit = following.words[0].shape.plain in known.units
    may = by and piece.head.shape.is_short and not unit
    return f"“{following.text}” may share the office in “{piece.text}”" if may else ""


def _is_bare_unit(piece: Piece) -> bool:
    found = piece.noun
    alone = len(piece.words) == 1 and not piece.head.shape.is_alone
    return alone and found is not None and not found.is_office and found.is_bare


def _is_unit_of(following: Piece) -> bool:
    """Whether a piece is one unit with something in its name, and is set off by жана."""
    found = following.noun
    unit = found is not None and not found.is_office and not found.is_plural
    return unit and following.before == "and" and found is not None and found.is_possessive


def is_one_name(piece: Piece, following: Piece, known: Known) -> bool:
    """Whether a piece that is not whole is the beginning of the name behind it."""
    if following.before == ",":
        return following.is_one_name and not piece.is_short
    if following.before != "and" or following.head.is_person:
        return False
    if len(following.words) == 1:
        several = following.is_plural or is_plural(following.head.shape.plain)
        alone = several or following.head.shape.is_alone or following.is_short
        return not alone or not (piece.is_short or is_plural(piece.head.shape.plain))
    return not piece.is_short or _begins_name(piece, following, known)


def _begins_name(piece: Piece, following: Piece, known: Known) -> bool:
    """Whether an abbreviation is the beginning of a name: `IT жана байланыш бөлүмү`."""
    name = piece.words[0].shape.plain
    if following.is_short or name in known.units:
        return False
    latin = _LATIN.fullmatch(piece.words[0].text) is not None
    return latin or bool(following.by) or name in known.fields


def _behind_genitive(following: Piece) -> tuple[Word, ...]:
    """`институттардын, …` takes the office, with боюнча what stands between."""
    if following.plural_unit:
        return following.plural_unit
    if following.by:
        place = next((i for i, word in enumerate(following.owner) if word.is_genitive), None)
        return () if place is None else following.words[place + 1 :]
    return following.office if following.owner else ()


def _short(piece: Piece, following: Piece, known: Known) -> Share:
    """An abbreviation takes an office or a unit that is of several, or an office of fields."""
    name, owner = piece.words[0].shape.plain, following.owner
    bound = following.before in _BOUND
    if following.plural_unit and following.words[0].shape.is_short:
        doubt = "" if bound or name in known.units else _may_share(piece, following)
        return Share(following.plural_unit if bound else (), doubt)
    if not following.office or not owner or len(piece.words) > 1:
        return Share(doubt=_two_units(piece, known))
    if len(owner) == 1 and owner[0].shape.is_short:
        return _short_both(piece, following, known)
    if following.by or not bound:
        return Share()
    if following.is_plural and owner[-1].is_genitive:
        return Share(following.office)
    return Share(doubt="" if name in known.units else _may_share(piece, following))


def _short_both(piece: Piece, following: Piece, known: Known) -> Share:
    """An abbreviation before another with an office: `АИ, ЭБ б-ча проректор`, `АРБ, ТИД директору`.

    A comma joins fields of work, of which there are several offices; units may stand alone.
    """
    name, other = piece.words[0].shape.plain, following.words[0].shape.plain
    bound = following.before in _BOUND
    may = bound or name not in known.units
    by_fields = bool(following.by) or _is_of_fields(following)
    listed = by_fields and may and (following.is_plural or name in known.fields)
    if bound or listed:
        sure = listed or following.is_plural or following.by
        doubt = "" if sure else _may_stand_alone(piece, following)
        return Share(following.by or following.office, doubt)
    settled = following.owner[0].is_genitive or other in known.fields or other in known.units
    return Share(doubt=_may_share(piece, following) if may and not settled else "")


def _of_words(piece: Piece, following: Piece, tail: tuple[Word, ...]) -> Share:
    """A field of work in words; one word may be only half of a field: `окуу жана илимий иштер`."""
    half = len(piece.words) == 1 and following.before == "and" and len(following.owner) > 1
    if half or _is_adjective(piece):
        return Share(doubt=f"“{piece.text}” and “{following.text}” may be several offices")
    return Share(tail)


def _of_units(piece: Piece, following: Piece) -> Share:
    """The name of one of several units: `Кыргыз тили, Чет тилдери кафедралары`."""
    tail = following.plural_unit
    if not tail or _is_adjective(piece):
        return Share(doubt=_part_doubt(piece, following))
    if len(piece.words) > 1 or following.before in _BOUND:
        return Share(tail)
    if is_plural(piece.head.shape.plain):
        return Share()
    listed = following.reason.startswith("“")
    return Share(tail, "" if listed else _may_stand_alone(piece, following))


def _part_doubt(piece: Piece, following: Piece) -> str:
    """Words before a comma that are no name as they stand: `практика, карьера бөлүмү`."""
    part = following.before != "and" and not following.is_one_name and len(following.words) > 1
    if not part or following.noun is None or is_plural(piece.head.shape.plain):
        return ""
    return f"“{piece.text}” may be part of “{following.text}”"


def _is_adjective(piece: Piece) -> bool:
    return len(piece.words) == 1 and piece.head.shape.is_adjective


def _is_of_fields(following: Piece) -> bool:
    return following.noun is not None and following.noun.lemma == _OF_FIELDS


def _two_units(piece: Piece, known: Known) -> str:
    names = [word.shape.plain for word in piece.words]
    two = len(names) > 1 and known.units >= frozenset(names)
    return f"“{piece.text}” may be several units" if two else ""


def _may_share(piece: Piece, following: Piece) -> str:
    return f"“{piece.text}” may share the end of “{following.text}”"


def _may_stand_alone(piece: Piece, following: Piece) -> str:
    return f"“{piece.text}” may not share the end of “{following.text}”"
