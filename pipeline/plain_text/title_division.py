"""Words of printed lines → the titles of a table's columns.

Nothing parts the titles, so every division of the words is weighed: a title begins with a line, or
within one with a capital, and is worth the more, the more of it is explained by the words that name
a column. No two titles name one thing, so that the second line of a title is none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from normalizers.titles.title_reading import read_title
from normalizers.titles.title_words import (
    ACTION_ROLES,
    DEADLINE_ROLES,
    FUNDING_ROLES,
    TitleRole,
)
from pipeline.plain_text.header_words import compute_explained_share, is_number_title

MAX_TITLE_WORDS = 14
"""A title has at most so many words."""

BREAK_EVEN_SHARE = 0.25
"""The share of a title that must be explained for it to be better than none."""

MIN_EXPLAINED_SHARE, MIN_EXPLAINED_DEADLINE_SHARE = 0.3, 0.6
"""The share of a title that is explained at least; behind an indicator, whose title may go on with
“аткаруу мөөнөтү”, one of the deadline must be plain."""

UNKNOWN_TITLE_COST, MAX_UNKNOWN_TITLES, MAX_UNKNOWN_WORDS = 0.3, 2, 4
"""What a title costs that says nothing known and stands between others, how many there may be, and
of how many words."""

MIN_FIRST_SHARE = 0.6
"""The share of the first title that is explained at least: above it stands running text."""

LINE_BEGINNING_BONUS = 0.05
"""What it is worth that a title begins with a line."""

UNFINISHED_HEADER_COST = 0.5
"""What it costs that a header ends where the next line goes on in lower case."""

MAX_DIVISIONS_KEPT = 6
"""So many of the best divisions that end at one word are gone on with."""

DEPENDENT_WORD_COST = 0.1
"""What it costs that a title begins with a Russian word that goes on the one before it."""

_DEPENDENT = re.compile(r"(?:ния|ции|лиц[ао]?)$", re.I)
"""As `исполнения`, `реализации`, `лица`."""

_ACTION = frozenset({"action"})
_SLOTS_BY_ROLE: Mapping[TitleRole, frozenset[str]] = {
    TitleRole.NUMBER: frozenset({"number"}),
    TitleRole.TASK: frozenset({"task"}),
    TitleRole.STEP: frozenset({"step"}),
    **dict.fromkeys((TitleRole.MEASURE, TitleRole.EVENT, TitleRole.NAME, TitleRole.ITEM), _ACTION),
    TitleRole.SESSION: frozenset({"session"}),
    TitleRole.START: frozenset({"start"}),
    TitleRole.END: frozenset({"end"}),
    **dict.fromkeys(
        (TitleRole.DEADLINE, TitleRole.TIME_AND_PARTY, TitleRole.TIME_AND_PLACE),
        frozenset({"deadline"}),
    ),
    TitleRole.RESPONSIBLE: frozenset({"responsible"}),
    TitleRole.PARTICIPANTS: frozenset({"participants"}),
    TitleRole.PLACE: frozenset({"place"}),
    **dict.fromkeys((TitleRole.OUTCOME, TitleRole.EXPECTED), frozenset({"outcome"})),
    TitleRole.INDICATOR: frozenset({"indicator", "outcome"}),
    TitleRole.DOCUMENT: frozenset({"document"}),
    TitleRole.AMOUNT: frozenset({"amount"}),
    TitleRole.SOURCE: frozenset({"source"}),
    TitleRole.FUNDING: frozenset({"amount", "source"}),
    **dict.fromkeys((TitleRole.NOTE, TitleRole.DONE), frozenset({"note"})),
    TitleRole.MANNER: frozenset({"manner"}),
}
"""What a title names, by its role; one header has each once."""


_ACTION_WORDS = frozenset({*ACTION_ROLES, TitleRole.NAME})
_KINDRED_ROLES: Mapping[str, frozenset[TitleRole]] = {
    **dict.fromkeys(("action", "task", "step"), _ACTION_WORDS),
    **dict.fromkeys(("start", "end", "deadline"), frozenset(DEADLINE_ROLES)),
    **dict.fromkeys(("amount", "source"), frozenset(FUNDING_ROLES)),
    "outcome": frozenset({TitleRole.OUTCOME, TitleRole.EXPECTED}),
    "indicator": frozenset(
        {TitleRole.INDICATOR, TitleRole.OUTCOME, TitleRole.EXPECTED, *DEADLINE_ROLES}
    ),
    "note": frozenset({TitleRole.NOTE, TitleRole.DONE, TitleRole.MANNER}),
    "responsible": frozenset({TitleRole.RESPONSIBLE, TitleRole.PARTICIPANTS}),
}
"""The roles of words that go together in the title of one thing."""


class HeaderWord(Struct, frozen=True):
    """A word, the line it is of, and whether it begins or ends that."""

    text: str
    line: int
    begins_line: bool
    ends_line: bool


class TitleDivision(Struct, frozen=True):
    """What a division is worth, where titles begin and the last ends (indices of words), what they
    name, and how many of them say nothing known."""

    worth: float = 0.0
    bounds: tuple[int, ...] = (0,)
    slots: frozenset[str] = frozenset()
    unknown: int = 0


def divide_into_titles(words: Sequence[HeaderWord], *, in_lower_case: bool) -> TitleDivision:
    """The best division of the first words into titles; one without titles if there is none.

    `in_lower_case`: titles begin in lower case, each with a line.
    """
    if in_lower_case:
        words = words[: _count_lower_case(words)]
    best_by_end: list[list[TitleDivision]] = [[] for _ in range(len(words) + 1)]
    best_by_end[0] = [TitleDivision()]
    best = TitleDivision()
    for end in range(1, len(words) + 1):
        recent = range(max(0, end - MAX_TITLE_WORDS), end)
        if not any(best_by_end[start] for start in recent):
            break
        is_cut = end == len(words) or can_begin_title(words[end], in_lower_case=in_lower_case)
        if not (words[end - 1].ends_line or is_cut):
            continue
        if end < len(words) and not is_cut and not words[end - 1].ends_line:
            continue
        best_by_slots: dict[tuple[frozenset[str], int], TitleDivision] = {}
        for start in recent:
            if not best_by_end[start] or not can_begin_title(
                words[start], in_lower_case=in_lower_case
            ):
                continue
            for before in best_by_end[start]:
                for found in _iter_longer(before, words, start, end):
                    key = found.slots, found.unknown
                    if key not in best_by_slots or best_by_slots[key].worth < found.worth:
                        best_by_slots[key] = found
        ranked = sorted(best_by_slots.values(), key=lambda one: -one.worth)
        best_by_end[end] = ranked[:MAX_DIVISIONS_KEPT]
        if words[end - 1].ends_line:
            best = max((best, *_iter_whole(ranked, words, end)), key=lambda one: one.worth)
    return best


def _count_lower_case(words: Sequence[HeaderWord]) -> int:
    """How many of the first words stand in lines none of which begins with a capital."""
    capitals = (
        index
        for index, word in enumerate(words)
        if word.begins_line and word.text[0].isupper() and not is_number_title(word.text)
    )
    return next(capitals, len(words))


def can_begin_title(word: HeaderWord, *, in_lower_case: bool) -> bool:
    """Whether a title may begin with a word."""
    if is_number_title(word.text):
        return True
    return word.begins_line and word.text[0].islower() if in_lower_case else word.text[0].isupper()


def _iter_whole(
    ranked: Sequence[TitleDivision], words: Sequence[HeaderWord], end: int
) -> Iterator[TitleDivision]:
    """The divisions that may be a whole header which ends before a word: the last title is one that
    is known."""
    is_unfinished = end < len(words) and (
        (words[end].text[0].islower() or words[end].text[0] == "(")
        and not is_number_title(words[end].text)
    )
    for one in ranked:
        start = one.bounds[-2]
        if _read_slots(words, start, end) is not None:
            cost = UNFINISHED_HEADER_COST if is_unfinished else 0.0
            yield TitleDivision(one.worth - cost, one.bounds, one.slots, one.unknown)


def _iter_longer(
    before: TitleDivision, words: Sequence[HeaderWord], start: int, end: int
) -> Iterator[TitleDivision]:
    """A division with one title more, if that may be one."""
    found = _read_slots(words, start, end)
    bounds = (*before.bounds, end)
    if found is not None:
        slots, share = found
        is_deadline = slots == {"deadline"} and "indicator" in before.slots
        text = _join(words, start, end)
        if is_deadline and compute_explained_share(text, _DEADLINE) < MIN_EXPLAINED_DEADLINE_SHARE:
            return
        if not slots & before.slots and (share >= MIN_FIRST_SHARE or before.slots):
            share += LINE_BEGINNING_BONUS * words[start].begins_line
            share -= DEPENDENT_WORD_COST * bool(_DEPENDENT.search(words[start].text))
            worth = before.worth + share - BREAK_EVEN_SHARE
            yield TitleDivision(worth, bounds, before.slots | slots, before.unknown)
    elif (
        before.slots
        and before.unknown < MAX_UNKNOWN_TITLES
        and end - start <= MAX_UNKNOWN_WORDS
        and words[start].begins_line
        and words[end - 1].ends_line
    ):
        worth = before.worth - UNKNOWN_TITLE_COST
        yield TitleDivision(worth, bounds, before.slots, before.unknown + 1)


_DEADLINE = frozenset({TitleRole.DEADLINE})


def _read_slots(
    words: Sequence[HeaderWord], start: int, end: int
) -> tuple[frozenset[str], float] | None:
    """What a text names as a title, and the share of its words that say so; None if nothing."""
    return _read_text_slots(_join(words, start, end))


def explain_title(text: str) -> float:
    """The share of a title that is explained, 0 for one that says nothing known."""
    found = _read_text_slots(text)
    return found[1] if found else 0.0


def _read_text_slots(text: str) -> tuple[frozenset[str], float] | None:
    reading = read_title(text)
    if reading.role is None or reading.share < MIN_EXPLAINED_SHARE:
        return None
    slots = _SLOTS_BY_ROLE.get(reading.role)
    if slots is None or any(map(str.isdigit, text)):
        return None  # “1-отурум” is a session, no title
    kindred = frozenset(
        {TitleRole.FILLER, reading.role}.union(
            *(_KINDRED_ROLES.get(slot, frozenset()) for slot in slots)
        )
    )
    return slots, (reading.share + compute_explained_share(text, kindred)) / 2


def _join(words: Sequence[HeaderWord], start: int, end: int) -> str:
    return " ".join(word.text for word in words[start:end])
