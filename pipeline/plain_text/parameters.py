"""The weights for dividing a bare text into cells: what is known of columns and cells beforehand,
as log-odds.

The numbers were tuned on text layers of plans whose tables are known (see `bench/bare_text.py`);
they are few and general, and what a plan's own columns hold is learnt from the plan itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

ANY_COLUMN = "*"
"""Stands for all columns that are not named."""

PROSE_COLUMNS = frozenset({"task", "measure", "step", "item", "event"})
"""Columns of sentences, which mostly end with a verb."""

WORD_CLASS_ODDS: Mapping[str, Mapping[str, float]] = {
    "office": {"responsible": 2.5, ANY_COLUMN: -1.2},
    "unit": {"responsible": 1.2, ANY_COLUMN: -0.4},
    "initials": {"responsible": 1.5, ANY_COLUMN: -0.5},
    "abbreviation": {"responsible": 0.8, ANY_COLUMN: -0.1},
    "month": {"indicator": 2.0, "deadline": 2.5, ANY_COLUMN: -1.5},
    "year": {"indicator": 1.2, "deadline": 1.5, ANY_COLUMN: -0.4},
    "time": {"indicator": 1.5, "deadline": 2.0, ANY_COLUMN: -0.7},
    "money": {"funding": 2.5, ANY_COLUMN: -1.2},
    "document": {"document": 1.2, "outcome": 0.5, ANY_COLUMN: -0.1},
    "sign": {"indicator": 2.0, ANY_COLUMN: -1.0},
    "number": {"indicator": 0.8, "funding": 1.0, "deadline": 0.5, ANY_COLUMN: -0.5},
    "verb": {
        "task": 0.5, "measure": 0.5, "step": 0.5, "item": 0.3, "event": 0.4, "indicator": -0.2,
        "outcome": -0.3, "document": -0.7, "deadline": -1.0, "responsible": -1.5, "funding": -1.5,
    },
}  # fmt: skip
"""How much a word of a class speaks for a column."""

SKIPPED_COLUMN_ODDS: Mapping[str | None, float] = {
    "no": -3.0, "item": -7.0, "event": -7.0, "task": -1.0, "measure": -5.0, "step": -5.5,
    "document": -3.5, "indicator": -3.5, "deadline": -4.0, "responsible": -2.5, "outcome": -2.8,
    "funding": -1.0, "note": -0.5, "place": -1.5, "participants": -1.5, None: -1.0,
}  # fmt: skip
"""For a row without a cell of its own in a column: it is empty or merged with the cell above."""

ROW_START_ODDS: Mapping[str | None, float] = {
    "no": -0.1, "task": -1.2, "measure": -1.0, "step": -1.1, "document": -5.0, "item": -3.5,
    "event": -3.5,
}  # fmt: skip
"""For a row whose first cell is in a column: the columns before it are merged with those above."""
OTHER_ROW_START_ODDS = -6.0
FIRST_COLUMN_START_ODDS, ACTION_COLUMN_START_ODDS = -0.2, -1.2
"""In a table without numbers, in its first column and in that of the actions behind it."""

MERGED_LEVELS = frozenset({"task", "measure"})
"""Levels of actions whose cells are merged over their steps."""

LOWERCASE_START_ODDS: Mapping[str | None, float] = {
    "no": -5.0, "task": -2.5, "measure": -2.5, "step": -2.0, "item": -2.5, "event": -2.5,
    "outcome": -1.5, "document": -1.3, "responsible": -0.8, "indicator": -0.3, "deadline": -0.3,
    "funding": -0.3, None: -1.0,
}  # fmt: skip
"""For a cell that begins in lower case."""

NUMERIC_COLUMNS = frozenset({"no", "indicator", "deadline", "funding"})
"""Columns whose cells may well begin with a number."""


class CueWeights(Struct, frozen=True):
    """All other weights; each is a log-odds unless said otherwise.

    max_class_odds: the most that the classes of a piece's words may say
    learnt_factor, prior_words: what a word says that the plan itself was seen to have in a column
        is multiplied by the first; the second is how many words a column must hold to outweigh no
        knowledge
    temper: multiplies all scores, since cues are not independent of each other
    lowercase_start, upper_start, number_start, other_start: that a cell begins so; the first and
        third multiply `LOWERCASE_START_ODDS` and go for columns that are not `NUMERIC_COLUMNS`
    unfinished_end, unfinished_list: that a cell ends with a word or sign that asks for more; the
        second where parties are listed
    verb_end, other_end: that a sentence ends with a verb or a stop, or not
    office_end, time_end: that parties end with an office, deadlines with a year or term
    inside_line, inside_line_lowercase: that cells of neighbouring columns meet within a line; more
        if the word behind is in lower case or an abbreviation
    continues: that a line goes on in the next; and more by how the next begins
        (`continues_lowercase`, `continues_upper`, `continues_upper_list` outside sentences,
        `continues_number`, `continues_sign`), by how the line ends (`continues_hyphen`,
        `continues_unfinished`, `continues_stop`, `continues_verb`, `continues_unspaced`,
        `continues_bracket`), and over blank lines
    end_before_blank: that a cell ends before blank lines
    resumes, may_resume: that a row goes on where a page begins, or may; `resumes_lowercase`,
        `resumes_upper`: by how it goes on
    missing_left_column: for each column that the first row of a table lacks at its left
    same_column_again: that a row begins in the column in which the last one ended
    subheading: that a row is one cell across the table
    too_wide, max_too_wide: for a piece wider than its column, by the share of the width, and at
        most
    width_tolerance: by which share a piece may be wider
    narrowness: multiplies the logarithm of a column's width: narrow columns explain short lines
        better
    fill_prose, fill_other, fill_weak: that a line ends where the next word had fitted in; the last
        where the author is likely to have ended it
    fitting_share: a word fits if that share of the column's width is enough
    """

    max_class_odds: float = 4.0
    learnt_factor: float = 0.35
    prior_words: float = 25.0
    temper: float = 0.7
    lowercase_start: float = 1.6
    upper_start: float = 0.5
    number_start: float = -1.1
    other_start: float = -0.5
    unfinished_end: float = -3.0
    unfinished_list: float = -1.5
    verb_end: float = 0.8
    other_end: float = -0.5
    office_end: float = 0.5
    time_end: float = 0.7
    inside_line: float = -2.0
    inside_line_lowercase: float = -2.5
    continues: float = 0.35
    continues_lowercase: float = 3.2
    continues_upper: float = -2.4
    continues_upper_list: float = -1.0
    continues_number: float = -0.8
    continues_sign: float = 3.0
    continues_hyphen: float = 2.5
    continues_unfinished: float = 2.0
    continues_stop: float = -0.8
    continues_verb: float = -2.0
    continues_unspaced: float = 1.5
    continues_bracket: float = 2.5
    continues_blank: float = -2.0
    end_before_blank: float = 0.5
    resumes: float = -1.5
    may_resume: float = -3.5
    resumes_lowercase: float = 1.0
    resumes_upper: float = -0.5
    missing_left_column: float = -3.0
    same_column_again: float = -1.5
    subheading: float = -3.0
    too_wide: float = 40.0
    max_too_wide: float = 14.0
    width_tolerance: float = 0.04
    narrowness: float = 0.3
    fill_prose: float = 1.8
    fill_other: float = 1.3
    fill_weak: float = 0.33
    fitting_share: float = 0.88


CUE_WEIGHTS = CueWeights()
