"""How a made plan looks, and how the program that made it draws."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from . import titles
from .breaking import Manner, Type
from .fonts import FAMILIES, face

A4 = (595.3, 841.9)
"""Width and height in points."""


class Rules(StrEnum):
    """How the lines of a table are drawn.

    `LONG`: strokes from end to end; `PIECES`: a stroke an edge of a cell; `FILLS`: the same as thin
    filled rectangles; `BOXES`: a stroked rectangle a cell.
    """

    LONG = "long"
    PIECES = "pieces"
    FILLS = "fills"
    BOXES = "boxes"


@dataclass(frozen=True, slots=True)
class Paper:
    """A page's size and margins in points; `left` and `right` are places from the left."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Look:
    """How tables are set.

    `text`, `bold`: type of cells and of headers; `pad`: free space within a cell in points;
    `middle`: texts stand in the middle of their cell's height; `centred`: columns whose texts are
    centred; `cut_rows`: a row may be cut by a page's end; `open_breaks`: no line is drawn where a
    cell is cut; `shaded`: headers stand on grey.
    """

    text: Type
    bold: Type
    pad: float
    middle: bool
    centred: frozenset[str]
    rules: Rules
    line_width: float
    cut_rows: bool
    open_breaks: bool
    repeat_header: bool
    shaded: bool


@dataclass(frozen=True, slots=True)
class Style:
    """All that a plan's author and program choose.

    `upright`: keys of section kinds on upright paper; `order`: the strategy tables' columns;
    `titles`: what columns are called; `widths`: their shares of the width; `new_pages`: every
    section begins a page; `head`: a running head; `page_numbers`: at every page's foot.
    """

    look: Look
    upright: frozenset[str]
    margins: tuple[float, float]
    order: Sequence[str]
    titles: Mapping[str, str]
    widths: Mapping[str, float]
    new_pages: bool
    head: bool
    page_numbers: bool

    def paper(self, kind: str) -> Paper:
        """The paper of a section kind."""
        width, height = A4 if kind in self.upright else A4[::-1]
        across, along = self.margins
        return Paper(width, height, across, width - across, along, height - along)


_WIDTHS = {
    "task": 1.3,
    "measure": 1.5,
    "step": 1.9,
    "document": 1.0,
    "indicator": 1.3,
    "responsible": 1.2,
    "funding": 1.1,
    "item_no": 0.45,
    "item": 3.5,
    "event": 3.0,
    "deadline": 1.0,
    "outcome": 1.2,
}


def some_style(chance: random.Random) -> Style:
    """The style of one plan."""
    upright = frozenset(
        kind
        for kind, share in (("council", 0.6), ("strategy", 0.2), ("language", 0.3))
        if chance.random() < share
    )
    widths = {key: width * chance.uniform(0.85, 1.15) for key, width in _WIDTHS.items()}
    return Style(
        look=_look(chance, largest=8.5 if "strategy" in upright else 10.5),
        upright=upright,
        margins=(chance.uniform(28, 55), chance.uniform(40, 62)),
        order=_order(chance),
        titles=titles.columns(chance),
        widths=widths,
        new_pages=chance.random() < 0.5,
        head=chance.random() < 0.3,
        page_numbers=chance.random() < 0.6,
    )


def _look(chance: random.Random, largest: float) -> Look:
    family = chance.choice(list(FAMILIES))
    size = round(chance.uniform(7.5, largest), 1)
    leading = round(size * chance.uniform(1.15, 1.35), 1)
    manner = chance.choice(list(Manner))
    spaced = chance.random() < 0.3
    rules = chance.choice(list(Rules))
    centred = ("document", "indicator", "responsible", "funding", "deadline", "outcome")
    return Look(
        text=Type(face(family), size, leading, manner, spaced),
        bold=Type(face(family, bold=True), size, leading, Manner.BARE, spaced),
        pad=round(chance.uniform(1.5, 4.0), 1),
        middle=chance.random() < 0.5,
        centred=frozenset(centred if chance.random() < 0.5 else ()),
        rules=rules,
        line_width=round(chance.uniform(0.4, 1.0), 2),
        cut_rows=chance.random() < 0.7,
        open_breaks=rules is not Rules.BOXES and chance.random() < 0.4,
        repeat_header=chance.random() < 0.5,
        shaded=chance.random() < 0.3,
    )


def _order(chance: random.Random) -> list[str]:
    """Tasks and their measures come first; what belongs to a measure may follow in any order."""
    rest = ["document", "indicator", "responsible", "funding"]
    chance.shuffle(rest)
    rest.insert(0 if chance.random() < 0.7 else chance.randint(1, 4), "step")
    return ["task", "measure", *rest]
