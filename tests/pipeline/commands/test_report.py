"""`ishplan report` refuses wrong uses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command_line import ishplan, only_error


def test_nothing_published(tmp_path: Path) -> None:
    assert "any year: not published" in only_error(ishplan("report", "--all", "--out", tmp_path))


@pytest.mark.parametrize("arguments", [(), ("2025-26", "--all")])
def test_wrong_uses(arguments: tuple[str, ...]) -> None:
    assert ishplan("report", *arguments).exit_code == 2
