"""The command `ishplan inspect`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import PATH_TYPE, add_limit_options, exit_on_error
from pipeline.commands.progress_bar import ProgressBar
from pipeline.process.limits import ProcessLimits


@click.command(
    epilog="""\b
Examples:
  ishplan inspect raw/2025-26.pdf
  ishplan inspect raw/2025-26.pdf --page 12
  ishplan inspect raw/2025-26.pdf --section 2.3"""
)
@click.argument("plan", type=PATH_TYPE)
@click.option("--page", type=click.IntRange(min=1), help="Only what lies on this page, from 1.")
@click.option("--section", help="Only this section, as printed: 2.3.")
@add_limit_options
def inspect(plan: Path, page: int | None, section: str | None, limits: ProcessLimits) -> None:
    """Show what each stage saw in a plan: pages, tables, columns, joins, and why."""
    from pipeline.inspect.jobs import describe_stages
    from pipeline.one_plan.plan_files import load_plan_files
    from pipeline.process.worker import run_in_child
    from pipeline.terminal import make_safe

    def show_stages() -> None:
        with ProgressBar(only_read=True) as progress:
            plan_files = load_plan_files(plan, limits)
            lines = run_in_child(
                plan_files.name, limits, progress, describe_stages, plan_files, page, section
            )
        for line in lines:
            click.echo(make_safe(line))

    exit_on_error(show_stages)
