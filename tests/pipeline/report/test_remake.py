"""`ishplan report`: made again a page is the same, and nothing is made of what is not there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import YEAR, contents


@pytest.fixture
def copy(reports: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(reports, tmp_path / "output"))


@pytest.mark.parametrize(
    "arguments",
    [("2025-26",), ("2025-26", "--plan", "raw"), ("2024-25_2025-26",), ("--all",)],
)
def test_made_again_it_is_the_same(
    arguments: tuple[str, ...], copy: Path, reports: Path, raw_plans: tuple[Path, ...]
) -> None:
    named = [str(raw_plans[1]) if word == "raw" else word for word in arguments]
    result = ishplan("report", *named, "--out", copy)
    assert result.exit_code == 0
    assert result.output.strip().endswith("report.html")
    assert contents(copy) == contents(reports)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2019-20",), "2019-20: not published in"),
        (("2019-20_2025-26",), "2019-20_2025-26: not compared in"),
        (("2025-26", "--plan", "none.pdf"), "none.pdf: cannot be read"),
        (("2025-26", "--plan", "other"), "not the file that was published"),
    ],
)
def test_what_is_not_there(
    arguments: tuple[str, ...], said: str, copy: Path, raw_plans: tuple[Path, ...]
) -> None:
    before = contents(copy)
    named = [str(raw_plans[0]) if word == "other" else word for word in arguments]
    assert said in only_error(ishplan("report", *named, "--out", copy))
    assert contents(copy) == before


def test_a_damaged_year(copy: Path) -> None:
    (copy / YEAR / "cells.parquet").write_bytes(b"PAR1")
    before = contents(copy)
    for arguments in (("2025-26",), ("--all",)):
        error = only_error(ishplan("report", *arguments, "--out", copy))
        assert error.endswith("cells.parquet is not as it was published. Run the plan again.")
    assert contents(copy) == before
