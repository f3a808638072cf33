"""Faults that people meet in Word files, each put into a plan at a place of one's choice.

A place is a word of a cell that holds an item. Each maker changes the file; most leave the page as
a reader sees it as it was, so that the data must be as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from hashlib import sha256
from typing import NamedTuple

from docx.document import Document

from extractors.word.word_reader import read_word
from pipeline.dataset.build_dataset import build_dataset
from pipeline.dataset.dataset_records import Dataset
from pipeline.structure.read_plan import interpret_document
from pipeline.structure.source import PlanSource
from tests.support.docx_files import saved, xml
from tests.support.made_word import made_word
from tests.support.word_runs import RAISED

HEADER_ROWS = 1
HYPHENS = "‐‑‒–—―−﹣－"


class Place(NamedTuple):
    """A word of a plan: its table, row and cell, and which word of the cell's first paragraph."""

    table: int
    row: int
    cell: int
    word: int


def list_places() -> list[Place]:
    """The words of all cells of items in the plan that `made_word` makes."""
    return [
        Place(at, row, cell, word)
        for at, table in enumerate(made_word().tables)
        for row, line in enumerate(table.rows)
        if row >= HEADER_ROWS and len({id(one._tc) for one in line.cells}) > 1
        for cell, one in enumerate(line.cells)
        for word in range(len(one.paragraphs[0].text.split()))
    ]


def read_dataset(document: Document) -> Dataset:
    """What is published of a Word file."""
    data = saved(document)
    source = PlanSource("a.docx", sha256(data).hexdigest(), len(data), 0, form="Word file")
    plan = interpret_document(read_word(data, "a.docx"), source)
    return build_dataset(plan, plan.vocabulary)


def run(text: str, properties: str = "") -> str:
    """The markup of a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def split_at(document: Document, place: Place) -> tuple[str, str, str]:
    """The text before a word, the word, and the text behind it."""
    text = _find_paragraph(document, place).text
    found = list(re.finditer(r"\S+", text))[place.word]
    return text[: found.start()], found[0], text[found.end() :]


def put_runs(document: Document, place: Place, *markup: str) -> None:
    """Replaces the text of a place's paragraph by runs in markup."""
    paragraph = _find_paragraph(document, place)._p
    for old in [one for one in paragraph if not one.tag.endswith("}pPr")]:
        paragraph.remove(old)
    for one in markup:
        paragraph.append(xml(one))


def add_beside(content: Callable[[str], str]) -> Callable[[Document, Place], None]:
    """A maker that puts something behind a word; `content` gives its markup for the word."""

    def change(document: Document, place: Place) -> None:
        before, word, after = split_at(document, place)
        put_runs(document, place, run(before + word), content(word), run(after))

    return change


def replace_word(content: Callable[[str], str]) -> Callable[[Document, Place], None]:
    """A maker that prints a word in another way."""

    def change(document: Document, place: Place) -> None:
        before, word, after = split_at(document, place)
        put_runs(document, place, run(before), content(word), run(after))

    return change


def _find_paragraph(document: Document, place: Place):  # type: ignore[no-untyped-def]
    cell = document.tables[place.table].rows[place.row].cells[place.cell]
    return cell.paragraphs[0]


def dropdown(word: str) -> str:
    """A list to choose from whose second entry is chosen."""
    entries = "".join(f'<w:listEntry w:val="{one}"/>' for one in ("башка", word))
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    data = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    code = "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
    return f"<w:smartTag>{begin}{code}{mark.format('end')}</w:smartTag>"


def field_in_field(word: str) -> str:
    """A field whose code holds the result of another, which nobody sees."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    code = "<w:r><w:instrText>IF </w:instrText></w:r>"
    inner = f"{mark('begin')}{code}{mark('separate')}{run('999')}{mark('end')}"
    outer = f"{mark('begin')}{code}{inner}{mark('separate')}{run(word)}{mark('end')}"
    return f"<w:smartTag>{outer}</w:smartTag>"


def control(word: str) -> str:
    """A content control that holds a word."""
    return (
        f"<w:sdt><w:sdtPr><w:comboBox/></w:sdtPr><w:sdtContent>{run(word)}</w:sdtContent></w:sdt>"
    )


def prompt(_: str) -> str:
    """An empty content control."""
    content = f"<w:sdtContent>{run(' 999 сом')}</w:sdtContent>"
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>{content}</w:sdt>"


def moved(word: str) -> str:
    """A word that was moved here, beside one that was moved away."""
    away = f"<w:moveFrom>{run('999')}</w:moveFrom>"
    return f"<w:smartTag>{away}<w:moveTo>{run(word)}</w:moveTo></w:smartTag>"


SEEN_THE_SAME = {
    "dropdown": replace_word(dropdown),
    "field in field": replace_word(field_in_field),
    "control": replace_word(control),
    "moved": replace_word(moved),
    "zero width": replace_word(lambda word: run("\u200b".join(word) + "\u2060\ufeff\u200e")),
    "soft hyphen": replace_word(lambda word: run("\u00ad".join(word))),
}
"""Makers after which a reader sees the same page: nothing but the file differs."""

LEFT_OUT = {
    "struck": (add_beside(lambda _: run(" 999 сом", "<w:strike/>")), "text_struck"),
    "double struck": (add_beside(lambda _: run(" май", "<w:dstrike/>")), "text_struck"),
    "hidden": (add_beside(lambda _: run(" 999 сом", "<w:vanish/>")), "text_unseen"),
    "white": (add_beside(lambda _: run(" 999", '<w:color w:val="FFFFFF"/>')), "text_unseen"),
    "prompt": (add_beside(prompt), "text_unseen"),
    "raised mark": (add_beside(lambda _: run("9", RAISED)), "note_mark"),
}
"""Makers of what is no part of the text, and the finding that must tell of it in its row."""


def exchange_hyphens(document: Document, sign: str) -> None:
    """Prints every hyphen of a plan with another sign that looks like it."""
    for text in document.element.body.iter("{*}t"):
        text.text = (text.text or "").replace("-", sign)


def add_row(document: Document, place: Place, properties: str, run_properties: str) -> None:
    """Repeats a place's row below itself, with properties of the row and of its text."""
    row = document.tables[place.table].rows[place.row]._tr
    copy = deepcopy(row)
    for merge in list(copy.iter("{*}vMerge")):
        merge.getparent().remove(merge)
    copy.insert(0, xml(f"<w:trPr>{properties}</w:trPr>"))
    for one in list(copy.iter("{*}r")):
        one.insert(0, xml(f"<w:rPr>{run_properties}</w:rPr>"))
    row.addnext(copy)
