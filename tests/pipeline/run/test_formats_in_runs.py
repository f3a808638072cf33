"""A run with `--verify` over plans that are there in several forms."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from extractors.errors import ErrorsFound, NotCompared, SameYear, UnreadableWord
from pipeline.check.check_year import find_problems
from pipeline.one_plan.messages import FormAgreement, RunOptions
from pipeline.run.plan_state import PlanOutcome
from pipeline.run.run_plans import run_plans
from pipeline.storage.folder import read_files
from tests.support.command_line import ishplan
from tests.support.made_dataset import contents
from tests.support.made_plans import Ruled, made_pdf
from tests.support.made_word import made_word, written
from tests.support.plan_parts import COUNCIL, COUNCIL_TITLE, LANGUAGE, WHOLE, of_year
from tests.support.repository import ROOT

VERIFY = RunOptions(verify=True)
YEAR = Path("year=2025-26")
ABOUT_THE_RUN = {
    f"{YEAR}/{name}" for name in ("datapackage.json", "findings.parquet", "SHA256SUMS")
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan as a PDF and as a Word file, in which a step is another."""
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    with_step(tmp_path / "a.docx", "Башка тизме")
    return tmp_path


def with_step(path: Path, text: str) -> None:
    document = made_word()
    document.tables[1].cell(1, 2).text = text
    written(path, document)


def run(folder: Path, *names: str, options: RunOptions = VERIFY) -> list[PlanOutcome]:
    return run_plans([folder / name for name in names], folder / "out", options=options)


def package(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "out" / YEAR / "datapackage.json").read_bytes())
    return found


def findings(folder: Path) -> list[tuple[str, str]]:
    rows = parquet.read_table(folder / "out" / YEAR / "findings.parquet").to_pylist()
    return [(row["code"], row["detail"]) for row in rows]


def skipped(folder: Path, *names: str) -> list[bool]:
    return [outcome.skipped for outcome in run(folder, *names)]


def test_the_real_plan_and_its_word_file_agree(tmp_path: Path) -> None:
    pdf, word = ROOT / "raw" / "2024-25.pdf", ROOT / "tests" / "data" / "word" / "2024-25.docx"
    result = ishplan("run", "--verify", word, pdf, "--out", tmp_path)
    assert result.exit_code == 0
    first, *_ = result.stdout.splitlines()
    assert first == (
        "2024-25.docx: compared with 2024-25.pdf, 100.0 % agree (1,370 of 1,370 values)"
    )
    files, unread = read_files(tmp_path / "year=2024-25")
    assert (unread, find_problems(files, "2024-25")) == ([], [])
    said = json.loads(files["datapackage.json"])
    assert said["sources"][0]["title"] == "2024-25.pdf"
    assert said["verification"]["percent"] == 100.0
    (form,) = said["forms"]
    assert (form["title"], form["form"]) == ("2024-25.docx", "Word file")
    assert (form["percent"], form["disagreements"], form["spacing"]) == (100.0, 0, 0)


def test_the_surest_form_is_published_and_the_other_compared(folder: Path) -> None:
    word, pdf = run(folder, "a.docx", "a.pdf")
    assert (word.error, pdf.error) == (None, None)
    assert (word.compared_with, pdf.compared_with) == (folder / "a.pdf", None)
    assert word.folder == pdf.folder == folder / "out" / YEAR
    assert word.agreement == FormAgreement("a.docx", "a.pdf", 98.077, 51, 52)
    assert findings(folder) == [("forms_disagree", "PDF: “Тизме түзүү”; Word file: “Башка тизме”")]
    (form,) = package(folder)["forms"]
    assert (form["values"], form["agreeing"], form["disagreements"]) == (52, 51, 1)


def test_a_companion_helps_to_read_nothing(folder: Path) -> None:
    """Its words would make the published plan what it is, and be no check any more."""
    broken = Ruled([*COUNCIL.rows, ("2.", "энерго-\nүнөмдөө маселеси", "Декан")])
    (folder / "a.pdf").write_bytes(made_pdf(COUNCIL_TITLE, broken))
    document = made_word()
    row = document.tables[0].add_row().cells
    for cell, text in zip(row, ("2.", "энергоүнөмдөө маселеси", "Декан"), strict=True):
        cell.text = text
    written(folder / "a.docx", document)
    run(folder, "a.pdf")
    alone = contents(folder / "out")
    run(folder, "a.pdf", "a.docx")
    both = contents(folder / "out")
    assert {name for name in both if both[name] != alone.get(name)} == ABOUT_THE_RUN
    assert both.keys() == alone.keys()
    spaced = [detail for code, detail in findings(folder) if code == "forms_spacing"]
    assert spaced == ["PDF: “энерго-үнөмдөө маселеси”; Word file: “энергоүнөмдөө маселеси”"]


def test_decisions_about_a_companion_are_its_own(folder: Path) -> None:
    (folder / "b.docx").write_bytes((folder / "a.docx").read_bytes())
    run(folder, "a.pdf", "b.docx")
    alone = contents(folder / "out")
    (folder / "b.yaml").write_text("abbreviations:\n  КЖБ: борбор\n")
    assert skipped(folder, "a.pdf", "b.docx") == [False, False]
    both = contents(folder / "out")
    assert {name for name in both if both[name] != alone[name]} == {
        f"{YEAR}/datapackage.json",
        f"{YEAR}/SHA256SUMS",
    }
    (folder / "b.yaml").write_text("nothing: known\n")
    pdf, word = run(folder, "a.pdf", "b.docx")
    assert pdf.error is None
    assert "b.yaml" in str(word.error)


def test_unasked_the_refusal_says_what_compares_them(folder: Path) -> None:
    for outcome in run(folder, "a.pdf", "a.docx", options=RunOptions()):
        assert isinstance(outcome.error, SameYear)
        assert "with --verify, which compares them" in str(outcome.error)
    assert not (folder / "out").exists()


def test_two_of_one_form_are_refused(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(made_pdf(*WHOLE[:-1]))
    for names in (("a.pdf", "b.pdf"), ("a.pdf", "b.pdf", "a.docx")):
        outcomes = run(folder, *names)
        assert [type(outcome.error) for outcome in outcomes] == [SameYear] * len(names)
        assert not any("--verify" in str(outcome.error) for outcome in outcomes)


def test_a_companion_that_is_damaged_fails_alone(folder: Path) -> None:
    run(folder, "a.pdf")
    alone = contents(folder / "out" / YEAR)
    (folder / "a.docx").write_bytes(b"PK\x03\x04 and no more")
    arguments = ("run", "--verify", folder / "a.pdf", folder / "a.docx", "--out", folder / "out")
    result = ishplan(*arguments, "--force")
    assert result.exit_code == 1
    assert result.stderr.startswith("error: a.docx: ")
    assert contents(folder / "out" / YEAR) == alone
    pdf, word = run(folder, "a.pdf", "a.docx")
    assert pdf.skipped
    assert isinstance(word.error, UnreadableWord)


def test_a_companion_fails_if_its_plan_does(folder: Path) -> None:
    rows = [*LANGUAGE.rows[:2], ("1.", "Тил күнү", "31-ноябрь 2025-ж.", "Декандар", "Маалымат")]
    late = [Ruled(rows) if item is LANGUAGE else item for item in WHOLE]
    (folder / "a.pdf").write_bytes(made_pdf(*late))
    pdf, word = run(folder, "a.pdf", "a.docx", options=RunOptions(verify=True, strict=True))
    assert isinstance(pdf.error, ErrorsFound)
    assert isinstance(word.error, NotCompared)
    assert "a.docx: not compared, as a.pdf could not be published" in str(word.error)
    assert not (folder / "out").exists()


def test_an_unchanged_pair_is_not_read_again(folder: Path) -> None:
    arguments = ("run", "--verify", folder / "a.pdf", folder / "a.docx", "--out", folder / "out")
    assert "98.077 %" in ishplan(*arguments).stdout
    before = contents(folder / "out")
    again = ishplan(*arguments)
    assert again.exit_code == 0
    assert again.stdout.splitlines()[1] == (
        "a.docx: unchanged, not read again (--force would); compared with a.pdf"
    )
    assert contents(folder / "out") == before
    assert skipped(folder, "a.docx", "a.pdf") == [True, True]


def test_a_companion_that_changed_came_or_went_is_a_change(folder: Path) -> None:
    assert skipped(folder, "a.pdf") == [False]
    assert skipped(folder, "a.pdf", "a.docx") == [False, False]
    with_step(folder / "a.docx", "Тизме түзүү")
    assert skipped(folder, "a.pdf", "a.docx") == [False, False]
    assert package(folder)["forms"][0]["percent"] == 100.0
    assert skipped(folder, "a.pdf") == [False]
    assert "forms" not in package(folder)


def test_a_word_file_gives_way_to_a_pdf_that_came(folder: Path) -> None:
    assert skipped(folder, "a.docx") == [False]
    assert ("reader_failed", None) in findings(folder)
    assert skipped(folder, "a.docx", "a.pdf") == [False, False]
    assert package(folder)["sources"][0]["title"] == "a.pdf"
    assert [code for code, _ in findings(folder)] == ["forms_disagree"]


def test_a_pair_is_made_again_when_words_of_another_year_come(folder: Path) -> None:
    (folder / "b.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    assert skipped(folder, "a.pdf", "a.docx") == [False, False]
    assert skipped(folder, "a.pdf", "a.docx", "b.pdf") == [False, False, False]
    assert len(package(folder)["made"]["words"]) == 1
    assert skipped(folder, "a.pdf", "a.docx", "b.pdf") == [True, True, True]
    before = contents(folder / "out" / YEAR)
    (folder / "b.yaml").write_text("")
    assert skipped(folder, "a.pdf", "a.docx", "b.pdf") == [True, True, False]
    assert contents(folder / "out" / YEAR) == before


def test_a_folder_stands_for_both_forms(folder: Path) -> None:
    result = ishplan("run", "--verify", folder, "--out", folder / "out")
    assert result.exit_code == 0
    assert "a.docx: compared with a.pdf" in result.stdout
    assert "compared" not in ishplan("run", folder, "--out", folder / "other").stdout


def test_the_report_shows_both_readings(folder: Path) -> None:
    arguments = ("run", "--verify", folder / "a.pdf", folder / "a.docx", "--out", folder / "out")
    assert ishplan(*arguments, report=True).exit_code == 0
    page = (folder / "out" / YEAR / "report.html").read_text(encoding="utf-8")
    assert "Word file: “Башка тизме”" in page
