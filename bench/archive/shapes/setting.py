"""A plan's parts → the pages of a PDF."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..breaking import Manner, Type, lines
from ..canvas import NewCanvas
from ..drawing import draw
from ..fonts import FAMILIES, face
from ..pages import Flow, Run
from ..row_setter import LEAST
from ..style import A4, Look, Paper, Rules
from ..with_fpdf import FpdfCanvas
from ..with_pymupdf import PyMuPdfCanvas
from ..with_reportlab import ReportLabCanvas
from .grid_setter import GridSetter, least_widths
from .model import Align, DrawnPlan, Grid, Lines, NewPage, Part, TwoColumns

WRITERS: dict[str, NewCanvas] = {
    "reportlab": ReportLabCanvas,
    "fpdf2": FpdfCanvas,
    "pymupdf": PyMuPdfCanvas,
}

SMALLEST = 6.5
"""Points that the text of cells has at least."""


@dataclass(frozen=True, slots=True)
class Page:
    """How pages look: their look and paper, whether they have numbers."""

    look: Look
    paper: Paper
    numbers: bool


def set_pdf(plan: DrawnPlan, chance: random.Random, writer: str) -> bytes:
    """The plan as a PDF by one of `WRITERS`."""
    page = _some_page(plan, chance)
    flow = Flow(page.paper)
    flow.new_page()
    for place, part in enumerate(plan.parts):
        _set(flow, page.look, part, plan.parts[place + 1 :])
    style = page.look.text
    for number, one in enumerate(flow.pages, 1):
        if plan.head:
            one.runs.insert(0, Run(page.paper.left, 24, plan.head, style.size, bold=False))
        if page.numbers:
            at = one.width / 2, one.height - 18
            one.runs.append(Run(*at, str(number), style.size, bold=False))
    canvas = WRITERS[writer](plan.institution, page.look.text.face, page.look.bold.face)
    draw(flow.pages, canvas, page.look.rules, page.look.line_width)
    return canvas.finished()


def _set(flow: Flow, look: Look, part: Part, after: Sequence[Part]) -> None:
    if isinstance(part, NewPage):
        flow.new_page()
    elif isinstance(part, Grid):
        setter = GridSetter(flow, look, part)
        if flow.room < setter.least:
            flow.new_page()
        setter.set()
    elif isinstance(part, TwoColumns):
        _two_columns(flow, look, part)
    else:
        if part.keeps and flow.room < _kept(flow, look, part, after):
            flow.new_page()
        _lines(flow, look, part)


def _kept(flow: Flow, look: Look, part: Lines, after: Sequence[Part]) -> float:
    """Points that a title takes with the beginning of what it is above."""
    needed = 0.0
    for one in (part, *after):
        if isinstance(one, Grid):
            return needed + GridSetter(flow, look, one).least
        if not isinstance(one, Lines):
            break
        needed += len(_printed(flow, look, one)[0]) * look.text.leading * one.size
        if not one.keeps:
            break
    return needed + LEAST * look.text.leading


def _printed(flow: Flow, look: Look, part: Lines) -> tuple[list[str], Type]:
    """The printed lines of paragraphs, and how they are set."""
    style = look.bold if part.bold else look.text
    style = replace(style, size=part.size * style.size, leading=part.size * style.leading)
    width = flow.paper.right - flow.paper.left
    if part.align is not Align.LEFT:
        width *= 0.75
    out: list[str] = []
    for text in part.texts:
        out += lines(text, width, style) or [""]
    return out, style


def _lines(flow: Flow, look: Look, part: Lines) -> None:
    printed, style = _printed(flow, look, part)
    paper = flow.paper
    for text in printed:
        if flow.room < style.leading:
            flow.new_page()
        flow.y += style.leading
        spare = paper.right - paper.left - style.width(text.rstrip())
        share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[part.align]
        if text.strip():
            x = paper.left + share * spare
            run = Run(x, flow.y - 0.25 * style.leading, text, style.size, part.bold)
            flow.page.runs.append(run)
    if part.keeps:
        flow.y += 0.4 * style.leading


def _two_columns(flow: Flow, look: Look, part: TwoColumns) -> None:
    style, paper = look.text, flow.paper
    half = (paper.right - paper.left) / 2
    sides = [
        [line for text in texts for line in lines(text, half - 12, style)]
        for texts in (part.left, part.right)
    ]
    if flow.room < style.leading * max(map(len, sides)):
        flow.new_page()
    for side, x in zip(sides, (paper.left, paper.left + half), strict=True):
        for place, text in enumerate(side, 1):
            y = flow.y + place * style.leading
            flow.page.runs.append(Run(x, y, text, style.size, bold=False))
    flow.y += style.leading * max(map(len, sides))


def _some_page(plan: DrawnPlan, chance: random.Random) -> Page:
    grids = [part for part in plan.parts if isinstance(part, Grid)]
    upright = chance.random() < 0.5 and max(len(grid.widths) for grid in grids) < 8
    width, height = A4 if upright else A4[::-1]
    across, along = chance.uniform(28, 60), chance.uniform(40, 60)
    paper = Paper(width, height, across, width - across, along, height - along)
    look = _look(chance)
    while look.text.size > SMALLEST and any(
        sum(least_widths(grid, look)) > paper.right - paper.left for grid in grids
    ):
        look = _smaller(look)
    return Page(look, paper, chance.random() < 0.6)


def _smaller(look: Look) -> Look:
    def less(style: Type) -> Type:
        return replace(style, size=style.size - 0.5, leading=style.leading - 0.5)

    return replace(look, text=less(look.text), bold=less(look.bold))


def _look(chance: random.Random) -> Look:
    family = chance.choice(list(FAMILIES))
    size = round(chance.uniform(8.5, 11.5), 1)
    leading = round(size * chance.uniform(1.15, 1.35), 1)
    spaced = chance.random() < 0.3
    rules = chance.choice(list(Rules))
    regular = face(family)
    return Look(
        text=Type(regular, size, leading, Manner.BARE, spaced),
        bold=Type(face(family, bold=True), size, leading, Manner.BARE, spaced),
        pad=round(chance.uniform(1.5, 4.0), 1),
        middle=chance.random() < 0.4,
        centred=frozenset(),
        rules=rules,
        line_width=round(chance.uniform(0.4, 1.0), 2),
        cut_rows=chance.random() < 0.6,
        open_breaks=rules is not Rules.BOXES and chance.random() < 0.3,
        repeat_header=chance.random() < 0.5,
        shaded=chance.random() < 0.3,
    )
