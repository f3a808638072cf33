"""A run gives the same bytes each time, and each plan stands for itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.errors import NotAPlan, SameYear, UnreadablePdf
from pipeline.run.executors import LocalExecutor
from pipeline.run.run_plans import run_plans
from tests.support.made_dataset import contents
from tests.support.made_plans import Ruled, Text, made_pdf
from tests.support.plan_parts import COUNCIL, COUNCIL_TITLE, WHOLE, of_year


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two small plans and a letter."""
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    (tmp_path / "b.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    (tmp_path / "letter.pdf").write_bytes(made_pdf(Text("Урматтуу кесиптештер!")))
    return tmp_path


def test_two_runs_give_the_same_bytes(
    raw_plans: tuple[Path, ...], published: Path, tmp_path: Path
) -> None:
    run_plans(raw_plans, tmp_path)
    assert contents(tmp_path) == contents(published)


def test_the_order_of_the_plans_does_not_matter(
    raw_plans: tuple[Path, ...], published: Path, tmp_path: Path
) -> None:
    run_plans(raw_plans[::-1], tmp_path)
    assert contents(tmp_path) == contents(published)


def test_where_the_plan_lies_does_not_matter(folder: Path) -> None:
    elsewhere = folder / "elsewhere" / "a.pdf"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes((folder / "a.pdf").read_bytes())
    run_plans([folder / "a.pdf"], folder / "one")
    run_plans([elsewhere], folder / "two")
    assert contents(folder / "one") == contents(folder / "two")


def test_outcomes_stand_in_the_order_asked_for(folder: Path) -> None:
    names = ["b.pdf", "letter.pdf", "a.pdf", "none.pdf"]
    outcomes = run_plans([folder / name for name in names], folder / "out")
    assert [outcome.path.name for outcome in outcomes] == names
    assert [type(outcome.error) for outcome in outcomes] == [
        type(None),
        NotAPlan,
        type(None),
        UnreadablePdf,
    ]
    assert [outcome.folder and outcome.folder.name for outcome in outcomes] == [
        "year=2024-25",
        None,
        "year=2025-26",
        None,
    ]


@pytest.mark.parametrize("whole", ["энергоүнөмдөө", "энерго-үнөмдөө"])
def test_the_words_of_one_plan_are_evidence_for_another(whole: str, folder: Path) -> None:
    council = Ruled([*COUNCIL.rows, ("2.", "энерго-\nүнөмдөө маселеси", "Декан")])
    (folder / "broken.pdf").write_bytes(made_pdf(COUNCIL_TITLE, council))
    other = made_pdf(Text(f"Биздин {whole} иши"), *of_year("2024-25"))
    (folder / "other.pdf").write_bytes(other)
    run_plans([folder / "broken.pdf", folder / "other.pdf"], folder / "out")
    rows = json.loads((folder / "out/year=2025-26/sections/1.json").read_bytes())
    assert rows[-1]["item"] == f"{whole} маселеси"


def test_two_plans_of_a_year_both_fail(folder: Path) -> None:
    (folder / "again.pdf").write_bytes(made_pdf(*WHOLE, Text("Кошумча")))
    plans = [folder / name for name in ("a.pdf", "again.pdf", "b.pdf")]
    first, second, third = run_plans(plans, folder / "out")
    assert isinstance(first.error, SameYear)
    assert isinstance(second.error, SameYear)
    assert "a.pdf: it is of 2025-26, as is again.pdf" in str(first.error)
    assert "again.pdf: it is of 2025-26, as is a.pdf" in str(second.error)
    assert third.error is None
    assert {path.name for path in (folder / "out").iterdir()} == {"year=2024-25"}


def test_progress_is_told_page_by_page(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    engine = LocalExecutor(progress=lambda *step: told.append(step))
    run_plans([folder / "a.pdf"], folder / "out", engine=engine)
    assert told == [("a.pdf", 1, 2), ("a.pdf", 2, 2)]
