"""The most probable path through a lattice, and the probability of every part of every path.

These are the sum-product and max-product algorithms on a hidden Markov model (Rabiner 1989) whose
pieces may take several steps of the lattice. All scores are logarithms.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Array = NDArray[np.float64]

LOG_ZERO = -1e9
"""Stands for the logarithm of zero."""


class LatticeScores(Struct, frozen=True):
    """The scores of every path through a lattice with `e` edges, `n` nodes and `s` states.

    `start_nodes` and `end_nodes` (e) are the nodes of the edges, which are ordered by their ends.
    `emissions` (e, s) score an edge in a state, `continuations` (e, s) that its cell goes on after
    it, `transitions` (n, s, s) that at a node a cell of one state ends and one of another begins,
    `initial` and `final` (s) that a path begins or ends in a state.
    """

    start_nodes: NDArray[np.int64]
    end_nodes: NDArray[np.int64]
    emissions: Array
    continuations: Array
    transitions: Array
    initial: Array
    final: Array

    def group_edges_by_end(self) -> list[slice]:
        """For each node the edges that end there."""
        bounds = np.searchsorted(self.end_nodes, np.arange(len(self.transitions) + 1))
        return [slice(int(a), int(b)) for a, b in pairwise(bounds)]


class Posterior(Struct, frozen=True):
    """Probabilities of edges in states: `edge_probabilities` (e, s), and `continue_probabilities`
    (e, s), that the cell goes on after the edge.

    The rest are logarithms, from which the probability of several edges together follows:
    `alpha_cut` (n, s) sums all paths to a node where a cell begins, `beta` (n, s) all paths from
    there, `log_total` all paths."""

    edge_probabilities: Array
    continue_probabilities: Array
    alpha_cut: Array
    beta: Array
    log_total: float


class PathStep(NamedTuple):
    """An edge of a path, its state, and whether its cell goes on after it."""

    edge: int
    state: int
    continues: bool


def run_forward_backward(scores: LatticeScores) -> Posterior:
    """The probabilities of all parts of all paths."""
    edges_into = scores.group_edges_by_end()
    node_count, state_count = len(scores.transitions), len(scores.initial)
    alpha = np.full((node_count, state_count), LOG_ZERO)
    alpha_cut = np.full((node_count, state_count), LOG_ZERO)
    alpha[0] = alpha_cut[0] = scores.initial
    prefix = np.full(scores.emissions.shape, LOG_ZERO)
    for node in range(1, node_count):
        edges = edges_into[node]
        prefix[edges] = alpha[scores.start_nodes[edges]] + scores.emissions[edges]
        alpha_cut[node] = _log_sum_exp(
            _log_sum_exp(prefix[edges], 0)[:, None] + scores.transitions[node], 0
        )
        alpha[node] = np.logaddexp(
            alpha_cut[node], _log_sum_exp(prefix[edges] + scores.continuations[edges], 0)
        )
    log_total = float(_log_sum_exp(_log_sum_exp(prefix[edges_into[-1]], 0) + scores.final, 0))
    beta = np.full((node_count, state_count), LOG_ZERO)
    suffix = np.full(scores.emissions.shape, LOG_ZERO)
    continue_probabilities = np.zeros(scores.emissions.shape)
    for node in range(node_count - 1, 0, -1):
        edges = edges_into[node]
        if node == node_count - 1:
            suffix[edges] = scores.final
        else:
            continuing = scores.continuations[edges] + beta[node]
            suffix[edges] = np.logaddexp(
                continuing, _log_sum_exp(scores.transitions[node] + beta[node][None, :], 1)
            )
            continue_probabilities[edges] = np.exp(prefix[edges] + continuing - log_total)
        # One by one, since several edges may begin at the same node.
        from_start = scores.emissions[edges] + suffix[edges]
        for edge, start in enumerate(scores.start_nodes[edges]):
            beta[start] = np.logaddexp(beta[start], from_start[edge])
    return Posterior(
        np.exp(prefix + suffix - log_total), continue_probabilities, alpha_cut, beta, log_total
    )


def run_viterbi(scores: LatticeScores) -> list[PathStep]:
    """The path with the best score."""
    edges_into = scores.group_edges_by_end()
    node_count, state_count = len(scores.transitions), len(scores.initial)
    best_scores = np.full((node_count, state_count), LOG_ZERO)
    best_scores[0] = scores.initial
    back_pointers: list[tuple[Array, Array, Array, Array]] = []
    for node in range(1, node_count):
        edges = edges_into[node]
        path_scores = best_scores[scores.start_nodes[edges]] + scores.emissions[edges]
        continuing = path_scores + scores.continuations[edges]
        ending = path_scores.max(0)[:, None] + scores.transitions[node]
        best_scores[node] = np.maximum(continuing.max(0), ending.max(0))
        continues = continuing.max(0) >= ending.max(0)
        back_pointers.append(
            (continuing.argmax(0), path_scores.argmax(0), ending.argmax(0), continues)
        )
    final_scores = path_scores.max(0) + scores.final
    state = int(final_scores.argmax())
    step = PathStep(edges_into[-1].start + int(back_pointers[-1][1][state]), state, continues=False)
    path = [step]
    while (node := int(scores.start_nodes[step.edge])) > 0:
        continuing, best_edges, previous_states, continues = back_pointers[node - 1]
        if continues[step.state]:
            step = PathStep(
                edges_into[node].start + int(continuing[step.state]), step.state, continues=True
            )
        else:
            state = int(previous_states[step.state])
            step = PathStep(edges_into[node].start + int(best_edges[state]), state, continues=False)
        path.append(step)
    return path[::-1]


def _log_sum_exp(logarithms: Array, axis: int) -> Array:
    highest = logarithms.max(axis, keepdims=True)
    summed: Array = np.log(np.exp(logarithms - highest).sum(axis)) + highest.squeeze(axis)
    return summed
