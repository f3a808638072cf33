"""What is told of a run over many plans, and while it runs."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from extractors.errors import NotAPlan
from pipeline.commands.progress_bar import ProgressBar
from pipeline.commands.run_totals import format_run_totals
from pipeline.run.messages import PICTURES_SUFFIX, PlanCounts
from pipeline.run.plan_state import PlanOutcome
from tests.support.command_line import ishplan
from tests.support.made_archive import archive

MADE = PlanOutcome(Path("a.pdf"), Path("a"), pages=30, counts=PlanCounts(170, 2, 40, 1))


def test_a_few_lines_over_all() -> None:
    outcomes = [
        *[MADE] * 1000,
        PlanOutcome(Path("b.pdf"), Path("b"), pages=1, counts=PlanCounts(1, 0, 0, 0)),
        PlanOutcome(Path("c.pdf"), Path("c"), skipped=True),
        PlanOutcome(Path("d.pdf"), error=NotAPlan("d.pdf: no plan")),
    ]
    assert format_run_totals(outcomes, 300.01).splitlines() == [
        "1,003 plans: 1,001 published, 1 unchanged, 1 failed",
        "  30,001 pages in 300.0 s: 100 a second",
        "  170,001 rows",
        "  findings: 2,000 errors in 1,000 plans, 40,000 warnings, 1,000 for information",
    ]


def test_nothing_published() -> None:
    skipped = PlanOutcome(Path("c.pdf"), Path("c"), skipped=True)
    assert format_run_totals([skipped], 1) == "1 plan: 0 published, 1 unchanged, 0 failed"


def test_what_was_compared() -> None:
    other = PlanOutcome(Path("a.docx"), Path("a"), compared_with=Path("a.pdf"))
    known = PlanOutcome(Path("b.docx"), Path("b"), compared_with=Path("b.pdf"), skipped=True)
    assert format_run_totals([MADE, other, known], 1).splitlines()[0] == (
        "3 plans: 1 published, 1 unchanged, 0 failed, 1 compared with another form"
    )


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


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_tells_plans_pages_and_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with ProgressBar(plans=4) as progress:
        for page in (1, 2):
            progress("a.pdf", page, 2)
        progress(f"a.pdf{PICTURES_SUFFIX}", 1, 2)
        progress("b.pdf", 1, 2)
        progress.finish_plan("a.pdf")
    last = screen.getvalue().split("\r")[-1]
    assert "1/4 plans, 3 pages, " in last
    assert "a second" in last
    # Read and half drawn is three quarters of a plan, half read a quarter: one of four.
    assert " 25%" in last


def test_one_small_plan_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with ProgressBar() as progress:
        progress("a.pdf", 1, 2)
    assert screen.getvalue() == ""
    with ProgressBar() as progress:
        progress("\x1b[31ma.pdf", 15, 30)
    assert "\ufffd[31ma.pdf" in screen.getvalue()
    assert " 25%" in screen.getvalue()
