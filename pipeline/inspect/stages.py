"""`ishplan inspect`: what each stage saw in a plan, and why it decided as it did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.errors import NotInPlan
from extractors.records.geometry import NO_PAGE, Box
from pipeline.dataset.build_dataset import build_dataset
from pipeline.languages.terminal_language import load_terminal_catalogue
from pipeline.languages.translation import translate_detail, translate_message
from pipeline.outline.plan_outline import Section, SectionTable
from pipeline.outline.row_kinds import RowKind
from pipeline.structure.character_ledger import LEDGER_PLACES
from pipeline.structure.read_plan import Plan


def iter_report_lines(
    plan: Plan, page: int | None = None, section: str | None = None
) -> Iterator[str]:
    """The report, line by line; only the part about one page or section if that is asked for.

    Raises `NotInPlan` for a section or page that the plan does not have.
    """
    data = build_dataset(plan, plan.vocabulary)
    numbers = [plan_section.number for plan_section in plan.outline.sections]
    if section is not None and section not in numbers:
        raise NotInPlan(f"no section {section}; this plan has {', '.join(numbers)}")
    if page is not None and page > plan.source.pages:
        raise NotInPlan(f"no page {page}; this plan has {plan.source.pages}")
    size = f"{plan.source.pages} pages" if plan.source.pages else f"a {plan.source.form}"
    yield f"{plan.source.name}: {plan.year}, {size}, sha256 {plan.source.sha256}"
    if section is None:
        yield from _iter_page_lines(plan, data.ledger, page)
    position = 0
    for plan_section in plan.outline.sections:
        for part in plan_section.tables:
            position += 1
            on_page = page is None or page in part.table.pages
            if on_page and section in (None, plan_section.number):
                yield from _iter_table_lines(plan_section, position, part)
                for index, reason in enumerate(part.header.evidence, 1):
                    yield f"    column {index} → {reason}"
                yield from _iter_join_lines(data.cells, position, page)
    yield "findings"
    said = load_terminal_catalogue()
    for finding in data.findings:
        is_wanted = section is None or f"Section {section}" in str(finding["message"])
        if is_wanted and page in (None, finding["page"]):
            where = f"page {finding['page']}" if finding["page"] else "plan"
            detail = f": {translate_detail(said, str(finding['detail']))}" * bool(finding["detail"])
            label = f"{finding['severity']} {finding['code']}"
            message = str(finding["message"])
            yield f"  {label}, {where}: {translate_message(said, message) or message}{detail}"


def _iter_page_lines(plan: Plan, ledger: object, page: int | None) -> Iterator[str]:
    assert isinstance(ledger, list)
    yield "pages"
    for sheet, counts in zip(plan.document.pages, ledger, strict=True):
        if page not in (None, sheet.number):
            continue
        places = ", ".join(f"{place} {counts[place]}" for place in LEDGER_PLACES if counts[place])
        if sheet.number == NO_PAGE:
            yield f"  none of its own; {sheet.char_count} characters ({places})"
            continue
        rotation_note = f", turned {sheet.rotation}°" if sheet.rotation else ""
        yield (
            f"  {sheet.number}: {sheet.width:.0f} × {sheet.height:.0f} pt{rotation_note}; "
            f"{sheet.char_count} characters ({places})"
        )
        for grid in sheet.table_sizes:
            size = f"{grid.row_count} × {grid.column_count} grid, {grid.cell_count} cells"
            yield f"      {size}, {_format_box(grid.box)}"


def _iter_table_lines(section: Section, position: int, part: SectionTable) -> Iterator[str]:
    table, kinds = part.table, part.row_kinds
    where = "" if NO_PAGE in table.pages else f"pages {table.pages[0]}–{table.pages[-1]}, "
    yield (
        f"section {section.number} ({section.kind}), table {position}: "
        f"{where}{kinds.count(RowKind.ITEM)} rows, "
        f"{kinds.count(RowKind.SUBHEADING)} subheadings, {part.header_rows} header row(s), "
        f"{len(table.repeated_header_cells)} cells of repeated headers"
    )
    for join in table.join_reasons:
        yield f"    {join}"


def _iter_join_lines(cells: object, position: int, page: int | None) -> Iterator[str]:
    """Yields how cells were put together from parts or from broken words."""
    assert isinstance(cells, Sequence)
    for cell in cells:
        pages = {box["page"] for box in cell["boxes"] or ()}
        if cell["table"] == position and cell["joins"] and (page is None or page in pages):
            yield f"    cell {cell['row']},{cell['column']}"
            for join in cell["joins"]:
                yield f"        {join}"


def _format_box(box: Box) -> str:
    return f"x {box.x0:.0f}–{box.x1:.0f}, y {box.y0:.0f}–{box.y1:.0f} pt"
