"""Degrees and academic titles go with the person whose they are.

“п.и.к., доцент Алиева Г.Т.” and “Алиева Г.Т., п.и.к., доцент” are one party each. A cell has its
degrees before all names or behind all of them: which it is, the first shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.parties.segment import Segment

ACADEMIC_TITLES = frozenset(("профессор", "доцент", "академик", "доктор"))
"""Offices that are also titles, and stand beside degrees."""


def join_titles_to_persons(segments: Sequence[Segment]) -> list[Segment]:
    """The pieces; one of degrees alone is one with the person that it belongs to."""
    if not any(segment.is_degree for segment in segments):
        return [*segments]
    if _stand_before_names(segments):
        return _join_to_following(segments)
    return _join_to_preceding(segments)


def _stand_before_names(segments: Sequence[Segment]) -> bool:
    first = next(s for s in segments if s.is_degree or _has_person(s))
    return first.is_degree


def _join_to_following(segments: Sequence[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in reversed(segments):
        following = joined[-1] if joined else None
        if segment.is_degree and following is not None and following.separator == ",":
            joined[-1] = segment.join_following(following)
        else:
            joined.append(segment)
    return joined[::-1]


def _join_to_preceding(segments: Sequence[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in segments:
        is_title = segment.is_degree or _is_bare_title(segment)
        if is_title and segment.separator == "," and joined and _is_titled(joined[-1], segment):
            joined[-1] = joined[-1].join_following(segment)
        else:
            joined.append(segment)
    return joined


def _is_titled(preceding: Segment, segment: Segment) -> bool:
    """Whether a piece can have a title behind it: a person; for `доцент` one with a degree."""
    if not _has_person(preceding):
        return False
    return segment.is_degree or any(word.features.is_degree for word in preceding.words)


def _is_bare_title(segment: Segment) -> bool:
    return len(segment.words) == 1 and segment.noun is not None and (
        segment.noun.lemma in ACADEMIC_TITLES
    )


def _has_person(segment: Segment) -> bool:
    return any(word.is_person for word in segment.words)
