"""What a piece that is no whole party shares with the piece behind it.

`АИ, ЭБ б-ча проректор`: АИ lacks the office; `Дене тарбия жана спорт кафедрасы`: one name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import fold_confusables
from normalizers.letters.kyrgyz_endings import is_plural
from normalizers.parties.lexicon import PREPOSITIONS, UNIT_KINDS
from normalizers.parties.segment import Segment
from normalizers.parties.tokens import PartyWord

_BINDING_SEPARATORS = frozenset(("and", "/"))
_LATIN = re.compile("[A-Za-z0-9]+")
_OFFICE_OF_FIELDS = "проректор"
"""The office of which each has a field of work, and none a unit."""


class KnownAbbreviations(NamedTuple):
    """Abbreviations known to be fields of work (АИ), and those known to be units (МТД), folded."""

    fields: frozenset[str]
    units: frozenset[str]


@lru_cache(maxsize=8)
def fold_known_abbreviations(fields: frozenset[str], units: frozenset[str]) -> KnownAbbreviations:
    """What is known of a plan's abbreviations; asked for at each of its cells."""
    return KnownAbbreviations(
        frozenset(map(fold_confusables, fields)), frozenset(map(fold_confusables, units))
    )


class SharedHead(NamedTuple):
    """The words that a piece takes over, none if it takes none; what could be otherwise."""

    words: tuple[PartyWord, ...] = ()
    doubt: str = ""


def find_shared_head(segment: Segment, following: Segment, known: KnownAbbreviations) -> SharedHead:
    """What a piece takes over from the one behind it, a comma, slash or conjunction between."""
    if segment.is_genitive or segment.head.features.is_boyuncha:
        return SharedHead(
            _find_head_of_genitive(following)
            if segment.is_genitive
            else following.boyuncha_office[1:]
        )
    if segment.is_abbreviation:
        return _find_head_of_abbreviation(segment, following, known)
    if is_shared_unit_kind(segment, following):
        doubt = (
            _describe_possible_separation(segment, following) if following.separator == "," else ""
        )
        return SharedHead(following.office, doubt)
    tail = following.boyuncha_office or (
        following.office if _is_office_of_fields(following) else ()
    )
    if tail and following.complement and following.is_plural:
        return _find_head_of_words(segment, following, tail)
    return _find_head_of_units(segment, following)


def is_shared_unit_kind(segment: Segment, following: Segment) -> bool:
    """Whether both are kinds of units, one with an office: `бөлүм, кафедра башчылары`."""
    head_noun, complement = segment.noun, following.complement
    if (
        head_noun is None
        or len(segment.words) != 1
        or head_noun.ending
        or head_noun.lemma not in UNIT_KINDS
    ):
        return False
    if following.separator not in _BINDING_SEPARATORS and (
        following.separator != "," or segment.head.features.is_capital
    ):
        return False
    complement_noun = complement[0].noun if len(complement) == 1 else None
    return (
        complement_noun is not None
        and not complement_noun.is_office
        and not complement_noun.ending
        and following.is_plural
    )


def is_half_name(segment: Segment, following: Segment) -> bool:
    """Whether two units are the name of a third: `Магистратура жана аспирантура бөлүмү`."""
    first_noun = following.words[0].noun if len(following.words) == 2 else None
    is_bare = first_noun is not None and not first_noun.is_office and not first_noun.ending
    is_one = _is_bare_unit(segment) and not segment.is_plural
    return is_bare and is_one and _is_conjoined_unit(following)


def find_other_reading(
    segment: Segment, following: Segment | None, known: KnownAbbreviations
) -> str:
    """How a piece that stands as a party of its own could be read otherwise; empty if not."""
    if following is None or not _is_bare_unit(segment):
        return _describe_field_doubt(segment, following, known) or _describe_units_doubt(
            segment, known
        )
    if following.separator == "and" and len(following.words) > 1 and _is_conjoined_unit(following):
        return f"“{segment.text}” and “{following.text}” may be one name"
    complement = following.complement
    both_plural = segment.is_plural and following.is_plural and following.office
    listed = (
        both_plural and following.separator in (",", *_BINDING_SEPARATORS) and len(complement) == 1
    )
    return (
        _describe_possible_sharing(segment, following)
        if listed and complement[0].features.is_abbreviation
        else ""
    )


def _describe_field_doubt(
    segment: Segment, following: Segment | None, known: KnownAbbreviations
) -> str:
    """`проректор по УР, НР` may be two offices, or one and a unit."""
    if following is None or following.separator != "," or not following.is_abbreviation:
        return ""
    has_preposition = (
        segment.lead_index is not None
        and segment.words[segment.lead_index + 1].features.plain in PREPOSITIONS
    )
    is_unit = following.words[0].features.plain in known.units
    may_share = has_preposition and segment.head.features.is_abbreviation and not is_unit
    return f"“{following.text}” may share the office in “{segment.text}”" if may_share else ""


def _is_bare_unit(segment: Segment) -> bool:
    head_noun = segment.noun
    is_lone = len(segment.words) == 1 and not segment.head.features.is_unique_unit
    return is_lone and head_noun is not None and not head_noun.is_office and head_noun.is_bare


def _is_conjoined_unit(following: Segment) -> bool:
    """Whether a piece is one unit with something in its name, and is set off by жана."""
    head_noun = following.noun
    is_unit = head_noun is not None and not head_noun.is_office and not head_noun.is_plural
    return (
        is_unit
        and following.separator == "and"
        and head_noun is not None
        and head_noun.is_possessive
    )


def is_one_name(segment: Segment, following: Segment, known: KnownAbbreviations) -> bool:
    """Whether a piece that is not whole is the beginning of the name behind it."""
    if following.separator == ",":
        return following.is_one_name and not segment.is_abbreviation
    if following.separator != "and" or following.head.is_person:
        return False
    if len(following.words) == 1:
        is_several = following.is_plural or is_plural(following.head.features.plain)
        is_separate = (
            is_several
            or following.head.features.is_unique_unit
            or following.is_abbreviation
            or (following.noun is not None and following.noun.is_office and following.noun.is_bare)
        )
        return not is_separate or not (
            segment.is_abbreviation or is_plural(segment.head.features.plain)
        )
    return not segment.is_abbreviation or _is_name_beginning(segment, following, known)


def _is_name_beginning(segment: Segment, following: Segment, known: KnownAbbreviations) -> bool:
    """Whether an abbreviation is the beginning of a name: `IT жана байланыш бөлүмү`."""
    name = segment.words[0].features.plain
    if following.is_abbreviation or name in known.units:
        return False
    is_latin = _LATIN.fullmatch(segment.words[0].text) is not None
    return is_latin or bool(following.boyuncha_office) or name in known.fields


def _find_head_of_genitive(following: Segment) -> tuple[PartyWord, ...]:
    """`институттардын, …` takes the office, with боюнча what stands between."""
    if following.plural_unit:
        return following.plural_unit
    if following.boyuncha_office:
        place = next((i for i, word in enumerate(following.complement) if word.is_genitive), None)
        return () if place is None else following.words[place + 1 :]
    return following.office if following.complement else ()


def _find_head_of_abbreviation(
    segment: Segment, following: Segment, known: KnownAbbreviations
) -> SharedHead:
    """An abbreviation takes an office or a unit that is of several, or an office of fields."""
    name, complement = segment.words[0].features.plain, following.complement
    is_bound = following.separator in _BINDING_SEPARATORS
    if following.plural_unit and following.words[0].features.is_abbreviation:
        doubt = (
            ""
            if is_bound or name in known.units
            else _describe_possible_sharing(segment, following)
        )
        return SharedHead(following.plural_unit if is_bound else (), doubt)
    if not following.office or not complement or len(segment.words) > 1:
        return SharedHead(doubt=_describe_units_doubt(segment, known))
    if len(complement) == 1 and complement[0].features.is_abbreviation:
        return _find_head_of_abbreviation_pair(segment, following, known)
    if following.boyuncha_office and is_bound and _LATIN.fullmatch(segment.words[0].text) is None:
        is_known = name in known.units or name in known.fields
        return SharedHead(doubt="" if is_known else f"“{segment.text}” may be a party by itself")
    if following.boyuncha_office or not is_bound:
        return SharedHead()
    if following.is_plural and complement[-1].is_genitive:
        is_known = name in known.units or name in known.fields
        doubt = "" if is_known else _describe_possible_separation(segment, following)
        return SharedHead(following.office, doubt)
    return SharedHead(
        doubt="" if name in known.units else _describe_possible_sharing(segment, following)
    )


def _find_head_of_abbreviation_pair(
    segment: Segment, following: Segment, known: KnownAbbreviations
) -> SharedHead:
    """An abbreviation before another with an office: `АИ, ЭБ б-ча проректор`, `АРБ, ТИД директору`.

    A comma joins fields of work, of which there are several offices; units may stand alone.
    """
    name, other = segment.words[0].features.plain, following.words[0].features.plain
    is_bound = following.separator in _BINDING_SEPARATORS
    can_share = is_bound or name not in known.units
    by_fields = bool(following.boyuncha_office) or _is_office_of_fields(following)
    is_list = by_fields and can_share and (following.is_plural or name in known.fields)
    if is_bound or is_list:
        is_sure = is_list or following.is_plural or following.boyuncha_office
        doubt = "" if is_sure else _describe_possible_separation(segment, following)
        return SharedHead(following.boyuncha_office or following.office, doubt)
    is_settled = (
        following.complement[0].is_genitive or other in known.fields or other in known.units
    )
    return SharedHead(
        doubt=_describe_possible_sharing(segment, following) if can_share and not is_settled else ""
    )


def _find_head_of_words(
    segment: Segment, following: Segment, tail: tuple[PartyWord, ...]
) -> SharedHead:
    """A field of work in words; one word may be only half of a field: `окуу жана илимий иштер`."""
    is_half = (
        len(segment.words) == 1 and following.separator == "and" and len(following.complement) > 1
    )
    if is_half or _is_adjective(segment):
        return SharedHead(doubt=f"“{segment.text}” and “{following.text}” may be several offices")
    return SharedHead(tail)


def _find_head_of_units(segment: Segment, following: Segment) -> SharedHead:
    """The name of one of several units: `Кыргыз тили, Чет тилдери кафедралары`."""
    tail = following.plural_unit
    if not tail or _is_adjective(segment):
        return SharedHead(doubt=_describe_part_doubt(segment, following))
    if len(segment.words) > 1 or following.separator in _BINDING_SEPARATORS:
        return SharedHead(tail)
    if is_plural(segment.head.features.plain):
        return SharedHead()
    is_list = following.reason.startswith("“")
    return SharedHead(tail, "" if is_list else _describe_possible_separation(segment, following))


def _describe_part_doubt(segment: Segment, following: Segment) -> str:
    """Words before a comma that are no name as they stand: `практика, карьера бөлүмү`."""
    can_be_part = (
        following.separator != "and" and not following.is_one_name and len(following.words) > 1
    )
    if not can_be_part or following.noun is None or is_plural(segment.head.features.plain):
        return ""
    return f"“{segment.text}” may be part of “{following.text}”"


def _is_adjective(segment: Segment) -> bool:
    return len(segment.words) == 1 and segment.head.features.is_adjective


def _is_office_of_fields(following: Segment) -> bool:
    return following.noun is not None and following.noun.lemma == _OFFICE_OF_FIELDS


def _describe_units_doubt(segment: Segment, known: KnownAbbreviations) -> str:
    names = [word.features.plain for word in segment.words]
    all_units = len(names) > 1 and known.units >= frozenset(names)
    return f"“{segment.text}” may be several units" if all_units else ""


def _describe_possible_sharing(segment: Segment, following: Segment) -> str:
    return f"“{segment.text}” may share the end of “{following.text}”"


def _describe_possible_separation(segment: Segment, following: Segment) -> str:
    return f"“{segment.text}” may not share the end of “{following.text}”"
