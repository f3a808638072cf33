"""Items that do not fit together: printed twice, numbered out of order, offices spelled
differently."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from rapidfuzz import process
from rapidfuzz.distance import OSA

from pipeline.findings import Finding
from pipeline.schema import ItemId
from pipeline.structure.items import Item, RowDict

PLACE_COLUMNS = ("page_first", "page_last", "item_no")
"""Columns that may differ between an item and its repetition."""

MIN_COMPARED_LETTERS = 8
"""Shorter names of units are short forms, which differ on purpose: АЧИ and АЧБ."""

MAX_EDITS = 2
"""Names that differ by more letters are those of different offices."""

_ITEM_NUMBER = re.compile(r"(\d{1,3})\s*[.)]?")


def find_inconsistencies(
    items: Sequence[Item], responsibles: Sequence[RowDict]
) -> Iterator[Finding]:
    """Yields findings about items that do not fit together."""
    yield from _find_rows_without_action(items)
    yield from _find_duplicates(items)
    yield from _find_misnumbered(items)
    yield from _find_office_variants(responsibles)


def _find_rows_without_action(items: Sequence[Item]) -> Iterator[Finding]:
    for item in items:
        if not item.row.get("action"):
            texts = " | ".join(value.text for value in item.values.values() if value.text)
            finding = _make_finding(
                "row_without_action", "It does not say what is to be done", item
            )
            yield replace(finding, detail=texts or None)


def _find_duplicates(items: Sequence[Item]) -> Iterator[Finding]:
    first_by_print: dict[tuple[object, ...], Item] = {}
    for item in items:
        printed = sorted(
            (key, str(text)) for key, text in item.row.items() if key not in PLACE_COLUMNS
        )
        first = first_by_print.setdefault((_get_section(item), *printed), item)
        if first is not item:
            yield _make_finding("item_duplicate", f"Printed before, as {first.item_id}", item)


def _find_misnumbered(items: Sequence[Item]) -> Iterator[Finding]:
    """Numbers count up by one. They begin anew with each session, and may begin anew with a section
    or subsection."""
    last_by_section: dict[str, tuple[object, int]] = {}
    last_number = 0
    for item in items:
        number_match = _ITEM_NUMBER.fullmatch(str(item.row.get("item_no") or ""))
        if number_match is None:
            continue
        part = item.row.get("session_month") or item.row.get("subsection")
        value = int(number_match[1])
        is_first = _get_section(item) not in last_by_section
        previous_part, previous_number = last_by_section.get(_get_section(item), (part, 0))
        expected = {previous_number + 1} if part == previous_part else {1}
        if is_first:
            expected.add(last_number + 1)  # a plan may number on from one section to the next
        last_number = value
        if part != previous_part and "session_month" not in item.row:
            expected.add(previous_number + 1)
        if value not in expected:
            wanted = " or ".join(map(str, sorted(expected)))
            yield _make_finding("item_order", f"Its number is {value}, {wanted} was expected", item)
        last_by_section[_get_section(item)] = part, value


def _find_office_variants(responsibles: Sequence[RowDict]) -> Iterator[Finding]:
    """Yields a finding for each office that differs by one or two letters from one printed more
    often."""
    counts = Counter(str(row["office"]) for row in responsibles)
    first_rows = {str(row["office"]): row for row in reversed(responsibles)}
    for one, other in _iter_similar([o for o in counts if len(o) >= MIN_COMPARED_LETTERS]):
        if _has_equal_short_words(one, other):
            rare, usual = sorted((one, other), key=lambda office: (counts[office], office))
            yield Finding(
                "office_variant",
                f"“{first_rows[rare]['party']}” may be “{first_rows[usual]['party']}”, printed "
                f"{counts[usual]} times",
                item_id=str(first_rows[rare]["item_id"]),
            )


def _iter_similar(offices: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yields the pairs that differ by one or two letters, in the order of the offices."""
    for place, one in enumerate(offices, 1):
        others = offices[place:]
        near = process.extract(one, others, scorer=OSA.distance, score_cutoff=MAX_EDITS, limit=None)
        for index in sorted(index for *_, index in near):
            yield one, others[index]


def _has_equal_short_words(one: str, other: str) -> bool:
    """Whether the two differ only in long words: short ones, such as abbreviations, differ on
    purpose."""
    differing = set(one.split()) ^ set(other.split())
    return all(len(word) >= MIN_COMPARED_LETTERS for word in differing)


def _get_section(item: Item) -> str:
    return ItemId.parse(item.item_id).section


def _make_finding(code: str, message: str, item: Item) -> Finding:
    page = item.row["page_first"]
    return Finding(code, message, page if isinstance(page, int) else None, item.item_id)
