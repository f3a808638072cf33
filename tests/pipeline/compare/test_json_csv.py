"""A comparison as JSON and as CSV, for a pipe."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from pyarrow import parquet

from pipeline.compare.comparison_tables import CHANGES_TABLE
from tests.support.command_line import ishplan
from tests.support.compared_years import FOLDER, YEARS


def test_json_is_what_is_published(compared_copy: Path) -> None:
    (printed,) = json.loads(
        ishplan("compare", *YEARS, "--out", compared_copy, "--format", "json").output
    )
    published = json.loads((compared_copy / "compare" / FOLDER / "changes.json").read_text("utf-8"))
    kinds = {row["new_item_id"] or row["old_item_id"]: row["kinds"] for row in published}
    assert kinds == {
        row["new_item_id"] or row["old_item_id"]: row["kinds"] for row in printed["changes"]
    }


def test_csv_has_a_row_a_change(compared_copy: Path) -> None:
    text = ishplan("compare", *YEARS, "--out", compared_copy, "--format", "csv").output
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [*rows[0]] == [column.name for column in CHANGES_TABLE.columns]
    assert (
        len(rows)
        == parquet.read_table(compared_copy / "compare" / FOLDER / "changes.parquet").num_rows
    )
    assert {row["indicator_percent"] for row in rows} > {"-33.3"}  # a number is no formula
