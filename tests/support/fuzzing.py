"""A plan, what is published of it, and what a run makes of its mutants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pymupdf

from extractors.errors import GaveUp
from pipeline.check import check_year
from pipeline.process.limits import MIB, ProcessLimits
from pipeline.published.published_folder import PublishedFolder
from pipeline.run.plan_state import PlanOutcome
from pipeline.run.run_plans import run_plans
from pipeline.storage.folder import FolderFiles, read_files

LIMITS = ProcessLimits(memory_bytes=1024 * MIB, seconds=20)
SOUND_ROWS = "published, the rows as they were"
TOLD = "published, other rows, told by a finding or the ledger"
UNTOLD = "published, other rows, nothing told"


@dataclass(frozen=True, slots=True)
class Sound:
    """A plan as it is, the folder that it is published in, and the files there."""

    pdf: bytes
    folder: Path
    files: FolderFiles


def some_pages(plan: Path, pages: Sequence[int]) -> bytes:
    """A PDF of some pages of a plan, counted from 0: small, so that many can be tried."""
    with pymupdf.open(plan) as pdf:
        pdf.select(pages)
        return bytes(pdf.tobytes(garbage=3, deflate=True))


def published(pdf: bytes, out: Path) -> Sound:
    """A sound plan, published in `out`."""
    outcome = run(pdf, out)
    assert outcome.folder, outcome.error
    return Sound(pdf, outcome.folder, read_files(outcome.folder)[0])


def run(pdf: bytes, out: Path) -> PlanOutcome:
    """What a run makes of a PDF, which is put beside the folder `out`."""
    plan = out.with_suffix(".pdf")
    plan.write_bytes(pdf)
    (outcome,) = run_plans([plan], out, limits=LIMITS, force=True)
    return outcome


def judged(mutant: bytes, sound: Sound) -> tuple[str, str | None]:
    """What becomes of a mutant, run where its plan is published, and what is wrong with that."""
    before = read_files(sound.folder)[0]
    outcome = run(mutant, sound.folder.parent)
    if outcome.error is not None:
        kind = f"error: {type(outcome.error).__name__}"
        message = str(outcome.error)
        if "\n" in message or (isinstance(outcome.error, GaveUp) and "itself failed" in message):
            return kind, message
        if read_files(sound.folder)[0] != before:
            return kind, "it failed, and the published year is another"
        return kind, None
    assert outcome.folder
    files, unread = read_files(outcome.folder)
    problems = [
        *unread,
        *check_year.find_problems(files, outcome.folder.name.removeprefix("year=")),
    ]
    wrong = f"published and not sound: {problems[:3]}" if problems else None
    if wrong or _rows(files) == _rows(sound.files):
        return SOUND_ROWS, wrong
    told = _told(files) - _told(sound.files) or _ledger(files) != _ledger(sound.files)
    return TOLD if told else UNTOLD, None


def _rows(files: FolderFiles) -> list[object]:
    return [[section.section, row] for section, row in PublishedFolder(files).iter_items()]


def _told(files: FolderFiles) -> Counter[tuple[object, ...]]:
    """The findings that ask to be looked at."""
    return Counter(
        (row["code"], row["message"], row["detail"])
        for row in PublishedFolder(files).read_rows("findings")
        if row["severity"] != "info"
    )


def _ledger(files: FolderFiles) -> bytes:
    return sha256(files["datapackage.json"].partition(b'"ledger"')[2]).digest()
