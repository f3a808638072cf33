"""How `ishplan run` ends: it says what became of each plan, and updates registers and database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

import click

from pipeline.commands.console import print_error, print_note

if TYPE_CHECKING:
    from pipeline.languages.catalogue import Catalogue
    from pipeline.run.plan_state import PlanOutcome

RunEnding: TypeAlias = "Callable[[Sequence[PlanOutcome]], str]"
"""Makes registers and database of what a run published, and returns the database's path."""

STOPPED_EXIT_CODE = 130
"""The exit code after Ctrl-C, as shells use it (128 + SIGINT)."""


def load_ending() -> None:
    """Loads what is needed at the end, while the first plan is read."""
    from pipeline.languages.terminal_language import load_terminal_catalogue

    import_module("pipeline.commands.plan_lines")
    load_terminal_catalogue()


def print_outcomes(outcomes: Sequence[PlanOutcome], seconds: float) -> None:
    """Prints what became of each plan, or of many plans their totals; `seconds` the run took."""
    from pipeline.commands.run_totals import MAX_PLANS_TOLD_SINGLY, format_run_totals
    from pipeline.languages.terminal_language import load_terminal_catalogue

    catalogue = load_terminal_catalogue()
    for outcome in outcomes:
        if outcome.error is not None:
            print_error(str(outcome.error))
        elif len(outcomes) <= MAX_PLANS_TOLD_SINGLY:
            click.echo(_describe_outcome(outcome, catalogue))
    if len(outcomes) > MAX_PLANS_TOLD_SINGLY:
        click.echo(format_run_totals(outcomes, seconds, catalogue))


def _describe_outcome(outcome: PlanOutcome, catalogue: Catalogue) -> str:
    from pipeline.commands.plan_lines import format_agreement, format_plan
    from pipeline.terminal import make_safe

    main_plan = outcome.compared_with
    if main_plan is not None:
        place = catalogue.say("told_compared_with", plan=make_safe(main_plan.name))
    else:
        place = catalogue.say("told_output", folder=make_safe(str(outcome.folder)))
    if outcome.skipped:
        name = make_safe(outcome.path.name)
        return catalogue.say("told_unchanged", name=name, place=place)
    if outcome.agreement is not None:
        return format_agreement(outcome.agreement, catalogue)
    assert outcome.summary is not None
    return f"{format_plan(outcome.summary, catalogue)}\n  {place}"


def register_in_storage(outcomes: Sequence[PlanOutcome]) -> None:
    """Makes the registers of years in a storage, which a process that is shut in cannot reach."""
    from pipeline.run.register_years import register_years

    for note in register_years(outcomes):
        print_note(note)


def tell_of_database(database: str) -> None:
    """Prints where the database of the output lies."""
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.terminal import make_safe

    click.echo(f"  {load_terminal_catalogue().say('told_queries', file=make_safe(database))}")


def tell_of_sandbox(*, on_error_stream: bool) -> None:
    """Prints which parts of the sandbox this machine lacks, if any."""
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.process.sandbox import list_lacking

    if list_lacking():
        lacking = "; ".join(list_lacking())
        told = load_terminal_catalogue().say("told_sandbox", lacking=lacking)
        click.echo(f"  {told}", err=on_error_stream)


@contextmanager
def prepare_ending(out: Path) -> Iterator[RunEnding]:
    """Starts what ends a run, beside its plans; gives what does it and returns the database's path.

    The output has to be there before; where nothing is published it is taken away again.
    """
    from extractors.errors import PublishFailed
    from pipeline.commands.folder_tasks import END_MODULES, end_run
    from pipeline.process.folder_jobs import finish_folder_job, start_folder_child
    from pipeline.run.plan_state import list_roots
    from pipeline.run.up_to_date import compute_fingerprint

    with _provide_folder(out), TemporaryDirectory() as folder:
        scratch = Path(folder)
        rights = {"readable": (out,), "writable": (out, scratch)}
        child = start_folder_child(END_MODULES, **rights)
        place = _find_place(out)

        def end(outcomes: Sequence[PlanOutcome]) -> str:
            ending = child
            if _find_place(out) != place:  # another run took the folder away: its rights are void
                ending = start_folder_child(END_MODULES, **rights)
            roots = list_roots(outcomes)
            ended = finish_folder_job(ending, out, end_run, roots, compute_fingerprint(), scratch)
            for note in ended.notes:
                print_note(note)
            if ended.failure:
                raise PublishFailed(ended.failure)
            return ended.database

        try:
            yield end
        finally:
            child.stop()


def _find_place(folder: Path) -> tuple[int, int] | None:
    """Which folder it is for the system, whatever its name; None if there is none to be seen."""
    with suppress(OSError):
        found = folder.stat()
        return found.st_dev, found.st_ino
    return None


@contextmanager
def _provide_folder(out: Path) -> Iterator[None]:
    """A folder that is there for the time being, and stays if anything is put into it."""
    missing: list[Path] = []
    with suppress(OSError):  # whoever publishes into it says so
        missing = [path for path in (out, *out.parents) if not path.exists()]
        out.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        with suppress(OSError):
            for path in missing:
                path.rmdir()


def choose_exit_code(outcomes: Sequence[PlanOutcome]) -> int:
    """0 if all plans went well, 1 if one failed, 130 if the run was stopped."""
    from extractors.errors import Stopped

    if any(isinstance(outcome.error, Stopped) for outcome in outcomes):
        return STOPPED_EXIT_CODE
    return int(any(outcome.error for outcome in outcomes))
