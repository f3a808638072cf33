"""Cells as the joining of lines sees them: text, width and free width of each printed line."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.joining.join_lines import JoinedText, LineHabits, PrintedLine, join_lines
from normalizers.joining.vocabulary import Vocabulary, build_vocabulary

LETTER = 5.0
"""Width of a letter in points."""


def printed(*lines: str, letters: int = 0, spaced: bool = False) -> list[PrintedLine]:
    """Lines of a cell `letters` wide; without it, as wide as its longest line."""
    width = LETTER * (letters or max(map(len, lines), default=0))
    return [
        PrintedLine(line, LETTER * len(line), width - LETTER * len(line), spaced) for line in lines
    ]


def words_of(*cells: Sequence[str]) -> Vocabulary:
    """The words of some cells, each as wide as its longest line."""
    return build_vocabulary([printed(*lines) for lines in cells])


def joined_cell(
    *lines: str,
    words: Vocabulary | Sequence[str] = (),
    letters: int = 0,
    spaced: bool = False,
    habits: LineHabits = LineHabits(),  # noqa: B008
) -> JoinedText:
    """A cell's lines joined by the evidence of some words."""
    known = words if isinstance(words, Vocabulary) else words_of(*([word] for word in words))
    return join_lines(printed(*lines, letters=letters, spaced=spaced), known, habits)


def text(*lines: str, words: Sequence[str] = (), letters: int = 0, spaced: bool = False) -> str:
    """The text of such a cell."""
    return joined_cell(*lines, words=words, letters=letters, spaced=spaced).text
