"""The most probable way through a lattice, and how probable every part of every way is.

The sum-product and max-product algorithms on a hidden Markov model (Rabiner 1989) whose pieces may
take several steps of the lattice. All scores are logarithms.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

NEVER = -1e9
"""The logarithm of what cannot be."""


@dataclass(frozen=True, slots=True)
class Scores:
    """What every way through a lattice is worth.

    Of `e` edges, `n` nodes and `s` states: `starts` and `ends` (e) are the nodes of the edges,
    which are ordered by their ends; `pieces` (e, s) what an edge is worth in a state; `stays`
    (e, s) that its cell goes on behind it; `cuts` (n, s, s) that a cell of one state ends at a node
    and one of another begins; `first` and `last` (s) that a way begins and ends in a state.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    pieces: Array
    stays: Array
    cuts: Array
    first: Array
    last: Array

    def into(self) -> list[slice]:
        """For each node the edges that end there."""
        bounds = np.searchsorted(self.ends, np.arange(len(self.cuts) + 1))
        return [slice(int(a), int(b)) for a, b in pairwise(bounds)]


@dataclass(frozen=True, slots=True)
class Posterior:
    """How probable every edge in every state is: `edges` (e, s); that its cell goes on: `stays`
    (e, s). The rest are logarithms, which tell how probable several edges together are: `arriving`
    (n, s) what all ways to a node are worth after which a cell begins there, `going_on` (n, s) what
    all ways from there are worth, `total` all ways as a whole."""

    edges: Array
    stays: Array
    arriving: Array
    going_on: Array
    total: float


class Step(NamedTuple):
    """An edge of a way, its state, and whether its cell goes on behind it."""

    edge: int
    state: int
    stays: bool


def posterior(scores: Scores) -> Posterior:
    """The probabilities of all parts of all ways."""
    into = scores.into()
    count, states = len(scores.cuts), len(scores.first)
    begin = np.full((count, states), NEVER)
    arriving = np.full((count, states), NEVER)
    begin[0] = arriving[0] = scores.first
    ways = np.full(scores.pieces.shape, NEVER)
    for node in range(1, count):
        edges = into[node]
        ways[edges] = begin[scores.starts[edges]] + scores.pieces[edges]
        arriving[node] = _sum(_sum(ways[edges], 0)[:, None] + scores.cuts[node], 0)
        begin[node] = np.logaddexp(arriving[node], _sum(ways[edges] + scores.stays[edges], 0))
    total = float(_sum(_sum(ways[into[-1]], 0) + scores.last, 0))
    going_on = np.full((count, states), NEVER)
    behind = np.full(scores.pieces.shape, NEVER)
    stays = np.zeros(scores.pieces.shape)
    for node in range(count - 1, 0, -1):
        edges = into[node]
        if node == count - 1:
            behind[edges] = scores.last
        else:
            goes_on = scores.stays[edges] + going_on[node]
            behind[edges] = np.logaddexp(
                goes_on, _sum(scores.cuts[node] + going_on[node][None, :], 1)
            )
            stays[edges] = np.exp(ways[edges] + goes_on - total)
        # Each edge once adds to what may follow the node that it begins at.
        after = scores.pieces[edges] + behind[edges]
        for edge, start in enumerate(scores.starts[edges]):
            going_on[start] = np.logaddexp(going_on[start], after[edge])
    return Posterior(np.exp(ways + behind - total), stays, arriving, going_on, total)


def best_way(scores: Scores) -> list[Step]:
    """The way that is worth most."""
    into = scores.into()
    count, states = len(scores.cuts), len(scores.first)
    begin = np.full((count, states), NEVER)
    begin[0] = scores.first
    known: list[tuple[Array, Array, Array, Array]] = []
    for node in range(1, count):
        edges = into[node]
        ways = begin[scores.starts[edges]] + scores.pieces[edges]
        staying = ways + scores.stays[edges]
        cutting = ways.max(0)[:, None] + scores.cuts[node]
        begin[node] = np.maximum(staying.max(0), cutting.max(0))
        stays = staying.max(0) >= cutting.max(0)
        known.append((staying.argmax(0), ways.argmax(0), cutting.argmax(0), stays))
    final = ways.max(0) + scores.last
    state = int(final.argmax())
    step = Step(into[-1].start + int(known[-1][1][state]), state, stays=False)
    path = [step]
    while (node := int(scores.starts[step.edge])) > 0:
        staying, whole, before, stays = known[node - 1]
        if stays[step.state]:
            step = Step(into[node].start + int(staying[step.state]), step.state, stays=True)
        else:
            state = int(before[step.state])
            step = Step(into[node].start + int(whole[state]), state, stays=False)
        path.append(step)
    return path[::-1]


def _sum(logarithms: Array, axis: int) -> Array:
    highest = logarithms.max(axis, keepdims=True)
    summed: Array = np.log(np.exp(logarithms - highest).sum(axis)) + highest.squeeze(axis)
    return summed
