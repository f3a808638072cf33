"""Made plans are read as their truth says, and what is not so is noticed."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import parquet

from bench.archive.institutions import institutions
from bench.archive.plan import WRITERS, MadePlan, made_plan
from bench.archive.right import Right, misses, right
from bench.archive.style import Rules
from pipeline.run.run_plans import run_plans

INSTITUTION = institutions()[5]
YEARS = range(2014, 2022)
PAGES, SEED = 6, 5
SCRIPT = Path(__file__).parents[2] / "bench" / "make_archive.py"

Truth = dict[str, Any]


@pytest.fixture(scope="module")
def plans() -> list[MadePlan]:
    writers = list(WRITERS)
    return [
        made_plan(INSTITUTION, year, PAGES, SEED, writers[year % len(writers)]) for year in YEARS
    ]


def test_every_row_and_cell_of_made_plans_is_read(plans: list[MadePlan], tmp_path: Path) -> None:
    paths = []
    for plan in plans:
        paths.append(tmp_path / f"{plan.truth['academic_year']}.pdf")
        paths[-1].write_bytes(plan.pdf)
    outcomes = run_plans(paths, tmp_path / "out")
    for plan, outcome in zip(plans, outcomes, strict=True):
        assert outcome.error is None
        assert outcome.folder is not None
        truth = json.loads(plan.truth_json())
        assert list(misses(outcome.folder, truth)) == []
        found = right(outcome.folder, truth)
        assert found.extra == 0
        assert found.rows_right == found.rows > 0
        assert found.entries_right == found.entries > 0


def test_the_plans_read_are_of_every_kind(plans: list[MadePlan]) -> None:
    looks = [plan.style.look for plan in plans]
    assert {plan.writer for plan in plans} == set(WRITERS)
    assert {look.rules for look in looks} == set(Rules)
    for quality in ("cut_rows", "open_breaks", "repeat_header", "middle"):
        assert {getattr(look, quality) for look in looks} == {False, True}
    assert len({look.text.manner for look in looks}) > 1
    assert len({tuple(plan.style.order) for plan in plans}) > 1


def test_the_same_options_give_the_same_archive(tmp_path: Path) -> None:
    archives = []
    for jobs in ("1", "2"):
        folder = tmp_path / jobs
        options = ["--plans", "4", "--pages", "4", "--seed", "3", "--jobs", jobs]
        subprocess.run([sys.executable, str(SCRIPT), str(folder), *options], check=True)
        archives.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert archives[0] == archives[1]
    assert len(archives[0]) == 8


def test_every_writer_gives_the_same_bytes_twice() -> None:
    for writer in WRITERS:
        first, second = (made_plan(INSTITUTION, 2020, 3, SEED, writer) for _ in range(2))
        assert first.pdf == second.pdf
        assert first.truth == second.truth


def published(folder: Path, truth: Truth) -> Path:
    """What is true, as if it had been published."""
    (folder / "sections").mkdir(parents=True)
    for section, rows in truth["sections"].items():
        parquet.write_table(pa.Table.from_pylist(rows), folder / "sections" / f"{section}.parquet")
    entries = [{"abbreviation": short, "expansion": long} for short, long in truth["glossary"]]
    parquet.write_table(pa.Table.from_pylist(entries), folder / "glossary.parquet")
    return folder


@pytest.fixture
def truth(plans: list[MadePlan]) -> Truth:
    loaded: Truth = json.loads(plans[0].truth_json())
    return loaded


def test_what_is_published_as_it_is_true_is_right(truth: Truth, tmp_path: Path) -> None:
    found = right(published(tmp_path, truth), truth)
    assert found.rows == found.rows_found == found.rows_right
    assert found.cells == found.exact == found.loose
    assert found.entries == found.entries_right
    assert found.extra == 0


def test_a_wrong_cell_is_noticed(truth: Truth, tmp_path: Path) -> None:
    wrong = copy.deepcopy(truth)
    wrong["sections"]["2.1"][1]["step"] += " эмес"
    found = right(published(tmp_path, wrong), truth)
    assert found.rows_found == found.rows
    assert found.rows_right == found.rows - 1
    assert found.exact == found.loose == found.cells - 1
    (miss,) = misses(tmp_path, truth)
    assert miss[:3] == ("2.1", 2, "step")


def test_a_cell_that_differs_in_a_hyphen_is_loosely_right(truth: Truth, tmp_path: Path) -> None:
    wrong = copy.deepcopy(truth)
    wrong["sections"]["3"][0]["event"] = wrong["sections"]["3"][0]["event"].replace(" ", "- ", 1)
    found = right(published(tmp_path, wrong), truth)
    assert found.exact == found.cells - 1
    assert found.loose == found.cells


def test_a_missing_row_is_noticed_and_takes_no_other_with_it(truth: Truth, tmp_path: Path) -> None:
    wrong = copy.deepcopy(truth)
    gone = wrong["sections"]["1"].pop(2)
    found = right(published(tmp_path, wrong), truth)
    assert found.rows_found == found.rows_right == found.rows - 1
    assert found.exact == found.cells - len(gone)
    assert found.extra == 0


def test_a_row_too_many_and_a_wrong_entry_are_noticed(truth: Truth, tmp_path: Path) -> None:
    wrong = copy.deepcopy(truth)
    wrong["sections"]["1"].append(dict.fromkeys(wrong["sections"]["3"][0], "башка"))
    wrong["sections"]["1"][-1] |= {"session_no": 99, "session_month": None}
    wrong["glossary"][0][1] += " эмес"
    found = right(published(tmp_path, wrong), truth)
    assert found.rows_right == found.rows
    assert found.extra == 1
    assert found.entries_right == found.entries - 1


def test_a_section_that_is_not_there_is_all_missing(truth: Truth, tmp_path: Path) -> None:
    (published(tmp_path, truth) / "sections" / "2.3.parquet").unlink()
    found = right(tmp_path, truth)
    assert found.rows - found.rows_found == len(truth["sections"]["2.3"])


def test_counts_add_up() -> None:
    one = Right(rows=2, rows_found=1, cells=14, exact=6, loose=7)
    assert one + one == Right(rows=4, rows_found=2, cells=28, exact=12, loose=14)
