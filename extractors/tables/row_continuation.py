"""What goes on over a page break: the evidence, weighed.

At a break two questions are asked of the cells above and below it. Is the first row below the rest
of a row cut in two? And if it is a row of its own, which of its cells are the rest of a cell merged
over both pages? Each sign is a log-likelihood ratio (natural logarithm) between "goes on" and
"begins anew"; what is usual in a column is counted in the table itself, so that a column that is
often empty, or whose cells begin in lower case, proves little. Drawn lines decide alone where there
are any: producers that leave a cut cell open draw a line under a whole one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp, log
from types import MappingProxyType

from msgspec import Struct

from extractors.records.page_layouts import CellPart
from extractors.tables import break_signs as signs
from extractors.tables.column_stats import ColumnStats, RowForm
from extractors.tables.text_ends import (
    DASHES_AND_COMMA,
    ENUMERATOR,
    HYPHENS,
    OPEN_ENDS,
    STOPS,
    has_lowercase_start,
)

CERTAIN_WEIGHT = 12.0
"""Weight of a sign that decides alone."""

MAX_DOUBTFUL_SCORE = 1.0
"""A sum nearer to zero than this is reported as doubtful."""


class CellsAtBreak(Struct, frozen=True):
    """The lowest cell of a column above a break and the highest below it.

    `above` is its part next to the break, `above_text` the text of all its parts on the pages so
    far; `above_rows` and `below_rows` are the grid rows each covers.
    """

    above: CellPart
    above_text: str
    below: CellPart
    above_rows: int
    below_rows: int
    column: int


class BreakDecision(Struct, frozen=True):
    """A weighed decision: positive goes on, negative begins anew."""

    score: float
    reasons: tuple[str, ...]

    @property
    def continues(self) -> bool:
        """Whether the row or cell goes on."""
        return self.score > 0

    @property
    def is_doubtful(self) -> bool:
        """Whether the signs nearly balance."""
        return abs(self.score) < MAX_DOUBTFUL_SCORE


def decide_row_continues(
    pairs: Sequence[CellsAtBreak],
    column_stats: Sequence[ColumnStats],
    row_forms: Mapping[RowForm, int] = MappingProxyType({}),
) -> BreakDecision:
    """Whether the first row below the break is the rest of the last row above it; `row_forms`
    counts the table's rows by the columns that they fill."""
    decided_by_lines = _decide_row_by_lines(pairs)
    if decided_by_lines is not None:
        return decided_by_lines
    if not any(pair.below.lines for pair in pairs):
        return BreakDecision(-CERTAIN_WEIGHT, ("nothing is printed in it",))
    score, reasons = signs.ROW_PRIOR_LOG_ODDS, []
    for pair in pairs:
        if pair.above_rows > 1 or pair.below_rows > 1:
            continue  # a merged cell may go on whether the row does or not
        weight, reason = _weigh_cell(pair, column_stats[pair.column])
        score += weight
        if abs(weight) > signs.MIN_TOLD_WEIGHT:
            reasons.append(f"column {pair.column}: {reason} ({weight:+.1f})")
    weight = _weigh_row_form(pairs, column_stats, row_forms)
    if weight < -signs.MIN_TOLD_WEIGHT:
        reasons.append(f"rows with text in just these columns stand elsewhere ({weight:+.1f})")
    return BreakDecision(score + weight, tuple(reasons))


def decide_cell_continues(
    pair: CellsAtBreak, stats: ColumnStats, *, left_cell_starts_new: bool
) -> BreakDecision:
    """Whether the cell below is the rest of the one above, though their rows are two.

    `left_cell_starts_new`: a cell further left, in a column merged as much or more, begins anew
    here.
    """
    if pair.above.open_bottom:
        return BreakDecision(CERTAIN_WEIGHT, ("no line is drawn under the cell",))
    if pair.below.open_top and not pair.above.open_bottom:
        return BreakDecision(
            -CERTAIN_WEIGHT, ("a line is drawn under the cell, none over the next",)
        )
    above, below = pair.above_text, _join_lines(pair.below)
    seen = []
    if pair.above_rows > 1:
        seen.append(signs.MERGED_ABOVE)
    if pair.below_rows > 1:
        seen.append(signs.MERGED_BELOW if below else signs.MERGED_BELOW_EMPTY)
    if left_cell_starts_new:
        seen.append(signs.LEFT_STARTS_NEW)
    score, reasons = sum(sign.weight for sign in seen), [sign.reason for sign in seen]
    if not below:
        weight = log(stats.merged_row_share / stats.empty_share)
        reasons.append(f"nothing is printed below ({weight:+.1f})")
        return BreakDecision(score + weight, tuple(reasons))
    if not above:
        return BreakDecision(-CERTAIN_WEIGHT, ("the cell above is empty",))
    weight, reason = _weigh_texts(
        above, below, stats, merged_share=0.0, free_lines=_count_free_lines(pair.above)
    )
    reasons.append(reason)
    usual = log(stats.merged_row_share / (1 - stats.merged_row_share))
    prior = max(usual, signs.MIN_CELL_PRIOR_LOG_ODDS) + signs.CELL_PRIOR_LOG_ODDS
    return BreakDecision(score + weight + prior, tuple(reasons))


def _decide_row_by_lines(pairs: Sequence[CellsAtBreak]) -> BreakDecision | None:
    """The decision if drawn lines make it, else None."""
    unmerged = [pair for pair in pairs if pair.above_rows == 1]
    if unmerged and all(pair.above.open_bottom for pair in unmerged):
        return BreakDecision(CERTAIN_WEIGHT, ("no line is drawn under the row",))
    some_open = any(pair.above.open_bottom or pair.below.open_top for pair in pairs)
    if some_open and not any(pair.above.open_bottom for pair in unmerged):
        return BreakDecision(
            -CERTAIN_WEIGHT, ("a line is drawn under the row, while lines elsewhere are left open",)
        )
    return None


def _weigh_cell(pair: CellsAtBreak, stats: ColumnStats) -> tuple[float, str]:
    """The weight of one column for "the row goes on", and why."""
    above, below = _join_lines(pair.above), _join_lines(pair.below)
    if not below:
        if not pair.above_text:
            # A column that is empty on both pages says little, since it may be empty throughout.
            weight = signs.BOTH_EMPTY_FACTOR * log(1 / stats.empty_share)
            return weight, "empty on both pages"
        rest_share = signs.EMPTY_REST_SHARE
        new_share = _compute_new_row_share(stats.empty_share, rest_share, stats.merged_row_share)
        return log(rest_share / new_share), "nothing is printed below"
    if stats.enumerator_share > signs.NUMBERED_COLUMN_SHARE and ENUMERATOR.fullmatch(below):
        return signs.NEW_NUMBER.weight, signs.NEW_NUMBER.reason
    if not above:
        weight = log(signs.TEXT_BELOW_EMPTY_SHARE / (1 - stats.empty_share))
        return weight, "text below an empty cell"
    return _weigh_texts(above, below, stats, stats.merged_row_share, _count_free_lines(pair.above))


def _weigh_row_form(
    pairs: Sequence[CellsAtBreak],
    column_stats: Sequence[ColumnStats],
    row_forms: Mapping[RowForm, int],
) -> float:
    """A correction, at most 0, of the weight of the empty cells below the break.

    Whole rows of the table may leave just these cells empty, as headings do. Column by column such
    a row looks unlikely; the table shows how often there is one.
    """
    if any(pair.above_rows > 1 or pair.below_rows > 1 for pair in pairs):
        return 0.0
    count = row_forms.get(frozenset(pair.column for pair in pairs if pair.below.lines), 0)
    empty = [pair for pair in pairs if not pair.below.lines]
    if not count or not empty:
        return 0.0
    share = count / (sum(row_forms.values()) + 1)
    column_by_column = sum(_weigh_cell(pair, column_stats[pair.column])[0] for pair in empty)
    as_a_whole = len(empty) * log(signs.EMPTY_REST_SHARE) - log(share)
    return min(as_a_whole - column_by_column, 0.0)


def _compute_new_row_share(
    share_if_new: float, share_if_continued: float, merged_share: float
) -> float:
    """A sign's share in a new row, where the cell may still be the rest of a merged one."""
    return (1 - merged_share) * share_if_new + merged_share * share_if_continued


def _weigh_texts(
    above: str, below: str, stats: ColumnStats, merged_share: float, free_lines: float = 0.0
) -> tuple[float, str]:
    """The weight of two texts for being one; `free_lines`: how many lines are free under the
    upper."""
    weight, reasons = 0.0, []
    seen: list[signs.BreakSign] = []
    if has_lowercase_start(below):
        weight += log((1 - stats.capital_line_share) / stats.lowercase_start_share)
        reasons.append("begins in lower case")
    elif above[-1] != ",":  # lists of names go on with a capital
        weight += log(stats.capital_line_share / (1 - stats.lowercase_start_share))
        reasons.append("begins anew")
    if above[-1] in HYPHENS and above[-2:-1].isalpha():
        seen.append(signs.AFTER_HYPHEN)
    elif above[-1] in OPEN_ENDS:
        seen.append(signs.AFTER_OPEN_END)
    elif above[-1] in STOPS:
        weight += log(signs.STOP_BEFORE_REST_SHARE / stats.stop_end_share)
        reasons.append("after a stop")
    elif above[-1] in DASHES_AND_COMMA:
        weight += log(signs.DASH_BEFORE_REST_SHARE / stats.dangling_end_share)
        reasons.append("after a dash or comma")
    if above.count("(") > above.count(")") and below.count(")") > below.count("("):
        seen.append(signs.CLOSES_BRACKET)
    if below in stats.texts:
        seen.append(signs.WHOLE_ELSEWHERE)
    # An open end goes on somewhere, room or not.
    if free_lines > signs.FULL_CELL_FREE_LINES and above[-1] not in OPEN_ENDS:
        seen.append(signs.NOT_FULL)
    weight += sum(sign.weight for sign in seen)
    reasons += [sign.reason for sign in seen]
    return _convert_to_row_weight(weight, merged_share), ", ".join(reasons)


def _convert_to_row_weight(weight: float, merged_share: float) -> float:
    """Turns evidence (log-odds) that a cell continues into evidence that its row continues.

    With probability `merged_share` the cell continues a merged one although the row is new; the
    higher that is, the less the cell says of the row.
    """
    return -log((1 - merged_share) * exp(-weight) + merged_share)


def _count_free_lines(part: CellPart) -> float:
    """How many more lines of its own height would fit under a part's text."""
    if part.text_bottom is None or not part.lines:
        return 0.0
    return (part.box.y1 - part.text_bottom) / max(part.lines[-1].height, 1.0)


def _join_lines(part: CellPart) -> str:
    return " ".join(line.text for line in part.lines)
