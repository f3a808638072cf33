"""A published year that is not as it was published is no year to compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import ishplan, only_error
from tests.support.compared_years import YEARS
from tests.support.made_dataset import contents


def test_an_output_of_another_schema(compared_copy: Path) -> None:
    path = compared_copy / "year=2024-25" / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    for version, said in (('"schemaVersion": 99', "99"), ('"other": 1', "unknown")):
        path.write_text(text.replace('"schemaVersion": 2', version), encoding="utf-8")
        error = only_error(ishplan("compare", *YEARS, "--out", compared_copy))
        assert f"published with schema version {said}, expected 2. Run the plan again" in error


@pytest.mark.parametrize("damaged", ["datapackage.json", "funding.parquet", "sections/2.1.parquet"])
def test_a_damaged_output(compared_copy: Path, damaged: str) -> None:
    path = compared_copy / "year=2024-25" / damaged
    path.write_bytes(path.read_bytes()[:100])
    before = contents(compared_copy)
    error = only_error(ishplan("compare", *YEARS, "--out", compared_copy))
    assert str(compared_copy / "year=2024-25") in error
    assert error.endswith("Run the plan again.")
    assert contents(compared_copy) == before


def test_a_missing_file(compared_copy: Path) -> None:
    (compared_copy / "year=2024-25" / "sections" / "2.1.parquet").unlink()
    assert "2.1.parquet" in only_error(ishplan("compare", *YEARS, "--out", compared_copy))
