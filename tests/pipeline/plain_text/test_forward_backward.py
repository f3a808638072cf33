"""The passes through a lattice against all of its ways, counted out one by one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples

from pipeline.plain_text.forward_backward import (
    LOG_ZERO,
    LatticeScores,
    PathStep,
    run_forward_backward,
    run_viterbi,
)
from tests.support.all_ways import Ways, lattices, worth

CLOSE = 1e-6


def counted_out(scores: LatticeScores) -> Ways:
    """All ways; lattices without any way that can be are left out."""
    ways = Ways(scores)
    assume(ways.best > LOG_ZERO / 2)
    return ways


def chain(pieces: list[list[float]], *, stays: float = 0.0, cuts: float = 0.0) -> LatticeScores:
    """One edge from each node to the next; all moves are worth the same."""
    count, states = len(pieces), len(pieces[0])
    return LatticeScores(
        np.arange(count),
        np.arange(1, count + 1),
        np.array(pieces),
        np.full((count, states), stays),
        np.full((count + 1, states, states), cuts),
        np.zeros(states),
        np.zeros(states),
    )


@given(lattices())
@examples(max_examples=80)
def test_edges_are_as_probable_as_the_ways_over_them(scores: LatticeScores) -> None:
    ways, found = counted_out(scores), run_forward_backward(scores)
    for edge, state in np.ndindex(scores.emissions.shape):
        share = ways.share(lambda steps, at=(edge, state): any(step[:2] == at for step in steps))
        assert found.edge_probabilities[edge, state] == pytest.approx(share, abs=CLOSE)


@given(lattices())
@examples(max_examples=80)
def test_cells_go_on_as_probably_as_in_the_ways(scores: LatticeScores) -> None:
    ways, found = counted_out(scores), run_forward_backward(scores)
    for edge, state in np.ndindex(scores.emissions.shape):
        share = ways.share(lambda steps, step=(edge, state, True): step in steps)
        assert found.continue_probabilities[edge, state] == pytest.approx(share, abs=CLOSE)


@given(lattices())
@examples(max_examples=80)
def test_all_ways_together_are_worth_the_total(scores: LatticeScores) -> None:
    assert run_forward_backward(scores).log_total == pytest.approx(
        counted_out(scores).total, abs=CLOSE
    )


@given(lattices())
@examples(max_examples=80)
def test_what_lies_before_and_behind_a_node_is_a_share_of_the_total(scores: LatticeScores) -> None:
    """A cell begins at a node as probably as the ways in which one does; it is arrived at by a cut
    or the way's beginning, and what may follow goes on from there."""
    ways, found = counted_out(scores), run_forward_backward(scores)
    for node, state in np.ndindex(found.alpha_cut.shape):
        if node == len(scores.transitions) - 1:
            continue
        share = ways.share(lambda steps, at=(node, state): at in _beginnings(scores, steps))
        begins = np.exp(found.alpha_cut[node, state] + found.beta[node, state] - found.log_total)
        assert begins == pytest.approx(share, abs=CLOSE)


def _beginnings(scores: LatticeScores, steps: tuple[PathStep, ...]) -> set[tuple[int, int]]:
    """The node and state that each cell of a way begins with."""
    begun = [steps[0], *(step for before, step in pairwise(steps) if not before.continues)]
    return {(int(scores.start_nodes[step.edge]), step.state) for step in begun}


@given(lattices())
@examples(max_examples=200)
def test_some_edge_leads_over_each_place(scores: LatticeScores) -> None:
    found = run_forward_backward(scores)
    assume(found.log_total > LOG_ZERO / 2)
    assert found.edge_probabilities.min() >= 0
    for node in range(len(scores.transitions) - 1):
        over = (scores.start_nodes <= node) & (node < scores.end_nodes)
        assert found.edge_probabilities[over].sum() == pytest.approx(1)


@given(lattices())
@examples(max_examples=200)
def test_a_cell_goes_on_at_most_as_probably_as_it_is_there(scores: LatticeScores) -> None:
    found = run_forward_backward(scores)
    assume(found.log_total > LOG_ZERO / 2)
    assert (found.continue_probabilities <= found.edge_probabilities + CLOSE).all()
    assert not found.continue_probabilities[scores.end_nodes == len(scores.transitions) - 1].any()


@given(lattices())
@examples(max_examples=80)
def test_no_way_is_worth_more_than_the_best(scores: LatticeScores) -> None:
    ways = counted_out(scores)
    assert worth(scores, run_viterbi(scores)) == pytest.approx(ways.best, abs=CLOSE)


@given(lattices())
@examples(max_examples=200)
def test_the_best_way_leads_from_the_first_node_to_the_last(scores: LatticeScores) -> None:
    way = run_viterbi(scores)
    assert scores.start_nodes[way[0].edge] == 0
    assert scores.end_nodes[way[-1].edge] == len(scores.transitions) - 1
    assert not way[-1].continues
    for step, following in pairwise(way):
        assert scores.end_nodes[step.edge] == scores.start_nodes[following.edge]
        assert step.state == following.state or not step.continues


@given(lattices())
@examples(max_examples=80)
def test_the_best_way_is_no_more_probable_than_its_parts(scores: LatticeScores) -> None:
    ways, found = counted_out(scores), run_forward_backward(scores)
    way = run_viterbi(scores)
    share = np.exp(ways.best - ways.total)
    assert min(found.edge_probabilities[step.edge, step.state] for step in way) >= share - CLOSE


def test_one_edge_is_the_whole_way() -> None:
    scores = chain([[1.0, 2.0]])
    assert run_viterbi(scores) == [PathStep(0, 1, False)]
    assert run_forward_backward(scores).edge_probabilities[0] == pytest.approx(
        [1 / (1 + np.e), np.e / (1 + np.e)]
    )


def test_a_cell_may_end_and_another_of_its_state_begin() -> None:
    pieces = [[0.0, -9.0], [0.0, -9.0]]
    assert run_viterbi(chain(pieces, stays=-1)) == [PathStep(0, 0, False), PathStep(1, 0, False)]
    assert run_viterbi(chain(pieces, cuts=-1)) == [PathStep(0, 0, True), PathStep(1, 0, False)]


def test_a_step_that_cannot_be_is_taken_by_none() -> None:
    scores = chain([[0.0, 5.0], [5.0, 0.0]], cuts=LOG_ZERO)
    assert {step.state for step in run_viterbi(scores)} in ({0}, {1})
    assert run_forward_backward(scores).continue_probabilities[0] == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("worth", [-700.0, 700.0])
def test_long_lattices_are_summed_without_overflow(worth: float) -> None:
    found = run_forward_backward(chain([[worth, worth]] * 500))
    assert found.log_total == pytest.approx(500 * worth + 500 * np.log(3) - np.log(1.5))
    assert found.edge_probabilities == pytest.approx(np.full((500, 2), 0.5))
