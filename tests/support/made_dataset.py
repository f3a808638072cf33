"""A small dataset made by hand, and a look at the folder that it is published to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from pipeline.dataset.dataset_records import Dataset, SectionRows
from pipeline.structure.source import PlanSource

YEAR = "year=2025-26"
SURE = {"method": "text", "confidence": 1.0}


def question(number: int) -> dict[str, object]:
    month = date(2025, 9, 1)
    return SURE | {
        "page_first": 3,
        "page_last": 4,
        "deadline": "Сентябрь",
        "deadline_kind": "month",
        "deadline_start": month,
        "deadline_end": date(2025, 9, 30),
        "session_no": 1,
        "session_month": month,
        "item_no": str(number),
        "item": "Окуу жылынын максаттары",
    }


def paid(item_id: str, group_id: str, amount: str) -> dict[str, object]:
    return {
        "item_id": item_id,
        "position": 1,
        "amount_kgs": Decimal(amount),
        "source": "КМТУ",
        "group_id": group_id,
    }


def made(*, pages: int = 1) -> Dataset:
    """A plan with two questions, a section of two steps and an empty one, and `pages` cells."""
    step = {"page_first": 5, "page_last": 5, "task": "Сапат", "step": "Аудит", "deadline": ""}
    step |= SURE | {"deadline_kind": "none", "indicator_value": 2.0, "indicator_unit": "ББП"}
    box = {"page": 5, "x0": 70.0, "y0": 80.0, "x1": 120.0, "y1": 95.5}
    cell = {"section": "2.1", "table": 2, "row": 2, "column": 1, "rowspan": 1, "colspan": 1}
    cell |= SURE | {
        "column_key": "task",
        "text_raw": "Са-\nпат",
        "text": "Сапат",
        "row_kind": "item",
    }
    return Dataset(
        academic_year="2025-26",
        source=PlanSource(name="2025-26.pdf", sha256="ab" * 32, bytes=182344, pages=pages),
        sections=[
            SectionRows("1", "council", "Окумуштуулар кеңеши", [question(1), question(2)]),
            SectionRows("2.1", "strategy", "Билим берүү", [step, step]),
            SectionRows("3", "events", "Мамлекеттик тил", []),
        ],
        responsibles=[
            {"item_id": "2025-26/1/1", "position": 1, "party": "Ректор", "role": "ректор"},
            {"item_id": "2025-26/1/1", "position": 2, "party": "АРБ башчысы", "unit": "АРБ"},
        ],
        funding=[
            paid("2025-26/2.1/1", "2025-26/2.1/1/1", "1500.5"),
            paid("2025-26/2.1/2", "2025-26/2.1/1/1", "1500.5"),
        ],
        abbreviations=[
            {
                "item_id": "2025-26/1/1",
                "column": "responsible",
                "start": 8,
                "surface": "АРБнын",
                "stem": "АРБ",
                "status": "unknown",
                "score": 0.0,
                "candidates": ["АЧБ – бөлүм"],
            }
        ],
        glossary=[{"abbreviation": "ОК", "expansion": "окуу", "sense": 1, "origin": "glossary"}],
        cells=[
            cell | {"table": page, "boxes": [box | {"page": page}, box | {"page": page + 1}]}
            for page in range(1, pages + 1)
        ],
        findings=[{"severity": "warning", "code": "unplaced", "page": 9, "message": "Орду жок"}],
        ledger=[{"page": page, "printed": 40, "cell": 40} for page in range(1, pages + 1)],
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}
