"""A small plan, and ways in which its page shows something else than its text layer says.

Each fault is made at a word of the table that is chosen at random. `PAGE` is the plan's only page
without a fault.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pymupdf

from extractors.extract import extract_document
from extractors.records.documents import Document
from extractors.records.geometry import Box
from extractors.records.page_marks import Word
from pipeline.outline.sections import build_outline
from pipeline.structure.character_ledger import check_ledger, count_characters
from tests.support.made_plans import Ruled, Text, made_pdf
from tests.support.pdfs import pages_of
from tests.support.plan_parts import STRATEGY_HEADER, STRATEGY_TITLE

ROWS = (
    ("Окуу программаларын\nжаңыртуу", "Талдоо", "Топ түзүү", "Буйрук", "1 топ\nоктябрь 2025-ж."),
    ("^", "^", "Жолугушуу", "Протокол", "4 жолугушуу\nноябрь 2025-ж."),
    ("^", "Иштеп чыгуу", "План түзүү", "Окуу планы", "2 план\nмарт 2026-ж."),
    ("Китепкананы\nбайытуу", "Сатып алуу", "Тизме түзүү", "Тизме", "1 тизме\nдекабрь 2025-ж."),
    ("^", "^", "Сатып алуу", "Келишим", "200 китеп\nмай 2026-ж."),
)
MONEY = (
    ("ОБ башчысы", "120 миң сом\nКМТУ"),
    ("ОБ башчысы,\nкафедра башчылары", "80 миң сом\nКМТУ"),
    ("АИ боюнча\nпроректор", "300 миң сом\nКМТУ"),
    ("Китепкана\nдиректору", "500 миң сом\nатайын каражат"),
    ("Китепкана\nдиректору", "1500 миң сом\nатайын каражат"),
)
PLAN = (
    Text("АЛА-ТОО УНИВЕРСИТЕТИНИН 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ"),
    STRATEGY_TITLE,
    Ruled(
        [STRATEGY_HEADER, *((*row, *money) for row, money in zip(ROWS, MONEY, strict=True))],
        widths=(110, 100, 95, 90, 125, 120, 135),
    ),
)


@dataclass(frozen=True)
class Target:
    """A word of the table: where it is, what it says, and its cell's text, lines as lines."""

    box: Box
    text: str
    cell: str


@cache
def plan_pdf() -> bytes:
    """The plan without a fault."""
    return made_pdf(*PLAN)


@cache
def clean_cells() -> tuple[str, ...]:
    """The texts of the plan's cells without a fault."""
    return read(plan_pdf()).cells


@cache
def _cell_boxes() -> tuple[Box, ...]:
    document = extract_document(pages_of(plan_pdf()))
    return tuple(cell.parts[0].box for table in document.tables for cell in table.cells)


@cache
def targets() -> tuple[Target, ...]:
    """The words of the table's body, each in a cell of its own words."""
    (page,) = pages_of(plan_pdf())
    document = extract_document([page])
    found = []
    for cell in document.tables[0].cells:
        if cell.row == 0:
            continue
        box = cell.parts[0].box
        found += [
            Target(Box(*word[:4]), word.text, cell.text_raw)
            for word in page.words
            if _is_inside(word, box)
        ]
    return tuple(found)


def _is_inside(word: Word, box: Box) -> bool:
    return (
        box.x0 <= (word.x0 + word.x1) / 2 <= box.x1 and box.y0 <= (word.y0 + word.y1) / 2 <= box.y1
    )


Fault = Callable[[Any, Target], None]
"""Changes a page at a word."""


def faulty_pdf(fault: Fault, target: Target) -> bytes:
    """The plan with a fault at a word."""
    with pymupdf.open(stream=plan_pdf(), filetype="pdf") as document:
        page = document[0]
        fault(page, target)
        return bytes(document.tobytes())


@dataclass(frozen=True)
class Reading:
    """What is read of a page: its cells' texts, and all that is told of it, as (kind, text)."""

    cells: tuple[str, ...]
    told: frozenset[tuple[str, str]]

    @property
    def kinds(self) -> set[str]:
        """The kinds of what is told."""
        return {kind for kind, _ in self.told}


def read(pdf: bytes) -> Reading:
    """What is read of a plan of one page, of which each character has its place."""
    document = extract_document(pages_of(pdf))
    check_ledger(count_characters(document, build_outline(document)), "plan.pdf")
    return Reading(tuple(_list_cells(document)), frozenset(_list_told(document)))


def _list_cells(document: Document) -> list[str]:
    return [cell.text_raw for table in document.tables for cell in table.cells]


def _list_told(document: Document) -> list[tuple[str, str]]:
    (sheet,) = document.pages
    return [(text.kind, text.text) for text in sheet.aside_texts] + [
        (remark.code, remark.detail or "") for remark in sheet.remarks
    ]


def without_word(target: Target) -> tuple[str, ...]:
    """The cells' texts of the plan without that word."""
    clean = list(clean_cells())
    place = _find_cell(target)
    lines = [
        [
            word
            for word in line.split()
            if not (line_no == _find_line(target) and word == target.text)
        ]
        for line_no, line in enumerate(clean[place].split("\n"))
    ]
    clean[place] = "\n".join(" ".join(words) for words in lines if words)
    return tuple(clean)


def _find_cell(target: Target) -> int:
    x, y = (target.box.x0 + target.box.x1) / 2, (target.box.y0 + target.box.y1) / 2
    for place, box in enumerate(_cell_boxes()):
        if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1:
            return place
    raise LookupError(target)


def _find_line(target: Target) -> int:
    same_cell = [other for other in targets() if other.cell == target.cell]
    heights = sorted(
        {round(other.box.y0) for other in same_cell if _find_cell(other) == _find_cell(target)}
    )
    return heights.index(round(target.box.y0))


def write(page: Any, x: float, foot: float, text: str, **options: Any) -> None:
    """Writes on a page with the plan's own letters."""
    page.insert_text((x, foot), text, fontname="F0", **{"fontsize": 9.0, **options})


def foot_of(target: Target) -> float:
    """The height at which a word's letters stand."""
    return target.box.y1 - 0.23 * (target.box.y1 - target.box.y0)
