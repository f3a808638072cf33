"""The commands explain themselves, refuse wrong usage, and never steer the terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import ESCAPE, ishplan, only_error, piped
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE

COMMANDS = ("run", "inspect", "tables")
STEERING = {
    "colour": "\x1b[31mплан.pdf",
    "title": "\x1b]0;title\x07план.pdf",
    "lines": "план.pdf\nerror: done",
    "back": "план.pdf\r\b\b",
    "turned": "план\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe",
    "one byte": "план\x9b31m.pdf",
}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A small plan in `raw/` of an otherwise empty folder."""
    path = tmp_path / "raw" / "plan.pdf"
    path.parent.mkdir()
    path.write_bytes(made_pdf(*WHOLE))
    return path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_shows_examples(command: str, flag: str) -> None:
    result = ishplan(command, flag)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Examples:" in result.stdout
    assert f"ishplan {command} " in result.stdout


def test_help_lists_the_commands_and_exit_codes() -> None:
    text = ishplan("--help").stdout
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert "Exit codes: 0 all plans published; 1 a plan failed" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("run", "--bogus"),
        ("run", "--out"),
        ("inspect",),
        ("tables",),
        ("inspect", "a.pdf", "b.pdf"),
        ("inspect", "a.pdf", "--page", "0"),
        ("inspect", "a.pdf", "--page", "x"),
    ],
)
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    result = ishplan(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_no_plan_named_and_none_in_raw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
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


@pytest.mark.parametrize("arguments", [("run", "--out", "out"), ("inspect",), ("tables", "--json")])
def test_piped_output_holds_no_escape_codes(arguments: tuple[str, ...], plan: Path) -> None:
    result = piped(arguments[0], plan, *arguments[1:], folder=plan.parents[1])
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout
    assert ESCAPE not in result.stdout


def test_a_failing_command_in_a_pipe(tmp_path: Path) -> None:
    result = piped("run", "none.pdf", folder=tmp_path)
    assert result.returncode == 1
    assert ESCAPE not in result.stderr
    assert only_error(result).startswith("none.pdf: cannot be read (No such file or directory)")


@pytest.mark.parametrize("name", STEERING.values(), ids=STEERING)
@pytest.mark.parametrize("command", COMMANDS)
def test_names_of_missing_files_are_shown_harmless(command: str, name: str, tmp_path: Path) -> None:
    result = ishplan(command, tmp_path / name)
    assert result.exit_code == 1
    assert only_error(result).isprintable()


@pytest.mark.parametrize("name", STEERING.values(), ids=STEERING)
@pytest.mark.parametrize("command", ["run", "inspect"])
def test_names_of_good_plans_are_shown_harmless(command: str, name: str, plan: Path) -> None:
    named = plan.parent / name
    shutil.copy(plan, named)
    options = ("--out", plan.parents[1] / "out") if command == "run" else ()
    result = ishplan(command, named, *options)
    assert result.exit_code == 0
    assert all(line.isprintable() for line in result.stdout.split("\n"))
    assert "2025-26" in result.stdout.split("\n")[0]
