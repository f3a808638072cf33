"""Runs of a Word file, put together from markup, and what is read of them."""

from __future__ import annotations

from extractors.records.documents import Document, ReaderNote
from extractors.word.word_reader import read_word
from tests.support.docx_files import of_body


def read(*markup: str) -> Document:
    return read_word(of_body(*markup), "a.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def in_cell(*runs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{in_paragraph(*runs)}</w:tc>"


def lines(found: Document) -> list[str]:
    return [line.text for line in found.lines]


def cells(found: Document) -> list[str]:
    return [one.text_raw for table in found.tables for one in table.cells]


def notes(found: Document) -> list[ReaderNote]:
    return [note for table in found.tables for one in table.cells for note in one.notes]


RAISED = '<w:vertAlign w:val="superscript"/>'


def field(code: str, *result: str) -> str:
    """A field: its code, and its result if it has one."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    body = f"{mark('separate')}{''.join(result)}" if result else ""
    return f"{mark('begin')}{code}{body}{mark('end')}"


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'
