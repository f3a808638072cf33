"""The report of a programme of several years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pipeline.dataset.dataset_records import SectionRows
from pipeline.publish.build_files import publish_dataset
from pipeline.report.build_report import build_year_report
from tests.support.made_dataset import SURE, made

CONCERT = SURE | {
    "deadline": "до 20 мая 2027 г.",
    "deadline_kind": "date",
    "deadline_start": date(2027, 5, 20),
    "deadline_end": date(2027, 5, 20),
    "event": "Концерт",
    "action": "Концерт",
    "place": "Актовый зал",
    "participants": "1–11 классы",
    "note": "Выполнено",
    "other": [{"title": "Где рассматривается", "text": "Педсовет"}],
}
LESSON = SURE | {"deadline_kind": "none", "event": "Урок", "action": "Урок"}
COLUMNS = ("place", "participants", "note", "other")


def make_any_report(out: Path) -> str:
    """The address of the page of a programme of several years, in Russian, without money."""
    dataset = replace(
        made(),
        academic_year="2024-2028",
        sections=[
            SectionRows("II", "events", "II. Досуг", [CONCERT], COLUMNS),
            SectionRows("s2", "events", "", [LESSON]),
            SectionRows("I", "events", "I. Учёба", [LESSON, LESSON]),
        ],
        **dict.fromkeys(("responsibles", "funding", "abbreviations", "cells", "findings"), ()),
    )
    folder = publish_dataset(dataset, out, lambda files: build_year_report(files, lambda: []))
    return (folder / "report.html").as_uri()
