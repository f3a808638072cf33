"""A CSV file a table."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.support import gold

YEAR = "2025-26"


def test_csv_has_the_same_rows(files: Path, published: Path) -> None:
    text = (files / "2025-26-csv" / "2.1.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    known = gold.table(published, YEAR, "sections/2.1")
    assert [row["step"] for row in rows] == [row["step"] for row in known]
    assert rows[0]["deadline_end"] == known[0]["deadline_end"].isoformat()
