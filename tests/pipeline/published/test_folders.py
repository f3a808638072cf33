"""Which folders are published in an output."""

from __future__ import annotations

from pathlib import Path

from pipeline.published.folders import list_published_years


def test_years_are_in_the_order_of_time(tmp_path: Path) -> None:
    for year in ("2026", "2024-2028", "2025-26", "2026-27", "2024-25"):
        (tmp_path / f"year={year}").mkdir()
        (tmp_path / f"year={year}/datapackage.json").write_text("{}")
    (tmp_path / "year=2020-21").mkdir()
    assert list_published_years(tmp_path) == ["2024-2028", "2024-25", "2025-26", "2026", "2026-27"]
