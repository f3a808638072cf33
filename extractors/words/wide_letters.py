"""Letters set wide, each of which a library takes for a word → words.

Office programs set headings like this: with spacing, or with typed spaces, between all letters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby, pairwise
from statistics import median
from sys import intern

from extractors.records.page_marks import Word

MIN_WIDE_LETTERS = 4
"""A line set wide has at least so many letters that stand alone."""

MIN_LONE_LETTER_SHARE = 0.6
"""The least share of a wide line's words that are one letter each."""

MAX_WIDE_GAP_SHARE = 0.7
"""Letters further apart than this share of their height are no word set wide."""

WORD_GAP_RATIO = 1.6
"""A gap that is so many times as wide as most between letters set wide is one between words."""


def join_wide_letters(words: list[Word]) -> list[Word]:
    """The words, those of lines that are set wide put together."""
    lone_by_run = Counter([word[6] for word in words if len(word[4]) == 1])
    if max(lone_by_run.values(), default=0) < MIN_WIDE_LETTERS:
        return words
    result: list[Word] = []
    for _, members in groupby(words, key=lambda word: word.text_run):
        line = list(members)
        longest_gap = _find_longest_letter_gap(line)
        result += line if longest_gap is None else _join_line(line, longest_gap)
    return result


def _find_longest_letter_gap(line: Sequence[Word]) -> float | None:
    """The widest gap within a word of a line that is set wide; None for any other line."""
    lone_letters = sum(len(word.text) == 1 and word.text.isalpha() for word in line)
    if (
        lone_letters < MIN_WIDE_LETTERS
        or lone_letters < MIN_LONE_LETTER_SHARE * len(line)
        or any(word.rotation for word in line)
    ):
        return None
    usual = median(right.x0 - left.x1 for left, right in pairwise(line))
    height = line[0].y1 - line[0].y0
    return WORD_GAP_RATIO * usual if 0 < usual <= MAX_WIDE_GAP_SHARE * height else None


def _join_line(line: Sequence[Word], longest_gap: float) -> list[Word]:
    joined = [line[0]]
    for word in line[1:]:
        last = joined[-1]
        if word.x0 - last.x1 > longest_gap:
            joined.append(word)
            continue
        joined[-1] = last._replace(
            y0=min(last.y0, word.y0),
            x1=word.x1,
            y1=max(last.y1, word.y1),
            text=intern(last.text + word.text),
            space_after=word.space_after,
        )
    return joined
