"""No command steers the terminal, whatever the names of files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import COMMANDS, ESCAPE, ishplan, only_error, piped

STEERING = {
    "colour": "\x1b[31mплан.pdf",
    "title": "\x1b]0;title\x07план.pdf",
    "lines": "план.pdf\nerror: done",
    "back": "план.pdf\r\b\b",
    "turned": "план\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe",
    "one byte": "план\x9b31m.pdf",
}


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
