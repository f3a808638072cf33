"""The passes through a lattice against all of its ways, counted out one by one."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import settings as examples

from pipeline.plain_text.forward_backward import NEVER, Scores, Step, best_way, posterior
from tests.bare.all_ways import Ways, lattices, worth

CLOSE = 1e-6


def counted_out(scores: Scores) -> Ways:
    """All ways; lattices without any way that can be are left out."""
    ways = Ways(scores)
    assume(ways.best > NEVER / 2)
    return ways


def chain(pieces: list[list[float]], *, stays: float = 0.0, cuts: float = 0.0) -> Scores:
    """One edge from each node to the next; all moves are worth the same."""
    count, states = len(pieces), len(pieces[0])
    return Scores(
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
def test_edges_are_as_probable_as_the_ways_over_them(scores: Scores) -> None:
    ways, found = counted_out(scores), posterior(scores)
    for edge, state in np.ndindex(scores.pieces.shape):
        share = ways.share(lambda steps, at=(edge, state): any(step[:2] == at for step in steps))
        assert found.edges[edge, state] == pytest.approx(share, abs=CLOSE)


@given(lattices())
@examples(max_examples=80)
def test_cells_go_on_as_probably_as_in_the_ways(scores: Scores) -> None:
    ways, found = counted_out(scores), posterior(scores)
    for edge, state in np.ndindex(scores.pieces.shape):
        share = ways.share(lambda steps, step=(edge, state, True): step in steps)
        assert found.stays[edge, state] == pytest.approx(share, abs=CLOSE)


@given(lattices())
@examples(max_examples=80)
def test_all_ways_together_are_worth_the_total(scores: Scores) -> None:
    assert posterior(scores).total == pytest.approx(counted_out(scores).total, abs=CLOSE)


@given(lattices())
@examples(max_examples=80)
def test_what_lies_before_and_behind_a_node_is_a_share_of_the_total(scores: Scores) -> None:
    """A cell begins at a node as probably as the ways in which one does; it is arrived at by a cut
    or the way's beginning, and what may follow goes on from there."""
    ways, found = counted_out(scores), posterior(scores)
    for node, state in np.ndindex(found.arriving.shape):
        if node == len(scores.cuts) - 1:
            continue
        share = ways.share(lambda steps, at=(node, state): at in _beginnings(scores, steps))
        begins = np.exp(found.arriving[node, state] + found.going_on[node, state] - found.total)
        assert begins == pytest.approx(share, abs=CLOSE)


def _beginnings(scores: Scores, steps: tuple[Step, ...]) -> set[tuple[int, int]]:
    """The node and state that each cell of a way begins with."""
    begun = [steps[0], *(step for before, step in pairwise(steps) if not before.stays)]
    return {(int(scores.starts[step.edge]), step.state) for step in begun}


@given(lattices())
@examples(max_examples=200)
def test_some_edge_leads_over_each_place(scores: Scores) -> None:
    found = posterior(scores)
    assume(found.total > NEVER / 2)
    assert found.edges.min() >= 0
    for node in range(len(scores.cuts) - 1):
        over = (scores.starts <= node) & (node < scores.ends)
        assert found.edges[over].sum() == pytest.approx(1)


@given(lattices())
@examples(max_examples=200)
def test_a_cell_goes_on_at_most_as_probably_as_it_is_there(scores: Scores) -> None:
    found = posterior(scores)
    assume(found.total > NEVER / 2)
    assert (found.stays <= found.edges + CLOSE).all()
    assert not found.stays[scores.ends == len(scores.cuts) - 1].any()


@given(lattices())
@examples(max_examples=80)
def test_no_way_is_worth_more_than_the_best(scores: Scores) -> None:
    ways = counted_out(scores)
    assert worth(scores, best_way(scores)) == pytest.approx(ways.best, abs=CLOSE)


@given(lattices())
@examples(max_examples=200)
def test_the_best_way_leads_from_the_first_node_to_the_last(scores: Scores) -> None:
    way = best_way(scores)
    assert scores.starts[way[0].edge] == 0
    assert scores.ends[way[-1].edge] == len(scores.cuts) - 1
    assert not way[-1].stays
    for step, following in pairwise(way):
        assert scores.ends[step.edge] == scores.starts[following.edge]
        assert step.state == following.state or not step.stays


@given(lattices())
@examples(max_examples=80)
def test_the_best_way_is_no_more_probable_than_its_parts(scores: Scores) -> None:
    ways, found = counted_out(scores), posterior(scores)
    way = best_way(scores)
    share = np.exp(ways.best - ways.total)
    assert min(found.edges[step.edge, step.state] for step in way) >= share - CLOSE


def test_one_edge_is_the_whole_way() -> None:
    scores = chain([[1.0, 2.0]])
    assert best_way(scores) == [Step(0, 1, False)]
    assert posterior(scores).edges[0] == pytest.approx([1 / (1 + np.e), np.e / (1 + np.e)])


def test_a_cell_may_end_and_another_of_its_state_begin() -> None:
    pieces = [[0.0, -9.0], [0.0, -9.0]]
    assert best_way(chain(pieces, stays=-1)) == [Step(0, 0, False), Step(1, 0, False)]
    assert best_way(chain(pieces, cuts=-1)) == [Step(0, 0, True), Step(1, 0, False)]


def test_a_step_that_cannot_be_is_taken_by_none() -> None:
    scores = chain([[0.0, 5.0], [5.0, 0.0]], cuts=NEVER)
    assert {step.state for step in best_way(scores)} in ({0}, {1})
    assert posterior(scores).stays[0] == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize("worth", [-700.0, 700.0])
def test_long_lattices_are_summed_without_overflow(worth: float) -> None:
    found = posterior(chain([[worth, worth]] * 500))
    assert found.total == pytest.approx(500 * worth + 500 * np.log(3) - np.log(1.5))
    assert found.edges == pytest.approx(np.full((500, 2), 0.5))
