"""How cells end and begin: the scores of a cut at a node, by the words on both sides.

The states are the columns, the columns once more for a row that goes on from the page before, and
the single cell of a subheading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from normalizers.letters.signs import DASHES, HYPHENS
from normalizers.titles.column_titles import NUMBER_KEY, SectionKind
from normalizers.titles.word_classes import classify_word
from pipeline.plain_text.forward_backward import LOG_ZERO, Array
from pipeline.plain_text.parameters import (
    ACTION_COLUMN_START_ODDS,
    FIRST_COLUMN_START_ODDS,
    LOWERCASE_START_ODDS,
    MERGED_LEVELS,
    NUMERIC_COLUMNS,
    OTHER_ROW_START_ODDS,
    PROSE_COLUMNS,
    ROW_START_ODDS,
    SKIPPED_COLUMN_ODDS,
    CueWeights,
)
from pipeline.plain_text.segment_lattice import LatticeNode

ITEM_NUMBER = re.compile(r"(?:\d{1,2}\.){0,3}(\d{1,3})([.)]?)")
"""The number of an item: `7`, `7.`, `2.7`; the group is its last part."""

_UNFINISHED_END = re.compile(
    rf"[{re.escape(DASHES)}/(«,]$|^(?:жана|боюнча|менен|же|үчүн|тууралуу|анын|б-ча|и|по|для|с|на|в)$"
    r"|^(?:акад|проф|ст|ш|ат)\.$",
    re.I,
)
"""A word or sign after which more must follow."""

TRAILING_SKIP_SHARE = 0.3
"""If a row lacks several of its last columns, the highest cost counts in full and the others with
this share."""

(
    LOWERCASE_SUBHEADING_SCORE,
    ROW_BELOW_SUBHEADING_SCORE,
    UNNUMBERED_ROW_SCORE,
    FINAL_SUBHEADING_SCORE,
) = -4.0, -2.0, -6.0, -5.0
"""For a subheading without a capital in front; for a row below it; for a row without a number below
it although rows have numbers; for a subheading at the end of a table."""

FIRST_NUMBER_BELOW_SCORE, FIRST_NUMBER_ELSEWHERE_SCORE = 4.0, -5.0
"""For 1 as the number below a subheading (its negative for another number); for 1 elsewhere."""

SPREAD_SUBHEADING_SCORE, WHOLE_CELL_CONTINUED_SCORE = -2.0, -0.7
"""For a subheading that goes on over blank lines; for a whole cell in a row that goes on over a
page."""

CONTINUED_SKIP_SHARE = 0.2
"""The share of the cost of an empty column that counts in a row that goes on over a page: what was
printed before is not repeated."""


class ColumnStates:
    """The columns of a table as states, and the scores of moving from one to another."""

    def __init__(self, kind: SectionKind, keys: Sequence[str | None], weights: CueWeights) -> None:
        self.kind, self.keys, self.weights = kind, tuple(keys), weights
        self.count = count = len(keys)
        self.state_count = 2 * count + 1
        self.subheading_state = 2 * count
        self.is_prose = np.array([key in PROSE_COLUMNS for key in keys])
        self._row_start_odds = np.array(_list_row_start_odds(keys))
        skipped = np.concatenate(
            [
                [0.0],
                np.cumsum(
                    [SKIPPED_COLUMN_ODDS.get(key, SKIPPED_COLUMN_ODDS[None]) for key in keys]
                ),
            ]
        )
        self._trailing_skip = np.array(
            [_compute_skip_cost(keys[column + 1 :]) for column in range(count)]
        )
        is_right = np.triu(np.ones((count, count), bool), 1)
        self._to_column_right = np.where(
            is_right, skipped[:count][None, :] - skipped[1:][:, None], LOG_ZERO
        )
        new_row = (
            self._row_start_odds[None, :]
            + self._trailing_skip[:, None]
            + weights.same_column_again * np.eye(count)
        )
        self._from_own_states = np.where(is_right, self._to_column_right, new_row)
        self._from_continued_states = (
            self._row_start_odds[None, :] + CONTINUED_SKIP_SHARE * self._trailing_skip[:, None]
        )

    def score_table_start(self) -> Array:
        """The scores of beginning a table in each state."""
        scores = np.full(self.state_count, LOG_ZERO)
        scores[: self.count] = self.weights.missing_left_column * np.arange(self.count)
        scores[self.subheading_state] = 0.0
        return scores

    def score_table_end(self) -> Array:
        """The scores of ending a table in each state."""
        return np.concatenate(
            [
                self._trailing_skip,
                CONTINUED_SKIP_SHARE * self._trailing_skip,
                [FINAL_SUBHEADING_SCORE],
            ]
        )

    def score_continuations(
        self, node: LatticeNode, *, spaced_ends: bool, blanks_separate: bool
    ) -> Array:
        """The scores, by state, of a cell that goes on after a node."""
        if node.inside_line or node.page_start == 1.0 or not node.word_after:
            return np.full(self.state_count, LOG_ZERO)
        w = self.weights
        score = w.continues
        if _is_lowercase(node.word_after):
            score += w.continues_lowercase
        elif _is_numeric(node.word_after):
            score += w.continues_number
        elif node.word_after[0] in ")/,.:;":
            score += w.continues_sign
        if node.word_before.endswith(tuple(HYPHENS)):
            score += w.continues_hyphen
        elif _UNFINISHED_END.search(node.word_before):
            score += w.continues_unfinished
        elif node.word_before.endswith((".", ";")):
            score += w.continues_stop
        elif classify_word(node.word_before) == "verb" and _is_uppercase(
            node.word_after, allow_abbreviations=False
        ):
            score += w.continues_verb
        if spaced_ends and not node.line_end_space:
            score += w.continues_unspaced
        if blanks_separate and node.blank_lines:
            score += w.continues_blank
        scores = np.full(self.state_count, score)
        if _is_uppercase(node.word_after):
            upper_scores = np.where(self.is_prose, w.continues_upper, w.continues_upper_list)
            scores[: self.subheading_state] += np.concatenate([upper_scores, upper_scores])
        if self.kind is not SectionKind.STRATEGY:
            scores[self.subheading_state] = SPREAD_SUBHEADING_SCORE if node.blank_lines else 0.0
        return scores

    def score_transitions(self, node: LatticeNode, *, blanks_separate: bool) -> Array:
        """The scores, from state to state, of a cell that ends at a node while another begins."""
        w, count = self.weights, self.count
        scores = np.full((self.state_count, self.state_count), LOG_ZERO)
        if not node.word_before or not node.word_after:
            return scores
        own_states, continued_states = slice(0, count), slice(count, 2 * count)
        end_scores, start_scores = (
            self._score_cell_end(node.word_before),
            self._score_cell_start(node.word_after),
        )
        both_sides = end_scores[:, None] + start_scores[None, :]
        if node.inside_line:
            is_name = classify_word(node.word_after) == "abbreviation"
            cost = w.inside_line + w.inside_line_lowercase * (
                _is_lowercase(node.word_after) or is_name
            )
            scores[own_states, own_states] = self._to_column_right + both_sides + cost
            scores[continued_states, continued_states] = self._to_column_right + cost
            return _limit_to_log_zero(scores)
        blank_score = w.end_before_blank if blanks_separate and node.blank_lines else 0.0
        scores[own_states, own_states] = self._from_own_states + both_sides + blank_score
        scores[continued_states, own_states] = (
            self._from_continued_states + both_sides + blank_score
        )
        scores[continued_states, continued_states] = np.maximum(
            CONTINUED_SKIP_SHARE * self._to_column_right + WHOLE_CELL_CONTINUED_SCORE, LOG_ZERO
        )
        if node.page_start:
            cost = w.resumes if node.page_start == 1.0 else w.may_resume
            cost += w.resumes_lowercase if _is_lowercase(node.word_after) else w.resumes_upper
            for from_states in (own_states, continued_states):
                scores[from_states, continued_states] = np.maximum(
                    scores[from_states, continued_states], cost
                )
        self._score_subheadings(scores, node, end_scores, start_scores)
        return _limit_to_log_zero(scores)

    def _score_subheadings(
        self, scores: Array, node: LatticeNode, end_scores: Array, start_scores: Array
    ) -> None:
        """Adds the scores of subheadings. Item numbers begin anew below them and count on
        elsewhere."""
        entry_score = self.weights.subheading + LOWERCASE_SUBHEADING_SCORE * (
            not _is_uppercase(node.word_after)
        )
        scores[: self.count, self.subheading_state] = entry_score + end_scores + self._trailing_skip
        scores[self.count : self.subheading_state, self.subheading_state] = entry_score
        scores[self.subheading_state, : self.count] = (
            self._row_start_odds + start_scores + ROW_BELOW_SUBHEADING_SCORE
        )
        if NUMBER_KEY not in self.keys:
            return
        column = self.keys.index(NUMBER_KEY)
        scores[self.subheading_state, [k for k in range(self.count) if k != column]] += (
            UNNUMBERED_ROW_SCORE
        )
        if self.kind is SectionKind.COUNCIL:
            scores[self.subheading_state, column] = 0.0
        elif number := ITEM_NUMBER.fullmatch(node.word_after):
            is_first = int(number[1]) == 1
            scores[self.subheading_state, column] += (
                FIRST_NUMBER_BELOW_SCORE if is_first else -FIRST_NUMBER_BELOW_SCORE
            )
            scores[: self.subheading_state, column] += FIRST_NUMBER_ELSEWHERE_SCORE * is_first

    def _score_cell_end(self, word: str) -> Array:
        w = self.weights
        class_name = classify_word(word)
        scores = np.zeros(self.count)
        is_unfinished = _UNFINISHED_END.search(word)
        for column, key in enumerate(self.keys):
            if is_unfinished:
                is_list = key == "responsible" and word.endswith(",")
                scores[column] += w.unfinished_list if is_list else w.unfinished_end
            if key in PROSE_COLUMNS:
                is_finished = class_name == "verb" or word.endswith(".")
                scores[column] += w.verb_end if is_finished else w.other_end
            elif key == "responsible" and class_name == "office":
                scores[column] += w.office_end
            elif key in ("indicator", "deadline") and class_name in ("time", "year"):
                scores[column] += w.time_end
        return scores

    def _score_cell_start(self, word: str) -> Array:
        w = self.weights
        if _is_lowercase(word):
            return np.array(
                [
                    w.lowercase_start * LOWERCASE_START_ODDS.get(key, LOWERCASE_START_ODDS[None])
                    for key in self.keys
                ]
            )
        if _is_numeric(word):
            return np.array(
                [0.0 if key in NUMERIC_COLUMNS else w.number_start for key in self.keys]
            )
        return np.full(self.count, w.upper_start if _is_uppercase(word) else w.other_start)


def _list_row_start_odds(keys: Sequence[str | None]) -> list[float]:
    """What it is worth that a row begins in each column: mostly in the first, or in that of the
    actions where the first is merged over rows."""
    odds = [ROW_START_ODDS.get(key, OTHER_ROW_START_ODDS) for key in keys]
    if keys[0] == NUMBER_KEY or keys[0] in MERGED_LEVELS:
        return odds
    odds[0] = FIRST_COLUMN_START_ODDS
    action = next((at for at, key in enumerate(keys) if key in PROSE_COLUMNS), 0)
    odds[action] = max(odds[action], ACTION_COLUMN_START_ODDS if action else odds[0])
    return odds


def _compute_skip_cost(keys: Sequence[str | None]) -> float:
    """The cost of a row without its last columns `keys`; they are usually merged together, so the
    costs are not simply added up."""
    costs = [SKIPPED_COLUMN_ODDS.get(key, SKIPPED_COLUMN_ODDS[None]) for key in keys]
    highest_cost = min(costs, default=0.0)
    return highest_cost + TRAILING_SKIP_SHARE * (sum(costs) - highest_cost)


def _limit_to_log_zero(scores: Array) -> Array:
    limited: Array = np.maximum(scores, LOG_ZERO)
    return limited


def _is_lowercase(word: str) -> bool:
    return word[:1].islower()


def _is_uppercase(word: str, *, allow_abbreviations: bool = True) -> bool:
    return word[:1].isupper() and (allow_abbreviations or classify_word(word) != "abbreviation")


def _is_numeric(word: str) -> bool:
    return word[:1].isdigit() or word[:1] in ("√", "%")
