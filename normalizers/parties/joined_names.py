"""Whether a piece and the one behind it are one name: `Дене тарбия жана спорт кафедрасы`.

Also how a piece that is taken for a party by itself could be read otherwise.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from normalizers.letters.kyrgyz_endings import is_plural
from normalizers.office_words.lexicon import PREPOSITIONS
from normalizers.parties.piece_pairs import (
    BINDING_SEPARATORS,
    KnownAbbreviations,
    PiecePair,
    describe_units_doubt,
)
from normalizers.parties.segment import Segment


class NameRule(NamedTuple):
    """A rule on whether two pieces are one name; `example` is a cell to which it applies."""

    name: str
    applies: Callable[[PiecePair], bool]
    is_one_name: Callable[[PiecePair], bool]
    example: str


def _is_part_of_list(pair: PiecePair) -> bool:
    return pair.following.is_one_name and not pair.piece.is_abbreviation


def _is_beginning_of_one_word(pair: PiecePair) -> bool:
    """Whether a single word behind жана ends the name that the piece begins."""
    following = pair.following
    noun = following.noun or following.head.features.agent
    is_separate = (
        following.is_plural
        or is_plural(following.head.features.plain)
        or following.head.features.is_unique_unit
        or following.is_abbreviation
        or (noun is not None and noun.is_office and noun.is_bare)
    )
    return not is_separate or not (pair.piece.is_abbreviation or pair.ends_in_plural)


def _is_beginning_in_letters(pair: PiecePair) -> bool:
    """Whether an abbreviation is the beginning of a name: `IT жана байланыш бөлүмү`."""
    if pair.following.is_abbreviation or pair.is_known_unit:
        return False
    return pair.is_latin or bool(pair.following.boyuncha_office) or pair.is_known_field


NAME_RULES = (
    NameRule(
        "behind a comma, if what follows was put together",
        lambda pair: pair.following.separator == ",",
        _is_part_of_list,
        "маданият, маалымат жана жаштар саясаты бөлүмү",
    ),
    NameRule(
        "never over a slash, nor with a person",
        lambda pair: pair.following.separator != "and" or pair.following.head.is_person,
        lambda _pair: False,
        "куратор/Асанов А.",
    ),
    NameRule(
        "before жана and one word",
        lambda pair: len(pair.following.words) == 1,
        _is_beginning_of_one_word,
        "мониторинг жана баалоо",
    ),
    NameRule(
        "an abbreviation before жана",
        lambda pair: pair.piece.is_abbreviation,
        _is_beginning_in_letters,
        "IT жана байланыш бөлүмү",
    ),
    NameRule(
        "words before жана",
        lambda _pair: True,
        lambda _pair: True,
        "дене тарбия жана спорт кафедрасы",
    ),
)
"""Tried in this order for a piece that is not whole; the first that applies decides."""


def find_name_rule(pair: PiecePair) -> NameRule:
    """The first rule that applies to two pieces; the last applies to any."""
    return next(rule for rule in NAME_RULES if rule.applies(pair))


def is_one_name(pair: PiecePair) -> bool:
    """Whether a piece that is not whole is the beginning of the name behind it."""
    return find_name_rule(pair).is_one_name(pair)


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
        return _describe_field_doubt(segment, following, known) or describe_units_doubt(
            segment, known
        )
    if following.separator == "and" and len(following.words) > 1 and _is_conjoined_unit(following):
        return f"“{segment.text}” and “{following.text}” may be one name"
    both_plural = segment.is_plural and following.is_plural and following.office
    listed = both_plural and following.separator in (",", *BINDING_SEPARATORS)
    pair = PiecePair(segment, following, known)
    return pair.describe_sharing() if listed and pair.is_abbreviation_pair else ""


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
    noun = following.noun
    is_unit = noun is not None and not noun.is_office and not noun.is_plural
    return is_unit and following.separator == "and" and noun is not None and noun.is_possessive
