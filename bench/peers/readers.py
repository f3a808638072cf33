"""How each Python library is asked for all tables of a plan.

A `load_…` function imports what it needs and gives a function from the plan's path to its tables,
each a list of rows of texts. None is a place where the library says that there is no cell, or no
text. Imports are not part of what is timed.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

Table = list[list[str | None]]
Reader = Callable[[Path], list[Table]]


def load_camelot() -> Reader:
    """Camelot, from the drawn lines and not from a picture of them; it fills merged cells down."""
    import camelot

    def tables(path: Path) -> list[Table]:
        found = camelot.read_pdf(
            path, pages="all", flavor="lattice", engine="vector", copy_text=["v"], parallel=False
        )
        return [table.df.values.tolist() for table in found]

    return tables


def load_pdfplumber() -> Reader:
    """pdfplumber, each page let go once it is read."""
    import pdfplumber

    def tables(path: Path) -> list[Table]:
        found: list[Table] = []
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                found += page.extract_tables()
                page.close()
        return found

    return tables


def load_pymupdf() -> Reader:
    """PyMuPDF's own finder of tables, as it is without options (strategy "lines")."""
    import pymupdf

    def tables(path: Path) -> list[Table]:
        with pymupdf.open(path) as document:
            return [table.extract() for page in document for table in page.find_tables().tables]

    return tables


def load_pymupdf2() -> Reader:
    """PyMuPDF 2's own finder of tables, as it is without options."""
    _need_pymupdf2()
    return load_pymupdf()


def load_pymupdf2_boxes() -> Reader:
    """PyMuPDF 2's cells without its layout model, each with what is printed in its box."""
    _need_pymupdf2()
    import pymupdf

    def tables(path: Path) -> list[Table]:
        with pymupdf.open(path) as document:
            return [
                [[cell and page.get_text(clip=cell) for cell in row.cells] for row in table.rows]
                for page in document
                for table in page.find_tables(use_layout=False).tables
            ]

    return tables


def _need_pymupdf2() -> None:
    """Raises if another PyMuPDF would be measured in its place."""
    if version("pymupdf").startswith("1."):
        raise ModuleNotFoundError("PyMuPDF 2 is not there", name="pymupdf 2")


def load_tablers() -> Reader:
    """Tablers with the text of the cells."""
    from tablers import Document, find_tables

    def tables(path: Path) -> list[Table]:
        document = Document(path)
        found = [
            [[cell.text if cell else None for cell in row.cells] for row in table.rows]
            for page in document.pages()
            for table in find_tables(page, extract_text=True)
        ]
        document.close()
        return found

    return tables


def load_img2table() -> Reader:
    """img2table on the PDF's own text, no OCR; it repeats the text of merged cells."""
    from img2table.document import PDF

    def tables(path: Path) -> list[Table]:
        return [
            [[cell.value for cell in row] for row in table.content.values()]
            for page in PDF(str(path)).extract_tables().values()
            for table in page
        ]

    return tables
