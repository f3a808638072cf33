"""A comparison as text: for the terminal, or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

import click

from normalizers.wording.word_diff import Piece, marked
from pipeline.compare.changes import KINDS
from pipeline.compare.comparison import Comparison
from pipeline.compare.highlights import Block, Cell, highlights, kgs
from pipeline.compare.section_summary import SectionSummary, money, section_summaries
from pipeline.terminal import shown

FIRST = 5
"""How many of each kind the terminal shows."""

WIDTH = 60
"""How many letters of an action or a cell the terminal shows."""

TITLE = 30
"""How many letters of a section's title it shows."""

AROUND = 20
"""How many letters it shows of what stayed the same before and after a change."""

_LEFT = {"section", "item", "action", "title", "printed", "words", "column", "was", "or", "why"}
_LEFT |= {"no longer", "now", "who answers"}


def as_text(comparison: Comparison) -> str:
    """The summary, then what is worth reading first, with colours that a pipe drops."""
    lines = [click.style(_title(comparison), bold=True)]
    lines += _table(_summary(comparison))
    lines += [f"  {line}" for line in _glossary(comparison)]
    for block in highlights(comparison, FIRST):
        lines += ["", click.style(block.title, bold=True), *_table(block)]
        if block.more:
            lines.append(f"  … and {block.more} more")
    return "\n".join(lines)


def as_markdown(comparison: Comparison) -> str:
    """The whole comparison, nothing left out."""
    lines = [f"# {_title(comparison)}", ""]
    lines += _markdown(_summary(comparison))
    lines += ["", *(f"{line}  " for line in _glossary(comparison))]
    for block in highlights(comparison, None):
        lines += ["", f"## {block.title}", "", *_markdown(block)]
    return "\n".join(lines)


def _title(comparison: Comparison) -> str:
    return f"{comparison.old.academic_year} → {comparison.new.academic_year}"


def _summary(comparison: Comparison) -> Block:
    """A row a section, and one for all; kinds of change that do not occur have no column."""
    sections = list(section_summaries(comparison))
    kinds = [kind for kind in KINDS if any(section.kinds[kind] for section in sections)]
    header = ("section", "items", *kinds, "KGS before", "KGS after")
    rows: list[tuple[Cell, ...]] = [
        (
            _number(section),
            _from_to(section.items_before, section.items_after),
            *(str(section.kinds[kind] or "·") for kind in kinds),
            kgs(section.money_before),
            kgs(section.money_after),
            section.title,
        )
        for section in sections
    ]
    rows.append(
        (
            "all",
            _from_to(len(comparison.old.entries), len(comparison.new.entries)),
            *(str(sum(section.kinds[kind] for section in sections)) for kind in kinds),
            kgs(money(comparison.old.entries)),
            kgs(money(comparison.new.entries)),
            "",
        )
    )
    return Block("Summary", (*header, "title"), rows)


def _from_to(before: int, after: int) -> str:
    return str(after) if before == after else f"{before} → {after}"


def _number(section: SectionSummary) -> str:
    if section.old == section.new:
        return section.new or ""
    return f"{section.old or 'none'} → {section.new or 'none'}"


def _glossary(comparison: Comparison) -> list[str]:
    """A line of counts, and a line for each entry that is not the same."""
    changed = [change for change in comparison.glossary if change.kind != "same"]
    same = len(comparison.glossary) - len(changed)
    lines = [f"glossary: {same} entries are the same, {len(changed)} changed"]
    for change in changed:
        old, new = (
            f"{entry.abbreviation} – {entry.expansion}" if entry else ""
            for entry in (change.old, change.new)
        )
        lines.append(f"  {change.kind}: {' → '.join(filter(None, (old, new)))}")
    return lines


def _table(block: Block) -> list[str]:
    """A block in columns as wide as they need to be; nothing in it can steer the terminal."""
    rows = [list(map(_plain, row, block.header)) for row in block.rows]
    widths = [max(map(len, column)) for column in zip(block.header, *rows, strict=True)]
    return [
        "  " + "  ".join(map(_placed, row, widths, block.header)).rstrip()
        for row in [list(block.header), *rows]
    ]


def _placed(cell: str, width: int, column: str) -> str:
    return cell.ljust(width) if column in _LEFT else cell.rjust(width)


def _plain(cell: Cell, column: str) -> str:
    most = TITLE if column == "title" else WIDTH
    text = shown(cell if isinstance(cell, str) else marked(_around(cell)))
    return text if len(text) <= most else text[: most - 1] + "…"


def _around(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces with what stayed the same cut down to what stands next to a change."""
    last = len(pieces) - 1
    out = []
    for at, piece in enumerate(pieces):
        text = piece.text
        if piece.op == "same" and len(text) > 2 * AROUND:
            before = text[:AROUND].rsplit(" ", 1)[0] if at else ""
            after = text[-AROUND:].split(" ", 1)[-1] if at < last else ""
            text = f"{before} … {after}".lstrip()
        out.append(Piece(piece.op, text))
    return out


def _markdown(block: Block) -> list[str]:
    """A block as a table of Markdown."""
    return [
        _line(block.header),
        _line(["---" if column in _LEFT else "--:" for column in block.header]),
        *(_line([_escaped(cell) for cell in row]) for row in block.rows),
    ]


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&])")


def _escaped(cell: Cell) -> str:
    """A cell of which nothing is taken for Markdown or HTML; words that came or went are marked."""
    if isinstance(cell, str):
        return _SPECIAL.sub(r"\\\1", shown(cell))
    return "".join(map(_piece, cell)).strip()


def _piece(piece: Piece) -> str:
    text = piece.text.strip()
    mark = {"same": "", "removed": "~~", "added": "**"}[piece.op]
    return f"{mark}{_escaped(text)}{mark} " if text else ""
