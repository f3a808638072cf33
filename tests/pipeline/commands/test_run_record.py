"""What `ishplan run --json` says of each plan."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.errors import NotAPlan, Stopped
from pipeline.commands.run_record import build_plan_record, format_plan_record
from pipeline.run.plan_state import PlanOutcome
from tests.support.command_line import ishplan


def _read_lines_by_outcome(output: str) -> dict[str, dict[str, Any]]:
    return {line["outcome"]: line for line in map(json.loads, output.splitlines())}


def test_a_line_a_plan_and_nothing_else(raw_plans: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("Кат\n")
    arguments = ("run", "--json", "--out", tmp_path / "out", raw_plans[1], tmp_path / "empty.txt")
    result = ishplan(*arguments)
    assert result.exit_code == 1
    lines = _read_lines_by_outcome(result.stdout)
    assert lines.keys() == {"failed", "published"}
    failed, published = lines["failed"], lines["published"]
    assert failed["plan"] == str(tmp_path / "empty.txt")
    assert failed["error"] == {"kind": "NotAPlan", "message": failed["error"]["message"]}
    assert published["folder"] == str(tmp_path / "out" / "year=2025-26")
    assert (published["period"], published["institution"]) == ("2025-26", "КМТУ")
    assert published["rows"]["1"] == 24
    assert published["findings"]["deadline_outside"] == 5
    assert float(str(published["seconds"])) > 0

    again = _read_lines_by_outcome(ishplan(*arguments).stdout)["unchanged"]
    again.pop("outcome")
    assert published.pop("outcome") == "published"
    assert again.pop("seconds") != published.pop("seconds")
    assert again == published


@pytest.mark.parametrize(
    ("error", "outcome"), [(NotAPlan("a: none"), "failed"), (Stopped("a: stopped"), "stopped")]
)
def test_a_plan_without_a_folder(error: NotAPlan | Stopped, outcome: str) -> None:
    record = build_plan_record(PlanOutcome(Path("a"), error=error), 1.23456)
    assert json.loads(format_plan_record(record)) == {
        "plan": "a",
        "outcome": outcome,
        "seconds": 1.235,
        "error": {"kind": type(error).__name__, "message": str(error)},
    }


def test_another_form_of_a_plan() -> None:
    outcome = PlanOutcome(Path("a.docx"), Path("out/year=2026"), compared_with=Path("a.pdf"))
    record = build_plan_record(outcome, 1)
    assert (record.outcome, record.folder, record.rows) == ("compared", "out/year=2026", None)


def test_a_folder_that_is_gone_again(tmp_path: Path) -> None:
    record = build_plan_record(PlanOutcome(Path("a.pdf"), tmp_path / "year=2026"), 1)
    assert (record.outcome, record.period) == ("published", "2026")
    assert record.error is not None
    assert record.error.kind == "UnreadableOutput"


def test_a_name_that_is_no_text() -> None:
    name = b"\xff.pdf".decode(errors="surrogateescape")
    error = NotAPlan(f"{name}: none")
    line = format_plan_record(build_plan_record(PlanOutcome(Path(name), error=error), 1))
    assert json.loads(line)["plan"] == "?.pdf"
