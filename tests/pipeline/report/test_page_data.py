"""What the page's script is given: the plan's own columns and filters."""

from __future__ import annotations

from playwright.sync_api import Page


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
