"""What a run says of a plan on the terminal: a line a section, the money, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import click

from pipeline.dataset.funding_rows import Total, totals
from pipeline.dataset.records import Dataset, SectionRows
from pipeline.findings import CODES
from pipeline.structure.character_ledger import PLACES
from pipeline.terminal import shown

_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def summary(dataset: Dataset) -> str:
    """One published plan as text with colours (which `click.echo` drops in a pipe)."""
    money = totals(dataset.funding)
    lines = [
        click.style(f"{shown(dataset.source.name)} → {dataset.academic_year}", bold=True),
        f"  {'section':<8}{'rows':>5}  {'pages':<7}{'findings':>8}{'KGS':>13}  title",
    ]
    lines += [_line(section, _findings(dataset, section), money) for section in dataset.sections]
    rows = sum(len(section.rows) for section in dataset.sections)
    glyphs = sum(_number(page, "printed") for page in dataset.ledger)
    pages = f"1–{dataset.source.pages}" if dataset.source.pages else "–"
    count = len(dataset.findings)
    lines.append(f"  {'all':<8}{rows:>5}  {pages:<7}{count:>8}{_kgs(money):>13}")
    lines += _sources(money)
    lines.append(f"  glossary: {len(dataset.glossary)} entries; cells: {len(dataset.cells)}")
    lines.append(f"  ledger: {glyphs} characters printed, each in one place ({_places(dataset)})")
    lines += _counts(dataset)
    return "\n".join(lines)


def compared_line(plan: str, form: Mapping[str, object]) -> str:
    """What a comparison with another form of a plan, as in the data package, comes to."""
    agreeing, values = _number(form, "agreeing"), _number(form, "values")
    return (
        f"{shown(str(form['title']))}: compared with {shown(plan)}, {form['percent']} % agree "
        f"({agreeing:,} of {values:,} values)"
    )


def _line(section: SectionRows, findings: int, money: Sequence[Total]) -> str:
    pages = _pages(section)
    where = f"{min(pages)}–{max(pages)}" if pages else "–"
    title = section.title if len(section.title) <= 50 else section.title[:49] + "…"
    kgs = _kgs([total for total in money if total.section == section.section])
    numbers = f"{len(section.rows):>5}  {where:<7}{findings:>8}{kgs:>13}"
    return f"  {section.section:<8}{numbers}  {shown(title)}"


def _kgs(money: Sequence[Total]) -> str:
    """A sum in KGS with its thousands apart; a dash where nothing is to be summed."""
    whole = sum(total.amount_kgs for total in money)
    return f"{whole:,.0f}".replace(",", " ") if money else "–"


def _sources(money: Sequence[Total]) -> list[str]:
    """A line for each source of money in each section."""
    return [
        f"    {total.section:<6}{_kgs([total]):>13} KGS  "
        f"{shown(total.source) if total.source else '(no source printed)'}"
        for total in money
    ]


def _findings(dataset: Dataset, section: SectionRows) -> int:
    """How many findings lie on the pages of a section, or name it; without pages, its items."""
    ends = _pages(section)
    pages = {
        page
        for first, last in zip(ends[::2], ends[1::2], strict=True)
        for page in range(first, last + 1)
    }
    items = set() if pages else {f"{dataset.academic_year}/{section.section}"}
    name = f"Section {section.section}"
    return sum(
        finding["page"] in pages
        or str(finding["item_id"]).rpartition("/")[0] in items
        or str(finding["message"]).startswith((f"{name} ", f"{name}:"))
        for finding in dataset.findings
    )


def _pages(section: SectionRows) -> list[int]:
    """First and last page of each row, one after the other; none of a plan without pages."""
    ends = (row[key] for row in section.rows for key in ("page_first", "page_last"))
    return [page for page in ends if isinstance(page, int)]


def _places(dataset: Dataset) -> str:
    totals = {place: sum(_number(page, place) for page in dataset.ledger) for place in PLACES}
    return ", ".join(f"{place} {total}" for place, total in totals.items() if total)


def _counts(dataset: Dataset) -> list[str]:
    """A line a kind of finding, the worst first."""
    counts = Counter(str(finding["code"]) for finding in dataset.findings)
    order = list(_COLOURS)
    out = []
    for code in sorted(counts, key=lambda code: (order.index(CODES[code][0]), code)):
        severity, meaning = CODES[code]
        label = click.style(severity, fg=_COLOURS[severity])
        out.append(f"  {label}: {counts[code]} × {code} ({meaning})")
    return out


def _number(row: object, key: str) -> int:
    """A whole number of a row whose type the schema guarantees."""
    value = row[key]  # type: ignore[index]
    assert isinstance(value, int)
    return value
