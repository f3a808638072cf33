"""A comparison as a published folder: whole, valid, and the same each time."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import duckdb
from pyarrow import parquet

from pipeline.compare.comparison_tables import CHANGES_TABLE, GLOSSARY_CHANGES_TABLE, SUMMARY_TABLE
from pipeline.publish.database import write_database
from tests.support.command_line import ishplan
from tests.support.compared_years import FOLDER, YEARS, list_change_rows
from tests.support.made_dataset import contents


def test_the_folder_holds_what_its_descriptor_says(compared: Path) -> None:
    folder = compared / "compare" / FOLDER
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    files = {resource["path"] for resource in descriptor["resources"]}
    assert files | {"datapackage.json", "report.html", "SHA256SUMS"} == set(contents(folder))
    assert [source["title"] for source in descriptor["sources"]] == list(YEARS)
    tables = {
        "changes": CHANGES_TABLE,
        "summary": SUMMARY_TABLE,
        "glossary_changes": GLOSSARY_CHANGES_TABLE,
    }
    for name, table in tables.items():
        read = parquet.read_table(folder / f"{name}.parquet")
        assert read.schema.equals(table.to_arrow_schema(), check_metadata=False)
        assert all(field.metadata[b"description"] for field in read.schema)
        rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert len(rows) == read.num_rows > 0
        assert list(rows[0]) == read.schema.names


def test_the_folder_is_a_valid_data_package(compared: Path) -> None:
    from frictionless import Package

    report = Package(str(compared / "compare" / FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "message"])


def test_the_same_years_give_the_same_bytes(compared: Path, compared_copy: Path) -> None:
    shutil.rmtree(compared_copy / "compare")
    assert ishplan("compare", *reversed(YEARS), "--out", compared_copy).exit_code == 0
    assert contents(compared_copy / "compare") == contents(compared / "compare")


def test_what_a_dead_process_left_is_no_comparison(compared_copy: Path) -> None:
    left = compared_copy / "compare" / f".staging-{FOLDER}-1@elsewhere"
    shutil.copytree(compared_copy / "compare" / FOLDER, left)
    assert ishplan("check", compared_copy).exit_code == 0
    path = write_database(compared_copy)
    with duckdb.connect(str(path), read_only=True) as plans:
        ((rows,),) = plans.sql("SELECT count(*) FROM changes").fetchall()
    assert rows == len(list_change_rows(compared_copy, FOLDER))
