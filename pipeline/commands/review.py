"""The command `ishplan review`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import FILE, guarded, limited
from pipeline.commands.progress_bar import Progress
from pipeline.process.limits import Limits


@click.command(
    epilog="""\b
Examples:
  ishplan review raw/2025-26.pdf
  ishplan review raw/2025-26.pdf --list"""
)
@click.argument("plan", type=FILE)
@click.option("--list", "only_list", is_flag=True, help="Show what is open; ask nothing.")
@limited
def review(plan: Path, only_list: bool, limits: Limits) -> None:
    """Walk through what PLAN leaves open, and keep the decisions in a YAML file beside it.

    Abbreviations and cells that were not read for certain are asked one by one, with the likeliest
    answers first. Each answer is kept at once: stop with q or Ctrl-C, go on another day. `ishplan
    run` replays the decisions.
    """
    from pipeline.inspect.jobs import open_questions
    from pipeline.process.worker import alone
    from pipeline.review.prompts import ask, shown_question
    from pipeline.review.questions import review
    from pipeline.run.plan_files import beside, given
    from pipeline.terminal import shown

    def show() -> None:
        path = beside(plan)
        with Progress(only_read=True) as progress:
            left = alone(plan.name, limits, progress, open_questions, given(plan, limits))
        if only_list or not left:
            for question in left:
                click.echo(shown_question(question))
            click.echo(shown(f"{len(left)} open in {plan.name}; decided so far: {path}"))
            return
        kept = review(left, path, ask)
        click.echo(shown(f"{kept} decided, {len(left) - kept} open; kept in {path}"))

    guarded(show)
