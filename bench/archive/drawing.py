"""Pages → a canvas: the lines around cells as one or another program draws them, and the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from .canvas import Canvas, Place
from .pages import Box, Page
from .style import Rules

GREY = 0.88
"""How light the ground of a header is."""

Edge = tuple[bool, float, float, float]
"""Whether a line lies flat, where it is, and its lower and upper end."""


def draw(pages: Iterable[Page], canvas: Canvas, rules: Rules, line_width: float) -> None:
    """Draws pages, each ground first, then lines, then text."""
    for page in pages:
        canvas.page(page.width, page.height)
        for box in page.boxes:
            if box.shaded:
                canvas.fill((box.x0, box.y0, box.x1, box.y1), GREY)
        _rule(canvas, page.boxes, rules, line_width)
        for run in page.runs:
            canvas.text((run.x, run.y), run.text, run.size, bold=run.bold)


def _rule(canvas: Canvas, boxes: Iterable[Box], rules: Rules, line_width: float) -> None:
    if rules is Rules.BOXES:
        for box in boxes:
            canvas.box((box.x0, box.y0, box.x1, box.y1), line_width)
        return
    edges: Iterable[Edge] = dict.fromkeys(edge for box in boxes for edge in _edges(box))
    if rules is Rules.LONG:
        edges = _joined(edges)
    for edge in edges:
        if rules is Rules.FILLS:
            canvas.fill(_place(edge, line_width / 2), 0.0)
        else:
            canvas.line(_place(edge, 0.0), line_width)


def _edges(box: Box) -> Iterator[Edge]:
    """The lines that are drawn around a cell."""
    if not box.open_top:
        yield True, box.y0, box.x0, box.x1
    if not box.open_bottom:
        yield True, box.y1, box.x0, box.x1
    yield False, box.x0, box.y0, box.y1
    yield False, box.x1, box.y0, box.y1


def _joined(edges: Iterable[Edge]) -> Iterator[Edge]:
    """Pieces that touch in one line as one."""
    lines: dict[tuple[bool, float], list[tuple[float, float]]] = defaultdict(list)
    for flat, at, low, high in edges:
        lines[flat, at].append((low, high))
    for (flat, at), pieces in lines.items():
        pieces.sort()
        low, high = pieces[0]
        for start, end in pieces[1:]:
            if start > high + 0.01:
                yield flat, at, low, high
                low = start
            high = max(high, end)
        yield flat, at, low, high


def _place(edge: Edge, half: float) -> Place:
    """A line as a rectangle with `half` its width on either side."""
    flat, at, low, high = edge
    if flat:
        return low - half, at - half, high + half, at + half
    return at - half, low - half, at + half, high + half
