"""How wide the columns are, in letters, judged by where their titles and texts were broken.

A line is no wider than its column, and the first word of a line had no room in the line above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.plain_text.forward_backward import Array
from pipeline.plain_text.segment_lattice import measure_text_width

SPACE_WIDTH = 0.6
"""The width of a space, in letters."""

MIN_SHARE_IN_COLUMN = 0.3
"""A piece that belongs to a column with a smaller probability does not count for its width."""

EARLY_BREAK_COST, LINE_WIDTH_COST, FITTING_SHARE, EARLY_TITLE_BREAK_COST = 1.5, 0.4, 0.93, 2.0
"""The cost of a break where there was room, the cost of each line by the logarithm of the width,
the share of the width within which a word surely had room, and the cost of an early break in a
title, which may be bold."""

MIN_COLUMN_LINES = 2
"""A column with fewer lines than this counts as one and a half times as wide as its title."""


def compute_needed_width(text: str, next_word: str) -> float:
    """The width of a line together with the word that follows it."""
    return measure_text_width(text) + SPACE_WIDTH + measure_text_width(next_word)


def infer_title_widths(titles: Sequence[Sequence[str]]) -> Array:
    """The widths judged by the titles alone; NaN for a title that is not broken."""
    return np.array([_infer_title_width(title) for title in titles])


def _infer_title_width(title: Sequence[str]) -> float:
    break_widths = [compute_needed_width(line, below.split()[0]) for line, below in pairwise(title)]
    title_width = max(map(measure_text_width, title))
    return max(title_width, min(break_widths)) if break_widths else float("nan")


def fit_widths(
    titles: Sequence[Sequence[str]],
    text_widths: Array,
    shares: Array,
    needed_widths: Array,
    continue_shares: Array,
) -> Array:
    """The most probable width of each column.

    `text_widths` (e) are the widths of the pieces, `shares` (e, columns) the probability of each in
    a column. `needed_widths` (e) is what each would have needed to take in the next word,
    `continue_shares` (e, columns) the probability that this word is in the same cell.
    """
    return np.array(
        [
            _fit_width(
                titles[column],
                text_widths,
                shares[:, column],
                needed_widths,
                continue_shares[:, column],
            )
            for column in range(shares.shape[1])
        ]
    )


def _fit_width(
    title: Sequence[str],
    text_widths: Array,
    shares: Array,
    needed_widths: Array,
    continue_shares: Array,
) -> float:
    title_width = max(map(measure_text_width, title))
    break_widths = [compute_needed_width(line, below.split()[0]) for line, below in pairwise(title)]
    is_in_column, continues = shares > MIN_SHARE_IN_COLUMN, continue_shares > MIN_SHARE_IN_COLUMN
    line_widths, weights = text_widths[is_in_column], shares[is_in_column]
    wanted_widths, continue_weights = needed_widths[continues], continue_shares[continues]
    candidates = np.unique(
        np.concatenate([[title_width, *break_widths], line_widths, wanted_widths]).round(1)
    )
    # Letter widths are averages: a line may seem 4 % too wide. The cost of one line is bounded,
    # since it may be in the wrong column.
    overflow = np.minimum(np.maximum(line_widths[None, :] / candidates[:, None] - 1.04, 0) * 40, 6)
    next_word_fits = wanted_widths[None, :] < FITTING_SHARE * candidates[:, None]
    scores = -(overflow @ weights) - EARLY_BREAK_COST * (next_word_fits @ continue_weights)
    scores -= LINE_WIDTH_COST * weights.sum() * np.log(candidates)
    scores -= np.minimum(np.maximum(title_width / candidates - 1.04, 0) * 40, 6)
    if break_widths:
        scores -= EARLY_TITLE_BREAK_COST * (min(break_widths) < FITTING_SHARE * candidates)
    best_width = float(candidates[scores.argmax()])
    if weights.sum() < MIN_COLUMN_LINES and not break_widths:
        best_width = max(best_width, 1.5 * title_width)
    return max(best_width, 1.0)
