"""The command `ishplan review`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import PATH_TYPE, add_limit_options, exit_on_error
from pipeline.commands.progress_bar import ProgressBar
from pipeline.process.limits import ProcessLimits


@click.command(
    epilog="""\b
Examples:
  ishplan review raw/2025-26.pdf
  ishplan review raw/2025-26.pdf --list"""
)
@click.argument("plan", type=PATH_TYPE)
@click.option("--list", "only_list", is_flag=True, help="Show what is open; ask nothing.")
@add_limit_options
def review(plan: Path, only_list: bool, limits: ProcessLimits) -> None:
    """Walk through what PLAN leaves open, and keep the decisions in a YAML file beside it.

    Abbreviations and cells that were not read for certain are asked one by one, with the likeliest
    answers first. Each answer is kept at once: stop with q or Ctrl-C, go on another day. `ishplan
    run` replays the decisions.
    """
    from pipeline.inspect.jobs import read_open_questions
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.process.worker import run_in_child
    from pipeline.review.prompts import ask_question, format_question
    from pipeline.review.questions import review_questions
    from pipeline.run.plan_files import get_corrections_path, load_plan_files
    from pipeline.terminal import make_safe

    say = load_terminal_catalogue().say

    def ask_or_list() -> None:
        path = get_corrections_path(plan)
        with ProgressBar(only_read=True) as progress:
            questions_left = run_in_child(
                plan.name, limits, progress, read_open_questions, load_plan_files(plan, limits)
            )
        if only_list or not questions_left:
            for question in questions_left:
                click.echo(format_question(question))
            counted = say("review_list_end", open=len(questions_left), plan=plan.name, file=path)
            click.echo(make_safe(counted))
            return
        decided_count = review_questions(questions_left, path, ask_question)
        open_count = len(questions_left) - decided_count
        click.echo(make_safe(say("review_done", decided=decided_count, open=open_count, file=path)))

    exit_on_error(ask_or_list)
