"""The command `ishplan compare`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.console import OUT_OPTION, complete_year, exit_on_error, print_data
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
    from pipeline.publish.database import write_database
    from pipeline.run.compare_years import compare_years
    from pipeline.terminal import make_safe

    def show_comparisons() -> None:
        with ProgressBar() as progress:
            compared = compare_years(years, out, progress)
        write_database(out)
        for note in (note for one in compared for note in one.notes):
            click.echo(f"{click.style('note:', fg='yellow')} {make_safe(note)}", err=True)
        comparisons = [one.comparison for one in compared]
        if form == "json":
            from pipeline.compare.json_csv import as_json

            print_data(as_json(comparisons))
        elif form == "csv":
            from pipeline.compare.json_csv import as_csv

            print_data(as_csv(comparisons))
        else:
            from pipeline.compare.text_report import as_markdown, as_text

            for one in compared:
                as_form = as_markdown if form == "md" else as_text
                click.echo(as_form(one.comparison))
                if form == "text":
                    click.echo(f"\n  output: {make_safe(str(one.folder))}/")
        if exit_code and any(comparison.is_different() for comparison in comparisons):
            sys.exit(1)

    exit_on_error(show_comparisons, FAILURE_EXIT_CODE if exit_code else 1)
