"""What a run prints about a published plan, in the terminal's language: a line for each section,
the money, the findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import click

from pipeline.findings import FINDING_CODES
from pipeline.languages.catalogue import Catalogue
from pipeline.one_plan.messages import FormAgreement, PlanSummary, SectionFigures
from pipeline.published.written_values import NO_VALUE, format_kgs
from pipeline.structure.character_ledger import LEDGER_PLACES
from pipeline.terminal import make_safe

MAX_TITLE_CHARS = 50
"""The most characters of a section's title that are shown."""

_MIN_COLUMN_CHARS = (7, 4, 5, 8, 11)
"""The least width of each column but the last, so that the tables of most plans look alike."""

_RIGHT_ALIGNED_COLUMNS = frozenset((1, 3, 4))
_SEVERITY_COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}


def format_plan(plan: PlanSummary, catalogue: Catalogue) -> str:
    """A plan as text with colours (which `click.echo` drops in a pipe).

    Every text in it is made safe: a hostile file may have taken over the process that read it.
    """
    lines = [click.style(f"{make_safe(plan.name)} → {make_safe(plan.period)}", bold=True)]
    lines += _align_columns(_list_section_cells(plan, catalogue))
    lines += _iter_source_lines(plan, catalogue)
    glossary = catalogue.say("told_glossary", count=plan.glossary, cells=plan.cells)
    characters = catalogue.say(
        "told_ledger", count=plan.characters, places=_format_places(plan.places, catalogue)
    )
    lines += [f"  {glossary}", f"  {characters}", *_iter_finding_lines(plan.findings, catalogue)]
    return "\n".join(lines)


def format_agreement(agreement: FormAgreement, catalogue: Catalogue) -> str:
    """The result of a comparison with another form of a plan, as one line."""
    return catalogue.say(
        "told_agreement",
        name=make_safe(agreement.name),
        plan=make_safe(agreement.main_name),
        percent=agreement.percent,
        agreeing=f"{agreement.agreeing:,}",
        count=f"{agreement.values:,}",
    )


def _list_section_cells(plan: PlanSummary, catalogue: Catalogue) -> list[tuple[str, ...]]:
    """The cells of the table of sections: the header, a row for each section, a row for all."""
    columns = ("section", "rows", "pages", "findings", "kgs", "title")
    header = tuple(catalogue.say(f"told_column_{name}") for name in columns)
    pages_of_all = f"1–{plan.pages}" if plan.pages else NO_VALUE
    total = (
        catalogue.say("told_all"),
        str(sum(section.rows for section in plan.sections)),
        pages_of_all,
        str(sum(plan.findings.values())),
        _format_kgs(plan.kgs),
        "",
    )
    return [header, *map(_list_cells, plan.sections), total]


def _list_cells(section: SectionFigures) -> tuple[str, ...]:
    title = section.title
    short = title if len(title) <= MAX_TITLE_CHARS else f"{title[: MAX_TITLE_CHARS - 1]}…"
    return (
        make_safe(section.section),
        str(section.rows),
        "–".join(map(str, section.pages)) if section.pages else NO_VALUE,
        str(section.findings),
        _format_kgs(section.kgs),
        make_safe(short),
    )


def _align_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """One line for each row; columns are as wide as their widest cell and two spaces apart."""
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


def _format_kgs(kgs: str | None) -> str:
    """A sum in KGS with its thousands apart; a dash where nothing is to be summed."""
    return format_kgs(None if kgs is None else Decimal(kgs))


def _iter_source_lines(plan: PlanSummary, catalogue: Catalogue) -> Iterator[str]:
    """A line for each source of money in each section."""
    section_width = max([4, *(len(one.section) for one in plan.sources)])
    amount_width = max([13, *(len(_format_kgs(one.kgs)) for one in plan.sources)])
    for one in plan.sources:
        source = make_safe(one.source) if one.source else catalogue.say("told_no_source")
        yield (
            f"    {make_safe(one.section):<{section_width}}  "
            f"{_format_kgs(one.kgs):>{amount_width}} KGS  {source}"
        )


def _format_places(places: Mapping[str, int], catalogue: Catalogue) -> str:
    return ", ".join(
        f"{catalogue.say(f'told_place_{place}')} {places[place]}"
        for place in LEDGER_PLACES
        if places.get(place)
    )


def _iter_finding_lines(findings: Mapping[str, int], catalogue: Catalogue) -> Iterator[str]:
    """One line for each kind of finding, the worst first."""
    order = list(_SEVERITY_COLOURS)
    known = [code for code in findings if code in FINDING_CODES]
    for code in sorted(known, key=lambda code: (order.index(FINDING_CODES[code][0]), code)):
        severity = FINDING_CODES[code][0]
        label = click.style(catalogue.say(f"severity_{severity}"), fg=_SEVERITY_COLOURS[severity])
        meaning = catalogue.render("meaning", code, {})
        yield f"  {label}: {findings[code]} × {code} ({meaning})"
