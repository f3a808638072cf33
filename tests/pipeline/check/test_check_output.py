"""`ishplan check`: what is sound, and that nothing changed goes unnoticed."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet as arrow_parquet

from pipeline.check.check_output import check_output_folder
from pipeline.publish import parquet
from pipeline.storage.folder import write_folder
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import contents

YEAR, COMPARED = "year=2025-26", "compare/2024-25_2025-26"


@pytest.fixture(scope="module")
def sound(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both years and their comparison; only to be read."""
    out = Path(shutil.copytree(published, tmp_path_factory.mktemp("check") / "output"))
    assert ishplan("compare", "2024-25", "2025-26", "--out", out).exit_code == 0
    return out


@pytest.fixture
def out(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "output"))


def problems(out: Path, folder: str = YEAR) -> list[str]:
    return next(list(one.problems) for one in check_output_folder(out) if one.name == folder)


def test_what_was_just_published_is_sound(sound: Path) -> None:
    result = ishplan("check", sound)
    assert result.exit_code == 0
    names = [line.split()[1].rstrip(":") for line in result.output.splitlines()]
    assert names == ["year=2024-25", YEAR, COMPARED, "plans.duckdb"]
    assert all(line.startswith("ok ") for line in result.output.splitlines())


def test_a_changed_byte_is_found_wherever_it_is(out: Path) -> None:
    chance = random.Random(1)
    files = [
        path
        for folder in (YEAR, COMPARED)
        for path in sorted((out / folder).rglob("*"))
        if path.is_file()
    ]
    for path in files:
        whole = path.read_bytes()
        at = chance.randrange(len(whole))
        path.write_bytes(
            whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :]
        )
        bad = {one.name for one in check_output_folder(out) if one.problems}
        assert any(path.is_relative_to(out / name) for name in bad), path
        path.write_bytes(whole)
    assert not any(one.problems for one in check_output_folder(out))


def test_files_that_went_or_came_are_found(out: Path) -> None:
    (out / YEAR / "glossary.json").unlink()
    (out / YEAR / "notes.txt").write_text("mine")
    found = problems(out)
    assert "glossary.json is missing" in found
    assert "notes.txt was not published" in found
    assert len(found) == 2
    result = ishplan("check", out)
    assert result.exit_code == 1
    assert "bad year=2025-26: " in result.output


def changed(out: Path, folder: str, name: str, change: Callable[[Any], Any]) -> None:
    """Publish a folder again with one file changed, its hashes right."""
    files = contents(out / folder)
    if name.endswith(".json"):
        data = change(json.loads(files[name]))
        files[name] = (json.dumps(data, ensure_ascii=False) + "\n").encode()
    else:
        table = arrow_parquet.ParquetFile(pa.BufferReader(files[name])).read()
        rows = change(table.to_pylist())
        files[name] = parquet.to_parquet(pa.Table.from_pylist(rows, schema=table.schema))
    write_folder(out / folder, files)


def first(**values: object) -> Callable[[list[dict[str, Any]]], list[dict[str, Any]]]:
    """The rows with other values in the first."""
    return lambda rows: [{**rows[0], **values}, *rows[1:]]


def ledger(package: dict[str, Any]) -> dict[str, Any]:
    package["ledger"]["pages"][0]["cell"] += 1
    return package


def money(package: dict[str, Any]) -> dict[str, Any]:
    package["funding"]["totals"][0]["amount_kgs"] = "1.00"
    return package


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("datapackage.json", ledger, "ledger: page 1 has"),
        ("datapackage.json", money, "totals are not the sums of funding.parquet"),
        ("datapackage.json", lambda package: package | {"schemaVersion": 0}, "none of schema"),
        ("datapackage.json", lambda package: package | {"ledger": 1}, "cannot be read as what"),
        ("responsibles.parquet", first(item_id="2025-26/9/9"), "responsibles names 1 item(s)"),
        ("findings.parquet", first(severity="bad"), "has severity 'bad'"),
        ("abbreviations.parquet", lambda rows: [rows[0], *rows], "have the same item_id"),
        ("sections/2.1.parquet", first(step="башка"), "2.1.json has not the rows"),
        ("sections/2.1.parquet", lambda rows: rows[1:], "row 1 is 2025-26/2.1/2"),
        ("sections/2.1.json", lambda rows: rows[1:], "2.1.json has not the rows"),
        ("cells.parquet", lambda rows: rows[1:], "cells.parquet has not the hash"),
    ],
)
def test_what_does_not_fit_together_is_found(
    out: Path, name: str, change: Callable[[Any], Any], said: str
) -> None:
    changed(out, YEAR, name, change)
    assert any(said in problem for problem in problems(out)), problems(out)


def test_a_comparison_of_an_older_output_is_found(out: Path) -> None:
    changed(out, "year=2024-25", "datapackage.json", lambda package: package | {"title": "x"})
    assert problems(out, COMPARED) == ["2024-25 was published anew since: compare again"]


def test_a_comparison_that_lacks_an_item_is_found(out: Path) -> None:
    changed(out, COMPARED, "changes.parquet", lambda rows: rows[1:])
    found = problems(out, COMPARED)
    assert "changes has not the items of 2024-25" in found
    assert "summary does not count the changes that are same" in found


def test_a_comparison_of_a_year_that_went_is_found(out: Path) -> None:
    shutil.rmtree(out / "year=2024-25")
    assert problems(out, COMPARED) == ["2024-25 is not published any more"]


def test_a_database_that_cannot_be_asked_is_found(out: Path) -> None:
    (out / "plans.duckdb").write_bytes(b"no database")
    assert problems(out, "plans.duckdb")[0].startswith("cannot be asked")


def test_nothing_published(tmp_path: Path) -> None:
    assert only_error(ishplan("check", tmp_path)).endswith("expected folders as year=2025-26.")
