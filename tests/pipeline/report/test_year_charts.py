"""Charts of a year: only those that show something."""

from __future__ import annotations

from playwright.sync_api import Page

from pipeline.report.year_charts import build_shared_charts


def test_only_charts_that_show_something(page: Page, any_report: str) -> None:
    page.goto(any_report)
    titles = page.locator("figcaption").all_inner_texts()
    assert titles == ["Items by section", "Deadlines by month"]
    page.locator("summary").first.click()
    cells = page.locator("figure").first.locator("tbody th")
    assert cells.all_inner_texts() == ["II", "s2", "I"]


def test_months_without_a_deadline_are_in_their_place() -> None:
    period = {"start": "2025-09-01", "end": "2026-08-31"}
    ends = ("2025-11-30", "2026-02-28")
    items = [
        {"s": "1", "c": {"deadline_kind": "month", "deadline_start": end, "deadline_end": end}}
        for end in ends
    ]
    year = {"items": items, "period": period, "sections": [{"id": "1"}]}
    (months,) = [one for one in build_shared_charts([year]) if one.key == "months"]
    assert months.rows == [("2025-11", 1), ("2025-12", 0), ("2026-01", 0), ("2026-02", 1)]
