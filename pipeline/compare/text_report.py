"""A comparison as text: for the terminal, or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from normalizers.wording.word_diff import DiffPiece, mark_changes
from pipeline.compare.changes import CHANGE_KINDS
from pipeline.compare.comparison import YearComparison
from pipeline.compare.highlights import MarkedText, TitledTable, iter_highlights
from pipeline.compare.section_summary import (
    SectionSummary,
    compute_total_kgs,
    iter_section_summaries,
)
from pipeline.published.written_values import format_kgs
from pipeline.terminal import make_safe

MAX_TERMINAL_ROWS = 5
"""The most rows of each kind that the terminal shows."""

MAX_CELL_CHARS = 60
"""The most characters of an action or a cell that the terminal shows."""

MAX_TITLE_CHARS = 30
"""The most characters of a section's title that it shows."""

CONTEXT_CHARS = 20
"""How many characters of unchanged text it shows before and after a change."""

_LEFT_ALIGNED_COLUMNS = {
    "section",
    "item",
    "action",
    "title",
    "printed",
    "words",
    "column",
    "was",
    "or",
    "why",
}
_LEFT_ALIGNED_COLUMNS |= {"no longer", "now", "who answers"}


def as_text(comparison: YearComparison) -> str:
    """The summary, then what is most worth reading, with colours (which `click.echo` drops in a
    pipe)."""
    lines = [click.style(_format_title(comparison), bold=True)]
    lines += _format_table(_build_summary_table(comparison))
    lines += [f"  {line}" for line in _format_glossary(comparison)]
    for table in iter_highlights(comparison, MAX_TERMINAL_ROWS):
        lines += ["", click.style(table.title, bold=True), *_format_table(table)]
        if table.omitted_count:
            lines.append(f"  … and {table.omitted_count} more")
    return "\n".join(lines)


def as_markdown(comparison: YearComparison) -> str:
    """The whole comparison as Markdown, with nothing left out."""
    lines = [f"# {_format_title(comparison)}", ""]
    lines += _format_markdown_table(_build_summary_table(comparison))
    lines += ["", *(f"{line}  " for line in _format_glossary(comparison))]
    for table in iter_highlights(comparison, None):
        lines += ["", f"## {table.title}", "", *_format_markdown_table(table)]
    return "\n".join(lines)


def _format_title(comparison: YearComparison) -> str:
    return f"{comparison.old.academic_year} → {comparison.new.academic_year}"


def _build_summary_table(comparison: YearComparison) -> TitledTable:
    """One row for each section and one for all; kinds of change that do not occur have no
    column."""
    sections = list(iter_section_summaries(comparison))
    kinds = [
        kind for kind in CHANGE_KINDS if any(section.kind_counts[kind] for section in sections)
    ]
    header = ("section", "items", *kinds, "KGS before", "KGS after")
    rows: list[tuple[MarkedText, ...]] = [
        (
            _format_section_number(section),
            _format_before_after(section.items_before, section.items_after),
            *(str(section.kind_counts[kind] or "·") for kind in kinds),
            format_kgs(section.money_before),
            format_kgs(section.money_after),
            section.title,
        )
        for section in sections
    ]
    rows.append(
        (
            "all",
            _format_before_after(len(comparison.old.entries), len(comparison.new.entries)),
            *(str(sum(section.kind_counts[kind] for section in sections)) for kind in kinds),
            format_kgs(compute_total_kgs(comparison.old.entries)),
            format_kgs(compute_total_kgs(comparison.new.entries)),
            "",
        )
    )
    return TitledTable("Summary", (*header, "title"), rows)


def _format_before_after(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} → {after}"


def _format_section_number(section: SectionSummary) -> str:
    if section.old_number == section.new_number:
        return section.new_number or ""
    return f"{section.old_number or 'none'} → {section.new_number or 'none'}"


def _format_glossary(comparison: YearComparison) -> list[str]:
    """A line of counts, and a line for each entry that changed."""
    changed = [change for change in comparison.glossary if change.kind != "same"]
    same_count = len(comparison.glossary) - len(changed)
    lines = [f"glossary: {same_count} entries are the same, {len(changed)} changed"]
    for change in changed:
        old, new = (
            f"{entry.abbreviation} – {entry.expansion}" if entry else ""
            for entry in (change.old, change.new)
        )
        lines.append(f"  {change.kind}: {' → '.join(filter(None, (old, new)))}")
    return lines


def _format_table(table: TitledTable) -> list[str]:
    """A table in columns as wide as needed; control characters in it are made harmless."""
    rows = [list(map(_format_cell, row, table.header)) for row in table.rows]
    widths = [max(map(len, column)) for column in zip(table.header, *rows, strict=True)]
    return [
        "  " + "  ".join(map(_align_cell, row, widths, table.header)).rstrip()
        for row in [list(table.header), *rows]
    ]


def _align_cell(cell: str, width: int, column: str) -> str:
    return cell.ljust(width) if column in _LEFT_ALIGNED_COLUMNS else cell.rjust(width)


def _format_cell(cell: MarkedText, column: str) -> str:
    max_chars = MAX_TITLE_CHARS if column == "title" else MAX_CELL_CHARS
    text = make_safe(cell if isinstance(cell, str) else mark_changes(_shorten_unchanged(cell)))
    return text if len(text) <= max_chars else text[: max_chars - 1] + "…"


def _shorten_unchanged(pieces: Sequence[DiffPiece]) -> list[DiffPiece]:
    """The pieces, with unchanged text cut down to what stands next to a change."""
    last = len(pieces) - 1
    shortened = []
    for index, piece in enumerate(pieces):
        text = piece.text
        if piece.op == "same" and len(text) > 2 * CONTEXT_CHARS:
            before = text[:CONTEXT_CHARS].rsplit(" ", 1)[0] if index else ""
            after = text[-CONTEXT_CHARS:].split(" ", 1)[-1] if index < last else ""
            text = f"{before} … {after}".lstrip()
        shortened.append(DiffPiece(piece.op, text))
    return shortened


def _format_markdown_table(table: TitledTable) -> list[str]:
    """A table as Markdown."""
    return [
        _format_markdown_row(table.header),
        _format_markdown_row(
            ["---" if column in _LEFT_ALIGNED_COLUMNS else "--:" for column in table.header]
        ),
        *(_format_markdown_row([_escape_markdown(cell) for cell in row]) for row in table.rows),
    ]


def _format_markdown_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_MARKDOWN_SPECIAL_CHARS = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def _escape_markdown(cell: MarkedText) -> str:
    """A cell of which nothing is taken for Markdown or HTML; added words are bold, removed words
    struck through."""
    if isinstance(cell, str):
        return _MARKDOWN_SPECIAL_CHARS.sub(r"\\\1", make_safe(cell))
    return "".join(map(_format_markdown_piece, cell)).strip()


def _format_markdown_piece(piece: DiffPiece) -> str:
    text = piece.text.strip()
    mark = {"same": "", "removed": "~~", "added": "**"}[piece.op]
    return f"{mark}{_escape_markdown(text)}{mark} " if text else ""
