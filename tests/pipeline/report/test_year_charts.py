"""Charts of a year: only those that show something."""

from __future__ import annotations

from playwright.sync_api import Page


def test_only_charts_that_show_something(page: Page, any_report: str) -> None:
    page.goto(any_report)
    titles = page.locator("figcaption").all_inner_texts()
    assert titles == ["Items by section", "Deadlines by month"]
    page.locator("summary").first.click()
    cells = page.locator("figure").first.locator("tbody th")
    assert cells.all_inner_texts() == ["II", "s2", "I"]
