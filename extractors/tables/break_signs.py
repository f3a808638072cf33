"""The signs by which a row or a cell is judged at a page break: weight, reason and an example.

A weight is a log-likelihood ratio (natural logarithm): if it is positive, what stands below the
break is probably the rest of what stands above it. Where a sign's weight depends on what is usual
in a column, its share among texts cut in two is named here; its share among new texts is counted in
the column.
"""

from __future__ import annotations

from typing import NamedTuple


class BreakSign(NamedTuple):
    """What is seen at a break, and how much it says. In an example ` ⏎ ` is the break."""

    weight: float
    reason: str
    example: str


NEW_NUMBER = BreakSign(-6.0, "a new number", "3. ⏎ 4.")
AFTER_HYPHEN = BreakSign(3.0, "after a hyphen", "окуу- ⏎ методикалык")
AFTER_OPEN_END = BreakSign(3.0, "after an open end", "кафедралар, ( ⏎ институттар)")
CLOSES_BRACKET = BreakSign(2.5, "closes a bracket", "(кафедралар ⏎ менен бирге)")
WHOLE_ELSEWHERE = BreakSign(-2.0, "stands whole elsewhere in the column", "март ⏎ Ректор")
NOT_FULL = BreakSign(-2.0, "the cell above is not full", "План түзүү ⏎ (three lines free)")
MERGED_ABOVE = BreakSign(0.7, "the cell above is merged", "a task over three steps")
MERGED_BELOW_EMPTY = BreakSign(1.0, "the cell below is merged", "a task over three steps ⏎ –")
MERGED_BELOW = BreakSign(0.3, "the cell below is merged", "a task over three steps ⏎ another")
LEFT_STARTS_NEW = BreakSign(-1.5, "a cell further left begins anew", "2. ⏎ 3. Жаңы чара")

ROW_PRIOR_LOG_ODDS = -0.6
"""The log-odds that a row goes on over a break, before anything is known of it."""

CELL_PRIOR_LOG_ODDS = -0.7
"""Added to the log-odds that a merged cell goes on, which its column's share of merged rows
gives."""

MIN_CELL_PRIOR_LOG_ODDS = -3.0
"""The share of merged rows in a column speaks against a merged cell by at most so much."""

EMPTY_REST_SHARE = 0.6
"""Of the cells of a row that goes on, so many have nothing printed below the break."""

BOTH_EMPTY_FACTOR = 0.3
"""How much of what an empty cell says is left if the cell above is empty too."""

TEXT_BELOW_EMPTY_SHARE = 0.08
"""Of the empty cells of a row that goes on, so many have text below the break."""

STOP_BEFORE_REST_SHARE = 0.1
"""Of the cells that go on, so many end with a full stop before the break."""

DASH_BEFORE_REST_SHARE = 0.3
"""Of the cells that go on, so many end with a dash or a comma before the break."""

NUMBERED_COLUMN_SHARE = 0.6
"""A column of which so many cells hold only a number or letter is one of numbers."""

FULL_CELL_FREE_LINES = 2.2
"""With more free lines than this under its text, a cell was not full at the break."""

MIN_TOLD_WEIGHT = 0.5
"""A sign that weighs less is not named among the reasons."""
