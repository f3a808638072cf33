"""A published folder read back: its sections, rows and what is said where it is damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.published.published_folder import FilesOnDisk, PublishedFolder
from tests.support.made_dataset import YEAR


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
