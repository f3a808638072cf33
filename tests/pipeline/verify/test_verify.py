"""A run with `--verify`: what a second reader says to each plan."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from pipeline.dataset.build_dataset import build_dataset
from pipeline.one_plan.messages import RunOptions
from pipeline.publish.parquet import from_parquet
from pipeline.run.run_plans import run_plans
from pipeline.structure.read_plan import Plan, read_plan
from pipeline.structure.source import PlanSource
from pipeline.verify.verify import add_reader_check
from tests.support.command_line import ishplan
from tests.support.made_plans import Ruled, made_pdf
from tests.support.plan_parts import COUNCIL, COUNCIL_TITLE, WHOLE

PDF = made_pdf(*WHOLE)
OTHER = made_pdf(COUNCIL_TITLE, Ruled([*COUNCIL.rows, ("2.", "Башка маселе", "Декан")]))


@pytest.fixture(scope="module")
def plan() -> Plan:
    pdf = PyMuPdfReader(PDF, "a.pdf")
    return read_plan(pdf.pages(), PlanSource("a.pdf", "", len(PDF), pdf.page_count))


def test_both_readers_agree_on_the_published_plans_cell_by_cell(
    raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    for outcome in run_plans(raw_plans, tmp_path, options=RunOptions(verify=True)):
        assert outcome.folder is not None
        package = json.loads((outcome.folder / "datapackage.json").read_bytes())
        said = package["verification"]
        assert said["reader"].startswith("pdfplumber ")
        assert said["cells"] == said["agreeing"] > 900
        assert (said["percent"], said["disagreements"]) == (100.0, 0)


def test_what_the_readers_see_differently_is_a_finding_with_both_readings(plan: Plan) -> None:
    data = add_reader_check(build_dataset(plan, plan.vocabulary), plan, OTHER, {})
    found = [row for row in data.findings if row["code"] == "readers_disagree"]
    details = [str(row["detail"]) for row in found]
    assert "PyMuPDF: nothing; pdfplumber: “Башка маселе”" in details
    assert all(row["page"] for row in found)
    assert data.verification is not None
    share = data.verification["agreeing"], data.verification["cells"]
    assert share[0] < share[1]
    assert data.verification["percent"] == round(100 * share[0] / share[1], 3)


def test_a_second_reader_that_cannot_read_it_is_a_finding(plan: Plan) -> None:
    data = add_reader_check(build_dataset(plan, plan.vocabulary), plan, b"%PDF-1.7\nnothing", {})
    (found,) = [row for row in data.findings if row["code"] == "reader_failed"]
    assert "a.pdf" in str(found["detail"])
    assert data.verification is None


def test_pages_that_were_recognised_count_as_read_by_both(plan: Plan) -> None:
    """Neither library can read a picture, so the second takes over what was recognised."""
    pages = {page.number: page for page in PyMuPdfReader(PDF, "a.pdf").pages()}
    empty = made_pdf(*[Ruled([("",)])] * len(pages))
    data = add_reader_check(build_dataset(plan, plan.vocabulary), plan, empty, pages)
    assert data.verification is not None
    assert data.verification["percent"] == 100.0


def test_a_run_without_it_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(PDF)
    assert ishplan("run", tmp_path / "a.pdf", "--out", tmp_path / "out").exit_code == 0
    package = json.loads((tmp_path / "out/year=2025-26/datapackage.json").read_bytes())
    assert "verification" not in package
    findings = from_parquet((tmp_path / "out/year=2025-26/findings.parquet").read_bytes())
    assert "readers_disagree" not in findings.column("code").to_pylist()
