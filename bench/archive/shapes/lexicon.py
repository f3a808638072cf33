"""What a language has to offer to a made plan: its words, by what they are for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class House:
    """A kind of institution.

    `themes`: what its sections are about; `works`: actions that only it has; `offices`: who is
    responsible; `places`, `people`: where and with whom things are done; `school_year`: whether
    its plans are for academic years.
    """

    names: Sequence[str]
    themes: Sequence[str]
    works: Sequence[str]
    offices: Sequence[str]
    places: Sequence[str]
    people: Sequence[str]
    school_year: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words of a language.

    `column_titles`: what columns are called, by key; `topics` and `forms` together are actions:
    a form holds `{}` where the topic goes; `header_like`: actions and questions made of words that
    are titles of columns too; `aspects` make titles longer; `groups` are subheadings; `others` are
    columns that nothing is known of, each with what may stand in it.
    """

    code: str
    houses: Sequence[House]
    column_titles: Mapping[str, Sequence[str]]
    upper_titles: Mapping[str, Sequence[str]]
    aspects: Sequence[str]
    topics: Sequence[str]
    forms: Sequence[str]
    header_like: Sequence[str]
    questions: Sequence[str]
    question_forms: Sequence[str]
    tasks: Sequence[str]
    groups: Sequence[str]
    surnames: Sequence[str]
    outcomes: Sequence[str]
    notes: Sequence[str]
    documents: Sequence[str]
    indicators: Sequence[tuple[str, float | None, str | None]]
    others: Mapping[str, Sequence[str]]
    sources: Sequence[str]
    no_money: Sequence[str]
    totals: Sequence[str]
    abbreviations: Sequence[tuple[str, str]]
    aims: Sequence[str]
    prose: Sequence[str]
    words: Mapping[str, Sequence[str]]
