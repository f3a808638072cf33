"""Small lattices by chance, and all ways through one, counted out one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import exp, fsum, log
from typing import NamedTuple

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from pipeline.plain_text.forward_backward import LOG_ZERO, LatticeScores, PathStep

MOST = 6000
"""Lattices with more ways take too long to count out."""


class Way(NamedTuple):
    """A way from the first node to the last, and what it is worth."""

    steps: tuple[PathStep, ...]
    worth: float


class Ways:
    """All ways through a lattice, told by what they are worth."""

    def __init__(self, scores: LatticeScores) -> None:
        self.ways = [Way(steps, worth(scores, steps)) for steps in _all(scores)]
        self.best = max(way.worth for way in self.ways)
        self._shares = [exp(way.worth - self.best) for way in self.ways]

    @property
    def total(self) -> float:
        """The logarithm of what all ways are worth together."""
        return self.best + log(fsum(self._shares))

    def share(self, has: Callable[[tuple[PathStep, ...]], bool]) -> float:
        """The share of the ways that have something, each counted by what it is worth."""
        pairs = zip(self.ways, self._shares, strict=True)
        return fsum(share for way, share in pairs if has(way.steps)) / fsum(self._shares)


def worth(scores: LatticeScores, steps: Sequence[PathStep]) -> float:
    """What one way is worth: its beginning, its pieces, what is between them, its end."""
    told = [scores.initial[steps[0].state], scores.final[steps[-1].state]]
    told += [scores.emissions[step.edge, step.state] for step in steps]
    for step, following in pairwise(steps):
        if step.continues:
            told.append(scores.continuations[step.edge, step.state])
        else:
            told.append(
                scores.transitions[scores.end_nodes[step.edge], step.state, following.state]
            )
    return float(sum(told))


def cells(steps: Sequence[PathStep]) -> list[tuple[PathStep, ...]]:
    """The cells of a way: the runs of steps that end where it does not stay."""
    out: list[tuple[PathStep, ...]] = []
    cell: list[PathStep] = []
    for step in steps:
        cell.append(step)
        if not step.continues:
            out.append(tuple(cell))
            cell = []
    return out


def _all(scores: LatticeScores) -> Iterator[tuple[PathStep, ...]]:
    states = range(len(scores.initial))
    last = len(scores.transitions) - 1

    def from_node(node: int, stayed: int | None) -> Iterator[tuple[PathStep, ...]]:
        for edge in np.flatnonzero(scores.start_nodes == node):
            end = int(scores.end_nodes[edge])
            for state in states if stayed is None else (stayed,):
                if end == last:
                    yield (PathStep(int(edge), state, False),)
                    continue
                for stays in (False, True):
                    step = PathStep(int(edge), state, stays)
                    for rest in from_node(end, state if stays else None):
                        yield (step, *rest)

    return from_node(0, None)


def _count(starts: Sequence[int], ends: Sequence[int], states: int) -> int:
    """How many ways there are: those behind a node in any state, or in a given one."""
    last = ends[-1]
    behind = [0] * last + [1]
    for node in range(last - 1, -1, -1):
        for start, end in zip(starts, ends, strict=True):
            if start == node:
                behind[node] += 1 if end == last else behind[end] * (states + 1)
    return states * behind[0]


@st.composite
def lattices(draw: st.DrawFn, states: Sequence[int] = (2, 3, 4)) -> LatticeScores:
    """Scores of a lattice with a way through it; some of it cannot be, some is worth the same."""
    into = [
        sorted(draw(st.lists(st.integers(max(0, node - 3), node - 1), min_size=1, max_size=3)))
        for node in range(1, draw(st.sampled_from(range(2, 7))))
    ]
    starts = [start for edges in into for start in edges]
    ends = [node for node, edges in enumerate(into, 1) for _ in edges]
    few = [s for s in states if _count(starts, ends, s) <= MOST]
    assume(few)
    s = draw(st.sampled_from(few))
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    whole = draw(st.booleans())
    never = draw(st.sampled_from([0.0, 0.2, 0.5]))

    def some(*shape: int, can: float = 1 - never) -> np.typing.NDArray[np.float64]:
        values = chance.normal(0, 3, shape)
        values = values.round() if whole else values
        return np.where(chance.random(shape) < can, values, LOG_ZERO)

    e, n = len(starts), len(into) + 1
    return LatticeScores(
        np.array(starts),
        np.array(ends),
        some(e, s, can=1),
        some(e, s),
        some(n, s, s),
        some(s),
        some(s, can=1),
    )
