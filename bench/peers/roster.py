"""Who is compared: each reader with its settings and what is to be known of its figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import java, own, readers


@dataclass(frozen=True, slots=True)
class Peer:
    """A reader of tables.

    `load` imports it and gives the work to be timed; `tables` makes tables of what the work gives,
    None if there are none to be had. `fills`: it repeats merged cells itself, over page breaks too.
    `batch`: the work takes all plans at once and gives a list. `beside`: the folder in the readers'
    environment whose packages go before the others.
    """

    key: str
    name: str
    package: str
    load: Callable[[], Callable[[Any], Any]]
    setting: str
    merged: str = "left empty, filled down here"
    tables: Callable[[Any], Any] | None = list
    fills: bool = False
    own: bool = False
    java: bool = False
    batch: bool = False
    beside: str = ""


IN_PAGE = "repeated by itself within a page"
OVER_BREAKS = "repeated by itself, also over page breaks"
PYMUPDF2 = "pymupdf2"
"""Where `make bench` puts PyMuPDF 2, which cannot stand in one environment with 1.28."""

PEERS = (
    Peer(
        "floor",
        "floor: PyMuPDF",
        "pymupdf",
        own.load_floor,
        "PyMuPDF words and `get_cdrawings()` of every page, no tables",
        merged="no tables",
        tables=None,
        own=True,
    ),
    Peer(
        "ishplan",
        "ishplan",
        "ishplan",
        own.load_ishplan,
        "PDF to published folder, all sections and the glossary with their meaning; no report; "
        "`run_plans` with a plan at a time, which starts two processes for each",
        merged=OVER_BREAKS,
        tables=own.published,
        fills=True,
        own=True,
    ),
    Peer(
        "ishplan-inside",
        "ishplan in one process",
        "ishplan",
        own.load_inside,
        "the same files without `run_plans`: no processes started, nothing limited",
        merged=OVER_BREAKS,
        tables=own.published,
        fills=True,
        own=True,
    ),
    Peer("tablers", "tablers", "tablers", readers.load_tablers, "`find_tables`, with text"),
    Peer(
        "camelot",
        "Camelot",
        "camelot-py",
        readers.load_camelot,
        '`flavor="lattice", engine="vector", copy_text=["v"]`',
        merged=IN_PAGE,
    ),
    Peer(
        "pdfplumber",
        "pdfplumber",
        "pdfplumber",
        readers.load_pdfplumber,
        "`extract_tables()`, then `page.close()`",
    ),
    Peer(
        "pymupdf",
        "find_tables of PyMuPDF",
        "pymupdf",
        readers.load_pymupdf,
        '`page.find_tables()` without options (strategy "lines")',
    ),
    Peer(
        "pymupdf2",
        "find_tables of PyMuPDF",
        "pymupdf",
        readers.load_pymupdf2,
        "`page.find_tables()` without options, which asks its layout model; `table.extract()`",
        beside=PYMUPDF2,
    ),
    Peer(
        "pymupdf2-boxes",
        "find_tables, text by its boxes, of PyMuPDF",
        "pymupdf",
        readers.load_pymupdf2_boxes,
        "`page.find_tables(use_layout=False)`, each text by `page.get_text(clip=…)` of its cell, "
        "since `extract()` of 2.0 mixes up letters",
        beside=PYMUPDF2,
    ),
    Peer(
        "tabula",
        "tabula-java by tabula-py",
        "tabula-py",
        java.load_tabula,
        "tabula-py, `lattice=True, guess=False`, Java kept running by jpype; cells put into their "
        "columns here by where they stand",
        java=True,
    ),
    Peer(
        "opendataloader",
        "opendataloader-pdf",
        "opendataloader-pdf",
        java.load_opendataloader,
        'JSON, `image_output="off"`; all plans in one call, as it advises, since each call starts '
        "Java, which is in its time",
        merged="told by their spans, repeated here",
        java=True,
        batch=True,
    ),
    Peer(
        "img2table",
        "img2table",
        "img2table",
        readers.load_img2table,
        "`PDF(…).extract_tables()`, the PDF's own text, no OCR",
        merged=IN_PAGE,
    ),
)
