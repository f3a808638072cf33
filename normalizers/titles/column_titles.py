"""A header's titles → what its columns mean, in any order and wording, and of which kind its
section is.

Each title says what its column holds (`title_reading`). Together they say the kind: two or more
columns of actions make a strategy, one column of actions makes events, and one of questions makes a
council.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from normalizers.titles.mark_titles import parse_mark_title
from normalizers.titles.roman_numerals import to_roman_letters
from normalizers.titles.title_reading import (
    STOREY_BREAK,
    TitleReading,
    read_title,
)
from normalizers.titles.title_words import ACTION_ROLES, TitleRole


class SectionKind(StrEnum):
    """The kinds of section, told apart by their columns."""

    COUNCIL = "council"
    STRATEGY = "strategy"
    EVENTS = "events"


NUMBER_KEY = "no"
"""The key of a column that only numbers the rows."""

SESSION_KEY = "session"
"""The key of a column that says at which session a question is asked."""

ACTION_KEYS = ("step", "measure", "event", "item", "task")
"""The keys of columns of actions, the finest level first."""

MIN_TITLE_SHARE, MIN_FURTHER_SHARE = 0.5, 0.3
"""The least share of known words: in a title that helps to make a row a header, and in a title
beside such ones."""

MIN_HEADER_SCORE = 0.6
"""A row with at least this mean share of known words is a header wherever it stands.
"""

MAX_TITLE_LETTERS, MAX_MEAN_TITLE_LETTERS = 120, 50
"""The most letters that a header's title has, and the most on average."""

JOINED_KEYS = frozenset({"deadline", "responsible", "funding"})
"""Keys that several columns may share: a beginning and an end, a sum and its source."""

_KEY_BY_ROLE: Mapping[TitleRole, str] = {
    TitleRole.NUMBER: NUMBER_KEY,
    TitleRole.SESSION: SESSION_KEY,
    **dict.fromkeys((TitleRole.DEADLINE, TitleRole.START, TitleRole.END), "deadline"),
    **dict.fromkeys((TitleRole.TIME_AND_PARTY, TitleRole.TIME_AND_PLACE), "deadline"),
    TitleRole.RESPONSIBLE: "responsible",
    TitleRole.PARTICIPANTS: "participants",
    TitleRole.PLACE: "place",
    TitleRole.OUTCOME: "outcome",
    TitleRole.EXPECTED: "outcome",
    TitleRole.INDICATOR: "indicator",
    TitleRole.DOCUMENT: "document",
    **dict.fromkeys((TitleRole.AMOUNT, TitleRole.FUNDING, TitleRole.SOURCE), "funding"),
    TitleRole.NOTE: "note",
    TitleRole.DONE: "note",
}
_KEY_BESIDE_TIME: Mapping[TitleRole, str] = {
    TitleRole.TIME_AND_PARTY: "responsible",
    TitleRole.TIME_AND_PLACE: "place",
}
_SLOT_BY_ROLE = {
    TitleRole.TASK: "task",
    TitleRole.MEASURE: "measure",
    TitleRole.STEP: "step",
    TitleRole.ITEM: "task",
}

_PERSONS = re.compile(r"\bф\.?\s?и\.?\s?о\b|\bаты[-\s–]+ж[өо]н", re.I)
"""A title of persons' names: beside names of things alone it makes a list of staff."""

_DATA_TITLE = re.compile(
    r"\d{1,3}(?:\.\d{1,3})*[.)]?|.*\d{1,2}\.\d{1,2}\.\d{2,4}.*|[\d\s.,]+(?:сом|%)?|"
    r".*\d{1,2}[-–\s]+(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр).*",
    re.I | re.S,
)
"""A text as rows of data have it and headers never do: a number, a date, a sum."""


class TableHeader(Struct, frozen=True):
    """What a table's header says: the kind of section, and the key of each column or None.

    `evidence` says in words how each key was found. `score` is the mean share of known words over
    the titles. `roles` is what each title says of its column, `marks` the month or part of the year
    that a column of check marks stands for, `titles` the titles as printed.
    """

    kind: SectionKind
    keys: tuple[str | None, ...]
    evidence: tuple[str, ...]
    score: float
    roles: tuple[TitleRole | None, ...] = ()
    marks: tuple[str | None, ...] = ()
    titles: tuple[str, ...] = ()

    def get_title(self, key: str) -> str:
        """The title of the first column with a key, on one line."""
        return " ".join(self.titles[self.keys.index(key)].split())

    @property
    def shared_key(self) -> str | None:
        """What the column of deadlines says beside the time, as its title says (`responsible`,
        `place`); None where it says nothing else, or another column says that too."""
        told = next((key for role, key in _KEY_BESIDE_TIME.items() if role in self.roles), None)
        return told if told not in self.keys else None

    @property
    def all_keys(self) -> frozenset[str]:
        """What the columns say, that beside the time too."""
        return frozenset(key for key in (*self.keys, self.shared_key) if key is not None)

    @property
    def has_action(self) -> bool:
        """Whether a column says what is to be done."""
        return any(key in self.keys for key in ACTION_KEYS)

    @property
    def is_of_plan(self) -> bool:
        """Whether it is the header of a plan's table: it says what is to be done, and when, by whom
        or what for.

        A table that names things beside dates or money is a timetable, a price list or a budget; so
        is one of works with nothing but money.
        """
        if not self.has_action:
            return False
        told = {role for role in self.roles if role in ACTION_ROLES}
        if not told:
            return "responsible" in self.keys and (
                "deadline" in self.keys or not _PERSONS.search(self.get_title("responsible"))
            )
        if told != {TitleRole.EVENT} and {NUMBER_KEY, "funding"} & {*self.keys}:
            return True
        beside = {"deadline", "responsible", "outcome", "indicator", SESSION_KEY}
        beside |= {"note", "place", "document", "participants"}
        return bool(beside & {*self.keys})


def parse_header(titles: Sequence[str]) -> TableHeader | None:
    """The meaning of a header row; None when the row is no header of a plan's table.

    `titles` are its cells from left to right. A title over several columns stands before the title
    of each, separated by `STOREY_BREAK`. A row in which several titles are empty or few words are
    known is no header.
    """
    filled = sum(bool(title.strip()) for title in titles)
    if 4 * filled < 3 * len(titles):
        return None
    header = read_header(titles)
    is_certain = header is not None and header.is_of_plan and header.score >= MIN_HEADER_SCORE
    return header if is_certain else None


def read_header(titles: Sequence[str]) -> TableHeader | None:
    """What the titles of a row say; None when they are no titles.

    Columns that a plan's table has may be missing here: the cells below may still show them
    (`column_content`).
    """
    filled = [title for title in titles if title.strip()]
    if (
        len(filled) < 2
        or max(map(len, filled)) > MAX_TITLE_LETTERS
        or sum(map(len, filled)) > MAX_MEAN_TITLE_LETTERS * len(filled)
        or any(
            _DATA_TITLE.fullmatch(title.strip()) and parse_mark_title(title) is None
            for title in filled
        )
    ):
        return None
    return _read_titles(tuple(titles))


@lru_cache(maxsize=256)  # headers are repeated on every page
def _read_titles(titles: tuple[str, ...]) -> TableHeader | None:
    marks = _find_marks(titles)
    # All columns of months together count as one.
    columns = sum(bool(title.strip()) for title in titles) - max(sum(map(bool, marks)) - 1, 0)
    readings = _read_each(titles, marks, columns)
    if readings is None:
        return None
    known = [reading for reading in readings if reading.role and reading.share >= MIN_TITLE_SHARE]
    told = {reading.role for reading in known if reading.role is not None and not reading.is_weak}
    named = sum(map(_is_title, readings)) - max(sum(map(bool, marks)) - 1, 0)
    if len(told - {TitleRole.NUMBER, TitleRole.MANNER}) < (
        1 if TitleRole.NUMBER in told else 2
    ) or named < min(2, columns):
        return None
    roles = tuple(reading.role if _is_title(reading) else None for reading in readings)
    score = sum(reading.share for reading in readings) / max(len(readings), 1)
    evidence = tuple(
        f"{mark}: a month or part of the year" if mark else _explain(reading, title)
        for reading, title, mark in zip(readings, titles, marks, strict=True)
    )
    return assign_keys(TableHeader(SectionKind.EVENTS, (), evidence, score, roles, marks, titles))


def _read_each(
    titles: Sequence[str], marks: Sequence[str | None], columns: int
) -> list[TitleReading] | None:
    """What each title says; None if more than half of the columns have texts that are no titles.

    Long texts, which take longest and are seldom titles, come last: of most rows of data they are
    not read.
    """
    readings: dict[int, TitleReading] = {}
    others = 0
    for place in sorted(range(len(titles)), key=lambda place: len(titles[place])):
        title, mark = titles[place], marks[place]
        reading = TitleReading(TitleRole.DEADLINE, 1.0) if mark else read_title(title)
        readings[place] = reading
        others += bool(title.strip()) and not _is_title(reading)
        if 2 * others > columns:
            return None
    return [readings[place] for place in range(len(titles))]


def assign_keys(header: TableHeader) -> TableHeader:
    """A header with the kind and the keys that follow from the roles of its columns."""
    keys: list[str | None] = [None] * len(header.titles)
    for index, key in _assign_actions(header.roles).items():
        keys[index] = key
    for index, role in enumerate(header.roles):
        told = _KEY_BY_ROLE.get(role) if role is not None else None
        is_free = told not in keys or told in JOINED_KEYS
        if told is not None and keys[index] is None and is_free:
            keys[index] = told
    if SESSION_KEY in keys:
        keys = ["item" if key == "event" else key for key in keys]
    is_told = "responsible" in keys or TitleRole.TIME_AND_PARTY in header.roles
    if not is_told and "participants" in keys:
        index = keys.index("participants")
        if re.search(r"катыш|участ", header.titles[index], re.I):
            keys[index] = "responsible"
    return replace(header, kind=choose_kind(keys), keys=tuple(keys))


def with_sessions(header: TableHeader) -> TableHeader:
    """The header of a table whose rows are questions for sessions, though its titles do not say
    so."""
    if header.kind is not SectionKind.EVENTS or header.roles[header.keys.index("event")] not in (
        None,
        TitleRole.NAME,
        TitleRole.EVENT,
    ):
        return header
    keys = tuple("item" if key == "event" else key for key in header.keys)
    return replace(header, kind=SectionKind.COUNCIL, keys=keys)


def _is_title(reading: TitleReading) -> bool:
    return reading.role is not None and reading.share >= MIN_FURTHER_SHARE


def _find_marks(titles: Sequence[str]) -> tuple[str | None, ...]:
    """For each column the month or part of the year that is its title. A single such column does
    not count: then it is a title like any other.

    Nor do Roman numbers up to IX or XI that nothing stands above: they may be school classes.
    """
    marks = tuple(parse_mark_title(title) if title.strip() else None for title in titles)
    numbers = {
        to_roman_letters(mark).strip(" .")
        for title, mark in zip(titles, marks, strict=True)
        if mark and STOREY_BREAK not in title
    }
    are_classes = {"V", "IX"} <= numbers and "XII" not in numbers
    counts = sum(map(bool, marks)) > 1 and not are_classes
    return marks if counts else (None,) * len(titles)


def _assign_actions(roles: Sequence[TitleRole | None]) -> dict[int, str]:
    """The keys of the columns of actions: two or more are levels from left to right, one alone is
    events or questions."""
    columns = [index for index, role in enumerate(roles) if role in ACTION_ROLES]
    if not columns:
        columns = [index for index, role in enumerate(roles) if role is TitleRole.NAME][:1]
    if not columns:
        return {}
    names = [
        index for index, role in enumerate(roles) if role is TitleRole.NAME and index > columns[0]
    ]
    if len(columns) == 1 and roles[columns[0]] is TitleRole.TASK and names:
        return {columns[0]: "task", names[0]: "measure"}  # what it is for, and what is done
    if len(columns) == 1:
        key = "item" if roles[columns[0]] is TitleRole.ITEM else "event"
        return {columns[0]: key}
    slots = [_SLOT_BY_ROLE.get(role) for index in columns if (role := roles[index])]
    told = [slot for slot in slots if slot is not None]
    if len({*told}) < len(told):  # two levels of one name: the wider stands first
        levels = ("task", "measure", "step")
        return dict(zip(columns[-3:], levels[-len(columns) :], strict=False))
    assigned = {index: slot for index, slot in zip(columns, slots, strict=True) if slot}
    for index in columns:
        free = [slot for slot in ("measure", "step", "task") if slot not in assigned.values()]
        if index not in assigned and free:
            assigned[index] = free[0]
    return assigned


def choose_kind(keys: Sequence[str | None]) -> SectionKind:
    """The kind of a section with these columns."""
    if len({"task", "measure", "step"} & {*keys}) >= 2:
        return SectionKind.STRATEGY
    return SectionKind.COUNCIL if "item" in keys or SESSION_KEY in keys else SectionKind.EVENTS


def _explain(reading: TitleReading, title: str) -> str:
    if reading.role is None or reading.role is TitleRole.MANNER:
        return "no title is recognised"
    printed = " ".join(title.split(STOREY_BREAK))
    return f"{reading.role.value}: {reading.share:.0%} of the title “{printed}”"
