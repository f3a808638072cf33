"""The command `ishplan inspect`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import FILE, guarded, limited
from pipeline.commands.progress_bar import Progress
from pipeline.process.limits import Limits


@click.command(
    epilog="""\b
Examples:
  ishplan inspect raw/2025-26.pdf
  ishplan inspect raw/2025-26.pdf --page 12
  ishplan inspect raw/2025-26.pdf --section 2.3"""
)
@click.argument("plan", type=FILE)
@click.option("--page", type=click.IntRange(min=1), help="Only what lies on this page, from 1.")
@click.option("--section", help="Only this section, as printed: 2.3.")
@limited
def inspect(plan: Path, page: int | None, section: str | None, limits: Limits) -> None:
    """Show what each stage saw in a plan: pages, tables, columns, joins, and why."""
    from pipeline.inspect.jobs import stages
    from pipeline.process.worker import alone
    from pipeline.run.plan_files import given
    from pipeline.terminal import shown

    def show() -> None:
        with Progress(only_read=True) as progress:
            handed = given(plan, limits)
            lines = alone(plan.name, limits, progress, stages, handed, page, section)
        for line in lines:
            click.echo(shown(line))

    guarded(show)
