"""Small plans made for one test each as Word files, out of the same parts as those in PDF."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import docx

from tests.support.docx_files import filled, saved, xml
from tests.support.made_plans import Ruled, Text
from tests.support.plan_parts import of_year


def made_word(*extra: str, year: str = "2025-26") -> docx.document.Document:
    """The whole plan as a Word file; then paragraphs in markup."""
    document = docx.Document(io.BytesIO(_make_plan(year)))
    for markup in extra:
        document.element.body.insert_element_before(xml(markup), "w:sectPr")
    return document


@cache
def _make_plan(year: str) -> bytes:
    document = docx.Document()
    for item in of_year(year):
        if isinstance(item, Text):
            for line in item.text.split("\n"):
                document.add_paragraph(line)
        elif isinstance(item, Ruled):
            filled(document, item.rows)
            document.add_paragraph("")
    return saved(document)


def written(path: Path, document: docx.document.Document) -> Path:
    path.write_bytes(saved(document))
    return path
