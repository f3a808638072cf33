"""Running heads and page numbers of a text whose pages are told by form feeds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from extractors.plain_text.read_lines import BareText, PrintedLine
from pipeline.plain_text.header_search import header_at

FEWEST = 3
"""Pages that a running line stands on at least."""

SHARE, WITHOUT_NUMBER = 0.5, 0.8
"""The share of the pages that it stands on at least; the second where it has no number, since a
cell's last line may be the same on many."""

DEEP = 2
"""Lines from a page's edge among which running ones are looked for."""

_NUMBER = re.compile(r"\d+")


def without_running(text: BareText) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without those that stand alike, numbers aside, at the edge of many pages; those.

    The header of a table that is repeated on every page is none of them.
    """
    pages = [list(lines) for _, lines in groupby(text.lines, key=lambda line: line.page)]
    marks: dict[tuple[str, str], list[PrintedLine]] = defaultdict(list)
    for lines in pages:
        headed = any(header_at(lines, index) for index in range(min(DEEP, len(lines))))
        for edge, near in (("head", [] if headed else lines[:DEEP]), ("foot", lines[-DEEP:])):
            for line in near:
                marks[edge, _NUMBER.sub("#", line.text)].append(line)
    running = {
        id(line)
        for (_, said), lines in marks.items()
        if len(lines) >= max(FEWEST, _share(said) * len(pages)) and _may_run(said, lines)
        for line in lines
    }
    return (
        [line for line in text.lines if id(line) not in running],
        [line for line in text.lines if id(line) in running],
    )


def _share(said: str) -> float:
    return SHARE if "#" in said else WITHOUT_NUMBER


def _may_run(said: str, lines: Sequence[PrintedLine]) -> bool:
    """Whether the numbers of such lines may count the pages: they grow from page to page."""
    if "#" not in said:
        return True
    numbers = [[int(number) for number in _NUMBER.findall(line.text)] for line in lines]
    columns = list(zip(*numbers, strict=False))
    return all(list(column) == sorted(set(column)) or len(set(column)) == 1 for column in columns)
