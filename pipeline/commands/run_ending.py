"""How `ishplan run` ends: it says what became of each plan, and updates registers and database."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.commands.console import print_error, print_note

if TYPE_CHECKING:
    from pipeline.languages.catalogue import Catalogue
    from pipeline.run.plan_state import PlanOutcome

STOPPED_EXIT_CODE = 130
"""The exit code after Ctrl-C, as shells use it (128 + SIGINT)."""

_LAST_MODULES = (
    "pipeline.commands.plan_lines",
    "pipeline.run.register_years",
    "pipeline.publish.database",
)
"""Modules that are needed only once all plans are published."""


def load_ending() -> None:
    """Loads what is needed at the end, while the first plan is read."""
    from pipeline.languages.terminal_language import load_terminal_catalogue

    for module in _LAST_MODULES:
        import_module(module)
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


def tell_of_sandbox(*, on_error_stream: bool) -> None:
    """Prints which parts of the sandbox this machine lacks, if any."""
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.process.sandbox import list_lacking

    if list_lacking():
        lacking = "; ".join(list_lacking())
        told = load_terminal_catalogue().say("told_sandbox", lacking=lacking)
        click.echo(f"  {told}", err=on_error_stream)


def update_registers(outcomes: Sequence[PlanOutcome]) -> None:
    """Makes the registers of those institutions anew of which a year was published."""
    from pipeline.run.register_years import register_years

    for note in register_years(outcomes):
        print_note(note)


def build_database(out: Path, *, told: bool) -> None:
    """Writes `plans.duckdb` into the output `out`, and prints where if `told`; not in a storage."""
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.publish.database import write_database
    from pipeline.storage.locations import is_local
    from pipeline.terminal import make_safe

    if is_local(out):
        database = write_database(out)
        if told:
            place = make_safe(str(database))
            click.echo(f"  {load_terminal_catalogue().say('told_queries', file=place)}")


def choose_exit_code(outcomes: Sequence[PlanOutcome]) -> int:
    """0 if all plans went well, 1 if one failed, 130 if the run was stopped."""
    from extractors.errors import Stopped

    if any(isinstance(outcome.error, Stopped) for outcome in outcomes):
        return STOPPED_EXIT_CODE
    return int(any(outcome.error for outcome in outcomes))
