"""Small Word files for one test each, made with python-docx, or of XML where it has no words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.table import Table

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
_NOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def saved(document: Document) -> bytes:
    """The bytes of a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def xml(markup: str) -> object:
    """An element from its markup, with the prefixes of `NAMESPACES`."""
    return parse_xml(re.sub(r"^<[\w:]+", rf"\g<0> {NAMESPACES}", markup))


def of_body(*markup: str) -> bytes:
    """A file whose body is the markup, a section's properties aside."""
    document = docx.Document()
    for one in markup:
        document.element.body.insert_element_before(xml(one), "w:sectPr")
    return saved(document)


def paragraph(text: str, properties: str = "") -> str:
    """The markup of a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, properties: str = "") -> str:
    """The markup of a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def ruled(*rows: Sequence[str], widths: Sequence[int] = ()) -> str:
    """The markup of a table whose rows are the markup of cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def numbered(document: Document, *levels: tuple[str, str], number: int = 90) -> int:
    """Adds a list with a format and a text a level, as `("decimal", "%1.")`; gives its number."""
    root = document.part.numbering_part.element
    body = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    root.insert(0, xml(f'<w:abstractNum w:abstractNumId="{number}">{body}</w:abstractNum>'))
    root.append(xml(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def listed(number: int, level: int = 0) -> str:
    """The properties of a paragraph in a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def with_footnote(document: Document, text: str) -> None:
    """Adds a footnote, and the line above footnotes, which is one to Word."""
    blob = (
        f"<w:footnotes {NAMESPACES}>"
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="1">{paragraph(text)}</w:footnote></w:footnotes>'
    )
    part = Part(PackURI("/word/footnotes.xml"), _NOTES, blob.encode(), document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], Mapping[str, bytes]]) -> bytes:
    """A file with its parts changed, by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in change(parts).items():
            archive.writestr(name, content)
    return out.getvalue()


def filled(document: Document, rows: Sequence[Sequence[str]]) -> Table:
    """Adds a table: `<` for a place that the cell on its left covers, `^` the one above."""
    table = document.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in {"<", "^"}:
                before = (at, column - 1) if text == "<" else (at - 1, column)
                table.cell(*before).merge(table.cell(at, column))
            else:
                first, *more = text.split("\n")
                table.cell(at, column).text = first
                for line in more:
                    table.cell(at, column).add_paragraph(line)
    for one in table._cells:  # a merge keeps an empty paragraph of each cell
        for empty in [p for p in one.paragraphs[1:] if not p.text]:
            empty._element.getparent().remove(empty._element)
    return table
