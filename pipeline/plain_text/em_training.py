"""The division of a plan's tables into cells, as a whole: all of its tables teach each other.

What the columns hold and how wide they are is not known beforehand: it is learnt from the most
probable divisions so far, over again (expectation–maximisation, Dempster et al. 1977). That may end
in a division that is only better than those near it, so it is begun in two ways, and for each table
the end that explains it better is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pipeline.plain_text.column_words import NOTHING, Learnt, learnt
from pipeline.plain_text.forward_backward import Array, Posterior, Scores, Step, best_way, posterior
from pipeline.plain_text.parameters import WEIGHTS, Weights
from pipeline.plain_text.regions import Body
from pipeline.plain_text.segment_lattice import Edge, Lattice
from pipeline.plain_text.table_model import State, Table
from pipeline.plain_text.transitions import Columns

ROUNDS, LAST = 5, 2
"""Rounds of learning from each start, and once the best is chosen; more change little."""

Told = Callable[[int, int], None]
"""Takes how many rounds are done, and how many there are."""


def untold(_done: int, _total: int) -> None:
    """Nobody waits."""


class Weighed(NamedTuple):
    """What all ways through a table are worth, and how probable they are by that."""

    scores: Scores
    posterior: Posterior


@dataclass(frozen=True, slots=True)
class Division:
    """A table divided into cells: the pieces of its lines, the best way through them, and how
    probable all others are; so once more without what was learnt from the plan's own words, since
    that confirms itself. `widths` are those of the columns, in letters."""

    body: Body
    columns: Columns
    lattice: Lattice
    edges: tuple[Edge, ...]
    way: tuple[Step, ...]
    weighed: Weighed
    unlearnt: Weighed
    widths: Array


def divided(
    bodies: Sequence[Body],
    *,
    spaced_ends: bool,
    elsewhere: Mapping[str, Mapping[str, int]],
    told: Told = untold,
    weights: Weights = WEIGHTS,
) -> list[Division]:
    """Divides the tables of a plan, each of one line at least.

    `spaced_ends`: lines end with a space unless a word goes on; `elsewhere`: how often each word
    (its stem) is in each column of other plans; `told` of each round.
    """
    words: dict[str, int] = {}
    tables = [Table(body, words, spaced_ends, weights) for body in bodies]
    return _Lessons(tables, words, elsewhere, told, weights).divisions() if tables else []


class _Lessons:
    """What the tables of a plan teach each other."""

    def __init__(
        self,
        tables: Sequence[Table],
        words: dict[str, int],
        elsewhere: Mapping[str, Mapping[str, int]],
        told: Told,
        weights: Weights,
    ) -> None:
        self._tables, self._words, self._weights = tables, words, weights
        self._told, self._done = told, 0
        stems = {stem for counts in elsewhere.values() for stem in counts}
        for stem in sorted(stems):
            words.setdefault(stem, len(words))
        self._elsewhere: dict[str | None, Array] = {
            key: np.array([float(counts.get(stem, 0)) for stem in words])
            for key, counts in elsewhere.items()
        }

    def divisions(self) -> list[Division]:
        """The most probable division of each table."""
        beginnings = [
            [table.titled for table in self._tables],
            [table.unknown for table in self._tables],
        ]
        starts = [self._taught(widths, self._known(()), ROUNDS) for widths in beginnings]
        best = [max(states, key=lambda state: state.total) for states in zip(*starts, strict=True)]
        best = self._taught([state.widths for state in best], self._known(best), LAST)
        known = self._known(best)
        return [
            _division(table, known, self._known(()), state.widths)
            for table, state in zip(self._tables, best, strict=True)
        ]

    def _taught(self, widths: Sequence[Array], known: Learnt, rounds: int) -> list[State]:
        states: list[State] = []
        for _ in range(rounds):
            pairs = zip(self._tables, widths, strict=True)
            states = [table.learn(known, wide) for table, wide in pairs]
            widths = [state.widths for state in states]
            known = self._known(states)
            self._done += 1
            self._told(self._done, 2 * ROUNDS + LAST)
        return states

    def _known(self, states: Iterable[State]) -> Learnt:
        """What the tables say in these states, and other plans; the latter alone without states."""
        counts = [state.counts for state in states]
        if self._elsewhere:
            counts.append(self._elsewhere)
        return learnt(counts, len(self._words), self._weights) if counts else NOTHING


def _division(table: Table, known: Learnt, before: Learnt, widths: Array) -> Division:
    scores, others = (table.scores(learnt, widths) for learnt in (known, before))
    return Division(
        table.body,
        table.columns,
        table.lattice,
        tuple(table.contents.edges),
        tuple(best_way(scores)),
        Weighed(scores, posterior(scores)),
        Weighed(others, posterior(others)),
        widths,
    )
