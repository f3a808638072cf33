"""`ishplan compare` as its user sees it: exit codes, and what it says of odd years."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from pyarrow import parquet

from pipeline.publish.build_files import publish_dataset
from tests.support.command_line import ishplan, only_error
from tests.support.compared_years import FOLDER, YEARS
from tests.support.made_dataset import made


def test_exit_code_tells_of_changes_if_asked(compared_copy: Path) -> None:
    assert ishplan("compare", *YEARS, "--out", compared_copy, "--exit-code").exit_code == 1
    shutil.copytree(compared_copy / "year=2025-26", compared_copy / "year=2026-27")
    same = ishplan("compare", "2025-26", "2026-27", "--out", compared_copy, "--exit-code")
    assert same.exit_code == 1  # dates did not move on with the year
    missing = ishplan("compare", "2025-26", "1999-00", "--out", compared_copy, "--exit-code")
    assert missing.exit_code == 2


def test_a_year_against_its_equal_changes_nothing(tmp_path: Path) -> None:
    from msgspec.structs import replace

    dataset = made()
    timeless = replace(dataset, sections=dataset.sections[1:], responsibles=[])
    for label in ("2025-26", "2026-27"):
        funding = [
            {**row, "item_id": str(row["item_id"]).replace("2025-26", label)}
            for row in timeless.funding
        ]
        publish_dataset(replace(timeless, academic_year=label, funding=funding), tmp_path)
    result = ishplan("compare", "2025-26", "2026-27", "--out", tmp_path, "--exit-code")
    assert result.exit_code == 0, result.output


def test_one_year_is_a_wrong_use() -> None:
    result = ishplan("compare", "2025-26")
    assert result.exit_code == 2
    assert "name two or more" in result.stderr


def test_a_section_that_is_empty_in_one_year_is_said(compared_copy: Path) -> None:
    path = compared_copy / "year=2024-25" / "sections" / "2.7.parquet"
    parquet.write_table(parquet.read_table(path, partitioning=None)[:0], path)
    result = ishplan("compare", *YEARS, "--out", compared_copy)
    assert result.exit_code == 0
    assert "section 2.7 is empty in 2024-25: its items count as new or moved" in result.stderr
    (row,) = (
        row
        for row in json.loads(
            (compared_copy / "compare" / FOLDER / "summary.json").read_text("utf-8")
        )
        if row["new_section"] == "2.7"
    )
    assert (row["items_before"], row["new"]) == (0, row["items_after"])


def test_a_year_without_items(compared_copy: Path) -> None:
    for path in (compared_copy / "year=2024-25" / "sections").glob("*.parquet"):
        parquet.write_table(parquet.read_table(path, partitioning=None)[:0], path)
    error = only_error(ishplan("compare", *YEARS, "--out", compared_copy))
    assert error.startswith("2024-25: the published plan has no items")
