"""A comparison fits the years that it compares."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.support.checked_output import COMPARED, changed, problems


def test_a_comparison_of_an_older_output_is_found(compared_copy: Path) -> None:
    changed(
        compared_copy, "year=2024-25", "datapackage.json", lambda package: package | {"title": "x"}
    )
    assert problems(compared_copy, COMPARED) == ["2024-25 was published anew since: compare again"]


def test_a_comparison_that_lacks_an_item_is_found(compared_copy: Path) -> None:
    changed(compared_copy, COMPARED, "changes.parquet", lambda rows: rows[1:])
    found = problems(compared_copy, COMPARED)
    assert "changes has not the items of 2024-25" in found
    assert "summary does not count the changes that are same" in found


def test_a_comparison_of_a_year_that_went_is_found(compared_copy: Path) -> None:
    shutil.rmtree(compared_copy / "year=2024-25")
    assert problems(compared_copy, COMPARED) == ["2024-25 is not published any more"]
