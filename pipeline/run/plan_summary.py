"""What a run says of a plan on the terminal: a line a section, the money, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

import click

from pipeline.dataset.funding_rows import FundingTotal, compute_totals
from pipeline.dataset.records import Dataset, SectionRows
from pipeline.findings import FINDING_CODES
from pipeline.published.written_values import format_kgs
from pipeline.run.messages import PlanCounts
from pipeline.schema import ItemId
from pipeline.structure.character_ledger import LEDGER_PLACES
from pipeline.terminal import make_safe

MAX_TITLE_CHARS = 50
"""Characters of a section's title that are shown."""

_MIN_COLUMN_CHARS = (7, 4, 5, 8, 11)
"""Characters of each column but the last at least, so that most plans' tables look alike."""

_RIGHT_ALIGNED_COLUMNS = frozenset((1, 3, 4))
_SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def describe_plan(dataset: Dataset) -> str:
    """One published plan as text with colours (which `click.echo` drops in a pipe)."""
    funding_totals = compute_totals(dataset.funding)
    lines = [
        click.style(f"{make_safe(dataset.source.name)} → {dataset.academic_year}", bold=True),
    ]
    lines += _align_columns(_list_section_cells(dataset, funding_totals))
    lines += _list_source_lines(funding_totals)
    characters = sum(_get_count(page, "printed") for page in dataset.ledger)
    lines.append(f"  glossary: {len(dataset.glossary)} entries; cells: {len(dataset.cells)}")
    lines.append(
        f"  ledger: {characters} characters printed, each in one place ({_format_places(dataset)})"
    )
    lines += _list_finding_lines(dataset)
    return "\n".join(lines)


def format_comparison_line(plan: str, comparison: Mapping[str, object]) -> str:
    """What a comparison with another form of a plan, as in the data package, comes to."""
    agreeing, values = _get_count(comparison, "agreeing"), _get_count(comparison, "values")
    return (
        f"{make_safe(str(comparison['title']))}: compared with {make_safe(plan)}, "
        f"{comparison['percent']} % agree "
        f"({agreeing:,} of {values:,} values)"
    )


def count_contents(dataset: Dataset) -> PlanCounts:
    """How much there is in a plan."""
    severities = [finding["severity"] for finding in dataset.findings]
    rows = sum(len(section.rows) for section in dataset.sections)
    return PlanCounts(
        rows, severities.count("error"), severities.count("warning"), severities.count("info")
    )


def _list_section_cells(
    dataset: Dataset, funding_totals: Sequence[FundingTotal]
) -> list[tuple[str, ...]]:
    """The cells of the table of sections: its header, a row a section, a row for all."""
    cells = [("section", "rows", "pages", "findings", "KGS", "title")]
    for section in dataset.sections:
        pages = _list_row_pages(section)
        title = section.title
        short = title if len(title) <= MAX_TITLE_CHARS else f"{title[: MAX_TITLE_CHARS - 1]}…"
        own_totals = [total for total in funding_totals if total.section == section.section]
        cells.append(
            (
                make_safe(section.section),
                str(len(section.rows)),
                f"{min(pages)}–{max(pages)}" if pages else "–",
                str(_count_findings(dataset, section)),
                _format_kgs(own_totals),
                make_safe(short),
            )
        )
    rows = sum(len(section.rows) for section in dataset.sections)
    pages_of_all = f"1–{dataset.source.pages}" if dataset.source.pages else "–"
    finding_count = str(len(dataset.findings))
    kgs = _format_kgs(funding_totals)
    return [*cells, ("all", str(rows), pages_of_all, finding_count, kgs, "")]


def _align_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """A line a row, its columns as wide as their widest cell and two spaces apart."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    widths[:-1] = map(max, widths[:-1], _MIN_COLUMN_CHARS)
    return [
        "  "
        + "  ".join(
            cell.rjust(width) if at in _RIGHT_ALIGNED_COLUMNS else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _format_kgs(funding_totals: Sequence[FundingTotal]) -> str:
    """A sum in KGS with its thousands apart; a dash where nothing is to be summed."""
    amounts = [total.amount_kgs for total in funding_totals]
    return format_kgs(sum(amounts, Decimal(0)) if amounts else None)


def _list_source_lines(funding_totals: Sequence[FundingTotal]) -> list[str]:
    """A line for each source of money in each section."""
    section_width = max([4, *(len(total.section) for total in funding_totals)])
    amount_width = max([13, *(len(_format_kgs([total])) for total in funding_totals)])
    return [
        f"    {total.section:<{section_width}}  {_format_kgs([total]):>{amount_width}} KGS  "
        f"{make_safe(total.source) if total.source else '(no source printed)'}"
        for total in funding_totals
    ]


def _count_findings(dataset: Dataset, section: SectionRows) -> int:
    """How many findings lie on the pages of a section, or name it; without pages, its items."""
    row_pages = _list_row_pages(section)
    pages = {
        page
        for first, last in zip(row_pages[::2], row_pages[1::2], strict=True)
        for page in range(first, last + 1)
    }
    name = f"Section {section.section}"
    return sum(
        finding["page"] in pages
        or (not pages and _get_section(finding["item_id"]) == section.section)
        or str(finding["message"]).startswith((f"{name} ", f"{name}:"))
        for finding in dataset.findings
    )


def _get_section(item_id: object) -> str | None:
    return ItemId.parse(item_id).section if isinstance(item_id, str) else None


def _list_row_pages(section: SectionRows) -> list[int]:
    """First and last page of each row, one after the other; none of a plan without pages."""
    ends = (row[key] for row in section.rows for key in ("page_first", "page_last"))
    return [page for page in ends if isinstance(page, int)]


def _format_places(dataset: Dataset) -> str:
    place_counts = {
        place: sum(_get_count(page, place) for page in dataset.ledger) for place in LEDGER_PLACES
    }
    return ", ".join(f"{place} {total}" for place, total in place_counts.items() if total)


def _list_finding_lines(dataset: Dataset) -> list[str]:
    """A line a kind of finding, the worst first."""
    counts = Counter(str(finding["code"]) for finding in dataset.findings)
    order = list(_SEVERITY_COLOURS)
    lines = []
    for code in sorted(counts, key=lambda code: (order.index(FINDING_CODES[code][0]), code)):
        severity, meaning = FINDING_CODES[code]
        label = click.style(severity, fg=_SEVERITY_COLOURS[severity])
        lines.append(f"  {label}: {counts[code]} × {code} ({meaning})")
    return lines


def _get_count(row: object, key: str) -> int:
    """A whole number of a row whose type the schema guarantees."""
    value = row[key]  # type: ignore[index]
    assert isinstance(value, int)
    return value
