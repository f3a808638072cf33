"""The command `ishplan compare`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from pipeline.commands.console import (
    OUT_OPTION,
    complete_year,
    exit_on_error,
    print_data,
    print_note,
)
from pipeline.commands.progress_bar import ProgressBar

FAILURE_EXIT_CODE = 2
"""The exit code of a failure where 1 means that something changed, as in diff tools."""


@click.command(
    epilog="""\b
Examples:
  ishplan compare 2024-25 2025-26
  ishplan compare raw/2024-25.pdf raw/2025-26.pdf --out /srv/plans
  ishplan compare 2023-24 2024-25 2025-26
  ishplan compare 2024-25 2025-26 --format md > changes.md

\b
Exit codes: 0 compared; 1 failed, nothing published; 2 the command was used wrongly.
With --exit-code: 0 nothing changed; 1 something changed; 2 failed or used wrongly."""
)
@click.argument(
    "years", nargs=-1, required=True, metavar="YEAR_OR_PDF...", shell_complete=complete_year
)
@OUT_OPTION
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "json", "csv"]),
    default="text",
    show_default=True,
    help="What to print: a summary, or all of it.",
)
@click.option("--exit-code", is_flag=True, help="Exit with 1 if anything changed.")
def compare(years: tuple[str, ...], out: Path, form: str, exit_code: bool) -> None:
    """Show what changed from one year's plan to the next, and publish it.

    Name two years or more that are published in OUT, or PDFs, which are run first. Each year is
    compared with the next; the comparisons are published in OUT/compare/.
    """
    if len(years) < 2:
        raise click.UsageError("one year is nothing to compare: name two or more.")
    from normalizers.dates.periods import is_period
    from pipeline.commands.folder_tasks import compare_folder
    from pipeline.process.folder_jobs import run_on_folder

    def show_comparisons() -> None:
        names: Sequence[str] = years
        notes: Sequence[str] = ()
        if not all(map(is_period, years)):
            names, notes = _publish_plans(years, out)
        with TemporaryDirectory() as folder:
            scratch = Path(folder)
            told = run_on_folder(
                out, compare_folder, names, notes, form, scratch, writable=(out, scratch)
            )
        for note in told.notes:
            print_note(note)
        if form == "text":
            click.echo(told.text)
        else:
            print_data(told.text)
        if exit_code and told.is_different:
            sys.exit(1)

    exit_on_error(show_comparisons, FAILURE_EXIT_CODE if exit_code else 1)


def _publish_plans(names: Sequence[str], out: Path) -> tuple[list[str], list[str]]:
    """Publishes those of the names that are plans; returns all years, and notes on the register.

    What it imports is what the process imports that compares: years alone do without.
    """
    from pipeline.commands.folder_tasks import make_registers
    from pipeline.process.folder_jobs import run_on_folder
    from pipeline.run.compare_years import publish_named_years
    from pipeline.run.up_to_date import compute_fingerprint

    def register(roots: Sequence[Path]) -> Sequence[str]:
        return run_on_folder(out, make_registers, roots, compute_fingerprint(), writable=(out,))

    with ProgressBar() as progress:
        return publish_named_years(names, out, progress, register)
