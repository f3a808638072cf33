"""An analyst's file: replayed at each run, checked when read, reported where it does not fit."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet as pq

from pipeline.corrections.yaml_file import load_corrections
from pipeline.dataset.build_dataset import build_dataset
from pipeline.dataset.dataset_records import Dataset
from pipeline.one_plan.plan_files import get_corrections_path
from tests.support.command_line import ishplan, only_error
from tests.support.decisions import ITEM, entry
from tests.support.made_dataset import YEAR
from tests.support.made_plans import codes, finding, made_pdf, made_plan
from tests.support.plan_parts import WHOLE

PLAN = made_plan(*WHOLE)


def corrected(tmp_path: Path, text: str) -> Dataset:
    """The small plan with the decisions in a file."""
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return build_dataset(PLAN, PLAN.vocabulary, load_corrections(path))


def step(data: Dataset) -> dict[str, object]:
    return dict(data.sections[1].rows[1])


def test_a_cell_is_read_otherwise_and_stays_as_printed(tmp_path: Path) -> None:
    data = corrected(tmp_path, entry("funding", "10 000 сом", "12 000 сом – КМТУ"))
    row = step(data)
    (paid,) = [line for line in data.funding if line["item_id"] == ITEM]
    assert (row["funding"], row["corrected"]) == ("10 000 сом", ["funding"])
    assert (str(paid["amount_kgs"]), paid["source"]) == ("12000.00", "КМТУ")
    assert "correction_unfit" not in codes(data)


@pytest.mark.parametrize(
    ("column", "read", "value"),
    [
        ("deadline_kind", "month", "month"),
        ("deadline_start", "2026-05-01", date(2026, 5, 1)),
        ("deadline_end", "'2026-05-31'", date(2026, 5, 31)),
        ("indicator_value", "3", 3.0),
        ("indicator_unit", "баяндама", "баяндама"),
        ("indicator_text", "null", None),
    ],
)
def test_a_value_is_replaced(tmp_path: Path, column: str, read: str, value: object) -> None:
    row = step(corrected(tmp_path, entry(column, "1 отчёт", read)))
    assert (row[column], row["indicator"], row["corrected"]) == (value, "1 отчёт", [column])


def test_abbreviations_are_defined_confirmed_and_refused(tmp_path: Path) -> None:
    text = "abbreviations:\n  ББСКБ: башка борбор\nlinks:\n  ББП: АИ\nrefused:\n  АИ: [АИ]\n"
    data = corrected(tmp_path, text)
    status = {row["stem"]: (row["status"], row["canonical"]) for row in data.abbreviations}
    assert status["ББСКБ"] == ("overlay", "ББСКБ")
    assert status["ББП"] == ("overlay", "АИ")
    assert status["АИ"] == ("unknown", None)
    overlay = [row for row in data.glossary if row["origin"] == "overlay"]
    assert [(row["abbreviation"], row["expansion"], row["page"]) for row in overlay] == [
        ("ББСКБ", "башка борбор", None)
    ]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (entry("funding", "9 000 сом", "1 сом"), 2, "is printed “10 000 сом”"),
        (entry("funding", "10 000 сом", "1 сом", "2025-26/2.1/9"), 2, "no item 2025-26/2.1/9"),
        (entry("indicator", "x", "y", "2025-26/1/1"), 2, "no cell under indicator"),
        (entry("indicator_value", "null", "5", "2025-26/1/1"), 2, "no cell under indicator"),
        ("\nabbreviations:\n  ЖЖЖ: бөлүм\n", 3, "does not print “ЖЖЖ”"),
        ("links:\n  АИ: ЖЖЖ\n", 2, "defined nowhere"),
    ],
)
def test_what_no_longer_fits_is_a_finding(tmp_path: Path, text: str, line: int, what: str) -> None:
    data = corrected(tmp_path, text)
    found = finding(data, "correction_unfit")
    assert found["severity"] == "error"
    assert str(found["message"]).startswith(f"plan.yaml, line {line}: ")
    assert what in str(found["message"])
    assert step(data)["corrected"] == []


def test_a_run_replays_the_file_and_names_it_as_a_source(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(*WHOLE))
    get_corrections_path(plan).write_text(
        entry("funding", "10 000 сом", "12 000 сом"), encoding="utf-8"
    )
    assert ishplan("run", plan, "--out", tmp_path / "out").exit_code == 0
    folder = tmp_path / "out" / YEAR
    amounts = pq.read_table((folder / "funding.parquet").open("rb")).column("amount_kgs")
    assert [str(amount) for amount in amounts if amount.is_valid] == ["12000.00"]
    package = json.loads((folder / "datapackage.json").read_bytes())
    assert [source["title"] for source in package["sources"]] == ["plan.pdf", "plan.yaml"]
    assert package["funding"]["totals"] == [
        {"section": "2.1", "source": None, "amount_kgs": "12000.00"}
    ]


def test_a_bad_file_fails_its_plan_only(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(*WHOLE))
    get_corrections_path(plan).write_text("links: 1\n")
    result = ishplan("run", plan, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "plan.yaml, line 1: links: 1 is not of type 'object'" in only_error(result)
    assert not (tmp_path / "out").exists()


def test_strict_publishes_no_plan_with_errors(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(*WHOLE))
    out = tmp_path / "out"
    assert ishplan("run", plan, "--out", out, "--strict").exit_code == 0
    get_corrections_path(plan).write_text("links:\n  ЖЖЖ: АИ\n", encoding="utf-8")
    before = (out / YEAR / "datapackage.json").read_bytes()
    result = ishplan("run", plan, "--out", out, "--strict")
    assert result.exit_code == 1
    assert "1 finding(s) are errors" in only_error(result)
    assert (out / YEAR / "datapackage.json").read_bytes() == before
    assert ishplan("run", plan, "--out", out).exit_code == 0
