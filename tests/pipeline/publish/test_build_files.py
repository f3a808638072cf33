"""A published folder holds every table of a plan, and the same bytes each time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace
from pyarrow import parquet as pq

from extractors.errors import PublishFailed
from pipeline.dataset.dataset_records import SectionRows
from pipeline.publish.build_files import publish_dataset
from tests.support.made_dataset import YEAR, contents, made, names, question


def test_layout(tmp_path: Path) -> None:
    folder = publish_dataset(made(), tmp_path / "new" / "output")
    assert folder == tmp_path / "new" / "output" / YEAR
    assert set(contents(folder)) == {
        "sections/1.parquet",
        "sections/1.json",
        "sections/2.1.parquet",
        "sections/2.1.json",
        "sections/3.parquet",
        "sections/3.json",
        "glossary.parquet",
        "glossary.json",
        "cells.parquet",
        "responsibles.parquet",
        "funding.parquet",
        "abbreviations.parquet",
        "findings.parquet",
        "datapackage.json",
        "SHA256SUMS",
    }
    assert names(folder.parent) == {YEAR}


def test_rows_are_given_the_columns_that_follow_from_their_place(tmp_path: Path) -> None:
    folder = publish_dataset(made(), tmp_path)
    second = pq.read_table((folder / "sections/1.parquet").open("rb")).to_pylist()[1]
    assert second == question(2) | {
        "item_id": "2025-26/1/2",
        "academic_year": "2025-26",
        "section": "1",
        "section_title": "Окумуштуулар кеңеши",
        "row": 2,
        "responsible": None,
        "corrected": None,
        "action": None,
    }


def test_json_twin_holds_the_same_rows(tmp_path: Path) -> None:
    folder = publish_dataset(made(), tmp_path)
    for twin in folder.rglob("*.json"):
        if twin.name == "datapackage.json":
            continue
        rows = pq.read_table(twin.with_suffix(".parquet").open("rb")).to_pylist()
        found = json.loads(twin.read_bytes())
        if twin.parent.name == "sections":
            for row in found:
                del row["responsibles"], row["abbreviations"], row["funding"]
                if "funding_printed" in row:
                    row["funding"] = row.pop("funding_printed")
        assert found == json.loads(json.dumps(rows, default=str))


def test_items_in_json_carry_their_rows_of_the_long_tables(tmp_path: Path) -> None:
    folder = publish_dataset(made(), tmp_path)
    first, second = json.loads((folder / "sections/1.json").read_bytes())
    assert [party["party"] for party in first["responsibles"]] == ["Ректор", "АРБ башчысы"]
    assert [form["stem"] for form in first["abbreviations"]] == ["АРБ"]
    assert (second["responsibles"], second["funding"], second["abbreviations"]) == ([], [], [])
    step = json.loads((folder / "sections/2.1.json").read_bytes())[0]
    (paid,) = step["funding"]
    assert (paid["amount_kgs"], paid["source"], "item_id" in paid) == ("1500.50", "КМТУ", False)


@pytest.mark.parametrize(
    ("column", "value"),
    [("item_id", "2025-26/1/1"), ("section", "2.1"), ("row", 3), ("academic_year", "2024-25")],
)
def test_rows_out_of_place_are_refused(column: str, value: object, tmp_path: Path) -> None:
    section = SectionRows("1", "council", "Кеңеш", [question(1), question(2) | {column: value}])
    with pytest.raises(PublishFailed, match=f"row 2 of section 1 has {column}"):
        publish_dataset(replace(made(), sections=[section]), tmp_path)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (publish_dataset(made(pages=50), tmp_path / run) for run in ("a", "b"))
    assert contents(first) == contents(second)


def test_new_folder_has_nothing_of_the_old(tmp_path: Path) -> None:
    publish_dataset(made(), tmp_path)
    folder = publish_dataset(replace(made(), sections=made().sections[:1]), tmp_path)
    assert names(folder / "sections") == {"1.parquet", "1.json"}
    assert names(tmp_path) == {YEAR}


def test_other_years_stay(tmp_path: Path) -> None:
    before = contents(publish_dataset(replace(made(), academic_year="2024-25"), tmp_path))
    publish_dataset(made(), tmp_path)
    assert contents(tmp_path / "year=2024-25") == before


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"academic_year": "../2025"}, "is no period"),
        ({"sections": [SectionRows("../1", "council", "", [])]}, "is no section id"),
        ({"sections": [SectionRows("1", "council", "", [])] * 2}, "2 sections are numbered 1"),
        (
            {"sections": [SectionRows(name, "council", "", []) for name in ("А", "а")]},
            "2 sections are numbered а",
        ),
    ],
)
def test_names_that_make_no_file_name_are_refused(
    change: dict[str, object], complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(PublishFailed, match=complaint):
        publish_dataset(replace(made(), **change), tmp_path / "out")  # type: ignore[arg-type]
    assert names(tmp_path) == set()
