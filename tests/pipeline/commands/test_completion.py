"""What a shell is told to complete: commands, options, files, published years."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from tests.support.command_line import ishplan


def _complete(*words: str) -> list[str]:
    """What bash is offered for the last word."""
    environment = {
        "_ISHPLAN_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("ishplan", *words)),
        "COMP_CWORD": str(len(words)),
    }
    result = CliRunner().invoke(main, env=environment, prog_name="ishplan")
    return result.output.split()


def test_commands() -> None:
    assert {"plain,report", "plain,review"} == set(_complete("re")) - {""}


def test_options() -> None:
    assert "plain,--no-report" in _complete("run", "--no")


def test_a_plan_is_a_file() -> None:
    assert _complete("run", "raw/20") == ["file,raw/20"]


@pytest.mark.parametrize("command", ["export", "compare", "report"])
def test_published_years(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for year in ("output/year=2024-25", "output/year=2025-26", "output/institution=a/year=2026"):
        (tmp_path / year).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    assert _complete(command, "2") == ["plain,2024-25", "plain,2025-26", "plain,2026"]
    assert _complete(command, "2025") == ["plain,2025-26"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    script = ishplan("completion", shell).output
    assert "_ISHPLAN_COMPLETE" in script
    if shell == "bash":
        subprocess.run(["bash", "-n"], input=script, text=True, check=True)


def test_another_shell_is_refused() -> None:
    assert ishplan("completion", "tcsh").exit_code == 2
