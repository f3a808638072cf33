"""Degrees and academic titles are joined with the person who has them.

“п.и.к., доцент Алиева Г.Т.” and “Алиева Г.Т., п.и.к., доцент” are one party each. A degree belongs
to the title with a name behind it, else to the name before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.parties.segment import Segment

ACADEMIC_TITLES = frozenset(("профессор", "доцент", "академик", "доктор"))
"""Offices that are also titles, and stand beside degrees."""


def join_titles_to_persons(segments: Sequence[Segment]) -> list[Segment]:
    """The pieces, with a piece of degrees alone joined to the person whom it belongs to."""
    if not any(segment.is_degree for segment in segments):
        return [*segments]
    joined: list[Segment] = []
    pending: Segment | None = None  # degrees that belong to what follows
    for index, piece in enumerate(segments):
        segment = piece if pending is None else pending.join_following(piece)
        preceding = joined[-1] if joined else None
        following = segments[index + 1] if index + 1 < len(segments) else None
        pending = segment if _belongs_to_following(segment, preceding, following) else None
        if pending is not None:
            continue
        if preceding is not None and segment.separator == "," and _can_take(preceding, segment):
            joined[-1] = preceding.join_following(segment)
        else:
            joined.append(segment)
    return joined


def _belongs_to_following(
    segment: Segment, preceding: Segment | None, following: Segment | None
) -> bool:
    """Whether degrees belong to the piece behind a comma: if it is a title with a name, or if no
    person stands before them."""
    if not segment.is_degree or following is None or following.separator != ",":
        return False
    has_own = preceding is not None and _can_take(preceding, segment)
    return _is_titled_person(following) or not has_own


def _is_titled_person(segment: Segment) -> bool:
    """Whether it is a title with a name: `доцент Алиева Г.Т.`"""
    return len(segment.words) > 1 and _has_person(segment)


def _can_take(preceding: Segment, segment: Segment) -> bool:
    """Whether a title can be that of a person before it; `доцент` behind a degree only."""
    if not _has_person(preceding):
        return False
    has_degree = any(word.features.is_degree for word in preceding.words)
    return segment.is_degree or (_is_bare_title(segment) and has_degree)


def _is_bare_title(segment: Segment) -> bool:
    return (
        len(segment.words) == 1
        and segment.noun is not None
        and (segment.noun.lemma in ACADEMIC_TITLES)
    )


def _has_person(segment: Segment) -> bool:
    return any(word.is_person for word in segment.words)
