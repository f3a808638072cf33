"""Items that do not fit together: printed twice, out of order, offices written otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from rapidfuzz.distance import OSA

from pipeline.findings import Finding
from pipeline.structure.items import Item, Row

PLACE = ("page_first", "page_last", "item_no")
"""Columns that may differ between two items that are the same."""

LONG = 8
"""Shorter names of units differ by design: АЧИ and АЧБ."""

_NUMBER = re.compile(r"(\d{1,3})\s*[.)]?")


def checks(items: Sequence[Item], responsibles: Sequence[Row]) -> Iterator[Finding]:
    """Findings about items beside one another."""
    yield from _duplicates(items)
    yield from _order(items)
    yield from _variants(responsibles)


def _duplicates(items: Sequence[Item]) -> Iterator[Finding]:
    seen: dict[tuple[object, ...], Item] = {}
    for item in items:
        printed = sorted((key, str(text)) for key, text in item.row.items() if key not in PLACE)
        first = seen.setdefault((_section(item), *printed), item)
        if first is not item:
            yield _finding("item_duplicate", f"Printed before, as {first.item_id}", item)


def _order(items: Sequence[Item]) -> Iterator[Finding]:
    """Numbers count up by one; they begin anew with each session, and may with a subsection."""
    last: dict[str, tuple[object, int]] = {}
    for item in items:
        number = _NUMBER.fullmatch(str(item.row.get("item_no") or ""))
        if number is None:
            continue
        part = item.row.get("session_month") or item.row.get("subsection")
        part_before, before = last.get(_section(item), (part, 0))
        expected = {before + 1} if part == part_before else {1}
        if part != part_before and "session_month" not in item.row:
            expected.add(before + 1)
        value = int(number[1])
        if value not in expected:
            wanted = " or ".join(map(str, sorted(expected)))
            yield _finding("item_order", f"Its number is {value}, {wanted} was expected", item)
        last[_section(item)] = part, value


def _variants(responsibles: Sequence[Row]) -> Iterator[Finding]:
    """Offices that differ by a letter or two from one printed more often."""
    counts = Counter(str(row["office"]) for row in responsibles)
    first = {str(row["office"]): row for row in reversed(responsibles)}
    for one, other in combinations(counts, 2):
        if (
            min(len(one), len(other)) >= LONG
            and OSA.distance(one, other, score_cutoff=2) <= 2
            and _words_alike(one, other)
        ):
            rare, usual = sorted((one, other), key=lambda office: (counts[office], office))
            yield Finding(
                "office_variant",
                f"“{first[rare]['party']}” may be “{first[usual]['party']}”, printed "
                f"{counts[usual]} times",
                item_id=str(first[rare]["item_id"]),
            )


def _words_alike(one: str, other: str) -> bool:
    """Whether no short word, such as an abbreviation, makes the difference."""
    differing = set(one.split()) ^ set(other.split())
    return all(len(word) >= LONG for word in differing)


def _section(item: Item) -> str:
    return item.item_id.split("/")[1]


def _finding(code: str, message: str, item: Item) -> Finding:
    page = item.row["page_first"]
    return Finding(code, message, page if isinstance(page, int) else None, item.item_id)
