"""The command `ishplan tables`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import PATH_TYPE, add_limit_options, exit_on_error, print_data
from pipeline.commands.progress_bar import ProgressBar
from pipeline.process.limits import ProcessLimits


@click.command(
    epilog="""\b
Examples:
  ishplan tables report.pdf
  ishplan tables report.pdf --json > tables.json
  ishplan tables report.pdf --json --per-page"""
)
@click.argument("pdf", type=PATH_TYPE)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of tables.")
@click.option(
    "--per-page", is_flag=True, help="Leave the parts of a table on different pages apart."
)
@add_limit_options
def tables(pdf: Path, as_json: bool, per_page: bool, limits: ProcessLimits) -> None:
    """Show the tables of any PDF or Word file, or of a plan's text, before sections and meaning."""
    from pipeline.inspect.jobs import format_ruled_tables
    from pipeline.one_plan.plan_files import load_plan_files
    from pipeline.process.worker import run_in_child

    def show_tables() -> None:
        with ProgressBar(only_read=True) as progress:
            plan_files = load_plan_files(pdf, limits)
            text = run_in_child(
                plan_files.name,
                limits,
                progress,
                format_ruled_tables,
                plan_files,
                as_json,
                per_page,
            )
        print_data(text)

    exit_on_error(show_tables)
