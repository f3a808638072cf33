"""Printed lines → one text of whole words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.joining.line_end_decision import Break, Join, line_end
from normalizers.joining.printed_line import HYPHENS, SOFT, Printed, PrintedLine, had_room
from normalizers.joining.producer_habits import Habits, habits
from normalizers.joining.vocabulary import Vocabulary

__all__ = ["Break", "Habits", "Join", "Joined", "PrintedLine", "clean", "habits", "joined"]

_PLAIN = Habits()
_MARKED = re.compile(f"{SOFT}[{HYPHENS}]?$")
"""A soft hyphen at a line's end, with or without the hyphen that is printed for it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A cell's text as a reader would say it, and the line ends that are no sure plain spaces.

    `breaks` are the places in the text (of the space) where a line ends though the next word would
    have fitted into it: the author began a new line there.
    """

    text: str
    joins: tuple[Join, ...]
    breaks: tuple[int, ...] = ()


def joined(lines: Sequence[Printed], vocabulary: Vocabulary, habits: Habits = _PLAIN) -> Joined:
    """The whole text of some printed lines: NFC, single spaces, broken words whole.

    Total: any lines give a text whose letters are those of the lines, hyphens at line ends aside.
    """
    if len(lines) == 1:
        return Joined(clean(lines[0].text).rstrip(SOFT), ())
    text = ""
    joins: list[Join] = []
    breaks: list[int] = []
    width = max((line.width + line.room for line in lines), default=0.0)
    printed = [line for line in map(cleaned, lines) if line.text]
    for index, line in enumerate(printed):
        text += line.text
        if index + 1 == len(printed):
            break
        join = line_end(line, printed[index + 1], width, vocabulary, habits)
        if join is None:
            if had_room(line, printed[index + 1]):
                breaks.append(len(text))
            text += " "
            continue
        if join.decision is not Break.SPACE or join.is_doubtful:
            joins.append(join)
        if join.decision is Break.SOFT_HYPHEN:
            text = text[:-1]
        elif join.decision is Break.SPACE:
            text += " "
    return Joined(text.rstrip(SOFT), tuple(joins), tuple(breaks))


def cleaned(line: Printed) -> Printed:
    """The line with its text cleaned; the line itself where nothing is to do, as mostly."""
    text = clean(line.text)
    return line if text == line.text else PrintedLine(text, line.width, line.room, line.spaced)


def clean(text: str) -> str:
    """NFC with runs of white space as single spaces, none at the ends, and no control characters.

    Soft hyphens, which print nothing, go too, but for one at the end: there it marks a break, and
    the hyphen printed for it goes instead.
    """
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()  # as nearly every line is
    spaced = "".join(" " if _is_blank(char) else char for char in text)
    body = spaced.rstrip()
    marked = bool(_MARKED.search(body))
    if marked:
        body = body.rstrip(HYPHENS)
    line = " ".join(unicodedata.normalize("NFC", body.replace(SOFT, "")).split())
    return line + SOFT if marked and line else line


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cc", "Zl", "Zp"}
