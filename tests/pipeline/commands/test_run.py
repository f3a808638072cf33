"""`ishplan run` as its user sees it: which plans are meant, and what is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import ishplan
from tests.support.made_archive import archive


def test_many_plans_are_told_by_their_failures_and_a_tally(tmp_path: Path) -> None:
    years = [("КМТУ", f"20{year}-{year + 1}") for year in range(20, 24)]
    archive(tmp_path, *years)
    (tmp_path / "КМТУ" / "bad.pdf").write_bytes(b"\0none")
    result = ishplan("run", tmp_path, "--out", tmp_path / "out", "--jobs", "3")
    assert result.exit_code == 1
    assert [line.partition(":")[0] for line in result.stderr.splitlines()] == ["error"]
    assert "bad.pdf: not a PDF" in result.stderr
    first, *_, last = result.stdout.splitlines()
    assert first == "5 plans: 4 published, 0 unchanged, 1 failed"
    assert last == f"  queries: {tmp_path}/out/plans.duckdb"


def test_a_list_on_stdin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = archive(tmp_path, ("КМТУ", "2024-25"))
    from click.testing import CliRunner

    from pipeline.cli import main

    named = f"{folder}/КМТУ/2024-25.pdf\n"
    arguments = ["run", "-", "--no-report", "--out", str(tmp_path / "out")]
    assert CliRunner().invoke(main, arguments, input=named).exit_code == 0
    assert (tmp_path / "out" / "year=2024-25").is_dir()
    assert CliRunner().invoke(main, arguments, input="").exit_code == 2


def test_no_plan_named_and_none_in_raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    # Nor is a process started for it.
    monkeypatch.setattr("pipeline.commands.run._see_to_sandbox", pytest.fail)
    result = ishplan("run")
    assert result.exit_code == 2
    assert "no PDF in raw/" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_without_plans_every_pdf_in_raw(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(plan.parents[1])
    (plan.parent / "notes.txt").write_text("no plan")
    result = ishplan("run")
    assert result.exit_code == 0
    assert Path("output/year=2025-26/datapackage.json").is_file()


def test_a_run_tells_what_it_published(plan: Path) -> None:
    out = plan.parents[1] / "out"
    result = ishplan("run", plan, "--out", out)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "plan.pdf → 2025-26"
    assert [line.split()[:3] for line in lines[2:6]] == [
        ["1", "3", "1–1"],
        ["2.1", "2", "1–1"],
        ["3", "1", "1–1"],
        ["all", "6", "1–2"],
    ]
    assert "glossary: 4 entries; cells: 45" in result.stdout
    assert "ledger: 801 characters printed, each in one place" in result.stdout
    assert lines[-2].strip() == f"output: {out / 'year=2025-26'}/"
    assert lines[-1].strip() == f"queries: {out / 'plans.duckdb'}"
