"""All exports of a year: the same bytes each time, and no text that becomes a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from pipeline.export.write import write_exports
from pipeline.publish.build_files import publish_dataset
from tests.support.made_dataset import made

YEAR = "2025-26"


def test_the_same_year_gives_the_same_bytes(files: Path, published: Path, tmp_path: Path) -> None:
    write_exports(published, YEAR, ("xlsx", "csv", "ics"), tmp_path)
    for path in filter(Path.is_file, tmp_path.rglob("*")):
        assert path.read_bytes() == (files / path.relative_to(tmp_path)).read_bytes()


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "https://a.b"])
def test_no_text_becomes_a_formula_or_a_link(text: str, tmp_path: Path) -> None:
    dataset = made()
    rows = [{**row, "step": text} for row in dataset.sections[1].rows]
    publish_dataset(replace(dataset, sections=[replace(dataset.sections[1], rows=rows)]), tmp_path)
    write_exports(tmp_path, YEAR, ("xlsx", "csv"), tmp_path)
    sheet = load_workbook(tmp_path / "2025-26.xlsx")["2.1"]
    cell = sheet.cell(2, [one.value for one in sheet[1]].index("step") + 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    read = (tmp_path / "2025-26-csv" / "2.1.csv").read_text(encoding="utf-8-sig")
    (written,) = {row["step"] for row in csv.DictReader(io.StringIO(read))}
    assert written == (text if text.startswith("http") else f"'{text}")
