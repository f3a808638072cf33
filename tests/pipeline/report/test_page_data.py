"""What the page's script is given: the plan's own columns and filters."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace
from playwright.sync_api import Page, expect

from pipeline.dataset.dataset_records import SectionRows
from pipeline.publish.build_files import publish_dataset
from pipeline.report.remake import write_archive_report
from tests.support.made_dataset import made
from tests.support.report_of_any_shape import LESSON


def test_filters_and_columns_are_those_of_the_plan(page: Page, any_report: str) -> None:
    page.goto(f"{any_report}#items?cols=id,action,place,other&sort=section")
    filters = page.locator("[data-filter]")
    names = [one.get_attribute("data-filter") for one in filters.all()]
    assert names == ["section", "month", "place", "participants"]
    rows = page.locator("#rows tbody tr").all_inner_texts()
    assert [row.split("\t")[0] for row in rows] == ["II/1", "s2/1", "I/1", "I/2"]
    assert rows[0].endswith("Актовый зал\tГде рассматривается: Педсовет")


def test_an_item_shows_all_that_is_printed(page: Page, any_report: str) -> None:
    page.goto(f"{any_report}#item?id=2024-2028/II/1")
    text = page.locator("#view-item").inner_text()
    for printed in ("Концерт", "Актовый зал", "1–11 классы", "Выполнено", "Педсовет"):
        assert printed in text
    assert page.locator("th", has_text="Где рассматривается").get_attribute("lang") == "ru"


def test_sections_are_listed_by_number_and_title(page: Page, any_report: str) -> None:
    page.goto(any_report)
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
