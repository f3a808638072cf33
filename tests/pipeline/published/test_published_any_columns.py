"""Whatever columns a plan prints, all that is made of what is published can be made."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.check.check_output import check_output_folder
from pipeline.compare.comparison import compare_two_years
from pipeline.compare.json_csv import as_csv, as_json
from pipeline.compare.publish_comparison import publish_comparison
from pipeline.compare.read_year import read_year
from pipeline.compare.text_report import as_markdown, as_text
from pipeline.dataset.dataset_records import Dataset
from pipeline.export.write import write_exports
from pipeline.publish.build_files import publish_dataset
from pipeline.publish.database import write_database
from pipeline.register.update import update_register
from pipeline.report.build_report import (
    build_archive_report,
    build_comparison_report,
    build_year_report,
)
from pipeline.storage.folder import FolderFiles, read_files
from tests.support.any_columns import PERIODS, any_datasets, move_to
from tests.support.repository import ROOT

QUERIES = re.findall(
    r"```sql\n((?:.*\n)*?)```", (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
)


@st.composite
def two_years(draw: st.DrawFn) -> tuple[Dataset, Dataset]:
    old, new = sorted(draw(st.lists(st.sampled_from(PERIODS), min_size=2, max_size=2, unique=True)))
    first = draw(any_datasets(old))
    return first, draw(any_datasets(new) | st.just(move_to(first, new)))


def files_of(folder: Path) -> FolderFiles:
    files, unread = read_files(folder)
    assert unread == []
    return files


@settings(max_examples=15)
@given(two_years())
def test_any_two_years_are_compared_exported_and_queried(years: tuple[Dataset, Dataset]) -> None:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        for dataset in years:
            publish_dataset(dataset, out)
        update_register(out, "test", lambda _files: {})
        for dataset in years:
            write_exports(out, dataset.academic_year, ("xlsx", "csv", "ics"), out / "exports")
        comparison = compare_two_years(*(read_year(out, one.academic_year) for one in years))
        for as_form in (as_text, as_markdown):
            assert as_form(comparison)
        assert as_json([comparison])
        assert as_csv([comparison])
        publish_comparison(comparison, out)
        ids = {change.item.item_id for change in comparison.changes if change.new}
        assert ids == {entry.item_id for entry in comparison.new.entries}
        write_database(out)
        problems = [problem for one in check_output_folder(out) for problem in one.problems]
        assert problems == [], problems
        with duckdb.connect(str(out / "plans.duckdb"), read_only=True) as plans:
            for query in QUERIES:
                plans.sql(query).fetchall()
            (count,) = plans.sql("SELECT count(*) FROM actions").fetchall()[0]
        assert count == sum(len(part.rows) for one in years for part in one.sections)


@settings(max_examples=4)
@given(two_years())
def test_any_two_years_have_reports(years: tuple[Dataset, Dataset]) -> None:
    with tempfile.TemporaryDirectory() as name:
        out = Path(name)
        folders = {
            folder.name: files_of(folder) for folder in (publish_dataset(one, out) for one in years)
        }
        for files in folders.values():
            assert "report.html" in build_year_report(files, lambda: [])
        assert build_archive_report(folders)
        comparison = compare_two_years(*(read_year(out, one.academic_year) for one in years))
        assert build_comparison_report(files_of(publish_comparison(comparison, out)))
