"""The commands explain themselves and refuse wrong usage."""

from __future__ import annotations

import pytest

from tests.support.command_line import COMMANDS, ishplan


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
