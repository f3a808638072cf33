"""`ishplan check`: what is sound, and that nothing changed goes unnoticed."""

from __future__ import annotations

from pathlib import Path

from tests.support.checked_output import COMPARED, YEAR, problems
from tests.support.command_line import ishplan, only_error


def test_what_was_just_published_is_sound(compared: Path) -> None:
    result = ishplan("check", compared)
    assert result.exit_code == 0
    names = [line.split()[1].rstrip(":") for line in result.output.splitlines()]
    assert names == ["year=2024-25", YEAR, COMPARED, "plans.duckdb"]
    assert all(line.startswith("ok ") for line in result.output.splitlines())


def test_a_database_that_cannot_be_asked_is_found(compared_copy: Path) -> None:
    (compared_copy / "plans.duckdb").write_bytes(b"no database")
    assert problems(compared_copy, "plans.duckdb")[0].startswith("cannot be asked")


def test_nothing_published(tmp_path: Path) -> None:
    assert only_error(ishplan("check", tmp_path)).endswith("expected folders as year=2025-26.")
