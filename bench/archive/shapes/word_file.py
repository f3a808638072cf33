"""A plan's parts → a Word file."""

from __future__ import annotations

import io
import random
import zipfile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from .model import Align, DrawnPlan, Grid, Lines, NewPage, TwoColumns

ALIGNMENTS = {
    Align.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}

_MOMENT = (2020, 1, 1, 0, 0, 0)


def set_word(plan: DrawnPlan, chance: random.Random) -> bytes:
    """The plan as a Word file; the same arguments give the same bytes."""
    document = docx.Document()
    document.styles["Normal"].font.size = Pt(chance.choice((9, 10, 11)))
    if chance.random() < 0.6:
        _turn(document)
    is_heading_used, repeats = chance.random() < 0.5, chance.random() < 0.5
    if plan.head:
        document.sections[0].header.paragraphs[0].text = plan.head
    for part in plan.parts:
        if isinstance(part, NewPage):
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(part, Grid):
            _table(document, part, repeats=repeats)
        elif isinstance(part, TwoColumns):
            for text in (*part.left, *part.right):
                document.add_paragraph(text)
        else:
            _lines(document, part, is_heading=part.is_heading and is_heading_used)
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _turn(document: Document) -> None:
    section = document.sections[0]
    width, height = section.page_width, section.page_height
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = height, width


def _lines(document: Document, part: Lines, *, is_heading: bool) -> None:
    for text in part.texts:
        paragraph = document.add_paragraph()
        if is_heading:
            paragraph.style = document.styles["Heading 2"]
        _write(paragraph, text, bold=part.bold)
        paragraph.alignment = ALIGNMENTS[part.align]
        paragraph.paragraph_format.keep_with_next = part.keeps
        paragraph.paragraph_format.space_after = Pt(2)


def _write(paragraph: Paragraph, text: str, *, bold: bool) -> None:
    run = paragraph.add_run(text)
    run.bold = bold or None


def _table(document: Document, grid: Grid, *, repeats: bool) -> None:
    section = document.sections[0]
    sides = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (int(side or 0) for side in sides)
    room, total = width - left - right, sum(grid.widths)
    table = document.add_table(grid.rows, len(grid.widths))
    if grid.ruled:
        table.style = document.styles["Table Grid"]
    table.autofit = False
    slots = [[row.cells[at] for at in range(len(grid.widths))] for row in table.rows]
    for row in slots:
        for cell, share in zip(row, grid.widths, strict=True):
            cell.width = Emu(int(room * share / total))
    for one in grid.cells:
        cell = slots[one.row][one.column]
        if one.rows > 1 or one.columns > 1:
            cell = cell.merge(slots[one.row + one.rows - 1][one.column + one.columns - 1])
        bold = one.row < grid.header or one.row in grid.bold
        _fill(cell, one.text, bold=bold, centred=bold or one.column in grid.centred)
    if repeats:
        _repeat(table, grid.header)


def _fill(cell: _Cell, text: str, *, bold: bool, centred: bool) -> None:
    first, *more = text.split("\n")
    for spare in cell.paragraphs[1:]:
        spare._element.getparent().remove(spare._element)
    paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in more)]
    for paragraph, line in zip(paragraphs, (first, *more), strict=True):
        _write(paragraph, line, bold=bold)
        paragraph.paragraph_format.space_after = Pt(0)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _repeat(table: Table, rows: int) -> None:
    """Marks the header's rows as those that Word prints on each page."""
    for row in list(table.rows)[:rows]:
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def _timeless(data: bytes) -> bytes:
    """The file with one date on all its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _MOMENT)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
