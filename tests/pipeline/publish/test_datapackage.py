"""The descriptor is a valid Data Package and says of each file what is true."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package
from pyarrow import parquet as pq

from pipeline.dataset.dataset_records import Dataset, SectionRows
from pipeline.publish import datapackage
from pipeline.publish.build_files import publish_dataset
from pipeline.schema import TABLES_IN_ITEM_JSON
from pipeline.structure.source import PlanSource
from tests.support.made_dataset import paid

LEDGER = [
    {"page": 1, "printed": 300, "cell": 250, "title": 40, "furniture": 10},
    {"page": 2, "printed": 100, "cell": 99, "furniture": 1},
]
SURE = {"method": "text", "confidence": 1.0}
PLACE = SURE | {"page_first": 1, "page_last": 2, "deadline_kind": "none"}
CELL = SURE | {"table": 1, "row": 1, "rowspan": 1, "colspan": 1, "row_kind": "header"}
BOX = {"page": 1, "x0": 1.0, "y0": 2.0, "x1": 3.0, "y1": 4.0}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A published plan with rows in every table."""
    month = date(2025, 10, 1)
    return publish_dataset(
        Dataset(
            academic_year="2025-26",
            source=PlanSource("2025-26.pdf", sha256(b"plan").hexdigest(), 4, 2),
            sections=[
                SectionRows(
                    "1", "council", "Кеңеш", [PLACE | {"session_no": 2, "session_month": month}]
                ),
                SectionRows("2.1", "strategy", "Сапат", [PLACE | {"task": "Аудит"}, PLACE]),
                SectionRows("3", "events", "", [PLACE | {"event": "Жарыш"}]),
            ],
            responsibles=[{"item_id": "2025-26/1/1", "position": 1, "party": "Ректор"}],
            funding=[paid("2025-26/2.1/1", "2025-26/2.1/1/1", "200000")],
            abbreviations=[],
            glossary=[{"abbreviation": "ОК", "sense": 1, "origin": "inline", "page": 1}],
            cells=[
                CELL | {"column": 1, "boxes": [BOX], "joins": ["one"]},
                CELL | {"column": 2, "boxes": [BOX, BOX]},
            ],
            findings=[
                {"severity": "info", "code": "joined", "page": 1, "message": "Бөлүндү"},
                {"severity": "error", "code": "lost", "message": "Жоголду"},
            ],
            ledger=LEDGER,
        ),
        tmp_path,
    )


def descriptor(folder: Path) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return read


def field(folder: Path, resource: str, name: str) -> Mapping[str, Any]:
    resources = {entry["name"]: entry for entry in descriptor(folder)["resources"]}
    fields = {entry["name"]: entry for entry in resources[resource]["schema"]["fields"]}
    entry: Mapping[str, Any] = fields[name]
    return entry


def test_frictionless_accepts_the_descriptor(folder: Path) -> None:
    assert list(Package.metadata_validate(descriptor(folder))) == []


def test_frictionless_accepts_the_whole_folder(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "note"])
    rows = {task.name: task.stats["rows"] for task in report.tasks if "rows" in task.stats}
    assert rows["sections-2.1-json"] == 2
    assert rows["glossary-json"] == 1


def test_frictionless_finds_data_that_breaks_the_schema(folder: Path) -> None:
    twin = folder / "glossary.json"
    twin.write_text(twin.read_text().replace('"inline"', '"guess"'))
    package = Package(str(folder / "datapackage.json"))
    found = package.get_resource("glossary-json").validate().flatten(["type", "fieldName"])
    assert ["constraint-error", "origin"] in found


def test_frictionless_finds_a_file_cut_short(folder: Path) -> None:
    cells = folder / "cells.parquet"
    cells.write_bytes(cells.read_bytes()[:-1])
    assert not Package(str(folder / "datapackage.json")).validate().valid


def test_size_hash_and_rows_are_those_of_the_files(folder: Path) -> None:
    resources = descriptor(folder)["resources"]
    files = {str(path.relative_to(folder)) for path in folder.rglob("*.*") if path.is_file()}
    assert {resource["path"] for resource in resources} == files - {"datapackage.json"}
    for resource in resources:
        content = (folder / resource["path"]).read_bytes()
        assert resource.get("bytes", len(content)) == len(content)
        assert ("bytes" in resource) is (resource["type"] == "file")
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert Path(resource["path"]).suffix == f".{resource['format']}"
        if resource["type"] == "table":
            twin = (folder / resource["path"]).with_suffix(".parquet")
            assert resource["rows"] == pq.read_metadata(twin).num_rows


def test_schema_lists_the_columns_of_each_parquet_file(folder: Path) -> None:
    types = {
        "string": "string",
        "int32": "integer",
        "date32[day]": "date",
        "double": "number",
        "decimal128(18, 2)": "number",
        "list<element: string>": "array",
    }
    for resource in descriptor(folder)["resources"]:
        stored = pq.read_schema((folder / resource["path"]).with_suffix(".parquet"))
        fields = resource["schema"]["fields"]
        if resource["path"].startswith("sections/") and resource["path"].endswith(".json"):
            lists = fields[len(stored) :]
            assert [entry["name"] for entry in lists] == list(TABLES_IN_ITEM_JSON)
            assert {entry["type"] for entry in lists} == {"array"}
            fields = fields[: len(stored)]
        for entry, column in zip(fields, stored, strict=True):
            assert entry["name"].removesuffix("_printed") == column.name
            assert entry["type"] == types.get(str(column.type), "array")
            assert entry["description"] == column.metadata[b"description"].decode()
            assert ("required" in entry.get("constraints", {})) is not column.nullable


def test_constraints_keys_and_units(folder: Path) -> None:
    resources = {entry["name"]: entry["schema"] for entry in descriptor(folder)["resources"]}
    assert resources["sections-1-json"]["primaryKey"] == ["item_id"]
    assert resources["cells"]["primaryKey"] == ["table", "row", "column"]
    assert "primaryKey" not in resources["findings"]
    item_id = field(folder, "sections-1", "item_id")
    assert item_id["constraints"] == {"required": True, "unique": True}
    kind = field(folder, "cells", "row_kind")
    assert kind["constraints"]["enum"] == ["header", "subheading", "item", "total"]
    assert "constraints" not in field(folder, "findings", "item_id")
    assert "points" in field(folder, "cells", "boxes")["unit"]


def test_title_is_the_printed_one_or_that_of_the_kind(folder: Path) -> None:
    titles = {entry["name"]: entry["title"] for entry in descriptor(folder)["resources"]}
    assert (titles["sections-1"], titles["sections-3"]) == ("Кеңеш", "Events")


def test_source_versions_and_ledger(folder: Path) -> None:
    package = descriptor(folder)
    assert package["sources"] == [
        {
            "title": "2025-26.pdf",
            "sha256": sha256(b"plan").hexdigest(),
            "bytes": 4,
            "pages": 2,
            "producer": "",
            "form": "PDF",
        }
    ]
    assert package["versions"]["pyarrow"] == version("pyarrow")
    assert set(package["versions"]) == {"ishplan", "pymupdf", "pyarrow"}
    assert package["ledger"] == {
        "unit": "characters",
        "total": {"printed": 400, "cell": 349, "title": 40, "furniture": 11},
        "pages": LEDGER,
    }


def test_a_program_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(datapackage, "distribution", missing)
    monkeypatch.setattr(datapackage, "read_version", datapackage.read_version.__wrapped__)
    package = json.loads(
        datapackage.build_datapackage(
            "2025-26", [{"title": "a.pdf", "form": "PDF"}], [], [], [], [], {}
        )
    )
    assert set(package["versions"].values()) == {None}
