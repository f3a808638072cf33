"""Printed lines → one text of whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from normalizers.joining.line_end_decision import LineEnd, LineEndDecision, classify_line_end
from normalizers.joining.printed_line import (
    PrintedLine,
    PrintedLineLike,
    can_fit_next_word,
)
from normalizers.joining.producer_habits import LineHabits, learn_line_habits
from normalizers.joining.vocabulary import Vocabulary
from normalizers.letters.signs import (
    DASH,
    DASHES,
    NON_BREAKING_HYPHEN,
    SOFT_HYPHEN,
    remove_unprinted,
)

__all__ = [
    "JoinedText",
    "LineEnd",
    "LineEndDecision",
    "LineHabits",
    "PrintedLine",
    "clean_text",
    "join_lines",
    "learn_line_habits",
]

_NO_HABITS = LineHabits()
_BREAK_MARK = re.compile(f"{SOFT_HYPHEN}[{re.escape(DASHES)}]?$")
"""A soft hyphen at a line's end, with or without the hyphen that is printed for it."""


class JoinedText(Struct, frozen=True):
    """A cell's text as one would read it out, and the decisions on line ends that are not plain
    spaces.

    `author_breaks` are the places in the text (of the space) where a line ends though the next word
    would have fitted into it: the author began a new line there.
    """

    text: str
    decisions: tuple[LineEndDecision, ...]
    author_breaks: tuple[int, ...] = ()


def join_lines(
    lines: Sequence[PrintedLineLike], vocabulary: Vocabulary, habits: LineHabits = _NO_HABITS
) -> JoinedText:
    """The whole text of some printed lines: NFC, single spaces, broken words whole.

    Never raises: the text has exactly the letters of the lines, but for hyphens at line ends.
    """
    return join_clean_lines([clean_line(line) for line in lines], vocabulary, habits)


def join_clean_lines(
    lines: Sequence[PrintedLineLike], vocabulary: Vocabulary, habits: LineHabits = _NO_HABITS
) -> JoinedText:
    """What `join_lines` gives, of lines that are as `clean_line` leaves them."""
    if len(lines) == 1:
        return JoinedText(_finish(lines[0].text), ())
    text = ""
    decisions: list[LineEndDecision] = []
    author_breaks: list[int] = []
    cell_width = max((line.width + line.free_width for line in lines), default=0.0)
    filled_lines = [line for line in lines if line.text]
    for index, line in enumerate(filled_lines):
        text += line.text
        if index + 1 == len(filled_lines):
            break
        decision = classify_line_end(line, filled_lines[index + 1], cell_width, vocabulary, habits)
        if decision is None:
            if can_fit_next_word(line, filled_lines[index + 1]):
                author_breaks.append(len(text))
            text += " "
            continue
        if decision.line_end is not LineEnd.SPACE or decision.is_doubtful:
            decisions.append(decision)
        if decision.line_end is LineEnd.SOFT_HYPHEN:
            text = text[:-1]
        elif decision.line_end is LineEnd.SPACE:
            text += " "
    return JoinedText(_finish(text), tuple(decisions), tuple(author_breaks))


def _finish(text: str) -> str:
    """A whole text without marks of breaks; a non-breaking hyphen becomes a plain one."""
    return text.rstrip(SOFT_HYPHEN).replace(NON_BREAKING_HYPHEN, DASH)


def clean_line(line: PrintedLineLike) -> PrintedLineLike:
    """The line with its text cleaned; mostly there is nothing to clean, and it is the line
    itself."""
    text = clean_text(line.text)
    return (
        line
        if text == line.text
        else PrintedLine(text, line.width, line.free_width, line.space_after)
    )


def clean_text(text: str) -> str:
    """NFC with runs of white space as single spaces, none at the ends, and no control characters.

    Characters that print nothing are dropped, soft hyphens too. One at the end stays as the mark of
    a break, and the hyphen printed for it is dropped.
    """
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()  # as nearly every line is
    with_spaces = "".join(" " if _is_blank(char) else char for char in remove_unprinted(text))
    body = with_spaces.rstrip()
    ends_in_mark = bool(_BREAK_MARK.search(body))
    if ends_in_mark:
        body = body.rstrip(DASHES)
    line = " ".join(unicodedata.normalize("NFC", body.replace(SOFT_HYPHEN, "")).split())
    return line + SOFT_HYPHEN if ends_in_mark and line else line


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cc", "Zl", "Zp"}
