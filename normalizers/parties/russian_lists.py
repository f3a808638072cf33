"""Russian lists, where the office stands before what it is of.

“директора институтов, колледжей и филиалов” → директора институтов | директора колледжей | …
“проректор по учебной и научной работе” → one
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from normalizers.office_words.lexicon import PREPOSITIONS
from normalizers.parties.segment import Segment
from normalizers.parties.tokens import PartyWord


def attach_to_leading_office(
    segments: Sequence[Segment], fields: AbstractSet[str]
) -> list[Segment]:
    """The pieces; one that depends on the office before it gets that office, or is joined with
    it."""
    attached: list[Segment] = []
    leader: Segment | None = None
    for segment in segments:
        if leader is None or not _is_dependent_segment(segment):
            attached.append(segment)
            leader = segment if segment.has_leading_office else None
        elif _is_office_shared(segment, leader, fields):
            attached.append(_prepend_office(segment, leader))
        elif segment.separator == "and" or all(
            word.features.is_russian_oblique for word in segment.words
        ):
            attached[-1] = attached[-1].join_following(segment)
        else:
            attached.append(segment)
            leader = None
    return attached


def _is_dependent_segment(segment: Segment) -> bool:
    """Whether a piece can be no party: none of its nouns is in the case of a party's name."""
    if segment.separator not in (",", "and", "/") or _has_lead_of_its_own(segment):
        return False
    first = segment.words[0].features
    if segment.separator == "," and first.is_capital and not first.is_abbreviation:
        return False
    nouns = [word.noun for word in segment.words if word.noun is not None]
    if any(word.is_person or word.features.is_boyuncha for word in segment.words):
        return False
    return not segment.is_genitive and all(found.is_oblique for found in nouns)


def _has_lead_of_its_own(segment: Segment) -> bool:
    """Whether its first noun leads and depends on nothing: not so in `(начальники управлений и)
    отделов министерства`."""
    if segment.lead_index is None:
        return False
    noun = segment.words[segment.lead_index].noun
    return noun is None or noun.is_office or not noun.is_oblique


def _is_office_shared(segment: Segment, leader: Segment, fields: AbstractSet[str]) -> bool:
    """Whether the office is printed once for several: if it is plural, or names whole units."""
    assert leader.lead_index is not None
    office_noun = leader.words[leader.lead_index].noun
    may_be_plural = office_noun is not None and office_noun.can_be_plural
    is_sure = segment.separator != "," or may_be_plural or segment.words[0].features.plain in fields
    if segment.is_abbreviation:
        return is_sure and leader.head.features.is_abbreviation
    names_units = leader.noun is not None and leader.noun.is_oblique
    if segment.noun is not None:
        return may_be_plural or names_units
    known = segment.separator == "and" or segment.head.features.is_russian_oblique
    return may_be_plural and known and not leader.head.features.is_abbreviation


def _prepend_office(segment: Segment, leader: Segment) -> Segment:
    """The piece with the office of another before it."""
    assert leader.lead_index is not None
    next_word = leader.words[leader.lead_index + 1 : leader.lead_index + 2]
    takes_preposition = _is_preposition(next_word[0]) and not _is_preposition(segment.words[0])
    office = leader.words[: leader.lead_index + 1 + takes_preposition]
    if segment.is_abbreviation and leader.words[-1].features.is_abbreviation:
        last = max((at for at, word in enumerate(leader.words) if _is_preposition(word)), default=0)
        office = leader.words[: last + 1] if last == len(leader.words) - 2 else office
    words = (*office, segment.words[0].drop_separator(), *segment.words[1:])
    return Segment(words, "the office before it is shared by a list", leader.lead_index)


def _is_preposition(word: PartyWord) -> bool:
    return word.features.plain in PREPOSITIONS
