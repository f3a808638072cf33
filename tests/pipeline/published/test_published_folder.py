"""A published folder read back: its sections, rows and what is said where it is damaged."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest

from extractors.errors import UnreadableOutput
from pipeline.published.descriptor import load_descriptor, read_descriptor
from pipeline.published.folders import list_published_years
from pipeline.published.published_folder import FilesOnDisk, PublishedFolder
from pipeline.published.unreadable import raise_if_unreadable

YEAR = "year=2025-26"


def test_sections_are_those_of_the_plan_in_its_order(published: Path) -> None:
    sections = PublishedFolder.open(published / YEAR).sections
    assert [one.section for one in sections] == ["1", *(f"2.{n}" for n in range(1, 8)), "3"]
    assert sections[1].table_name == "sections/2.1"
    assert {"step", "funding"} <= {*sections[1].columns}


def test_rows_of_sections_and_long_tables_join(published: Path) -> None:
    folder = PublishedFolder.open(published / YEAR)
    ids = [row["item_id"] for _, row in folder.iter_items()]
    assert len(ids) == len({*ids}) == 170
    assert {*folder.read_rows_by_item("funding")} <= {*ids}


def test_files_are_those_on_the_disk(published: Path) -> None:
    files = FilesOnDisk(published / YEAR)
    assert "sections/2.1.parquet" in files
    assert len(files) == sum(path.is_file() for path in (published / YEAR).rglob("*"))
    with pytest.raises(KeyError):
        files["nothing"]


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda path: path.write_bytes(b"{"), "JSONDecodeError"),
        (lambda path: path.write_bytes(b"[]"), "TypeError: datapackage.json is no object"),
        (lambda path: path.unlink(), "No such file"),
    ],
)
def test_a_damaged_descriptor_is_told(
    damage: Callable[[Path], object], said: str, published: Path, tmp_path: Path
) -> None:
    folder = copytree(published / YEAR, tmp_path / YEAR)
    damage(folder / "datapackage.json")
    with pytest.raises(UnreadableOutput, match=said) as error:
        load_descriptor(folder)
    assert str(error.value).startswith(f"{folder}: cannot be read as what ishplan publishes (")
    assert str(error.value).endswith(". Run the plan again.")


def test_another_schema_is_told_where_it_matters(published: Path, tmp_path: Path) -> None:
    folder = copytree(published / YEAR, tmp_path / YEAR)
    path = folder / "datapackage.json"
    path.write_text(json.dumps(json.loads(path.read_bytes()) | {"schemaVersion": 99}))
    assert load_descriptor(folder)["schemaVersion"] == 99
    with pytest.raises(UnreadableOutput, match="schema version 99, expected"):
        read_descriptor(folder)


def test_a_damaged_table_is_told(published: Path, tmp_path: Path) -> None:
    folder = copytree(published / YEAR, tmp_path / YEAR)
    (folder / "sections/2.1.parquet").write_bytes(b"PAR1")
    with pytest.raises(UnreadableOutput, match="Arrow"), raise_if_unreadable(folder):
        list(PublishedFolder.open(folder).iter_items())


def test_years_are_in_the_order_of_time(tmp_path: Path) -> None:
    for year in ("2026", "2024-2028", "2025-26", "2026-27", "2024-25"):
        (tmp_path / f"year={year}").mkdir()
        (tmp_path / f"year={year}/datapackage.json").write_text("{}")
    (tmp_path / "year=2020-21").mkdir()
    assert list_published_years(tmp_path) == ["2024-2028", "2024-25", "2025-26", "2026", "2026-27"]
