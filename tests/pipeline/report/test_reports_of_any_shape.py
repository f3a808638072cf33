"""A report of a plan of another shape, in a browser: its own columns, filters and charts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pipeline.dataset.records import SectionRows
from pipeline.publish.build_files import publish_dataset
from pipeline.report.build import build_year_report
from pipeline.report.remake import write_archive_report
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


@pytest.fixture
def report(tmp_path: Path) -> str:
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
    folder = publish_dataset(dataset, tmp_path, lambda files: build_year_report(files, lambda: []))
    return (folder / "report.html").as_uri()


def test_only_charts_that_show_something(page: Page, report: str) -> None:
    page.goto(report)
    titles = page.locator("figcaption").all_inner_texts()
    assert titles == ["Items by section", "Deadlines by month"]
    page.locator("summary").first.click()
    cells = page.locator("figure").first.locator("tbody th")
    assert cells.all_inner_texts() == ["II", "s2", "I"]


def test_filters_and_columns_are_those_of_the_plan(page: Page, report: str) -> None:
    page.goto(f"{report}#items?cols=id,action,place,other&sort=section")
    filters = page.locator("[data-filter]")
    names = [one.get_attribute("data-filter") for one in filters.all()]
    assert names == ["section", "month", "place", "participants"]
    rows = page.locator("#rows tbody tr").all_inner_texts()
    assert [row.split("\t")[0] for row in rows] == ["II/1", "s2/1", "I/1", "I/2"]
    assert rows[0].endswith("Актовый зал\tГде рассматривается: Педсовет")


def test_an_item_shows_all_that_is_printed(page: Page, report: str) -> None:
    page.goto(f"{report}#item?id=2024-2028/II/1")
    text = page.locator("#view-item").inner_text()
    for printed in ("Концерт", "Актовый зал", "1–11 классы", "Выполнено", "Педсовет"):
        assert printed in text
    assert page.locator("th", has_text="Где рассматривается").get_attribute("lang") == "ru"


def test_sections_are_listed_by_number_and_title(page: Page, report: str) -> None:
    page.goto(report)
    rows = page.locator(".sections tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["II", "Досуг", "1"],
        ["s2", "Урок", "1"],
        ["I", "Учёба", "2"],
    ]
    assert page.locator(".kinds").count() == 0


def test_the_other_filters_are_those_of_the_chosen_institution(page: Page, tmp_path: Path) -> None:
    for name, section in (("А", "1"), ("Б", "IV")):
        rows = [SectionRows(section, "events", f"{section}. Иштер", [LESSON])]
        tables = dict.fromkeys(("responsibles", "funding", "abbreviations", "findings"), ())
        dataset = replace(made(), institution=name, sections=rows, cells=(), **tables)
        publish_dataset(dataset, tmp_path / f"institution={name}")
    path = write_archive_report(tmp_path)
    page.goto(f"{path.as_uri()}#items")
    options = page.locator("[data-filter=section] option")
    assert options.count() == 3
    page.select_option("[data-filter=institution]", "Б")
    expect(page.locator("#count")).to_have_text("Items: 1 / 2")
    assert options.all_inner_texts() == ["all", "IV (1)"]
    expect(page.locator("[data-filter=institution]")).to_be_focused()
