"""Findings about a plan's sections as a whole: gaps in their numbers, unknown and missing
columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from normalizers.titles.column_titles import TableHeader
from normalizers.titles.section_marks import SectionMark, name_number
from pipeline.findings import Finding


def find_numbering_gaps(marks: Sequence[SectionMark]) -> Iterator[Finding]:
    """Yields a finding for each number that is missing among those of sections and parts."""
    counts: dict[tuple[str, str], list[int]] = {}
    for mark in marks:
        parent = mark.number.rpartition(".")[0]
        counts.setdefault((mark.style, parent), []).append(mark.ordinal)
    found = {mark.number for mark in marks}
    for (style, parent), numbers in counts.items():
        for missing in sorted(set(range(1, max(numbers))) - set(numbers)):
            name = name_number(style, missing)
            number = f"{parent}.{name}" if parent else name
            if not any(one.startswith(f"{number}.") for one in found):
                yield Finding("section_missing", f"There is no section {number}")


def find_column_problems(number: str, header: TableHeader, page: int) -> Iterator[Finding]:
    """Yields findings for unknown columns in a table of section `number`, and for a missing column
    of responsibles."""
    for index, key in enumerate(header.keys):
        title = " ".join(header.titles[index].split())
        if key is None and title:
            yield Finding(
                "column_unrecognised",
                f"Section {number}: column {index + 1} is not recognised; it is in `other`",
                page=page,
                detail=title,
            )
    if "responsible" not in header.all_keys:
        yield Finding(
            "column_missing",
            f"Section {number}: no column is the responsible; it is empty in every row",
            page=page,
        )
