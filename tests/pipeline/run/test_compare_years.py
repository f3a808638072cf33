"""Years and PDFs are named in any mixture; what names nothing is said before anything is done."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyarrow import parquet

from tests.support.command_line import ishplan, only_error
from tests.support.compared_years import FOLDER
from tests.support.made_dataset import contents


def test_pdfs_are_run_first(raw_plans: tuple[Path, ...], tmp_path: Path, compared: Path) -> None:
    result = ishplan("compare", *raw_plans, "--out", tmp_path / "new")
    assert result.exit_code == 0
    new, known = (
        parquet.read_table(folder / "compare" / FOLDER / "changes.parquet")
        for folder in (tmp_path / "new", compared)
    )
    assert new.equals(known)


def test_a_year_that_is_not_published(compared_copy: Path) -> None:
    error = only_error(ishplan("compare", "2019-20", "2025-26", "--out", compared_copy))
    assert error == (
        f"2019-20: not published in {compared_copy} (published there: 2024-25, 2025-26). "
        "Run its plan first, or name the PDF instead of the year."
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("2025-26", "2025-26"), "2025-26: named twice"),
        (("2025-26", "plan.pdf"), "plan.pdf: neither a year as in 2025-26 nor a file"),
    ],
)
def test_names_that_mean_nothing(compared_copy: Path, names: tuple[str, ...], said: str) -> None:
    before = contents(compared_copy)
    assert only_error(ishplan("compare", *names, "--out", compared_copy)).startswith(said)
    assert contents(compared_copy) == before


def test_a_missing_year_is_said_before_a_pdf_is_run(
    raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    error = only_error(ishplan("compare", "2019-20", raw_plans[0], "--out", tmp_path))
    assert error.startswith("2019-20: not published in")
    assert list(tmp_path.iterdir()) == []
