"""An item keeps its thread over a chain of years."""

from __future__ import annotations

import shutil
from pathlib import Path

from pyarrow import parquet

from tests.support.command_line import ishplan
from tests.support.compared_years import FOLDER, YEARS, list_change_rows


def test_a_chain_of_years_has_one_thread(compared_copy: Path) -> None:
    _renamed(compared_copy, "2025-26", "2026-27")
    result = ishplan("compare", "2026-27", *YEARS, "--out", compared_copy)
    assert result.exit_code == 0, result.output
    rows = list_change_rows(compared_copy, "2025-26_2026-27")
    assert {row["thread_id"][:7] for row in rows} == {"2024-25", "2025-26"}
    first = {
        row["new_item_id"]: row["thread_id"] for row in list_change_rows(compared_copy, FOLDER)
    }
    assert all(row["thread_id"] == first[row["old_item_id"]] for row in rows)
    alone = ishplan("compare", "2025-26", "2026-27", "--out", compared_copy)
    assert alone.stderr == ""
    assert list_change_rows(compared_copy, "2025-26_2026-27") == rows


def test_threads_of_an_older_output_are_not_taken(compared_copy: Path) -> None:
    _renamed(compared_copy, "2025-26", "2026-27")
    descriptor = compared_copy / "year=2025-26" / "datapackage.json"
    descriptor.write_bytes(descriptor.read_bytes() + b"\n")
    result = ishplan("compare", "2025-26", "2026-27", "--out", compared_copy)
    assert "compare 2024-25 2025-26 again first" in result.stderr
    threads = {row["thread_id"][:7] for row in list_change_rows(compared_copy, "2025-26_2026-27")}
    assert threads == {"2025-26"}
    again = ishplan("compare", *YEARS, "--out", compared_copy)
    assert "compare 2025-26 2026-27 again" in again.stderr


def _renamed(out: Path, year: str, later: str) -> None:
    """Publish a year once more as another one, its item ids with it."""
    source, target = out / f"year={year}", out / f"year={later}"
    shutil.copytree(source, target)
    for path in target.rglob("*.parquet"):
        table = parquet.read_table(path, partitioning=None)
        for name in ("item_id", "group_id", "academic_year"):
            if name in table.column_names:
                import pyarrow.compute as pc

                at = table.column_names.index(name)
                moved = pc.replace_substring(table[name], year, later)
                table = table.set_column(at, table.schema.field(name), moved)
        parquet.write_table(table, path)
