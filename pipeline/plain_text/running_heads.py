"""Running heads and page numbers of a text whose pages are separated by form feeds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from extractors.plain_text.read_lines import PlainText, PlainTextLine
from pipeline.plain_text.header_search import find_header_at

MIN_RUNNING_PAGES = 3
"""The least number of pages with a running line."""

MIN_PAGE_SHARE, MIN_PAGE_SHARE_WITHOUT_NUMBER = 0.5, 0.8
"""The least share of the pages with a running line. It is higher for a line without a number, since
the last line of a cell may be the same on many pages."""

EDGE_LINES = 2
"""So many lines from a page's edge may be running lines."""

_NUMBER = re.compile(r"\d+")


def separate_running_lines(text: PlainText) -> tuple[list[PlainTextLine], list[PlainTextLine]]:
    """The lines without running lines, and the running lines: those at the edge of many pages that
    differ only in numbers.

    The header of a table, which pages repeat too, is not among them.
    """
    pages = [list(lines) for _, lines in groupby(text.lines, key=lambda line: line.page)]
    lines_by_mark: dict[tuple[str, str], list[PlainTextLine]] = defaultdict(list)
    for lines in pages:
        has_header = any(
            find_header_at(lines, index) for index in range(min(EDGE_LINES, len(lines)))
        )
        for edge, edge_lines in (
            ("head", [] if has_header else lines[:EDGE_LINES]),
            ("foot", lines[-EDGE_LINES:]),
        ):
            for line in edge_lines:
                lines_by_mark[edge, _NUMBER.sub("#", line.text)].append(line)
    running_ids = {
        id(line)
        for (_, pattern), lines in lines_by_mark.items()
        if len(lines) >= max(MIN_RUNNING_PAGES, _get_min_share(pattern) * len(pages))
        and _can_count_pages(pattern, lines)
        for line in lines
    }
    return (
        [line for line in text.lines if id(line) not in running_ids],
        [line for line in text.lines if id(line) in running_ids],
    )


def _get_min_share(pattern: str) -> float:
    return MIN_PAGE_SHARE if "#" in pattern else MIN_PAGE_SHARE_WITHOUT_NUMBER


def _can_count_pages(pattern: str, lines: Sequence[PlainTextLine]) -> bool:
    """Whether the numbers of such lines may be page numbers: they grow from page to page."""
    if "#" not in pattern:
        return True
    numbers = [[int(number) for number in _NUMBER.findall(line.text)] for line in lines]
    columns = list(zip(*numbers, strict=False))
    return all(list(column) == sorted(set(column)) or len(set(column)) == 1 for column in columns)
