"""How cells end and begin: what the words on both sides of a node say for a cut there.

States: the columns, the columns once more in a row that goes on from the page before, and the one
cell of a subheading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from normalizers.titles.column_titles import NUMBER, Kind
from normalizers.titles.word_classes import word_class
from pipeline.plain_text.forward_backward import NEVER, Array
from pipeline.plain_text.parameters import BEGIN, BEGIN_ELSE, LOW, NUMERIC, PROSE, SKIP, Weights
from pipeline.plain_text.segment_lattice import Node

ITEM_NUMBER = re.compile(r"(\d{1,3})([.)]?)")

_OPEN = re.compile(
    r"[-‐–—/(«,]$|^(?:жана|боюнча|менен|же|үчүн|тууралуу|анын|б-ча|и|по|для|с|на|в)$"
    r"|^(?:акад|проф|ст|ш|ат)\.$",
    re.I,
)
"""A word or sign that asks for more."""

TOGETHER = 0.3
"""The share of the other costs where several of a row's last columns are not its own."""

LOW_SUBHEADING, BELOW, NOT_NUMBERED, UNFINISHED = -4.0, -2.0, -6.0, -5.0
"""That a subheading begins otherwise than with a capital; that a row follows it; that this has no
number where rows have numbers; that a table ends with a subheading."""

FIRST_BELOW, FIRST_ELSEWHERE = 4.0, -5.0
"""That the number below a subheading is 1, or is not; that one elsewhere is 1."""

SPREAD, BROKEN = -2.0, -0.7
"""That a subheading goes on over blank lines; that a cell of a row that goes on is whole."""

RESUMING = 0.2
"""Of the cost of an empty column in a row that goes on: what is printed already is not again."""


class Columns:
    """The columns of a table as states, and what moving from one to another costs."""

    def __init__(self, kind: Kind, keys: Sequence[str | None], weights: Weights) -> None:
        self.kind, self.keys, self.weights = kind, tuple(keys), weights
        self.count = count = len(keys)
        self.states = 2 * count + 1
        self.across = 2 * count
        self.prose = np.array([key in PROSE for key in keys])
        self._begin = np.array([BEGIN.get(key, BEGIN_ELSE) for key in keys])
        skipped = np.concatenate([[0.0], np.cumsum([SKIP.get(key, SKIP[None]) for key in keys])])
        self._rest = np.array([_together(keys[column + 1 :]) for column in range(count)])
        right = np.triu(np.ones((count, count), bool), 1)
        self._next = np.where(right, skipped[:count][None, :] - skipped[1:][:, None], NEVER)
        new = self._begin[None, :] + self._rest[:, None] + weights.again * np.eye(count)
        self._within = np.where(right, self._next, new)
        self._anew = self._begin[None, :] + RESUMING * self._rest[:, None]

    def first(self) -> Array:
        """What it is worth to begin a table in each state."""
        out = np.full(self.states, NEVER)
        out[: self.count] = self.weights.first * np.arange(self.count)
        if self.kind is not Kind.STRATEGY:
            out[self.across] = 0.0
        return out

    def last(self) -> Array:
        """What it is worth to end a table in each state."""
        return np.concatenate([self._rest, RESUMING * self._rest, [UNFINISHED]])

    def stays(self, node: Node, *, spaced_ends: bool, blank: bool) -> Array:
        """What it is worth that a cell goes on at a node: for each state."""
        if node.inside or node.page == 1.0 or not node.behind:
            return np.full(self.states, NEVER)
        w = self.weights
        worth = w.stays
        if _is_low(node.behind):
            worth += w.stays_low
        elif _is_number(node.behind):
            worth += w.stays_number
        elif node.behind[0] in ")/,.:;":
            worth += w.stays_sign
        if node.before.endswith(("-", "‐")):
            worth += w.stays_hyphen
        elif _OPEN.search(node.before):
            worth += w.stays_open
        elif node.before.endswith((".", ";")):
            worth += w.stays_stop
        elif word_class(node.before) == "verb" and _is_upper(node.behind, names=False):
            worth += w.stays_verb
        if spaced_ends and not node.spaced:
            worth += w.stays_unspaced
        if blank and node.blank:
            worth += w.stays_blank
        out = np.full(self.states, worth)
        if _is_upper(node.behind):
            upper = np.where(self.prose, w.stays_upper, w.stays_upper_list)
            out[: self.across] += np.concatenate([upper, upper])
        if self.kind is not Kind.STRATEGY:
            out[self.across] = SPREAD if node.blank else 0.0
        return out

    def cuts(self, node: Node, *, blank: bool) -> Array:
        """What it is worth that a cell ends at a node and another begins: from state to state."""
        w, count = self.weights, self.count
        out = np.full((self.states, self.states), NEVER)
        if not node.before or not node.behind:
            return out
        whole, resumed = slice(0, count), slice(count, 2 * count)
        ends, begins = self._ends(node.before), self._begins(node.behind)
        around = ends[:, None] + begins[None, :]
        if node.inside:
            is_name = word_class(node.behind) == "abbreviation"
            cost = w.inside + w.inside_low * (_is_low(node.behind) or is_name)
            out[whole, whole] = self._next + around + cost
            out[resumed, resumed] = self._next + cost
            return _at_least(out)
        cut = w.cut_blank if blank and node.blank else 0.0
        out[whole, whole] = self._within + around + cut
        out[resumed, whole] = self._anew + around + cut
        out[resumed, resumed] = np.maximum(RESUMING * self._next + BROKEN, NEVER)
        if node.page:
            cost = w.resumes if node.page == 1.0 else w.may_resume
            cost += w.resumes_low if _is_low(node.behind) else w.resumes_upper
            for before in (whole, resumed):
                out[before, resumed] = np.maximum(out[before, resumed], cost)
        if self.kind is not Kind.STRATEGY:
            self._subheadings(out, node, ends, begins)
        return _at_least(out)

    def _subheadings(self, out: Array, node: Node, ends: Array, begins: Array) -> None:
        """Rows of one cell; item numbers begin anew below them, and go on elsewhere."""
        entry = self.weights.subheading + LOW_SUBHEADING * (not _is_upper(node.behind))
        out[: self.count, self.across] = entry + ends + self._rest
        out[self.count : self.across, self.across] = entry
        out[self.across, : self.count] = self._begin + begins + BELOW
        if NUMBER not in self.keys:
            return
        column = self.keys.index(NUMBER)
        out[self.across, [k for k in range(self.count) if k != column]] += NOT_NUMBERED
        if self.kind is Kind.COUNCIL:
            out[self.across, column] = 0.0
        elif number := ITEM_NUMBER.fullmatch(node.behind):
            is_first = int(number[1]) == 1
            out[self.across, column] += FIRST_BELOW if is_first else -FIRST_BELOW
            out[: self.across, column] += FIRST_ELSEWHERE * is_first

    def _ends(self, word: str) -> Array:
        w = self.weights
        named = word_class(word)
        out = np.zeros(self.count)
        is_open = _OPEN.search(word)
        for column, key in enumerate(self.keys):
            if is_open:
                listed = key == "responsible" and word.endswith(",")
                out[column] += w.open_list if listed else w.open_end
            if key in PROSE:
                done = named == "verb" or word.endswith(".")
                out[column] += w.verb_end if done else w.other_end
            elif key == "responsible" and named == "office":
                out[column] += w.office_end
            elif key in ("indicator", "deadline") and named in ("time", "year"):
                out[column] += w.time_end
        return out

    def _begins(self, word: str) -> Array:
        w = self.weights
        if _is_low(word):
            return np.array([w.low_start * LOW.get(key, LOW[None]) for key in self.keys])
        if _is_number(word):
            return np.array([0.0 if key in NUMERIC else w.number_start for key in self.keys])
        return np.full(self.count, w.upper_start if _is_upper(word) else w.other_start)


def _together(keys: Sequence[str | None]) -> float:
    """What it costs that a row lacks all of its last columns, which are merged together."""
    costs = [SKIP.get(key, SKIP[None]) for key in keys]
    highest = min(costs, default=0.0)
    return highest + TOGETHER * (sum(costs) - highest)


def _at_least(worth: Array) -> Array:
    out: Array = np.maximum(worth, NEVER)
    return out


def _is_low(word: str) -> bool:
    return word[:1].islower()


def _is_upper(word: str, *, names: bool = True) -> bool:
    return word[:1].isupper() and (names or word_class(word) != "abbreviation")


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word[:1] in ("√", "%")
