"""Sections of made plans: blocks of rows with their merged cells, and what is true of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from . import words
from .phrases import Phrases

Row = dict[str, str | int | None]
"""A row of the truth: column of the contract → what it holds."""

SUBHEADING = "subheading"
"""The key of a cell across the whole table."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a column, over `rows` rows of its block from `row` (from 0) on.

    A line feed begins a new paragraph.
    """

    key: str
    row: int
    rows: int
    text: str


@dataclass(frozen=True)
class Block:
    """Rows that merged cells hold together: `count` of them, their cells, and their truth.

    A subheading is a block of one row without a truth.
    """

    count: int
    cells: Sequence[Cell]
    truth: Sequence[Row] = field(default=())


@dataclass(frozen=True, slots=True)
class Merging:
    """How a plan merges and leaves out cells.

    `steps`: the most steps of a measure; `over_measure`: columns that are mostly merged over the
    steps of one measure; `empty`: columns that are at times left empty, and how often.
    """

    steps: int
    over_measure: frozenset[str]
    empty: dict[str, float]


def strategy(phrases: Phrases, merging: Merging) -> Iterator[Block]:
    """Strategic tasks without end, each with its measures, steps and what belongs to them."""
    chance = phrases.chance
    makers = {
        "document": phrases.document,
        "indicator": phrases.indicator,
        "responsible": phrases.responsible,
        "funding": phrases.funding,
    }
    while True:
        sizes = [chance.randint(1, merging.steps) for _ in range(chance.randint(1, 4))]
        cells = [Cell("task", 0, sum(sizes), phrases.task())]
        first = 0
        for size in sizes:
            cells.append(Cell("measure", first, size, phrases.measure()))
            cells += [Cell("step", first + row, 1, phrases.step()) for row in range(size)]
            for key, make in makers.items():
                if key in merging.over_measure and chance.random() < 0.8:
                    cells.append(Cell(key, first, size, make()))
                    continue
                for row in range(first, first + size):
                    empty = chance.random() < merging.empty.get(key, 0.0)
                    cells.append(Cell(key, row, 1, "" if empty else make()))
            first += size
        yield Block(first, cells, filled_down(first, cells))


def council(phrases: Phrases, items: int) -> Iterator[Block]:
    """The sessions of a year's council, each with about so many items."""
    for number, month in enumerate(words.MONTHS, 1):
        yield _subheading(f"{month}. {number}- отурум")
        year, value = phrases.start + (number > 4), (number + 7) % 12 + 1
        session: Row = {
            "session_no": number,
            "session_month": f"{year}-{value:02d}-01",
            "deadline": month,
        }
        for item in range(1, max(2, items + phrases.chance.randint(-1, 1)) + 1):
            texts = {
                "item_no": f"{item}.",
                "item": phrases.agenda_item(),
                "responsible": phrases.responsible(),
            }
            yield _row(texts, session)


def language(phrases: Phrases, items: int) -> Iterator[Block]:
    """What is planned for the state language, theme by theme, with about so many events each."""
    for theme in phrases.chance.sample(words.THEMES, len(words.THEMES)):
        yield _subheading(theme)
        for item in range(1, max(2, items + phrases.chance.randint(-1, 1)) + 1):
            texts = {
                "item_no": f"{item}.",
                "event": phrases.event(),
                "deadline": phrases.deadline().capitalize(),
                "responsible": phrases.responsible(),
                "outcome": phrases.outcome(),
            }
            yield _row(texts, {"subsection": theme})


def filled_down(count: int, cells: Sequence[Cell]) -> list[Row]:
    """One row an action, merged cells repeated in each, their texts on one line, empty None."""
    rows: list[Row] = [{} for _ in range(count)]
    for cell in cells:
        for row in rows[cell.row : cell.row + cell.rows]:
            row[cell.key] = flat(cell.text) or None
    return rows


def flat(text: str) -> str:
    """A text with its white space as single spaces."""
    return " ".join(text.split())


def some_merging(chance: random.Random) -> Merging:
    """The habits of one plan.

    A column with merged cells has no empty ones: nobody could tell what is empty from what goes on
    where a page ends.
    """
    merged = frozenset(key for key in ("responsible", "funding") if chance.random() < 0.4)
    empty = {"document": 0.06, "funding": chance.choice((0.0, 0.15, 0.4))}
    return Merging(
        chance.choice((2, 3, 5)),
        merged,
        {key: share for key, share in empty.items() if key not in merged},
    )


def _subheading(text: str) -> Block:
    return Block(1, [Cell(SUBHEADING, 0, 1, text)])


def _row(texts: dict[str, str], more: Row) -> Block:
    cells = [Cell(key, 0, 1, text) for key, text in texts.items()]
    return Block(1, cells, [{**row, **more} for row in filled_down(1, cells)])
