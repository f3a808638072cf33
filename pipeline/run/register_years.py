"""After a run: updates the register of each institution of which it published years."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.errors import IshplanError
from pipeline.register.update import update_register
from pipeline.run.plan_state import PlanOutcome, list_roots
from pipeline.run.up_to_date import compute_fingerprint
from pipeline.storage.folder import FolderFiles
from pipeline.storage.locations import convert_storage_errors


def register_years(outcomes: Sequence[PlanOutcome]) -> Iterator[str]:
    """Makes the register beside the years of a run, and yields notes on it.

    A register that cannot be made is only a note, not a failure of the run: its years are whole,
    and the next run makes the register.
    """
    roots = list_roots(outcomes)
    yield from register_roots(roots, compute_fingerprint() if roots else "")


def register_roots(roots: Sequence[Path], fingerprint: str) -> Iterator[str]:
    """As `register_years`, of the years in these folders; `fingerprint` is the program's."""
    for root in roots:
        try:
            with convert_storage_errors(root):
                done = update_register(root, fingerprint, _remake_report)
        except IshplanError as error:
            yield f"the register of units is not made: {error}"
        else:
            yield from (
                f"left out of the register of units: {problem}" for problem in done.problems
            )
            yield from done.idle


def _remake_report(files: FolderFiles) -> FolderFiles:
    """The report of a year, which shows its units, made again; empty if the year has none."""
    from pipeline.report.build_report import PAGES_FOLDER, REPORT_FILE_NAME, build_year_report

    if REPORT_FILE_NAME not in files:
        return {}
    pictures = [files[name] for name in sorted(files) if name.startswith(f"{PAGES_FOLDER}/")]
    return build_year_report(files, lambda: pictures)
