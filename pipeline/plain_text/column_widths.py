"""How wide the columns are, in letters: by where their titles and their texts were broken.

A line is no wider than its column, and a word that begins a line had no room in the line above.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from pipeline.plain_text.forward_backward import Array
from pipeline.plain_text.segment_lattice import breadth

SPACE = 0.6
"""The breadth of a space."""

SEEN = 0.3
"""A piece that is less likely than this in a column says nothing of its width."""

NEEDED, NARROW, FITS, BOLD = 1.5, 0.4, 0.93, 2.0
"""Costs of a break where there was room, of each line by the logarithm of the width, the share of
the width that must be enough for that, and the cost of a break in a title, which may be bold."""

FEW = 2
"""A column with fewer lines than this is as wide as its title, and half as wide again."""


def needed(text: str, word: str) -> float:
    """The room that a line takes with the word that follows it."""
    return breadth(text) + SPACE + breadth(word)


def titled_widths(titles: Sequence[Sequence[str]]) -> Array:
    """The widths that the titles alone tell; not a number where a title is not broken."""
    return np.array([_titled(title) for title in titles])


def _titled(title: Sequence[str]) -> float:
    broken = [needed(line, below.split()[0]) for line, below in pairwise(title)]
    own = max(map(breadth, title))
    return max(own, min(broken)) if broken else float("nan")


def fitted_widths(
    titles: Sequence[Sequence[str]], breadths: Array, shares: Array, needs: Array, stays: Array
) -> Array:
    """The most probable width of each column.

    `breadths` (e) are those of the pieces, `shares` (e, columns) how likely each is in a column;
    `needs` (e) what each would have needed to take in the next word, `stays` (e, columns) how
    likely that word is in the same cell.
    """
    return np.array(
        [
            _fitted(titles[column], breadths, shares[:, column], needs, stays[:, column])
            for column in range(shares.shape[1])
        ]
    )


def _fitted(
    title: Sequence[str], breadths: Array, shares: Array, needs: Array, stays: Array
) -> float:
    own = max(map(breadth, title))
    broken = [needed(line, below.split()[0]) for line, below in pairwise(title)]
    seen, goes_on = shares > SEEN, stays > SEEN
    lines, weights = breadths[seen], shares[seen]
    wanted, certain = needs[goes_on], stays[goes_on]
    tried = np.unique(np.concatenate([[own, *broken], lines, wanted]).round(1))
    over = np.minimum(np.maximum(lines[None, :] / tried[:, None] - 1.04, 0) * 40, 6)
    roomy = wanted[None, :] < FITS * tried[:, None]
    worth = -(over @ weights) - NEEDED * (roomy @ certain)
    worth -= NARROW * weights.sum() * np.log(tried)
    worth -= np.minimum(np.maximum(own / tried - 1.04, 0) * 40, 6)
    if broken:
        worth -= BOLD * (min(broken) < FITS * tried)
    best = float(tried[worth.argmax()])
    if weights.sum() < FEW and not broken:
        best = max(best, 1.5 * own)
    return max(best, 1.0)
