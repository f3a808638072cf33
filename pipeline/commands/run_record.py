"""The outcome of one plan as a line of JSON, for programs that call `ishplan run --json`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

import msgspec
from msgspec.structs import replace

from extractors.errors import IshplanError, Stopped, UnreadableOutput
from pipeline.published.folders import get_folder_year
from pipeline.published.published_folder import PublishedFolder
from pipeline.published.unreadable import raise_if_unreadable
from pipeline.run.plan_state import PlanOutcome


class ErrorRecord(msgspec.Struct, frozen=True):
    """Why a plan failed: the kind of the error, one word, and its message."""

    kind: str
    message: str


class PlanRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """The outcome of one plan.

    The outcome `compared` is that of another form of a plan; `folder` is then the plan's. `seconds`
    counts from the start of the run to this outcome. `rows` has the number of rows by section,
    `findings` their number by code. What a failed plan does not have is left out.
    """

    plan: str
    outcome: Literal["published", "unchanged", "compared", "failed", "stopped"]
    seconds: float
    folder: str | None = None
    period: str | None = None
    institution: str | None = None
    rows: dict[str, int] | None = None
    findings: dict[str, int] | None = None
    error: ErrorRecord | None = None


def build_plan_record(outcome: PlanOutcome, seconds: float) -> PlanRecord:
    """The record of a plan whose outcome was known after `seconds`. The contents of a published
    plan are read from its folder; if that fails, the record has an `error`."""
    plan, seconds = _to_utf8(outcome.path), round(seconds, 3)
    if outcome.folder is None:
        assert outcome.error is not None
        return PlanRecord(
            plan,
            "stopped" if isinstance(outcome.error, Stopped) else "failed",
            seconds,
            error=_build_error_record(outcome.error),
        )
    if outcome.compared_with is not None:
        return PlanRecord(plan, "compared", seconds, _to_utf8(outcome.folder))
    record = PlanRecord(
        plan,
        "unchanged" if outcome.skipped else "published",
        seconds,
        _to_utf8(outcome.folder),
        get_folder_year(outcome.folder),
    )
    try:
        return _add_contents(record, outcome.folder)
    except UnreadableOutput as error:
        return replace(record, error=_build_error_record(error))


def format_plan_record(record: PlanRecord) -> str:
    """The record as one line of JSON."""
    return msgspec.json.encode(record).decode()


def _add_contents(record: PlanRecord, folder: Path) -> PlanRecord:
    with raise_if_unreadable(folder):
        published = PublishedFolder.open(folder)
        return replace(
            record,
            institution=published.descriptor.get("institution"),
            rows={
                section.section: published.read_table(section.table_name).num_rows
                for section in published.sections
            },
            findings=dict(Counter(row["code"] for row in published.read_rows("findings"))),
        )


def _build_error_record(error: IshplanError) -> ErrorRecord:
    return ErrorRecord(type(error).__name__, str(error).encode(errors="replace").decode())


def _to_utf8(path: Path) -> str:
    """The path, with a question mark for each byte that is not UTF-8."""
    return str(path).encode(errors="replace").decode()
