"""One table of a text while its columns are being learnt: all its divisions, weighed."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from normalizers.titles.word_classes import word_class
from pipeline.plain_text.column_widths import fitted_widths, needed, titled_widths
from pipeline.plain_text.column_words import Contents, Learnt
from pipeline.plain_text.forward_backward import NEVER, Array, Scores, posterior
from pipeline.plain_text.parameters import Weights
from pipeline.plain_text.regions import Body
from pipeline.plain_text.segment_lattice import Node, lattice
from pipeline.plain_text.transitions import ITEM_NUMBER, Columns

BLANKS = 0.05
"""Blank lines part cells where at least this share of the lines has one before it."""


class State(NamedTuple):
    """What a table's columns seem to be after a round: their widths in letters, how often each word
    is in each, and what all divisions are worth by that."""

    widths: Array
    counts: dict[str | None, Array]
    total: float


class Table:
    """A table while its columns are being learnt."""

    def __init__(
        self, body: Body, words: dict[str, int], spaced_ends: bool, weights: Weights
    ) -> None:
        self.body = body
        self.columns = Columns(body.header.heading.kind, body.header.heading.keys, weights)
        self.lattice = lattice(body.lines, [index for index, _ in body.repeats])
        self.contents = Contents(self.lattice, self.columns, words)
        self.titled = titled_widths(body.header.titles)
        self.unknown = np.full(self.columns.count, np.nan)
        nodes, edges = self.lattice.nodes, self.contents.edges
        line_ends = [node for node in nodes if not node.inside]
        blank = sum(node.blank > 0 for node in line_ends) > BLANKS * len(line_ends)
        self.cuts = np.array([self.columns.cuts(node, blank=blank) for node in nodes])
        stays = np.array(
            [self.columns.stays(node, spaced_ends=spaced_ends, blank=blank) for node in nodes]
        )
        self.starts = np.array([edge.start for edge in edges])
        self.ends = np.array([edge.end for edge in edges])
        self.breadths = np.array([edge.breadth for edge in edges])
        self.needs = np.array([needed(edge.text, nodes[edge.end].behind) for edge in edges])
        self.stays = stays[self.ends]
        opened = np.array([edge.text.count("(") > edge.text.count(")") for edge in edges])
        self.stays[:, : self.columns.across] += weights.stays_bracket * opened[:, None]
        meant = np.array([_is_meant(nodes[edge.end]) for edge in edges])
        costs = np.where(self.columns.prose, weights.fill_prose, weights.fill_other)
        self.fills = costs[None, :] * np.where(meant, weights.fill_weak, 1.0)[:, None]

    def learn(self, known: Learnt, widths: Array) -> State:
        """Weighs the divisions by what is known so far, and learns from them."""
        found = posterior(self.scores(known, widths))
        shares = self._of_columns(found.edges)
        stays = self._of_columns(found.stays)
        titles = self.body.header.titles
        fitted = fitted_widths(titles, self.breadths, shares, self.needs, stays)
        return State(fitted, self.contents.counted(found.edges), found.total)

    def scores(self, known: Learnt, widths: Array) -> Scores:
        """What all divisions are worth."""
        weights, across = self.columns.weights, self.columns.across
        temper = weights.temper
        pieces = self.contents.worth(known, widths, self.breadths)
        stays = self.stays.copy()
        roomy = self.needs[:, None] < weights.fitted * widths[None, :]
        stays[:, :across] -= np.tile(np.where(roomy, self.fills, 0.0), 2)
        return Scores(
            self.starts,
            self.ends,
            temper * pieces,
            np.maximum(temper * stays, NEVER),
            np.maximum(temper * self.cuts, NEVER),
            np.maximum(temper * self.columns.first(), NEVER),
            temper * self.columns.last(),
        )

    def _of_columns(self, shares: Array) -> Array:
        count = self.columns.count
        return shares[:, :count] + shares[:, count : 2 * count]


def _is_meant(node: Node) -> bool:
    """Whether a line may end at a node because its author ended it, room or not."""
    return (
        node.before[-1:] in ":;.,"
        or node.behind[:1] in "-–—√"
        or ITEM_NUMBER.fullmatch(node.behind) is not None
        or word_class(node.behind) in ("month", "time", "year")
    )
