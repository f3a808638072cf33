"""How `ishplan run` ends: it says what became of each plan, and updates registers and database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

import click

from pipeline.commands.console import print_error, print_note

if TYPE_CHECKING:
    from pipeline.languages.catalogue import Catalogue
    from pipeline.process.worker import ChildProcess
    from pipeline.run.plan_state import PlanOutcome

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


class RunEnding:
    """Ends a run: makes registers and database of what it published, in a process that is shut in.

    As a context it provides the folder of the output, which has to be there before that process;
    where nothing is published it is taken away again.
    """

    def __init__(self, out: Path) -> None:
        """`out` is the folder of the output."""
        self._out = out
        self._child: ChildProcess | None = None
        self._ends = ExitStack()

    def __enter__(self) -> Self:
        self._ends.enter_context(_provide_folder(self._out))
        self._scratch = Path(self._ends.enter_context(TemporaryDirectory()))
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            self._child.stop()
        self._ends.close()

    def start(self) -> None:
        """Starts the process, which imports what it needs while plans are read."""
        from pipeline.commands.folder_tasks import END_MODULES
        from pipeline.process.folder_jobs import start_folder_child

        if self._child:
            self._child.stop()
        writable = (self._out, self._scratch)
        self._child = start_folder_child(END_MODULES, readable=(self._out,), writable=writable)
        self._place = _find_place(self._out)

    def register_and_index(self, outcomes: Sequence[PlanOutcome]) -> str:
        """Makes registers and database, prints the notes on them, and returns the database's path.

        Raises an `IshplanError`.
        """
        from extractors.errors import PublishFailed
        from pipeline.commands.folder_tasks import end_run
        from pipeline.process.folder_jobs import finish_folder_job
        from pipeline.run.plan_state import list_roots
        from pipeline.run.up_to_date import compute_fingerprint

        if self._child is None or _find_place(self._out) != self._place:
            self.start()  # another run may have taken the folder away: the rights to it are void
        assert self._child
        arguments = list_roots(outcomes), compute_fingerprint(), self._scratch
        ended = finish_folder_job(self._child, self._out, end_run, *arguments)
        for note in ended.notes:
            print_note(note)
        if ended.failure:
            raise PublishFailed(ended.failure)
        return ended.database


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
