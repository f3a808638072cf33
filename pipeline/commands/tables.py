"""The command `ishplan tables`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import FILE, data, guarded, limited
from pipeline.commands.progress_bar import Progress
from pipeline.process.limits import Limits


@click.command(
    epilog="""\b
Examples:
  ishplan tables report.pdf
  ishplan tables report.pdf --json > tables.json
  ishplan tables report.pdf --json --per-page"""
)
@click.argument("pdf", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of tables.")
@click.option(
    "--per-page", is_flag=True, help="Leave the parts of a table on different pages apart."
)
@limited
def tables(pdf: Path, as_json: bool, per_page: bool, limits: Limits) -> None:
    """Show the tables of any PDF or Word file, or of a plan's text, before sections and meaning."""
    from pipeline.inspect.jobs import ruled_tables
    from pipeline.process.worker import alone
    from pipeline.run.plan_files import given

    def show() -> None:
        with Progress(only_read=True) as progress:
            handed = given(pdf, limits)
            text = alone(pdf.name, limits, progress, ruled_tables, handed, as_json, per_page)
        data(text)

    guarded(show)
