"""The period of a plan: as its titles say, else its other text, else its cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from extractors.errors import NotAPlan
from extractors.records.documents import Document
from normalizers.dates.periods import choose_period, count_periods, parse_period
from pipeline.findings import Finding
from pipeline.outline.joined_cells import PrintedText
from pipeline.outline.plan_outline import PlanOutline


def find_period(
    document: Document,
    outline: PlanOutline,
    printed: PrintedText,
    name: str,
    given: str | None = None,
) -> tuple[str, list[Finding]]:
    """The label of the plan's period, and findings about doubts.

    `given` is a label that counts whatever is printed. Raises `NotAPlan` if no period is printed,
    or two are printed equally often; then it has to be given.
    """
    if given is not None:
        return given, []
    for texts in _list_sources(document, outline, printed):
        counts = count_periods(texts)
        found = choose_period(counts)
        if len(found) > 1:
            raise NotAPlan(
                f"{name}: it names several periods as often ({', '.join(found)}), and a plan is "
                f"for one. Say which it is, as in --period {found[-1]}, or give each plan a file."
            )
        if found:
            return found[0], list(_find_doubts(found[0], counts))
    raise NotAPlan(
        f"{name}: no period is printed in it; expected one, as “2025-26-окуу жылына” or "
        "“2026-жылга карата”. If it is a plan, say for when it is: "
        "--period 2026 (or 2025-26, 2024-2028)."
    )


def _list_sources(
    document: Document, outline: PlanOutline, printed: PrintedText
) -> Iterator[Iterable[str]]:
    """Yields groups of texts that may name the period, the most reliable first."""
    # Two sections may stand under one title, which must not count twice.
    section_titles = dict.fromkeys(section.title for section in outline.sections)
    titles = [*section_titles, *outline.part_titles, outline.plan_title]
    yield [" ".join(line.text for line in lines) for lines in titles]
    yield [line.text for line in (*document.lines_outside_tables, *document.furniture)]
    yield (
        line.text
        for lines in printed.list_lines()
        for line in lines
        if any(word in line.text.casefold() for word in ("окуу", "учеб", "уч."))
    )


def _find_doubts(period: str, counts: Counter[str]) -> Iterator[Finding]:
    """Yields a finding if other periods of the same kind are named too."""
    kind = parse_period(period).kind
    others = sorted(
        label for label in counts if label != period and parse_period(label).kind == kind
    )
    if others:
        yield Finding(
            "period_doubtful",
            f"It is taken for a plan of {period}, which is named most; it names others too",
            detail=", ".join(others),
        )
