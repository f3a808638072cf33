"""The best way through a table → its rows, each cell with how probable it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from extractors.plain_text.read_lines import PrintedLine
from pipeline.plain_text.em_training import Division, Weighed
from pipeline.plain_text.forward_backward import Step
from pipeline.plain_text.segment_lattice import LONGEST
from pipeline.structure.confidence import UNSURE

PARAGRAPH = 0.3
"""How sure a cell can be at most with a line that is no line of a cell, and is not cut."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell of a row: the steps of its parts, more than one if it goes on over a page; how sure it
    is that these lines, all of them and no more, are a cell of its column."""

    column: int
    parts: tuple[tuple[Step, ...], ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its cells by their column; one `across` the table is a subheading."""

    across: bool
    pieces: dict[int, Piece]

    @property
    def sure(self) -> float:
        """How sure its least sure cell is."""
        return min(piece.sure for piece in self.pieces.values())


def rows(division: Division) -> list[Row]:
    """The rows of the best way."""
    return [_row(division, parts) for parts in _parted(division)]


def doubtful_share(tables: Iterable[Sequence[Row]]) -> float:
    """The share of all rows that are doubtful. Where it is great, the lines may not follow each
    other as the cells do, and no row is as sure as it seems."""
    found = [row.sure for rows in tables for row in rows]
    return sum(sure < UNSURE for sure in found) / max(len(found), 1)


def _parted(division: Division) -> Iterator[list[tuple[Step, ...]]]:
    """The parts of cells in each row: a part ends where the way leaves it, a row where the way
    turns back."""
    row: list[tuple[Step, ...]] = []
    part: list[Step] = []
    for step in division.way:
        part.append(step)
        if step.stays:
            continue
        if row and not _is_next(division, row[-1][-1], part[0]):
            yield row
            row = []
        row.append(tuple(part))
        part = []
    yield row


def _is_next(division: Division, before: Step, step: Step) -> bool:
    """Whether a part that begins with `step` is in the row of the one that ends with `before`."""
    columns = division.columns
    if columns.across in (before.state, step.state):
        return False
    if step.state >= columns.count:
        return True
    return before.state < columns.count and step.state > before.state


def _row(division: Division, parts: Sequence[tuple[Step, ...]]) -> Row:
    columns = division.columns
    found: dict[int, list[tuple[Step, ...]]] = {}
    across = parts[0][0].state == columns.across
    for part in parts:
        column = 0 if across else part[0].state % columns.count
        found.setdefault(column, []).append(part)
    return Row(
        across,
        {
            column: Piece(column, tuple(own), min(_sureness(division, part) for part in own))
            for column, own in found.items()
        },
    )


def _sureness(division: Division, steps: Sequence[Step]) -> float:
    """How sure it is that these steps are a cell of their column: the geometric mean of how
    probable that is with and without what was learnt from the plan's own words."""
    probable = sqrt(_probability(division.weighed, steps) * _probability(division.unlearnt, steps))
    texts = (division.edges[step.edge].text for step in steps)
    return probable * (PARAGRAPH if any(len(text.split()) > LONGEST for text in texts) else 1.0)


def _probability(weighed: Weighed, steps: Sequence[Step]) -> float:
    """How probable it is that these steps, all of them and no more, are a cell of their column."""
    scores, found = weighed
    first, last = steps[0], steps[-1]
    worth = float(found.arriving[scores.starts[first.edge], first.state])
    for step in steps:
        worth += float(scores.pieces[step.edge, step.state])
        if step is not last:
            worth += float(scores.stays[step.edge, step.state])
    end = scores.ends[last.edge]
    if end == len(scores.cuts) - 1:
        worth += float(scores.last[last.state])
    else:
        worth += float(np.logaddexp.reduce(scores.cuts[end][last.state] + found.going_on[end]))
    return float(min(np.exp(worth - found.total), 1.0))


def runner_up(division: Division, steps: Sequence[Step]) -> str:
    """The least sure piece of a cell in words, and what its line is if it is no such piece."""
    shares = division.weighed.posterior.edges
    step = min(steps, key=lambda step: shares[step.edge, step.state])
    edge = division.edges[step.edge]
    rivals = [
        (float(shares[index, state]), division.edges[index].text, state)
        for index in range(len(division.edges))
        if division.edges[index].line == edge.line
        for state in range(division.columns.states)
        if index != step.edge or _named(division, state) != _named(division, step.state)
    ]
    own = f"“{edge.text}” is {_named(division, step.state)} by {shares[step.edge, step.state]:.2f}"
    share, text, state = max(rivals)
    other = f"otherwise “{text}” is {_named(division, state)} by {share:.2f}"
    return f"line {line_of(division, step).number}: {own}, {other}"


def line_of(division: Division, step: Step) -> PrintedLine:
    """The line that a step's piece is of."""
    return division.body.lines[division.edges[step.edge].line]


def _named(division: Division, state: int) -> str:
    columns = division.columns
    if state == columns.across:
        return "a subheading"
    return columns.keys[state % columns.count] or f"column {state % columns.count + 1}"
