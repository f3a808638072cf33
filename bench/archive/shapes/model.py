"""What a made plan is made of, before any program lays it out: lines, tables, new pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class Align(StrEnum):
    """Where lines stand in the width of the page."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Lines:
    """Paragraphs outside every table.

    `size` is a share of the size of cells; `keeps` with what follows, as titles do; `is_heading`
    is set in one of Word's own heading styles.
    """

    texts: Sequence[str]
    align: Align = Align.LEFT
    bold: bool = False
    size: float = 1.0
    keeps: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its first row and column, from 0, and over how many it reaches."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its columns' shares of the width, its cells, and its first rows, which are titles.

    `bold`: further rows set in bold; `centred`: columns whose texts are centred; `ruled`: whether
    lines are drawn.
    """

    widths: Sequence[float]
    cells: Sequence[GridCell]
    header: int = 0
    bold: frozenset[int] = frozenset()
    centred: frozenset[int] = frozenset()
    ruled: bool = True

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """Lines in two columns of text, the second beginning at the height of the first line."""

    left: Sequence[str]
    right: Sequence[str]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows stands on the next page."""


Part = Lines | Grid | TwoColumns | NewPage

Row = dict[str, object]
"""A row of the truth: what is printed, by column, and what it means."""


@dataclass(frozen=True, slots=True)
class TrueSection:
    """What is to be published of a section; `title_also` are other readings of its title."""

    number: str
    kind: str
    title: str | None
    columns: Sequence[str]
    rows: Sequence[Row]
    title_also: Sequence[str] = ()

    def record(self) -> Mapping[str, object]:
        """The section as the truth's file has it."""
        out: dict[str, object] = {
            "id": self.number,
            "kind": self.kind,
            "title": self.title,
            "columns": list(self.columns),
            "rows": list(self.rows),
        }
        if self.title_also:
            out["title_also"] = list(self.title_also)
        return out


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A plan's parts in the order in which they are printed, and its truth."""

    parts: Sequence[Part]
    sections: Sequence[TrueSection]
    period: str
    institution: str
    language: str
    head: str | None = None
    glossary: Sequence[tuple[str, str]] = field(default=())

    def truth(self) -> dict[str, object]:
        """The truth as its file has it."""
        return {
            "period": self.period,
            "institution": self.institution,
            "language": self.language,
            "sections": [dict(section.record()) for section in self.sections],
            "glossary": [
                {"abbreviation": short, "expansion": long, "origin": "glossary"}
                for short, long in self.glossary
            ],
        }
