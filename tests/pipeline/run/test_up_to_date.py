"""What is published already, just as it would be now, is not read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.errors import SameYear
from pipeline.run import up_to_date
from pipeline.run.plan_state import PlanOutcome
from pipeline.run.run_plans import run_plans
from tests.support.command_line import ishplan
from tests.support.made_dataset import contents
from tests.support.made_plans import Ruled, Text, made_pdf
from tests.support.plan_parts import COUNCIL, COUNCIL_TITLE, WHOLE, of_year
from tests.support.repository import ROOT

BROKEN = COUNCIL_TITLE, Ruled([*COUNCIL.rows, ("2.", "энерго-\nүнөмдөө маселеси", "Декан")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, published in `out`."""
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    (tmp_path / "b.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    outcomes = run(tmp_path)
    assert [outcome.skipped for outcome in outcomes] == [False, False]
    return tmp_path


def run(folder: Path, *names: str, force: bool = False) -> list[PlanOutcome]:
    plans = [folder / name for name in names or ("a.pdf", "b.pdf")]
    outcomes = run_plans(plans, folder / "out", force=force)
    assert [outcome.error for outcome in outcomes] == [None] * len(plans)
    return outcomes


def skipped(folder: Path, *names: str) -> list[bool]:
    return [outcome.skipped for outcome in run(folder, *names)]


def test_unchanged_plans_are_skipped_and_said_to_be(folder: Path) -> None:
    before = contents(folder / "out")
    stamps = {path: path.stat().st_mtime_ns for path in (folder / "out").rglob("*.parquet")}
    first, second = run(folder)
    assert (first.skipped, second.skipped) == (True, True)
    assert first.folder == folder / "out" / "year=2025-26"
    assert contents(folder / "out") == before
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_the_command_says_so(folder: Path) -> None:
    arguments = ("run", folder / "a.pdf", "--out", folder / "one")
    assert "ledger:" in ishplan(*arguments).stdout
    again = ishplan(*arguments)
    assert again.exit_code == 0
    assert again.stdout.splitlines()[0] == (
        f"a.pdf: unchanged, not read again (--force would); output: {folder}/one/year=2025-26/"
    )
    assert "ledger:" in ishplan(*arguments, "--force").stdout


def test_force_reads_all_again(folder: Path) -> None:
    assert [outcome.skipped for outcome in run(folder, force=True)] == [False, False]


def test_a_changed_plan_is_read_again_and_so_is_whatever_had_its_words(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(made_pdf(*of_year("2024-25"), Text("Кошумча")))
    assert skipped(folder) == [False, False]
    assert skipped(folder) == [True, True]


def test_other_plans_in_the_run_are_other_words(folder: Path) -> None:
    assert skipped(folder, "a.pdf") == [False]
    assert skipped(folder, "a.pdf") == [True]
    assert skipped(folder) == [False, True]


def test_a_plan_that_fails_each_time_lets_the_others_be(folder: Path) -> None:
    (folder / "letter.pdf").write_bytes(made_pdf(Text("Урматтуу кесиптештер!")))
    plans = [folder / name for name in ("a.pdf", "letter.pdf", "b.pdf")]
    first, failed, last = run_plans(plans, folder / "out")
    assert (first.skipped, last.skipped) == (True, True)
    assert failed.error is not None


def test_what_is_skipped_still_gives_its_words(folder: Path) -> None:
    once, twice = folder / "once", folder / "out"
    (folder / "a.pdf").write_bytes(made_pdf(*BROKEN))
    (folder / "b.pdf").write_bytes(made_pdf(*of_year("2024-25"), Text("Биздин энергоүнөмдөө иши")))
    run_plans([folder / "a.pdf", folder / "b.pdf"], twice)
    (folder / "a.yaml").write_text("")
    assert skipped(folder) == [False, True]
    run_plans([folder / "a.pdf", folder / "b.pdf"], once)
    assert contents(twice) == contents(once)


@pytest.mark.parametrize("content", ["abbreviations:\n  КЖБ: борбор\n", ""])
def test_decisions_that_came_or_went_are_a_change(content: str, folder: Path) -> None:
    (folder / "a.yaml").write_text(content)
    assert skipped(folder) == [False, True]
    (folder / "a.yaml").unlink()
    assert skipped(folder) == [False, True]


def test_another_name_is_a_change(folder: Path) -> None:
    (folder / "a.pdf").rename(folder / "c.pdf")
    assert skipped(folder, "c.pdf", "b.pdf") == [False, True]


def test_another_plan_of_its_year_lets_both_fail(folder: Path) -> None:
    before = contents(folder / "out")
    (folder / "again.pdf").write_bytes(made_pdf(*WHOLE, Text("Кошумча")))
    plans = [folder / name for name in ("a.pdf", "again.pdf", "b.pdf")]
    first, second, _ = run_plans(plans, folder / "out")
    assert isinstance(first.error, SameYear)
    assert isinstance(second.error, SameYear)
    year = folder / "out" / "year=2025-26"
    assert contents(year) == {
        name.removeprefix("year=2025-26/"): content
        for name, content in before.items()
        if name.startswith("year=2025-26/")
    }


def test_other_options_are_a_change(folder: Path) -> None:
    arguments = ("run", folder / "a.pdf", "--out", folder / "one")
    assert "ledger:" in ishplan(*arguments).stdout
    assert "ledger:" in ishplan(*arguments, "--strict").stdout


def test_another_program_is_a_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.run_plans.compute_fingerprint", lambda: "another")
    assert skipped(folder) == [False, False]


def test_the_fingerprint_is_that_of_every_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "pipeline" / "inner" / "style.css"
    file.parent.mkdir(parents=True)
    file.write_text("a")
    monkeypatch.setattr(up_to_date, "PROGRAM_FOLDERS", (tmp_path / "pipeline",))
    compute_anew = up_to_date.compute_fingerprint.__wrapped__
    first = compute_anew()
    assert compute_anew() == first
    file.write_text("b")
    second = compute_anew()
    file.rename(file.with_name("other.css"))
    assert len({first, second, compute_anew()}) == 3


def test_the_fingerprint_covers_every_package() -> None:
    covered = {path.relative_to(ROOT).as_posix() for _, path in up_to_date.iter_program_files()}
    assert covered >= {
        "extractors/lattice/lattice.py",
        "normalizers/dates/deadlines.py",
        "pipeline/run/run_plans.py",
        "pipeline/corrections/corrections.schema.json",
    }


@pytest.mark.parametrize("name", ["cells.parquet", "datapackage.json", "SHA256SUMS"])
def test_a_folder_that_is_not_whole_is_made_again(name: str, folder: Path) -> None:
    before = contents(folder / "out")
    file = folder / "out" / "year=2025-26" / name
    file.write_bytes(file.read_bytes()[:-9])
    run(folder)
    assert contents(folder / "out") == before
