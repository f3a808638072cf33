"""What the terminal shows of a plan: its sections, the money, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from pipeline.dataset.dataset_records import Dataset, SectionRows
from pipeline.dataset.funding_rows import FundingTotal, compute_totals
from pipeline.one_plan.messages import (
    FormAgreement,
    PlanCounts,
    PlanSummary,
    SectionFigures,
    SourceSummary,
)
from pipeline.schema import ItemId
from pipeline.structure.character_ledger import LEDGER_PLACES


def summarize_plan(dataset: Dataset) -> PlanSummary:
    """The summary of a plan."""
    funding_totals = compute_totals(dataset.funding)
    return PlanSummary(
        name=dataset.source.name,
        period=dataset.academic_year,
        sections=tuple(
            _summarize_section(dataset, section, funding_totals) for section in dataset.sections
        ),
        sources=tuple(
            SourceSummary(one.section, _add_kgs([one]) or "0", one.source) for one in funding_totals
        ),
        kgs=_add_kgs(funding_totals),
        pages=dataset.source.pages,
        glossary=len(dataset.glossary),
        cells=len(dataset.cells),
        characters=sum(_get_count(page, "printed") for page in dataset.ledger),
        places={
            place: sum(_get_count(page, place) for page in dataset.ledger)
            for place in LEDGER_PLACES
        },
        findings=dict(Counter(str(finding["code"]) for finding in dataset.findings)),
    )


def summarize_agreement(plan: str, comparison: Mapping[str, object]) -> FormAgreement:
    """How far another form agrees with `plan`, from the comparison in the data package."""
    percent = comparison["percent"]
    assert isinstance(percent, float)
    return FormAgreement(
        str(comparison["title"]),
        plan,
        percent,
        _get_count(comparison, "agreeing"),
        _get_count(comparison, "values"),
    )


def count_contents(dataset: Dataset) -> PlanCounts:
    """Counts a plan's rows and findings."""
    severities = [finding["severity"] for finding in dataset.findings]
    rows = sum(len(section.rows) for section in dataset.sections)
    return PlanCounts(
        rows, severities.count("error"), severities.count("warning"), severities.count("info")
    )


def _summarize_section(
    dataset: Dataset, section: SectionRows, funding_totals: Sequence[FundingTotal]
) -> SectionFigures:
    pages = _list_row_pages(section)
    return SectionFigures(
        section.section,
        len(section.rows),
        (min(pages), max(pages)) if pages else None,
        _count_findings(dataset, section),
        _add_kgs([total for total in funding_totals if total.section == section.section]),
        section.title,
    )


def _add_kgs(funding_totals: Sequence[FundingTotal]) -> str | None:
    """The total in digits; None if there are no sums."""
    amounts = [total.amount_kgs for total in funding_totals]
    return f"{sum(amounts, Decimal(0)):f}" if amounts else None


def _count_findings(dataset: Dataset, section: SectionRows) -> int:
    """How many findings lie on a section's pages, or name it. In a file without pages: how many are
    about its items or name it."""
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
    """The first and last page of each row, one after the other; empty for a plan without pages."""
    ends = (row[key] for row in section.rows for key in ("page_first", "page_last"))
    return [page for page in ends if isinstance(page, int)]


def _get_count(row: object, key: str) -> int:
    """A whole number of a row whose type the schema guarantees."""
    value = row[key]  # type: ignore[index]
    assert isinstance(value, int)
    return value
