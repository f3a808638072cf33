"""What goes on over a page break: the evidence, weighed.

At a break two questions are asked of the cells above and below it. Is the first row below the rest
of a row cut in two? And if it is a row of its own, which of its cells are the rest of a cell merged
over both pages? Each sign is a log-likelihood ratio (natural logarithm) between "goes on" and
"begins anew"; what is usual in a column is counted in the table itself, so that a column that is
often empty, or whose cells begin in lower case, proves little. Drawn lines decide alone where they
speak: producers that leave a cut cell open draw a line under a whole one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import NamedTuple

from extractors.records import CellPart

CERTAIN = 12.0
"""Weight of a sign that decides alone."""

DOUBT = 1.0
"""A sum nearer to zero than this is reported as doubtful."""

_ENUMERATOR = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9_-]*(?:[.@][A-Za-z0-9_-]+)+")
_STOP = frozenset(".!?;:")
_HYPHENS = frozenset("-‐­")
_OPEN = frozenset("-–—/(+«")
_DASHES = _OPEN | {","}


@dataclass(frozen=True, slots=True)
class Profile:
    """What is usual in a column: shares of its cells, smoothed (see `profile`).

    `empty`: cells with nothing printed; `lower`: texts that begin in lower case; `stopped`: texts
    that end with a full stop or the like; `dangling`: texts that end with a dash or comma;
    `merged`: rows that carry on a merged cell; `anew`: lines inside texts that begin with a capital
    or digit; `numbered`: texts that are only an enumerator;
    `texts`: every text.
    """

    empty: float
    lower: float
    stopped: float
    dangling: float
    merged: float
    anew: float
    numbered: float
    texts: frozenset[str]


class Printed(NamedTuple):
    """A cell as a column's profile sees it: its printed lines, the grid rows it covers, and whether
    it ends at a page's end, where its text may be cut."""

    lines: Sequence[str]
    rows: int
    may_be_cut: bool


@dataclass(frozen=True, slots=True)
class Pair:
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """A weighed decision: positive goes on, negative begins anew."""

    score: float
    reasons: tuple[str, ...]

    @property
    def goes_on(self) -> bool:
        """The decision."""
        return self.score > 0

    @property
    def is_doubtful(self) -> bool:
        """Whether the signs nearly balance."""
        return abs(self.score) < DOUBT


_HALF = Profile(0.5, 0.5, 0.5, 0.5, 0.5, 0.2, 0.5, frozenset())
"""What is usual where nothing is known: half a cell of each kind, lower case inside texts."""


def profile(cells: Iterable[Printed], document: Profile | None = None) -> Profile:
    """The profile of a column from its cells.

    What is usual in the whole `document` counts as one more cell, since a column may be short.
    """
    texts: list[str] = []
    ends: list[str] = []
    count = rows = inner = anew = 0
    for lines, covered, may_be_cut in cells:
        count += 1
        rows += covered
        if lines:
            texts.append(" ".join(lines))
            if not may_be_cut:
                ends.append(texts[-1][-1])
            inner += len(lines) - 1
            anew += sum(not _begins_low(line) for line in lines[1:])

    def share(hits: int, total: int, supposed: float) -> float:
        return (hits + supposed) / (total + 1)

    usual = document or _HALF

    return Profile(
        empty=share(count - len(texts), count, 0.5),
        lower=share(sum(_begins_low(text) for text in texts), len(texts), usual.lower),
        stopped=share(sum(end in _STOP for end in ends), len(ends), 0.5),
        dangling=share(sum(end in _DASHES for end in ends), len(ends), usual.dangling),
        merged=share(rows - count, rows, 0.5),
        anew=share(anew, inner, usual.anew),
        numbered=share(sum(bool(_ENUMERATOR.fullmatch(text)) for text in texts), len(texts), 0.5),
        texts=frozenset(texts),
    )


def row_goes_on(pairs: Sequence[Pair], profiles: Sequence[Profile]) -> Verdict:
    """Whether the first row below the break is the rest of the last row above it."""
    drawn = _drawn_row(pairs)
    if drawn is not None:
        return drawn
    if not any(pair.below.lines for pair in pairs):
        return Verdict(-CERTAIN, ("nothing is printed in it",))
    score, reasons = -0.6, []
    for pair in pairs:
        if pair.above_rows > 1 or pair.below_rows > 1:
            continue  # a merged cell may go on whether the row does or not
        weight, reason = _cell_sign(pair, profiles[pair.column])
        score += weight
        if abs(weight) > 0.5:
            reasons.append(f"column {pair.column}: {reason} ({weight:+.1f})")
    return Verdict(score, tuple(reasons))


def cell_goes_on(pair: Pair, usual: Profile, *, anew_before: bool) -> Verdict:
    """Whether the cell below is the rest of the one above, though their rows are two.

    `anew_before`: a cell further left, in a column merged as much or more, begins anew here.
    """
    if pair.above.open_bottom:
        return Verdict(CERTAIN, ("no line is drawn under the cell",))
    if pair.below.open_top and not pair.above.open_bottom:
        return Verdict(-CERTAIN, ("a line is drawn under the cell, none over the next",))
    above, below = pair.above_text, _flat(pair.below)
    score, reasons = 0.0, []
    if pair.above_rows > 1:
        score += 0.7
        reasons.append("the cell above is merged")
    if pair.below_rows > 1:
        score += 1.0 if not below else 0.3
        reasons.append("the cell below is merged")
    if anew_before:
        score -= 1.5
        reasons.append("a cell further left begins anew")
    if not below:
        weight = log(usual.merged / usual.empty)
        reasons.append(f"nothing is printed below ({weight:+.1f})")
        return Verdict(score + weight, tuple(reasons))
    if not above:
        return Verdict(-CERTAIN, ("the cell above is empty",))
    weight, reason = _text_sign(above, below, usual, merged=0.0, room=_room(pair.above))
    reasons.append(reason)
    prior = max(log(usual.merged / (1 - usual.merged)), -3.0) - 0.7
    return Verdict(score + weight + prior, tuple(reasons))


def _drawn_row(pairs: Sequence[Pair]) -> Verdict | None:
    """What the drawn lines say of the row, if they say anything."""
    single = [pair for pair in pairs if pair.above_rows == 1]
    if single and all(pair.above.open_bottom for pair in single):
        return Verdict(CERTAIN, ("no line is drawn under the row",))
    some_open = any(pair.above.open_bottom or pair.below.open_top for pair in pairs)
    if some_open and not any(pair.above.open_bottom for pair in single):
        return Verdict(
            -CERTAIN, ("a line is drawn under the row, while lines elsewhere are left open",)
        )
    return None


def _cell_sign(pair: Pair, usual: Profile) -> tuple[float, str]:
    """The weight of one column for "the row goes on", and why."""
    above, below = _flat(pair.above), _flat(pair.below)
    if not below:
        if not pair.above_text:
            return 0.3 * log(1 / usual.empty), "empty on both pages"
        return log(0.6 / _either(usual.empty, 0.6, usual.merged)), "nothing is printed below"
    if usual.numbered > 0.6 and _ENUMERATOR.fullmatch(below):
        return -6.0, "a new number"
    if not above:
        return log(0.08 / (1 - usual.empty)), "text below an empty cell"
    return _text_sign(above, below, usual, usual.merged, _room(pair.above))


def _either(anew: float, on: float, merged: float) -> float:
    """A sign's share in a new row, where the cell may still be the rest of a merged one."""
    return (1 - merged) * anew + merged * on


def _text_sign(
    above: str, below: str, usual: Profile, merged: float, room: float = 0.0
) -> tuple[float, str]:
    """The weight of two texts for being one; `room` is what is free under the upper, in lines."""
    weight, reasons = 0.0, []
    if _begins_low(below):
        weight += log((1 - usual.anew) / usual.lower)
        reasons.append("begins in lower case")
    elif above[-1] != ",":  # lists of names go on with a capital
        weight += log(usual.anew / (1 - usual.lower))
        reasons.append("begins anew")
    if above[-1] in _HYPHENS and above[-2:-1].isalpha():
        weight += 3.0
        reasons.append("after a hyphen")
    elif above[-1] in _OPEN:
        weight += 3.0
        reasons.append("after an open end")
    elif above[-1] in _STOP:
        weight += log(0.1 / usual.stopped)
        reasons.append("after a stop")
    elif above[-1] in _DASHES:
        weight += log(0.3 / usual.dangling)
        reasons.append("after a dash or comma")
    if above.count("(") > above.count(")") and below.count(")") > below.count("("):
        weight += 2.5
        reasons.append("closes a bracket")
    if below in usual.texts:
        weight -= 2.0
        reasons.append("stands whole elsewhere in the column")
    if room > 2.2 and above[-1] not in _OPEN:  # an open end goes on somewhere, room or not
        weight -= 2.0
        reasons.append("the cell above is not full")
    return _in_row(weight, merged), ", ".join(reasons)


def _in_row(weight: float, merged: float) -> float:
    """The weight for "the row goes on" of signs that weigh so much for "the cell goes on".

    In a new row, too, a cell may be the rest of a merged one: signs that it goes on then say little
    of the row.
    """
    return -log((1 - merged) * exp(-weight) + merged)


def _room(part: CellPart) -> float:
    """How many more lines of its own height would fit under a part's text."""
    if part.foot is None or not part.lines:
        return 0.0
    return (part.box.y1 - part.foot) / max(part.lines[-1].height, 1.0)


def _begins_low(text: str) -> bool:
    if _ADDRESS.match(text):
        return False  # it begins so wherever it stands
    first = next((char for char in text if char.isalpha() or char.isdigit()), "")
    return first.islower() or text[0] in ",;:.)»"


def _flat(part: CellPart) -> str:
    return " ".join(line.text for line in part.lines)
