"""The register fits the years that it is made of, and itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.register.published_register import REGISTER_FOLDER
from tests.support.checked_output import changed, problems
from tests.support.made_register import publish_units, register

UNITS = (
    "АРБ",
    "АРБнын кадрлар бөлүмү",
    "Тарбия иштери департаменти",
    "Тарбиялык иштер департаменти",
)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    for year in ("2024-25", "2025-26"):
        publish_units(tmp_path, year, *UNITS)
    register(tmp_path)
    return tmp_path


def found(out: Path) -> list[str]:
    return problems(out, REGISTER_FOLDER)


def with_first(column: str, value: object) -> Callable[[Any], Any]:
    def change(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        place = next(number for number, row in enumerate(rows) if row[column] is not None)
        rows[place][column] = value
        return rows

    return change


def test_a_register_that_was_just_made_is_sound(out: Path) -> None:
    assert found(out) == []


def test_a_year_that_went_or_was_published_since_is_found(out: Path) -> None:
    shutil.rmtree(out / "year=2024-25")
    assert found(out) == ["2024-25 is not published any more: run any plan again"]
    publish_units(out, "2024-25", "ОБ")
    assert "2024-25 was published since it was made: run any plan again" in found(out)


def test_a_file_that_is_not_as_it_was_is_found(out: Path) -> None:
    (out / REGISTER_FOLDER / "units.json").write_bytes(b"[]")
    assert found(out) == ["units.json is not as it was published"]


def test_an_entry_that_years_name_and_it_lacks_is_found(out: Path) -> None:
    changed(out, REGISTER_FOLDER, "units.parquet", lambda rows: rows[1:])
    problems_found = found(out)
    assert any(one.startswith("units lacks 1 id(s) of 2024-25") for one in problems_found)
    assert any("units.json has not the rows" in one for one in problems_found)


@pytest.mark.parametrize(
    ("table", "column", "named_in"),
    [
        ("units", "parent_id", "units"),
        ("offices", "unit_id", "units"),
        ("name_questions", "left_id", "units"),
    ],
)
def test_an_entry_that_is_named_and_not_there_is_found(
    out: Path, table: str, column: str, named_in: str
) -> None:
    changed(out, REGISTER_FOLDER, f"{table}.parquet", with_first(column, "none-of-them"))
    assert f"{table} names none-of-them, which {named_in} lacks" in found(out)


def test_a_table_that_breaks_its_schema_is_found(out: Path) -> None:
    changed(out, REGISTER_FOLDER, "units.parquet", with_first("kind", "bank"))
    assert any("units" in one and "kind" in one for one in found(out))
