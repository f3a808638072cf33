"""The list of abbreviations, in two columns of text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .breaking import Manner, lines
from .pages import Flow, Run
from .phrases import Entry
from .style import Look
from .titles import GLOSSARY

GUTTER = 24.0
"""Points between the two columns."""

AIR = 1.25
"""How much further apart its lines are than those of cells."""


def set_glossary(flow: Flow, look: Look, entries: Sequence[Entry]) -> None:
    """Sets the title and the entries; an entry stands whole in its column."""
    title, style = look.bold, replace(look.text, manner=Manner.BARE)
    flow.centred([(GLOSSARY, title.width(GLOSSARY))], title.size, title.leading)
    flow.y += title.leading
    paper = flow.paper
    width = (paper.right - paper.left - GUTTER) / 2
    leading = AIR * style.leading
    printed = [lines(f"{short} – {meaning}", width, style) for short, meaning in entries]
    while printed:
        most = int(flow.room / leading)
        half = min(-(-sum(map(len, printed)) // 2), most)
        for x, limit in ((paper.left, half), (paper.left + width + GUTTER, most)):
            y = flow.y
            count = 0
            while printed and count + len(printed[0]) <= max(limit, len(printed[0])):
                for line in printed.pop(0):
                    y += leading
                    flow.page.runs.append(Run(x, y, line, style.size, bold=False))
                    count += 1
        if printed:
            flow.new_page()
