"""The command `ishplan review`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from pipeline.commands.console import OUT_OPTION, PATH_TYPE, add_limit_options, exit_on_error
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
@OUT_OPTION
@add_limit_options
def review(plan: Path, only_list: bool, out: Path, limits: ProcessLimits) -> None:
    """Walk through what PLAN leaves open, and keep the decisions in a YAML file beside it.

    Abbreviations and cells that were not read for certain, and names of units that may be one, are
    asked one by one, with the likeliest answers first; with what is published in OUT, names in the
    plans of other years too. Each answer is kept at once: stop with q or
    Ctrl-C, go on another day. `ishplan run` replays the decisions.

    An answer with an a behind it holds for the plans of all years: it is kept in a file named after
    the institution (kmtu.yaml), or in decisions.yaml if the plan does not say whose it is.
    """
    from normalizers.register.merging import SettledNames
    from pipeline.inspect.jobs import read_open_questions
    from pipeline.languages.terminal_language import load_terminal_catalogue
    from pipeline.one_plan.plan_files import (
        get_corrections_path,
        get_wide_decisions_paths,
        load_plan_files,
    )
    from pipeline.process.worker import run_in_child
    from pipeline.review.prompts import ask_question, format_question
    from pipeline.review.questions import DecisionFiles, list_name_questions, review_questions
    from pipeline.review.register_questions import find_open_names
    from pipeline.terminal import make_safe

    say = load_terminal_catalogue().say

    def ask_or_list() -> None:
        path = get_corrections_path(plan)
        plan_files = load_plan_files(plan, limits)
        with ProgressBar(only_read=True) as progress:
            found = run_in_child(plan_files.name, limits, progress, read_open_questions, plan_files)
        names = find_open_names(out, found.institution, found.parties)
        questions_left = [*found.questions, *list_name_questions(names.questions)]
        if only_list or not questions_left:
            for question in questions_left:
                click.echo(format_question(question))
            counted = say("review_list_end", open=len(questions_left), plan=plan.name, file=path)
            click.echo(make_safe(counted))
            return
        wide_path = get_wide_decisions_paths(plan, found.institution)[0]
        files = DecisionFiles(path, wide_path, found.parties.period, date.today().isoformat())
        tally = review_questions(questions_left, SettledNames(names.apart), files, ask_question)
        open_count = len(questions_left) - tally.decided - tally.settled
        done = say("review_done", decided=tally.decided, open=open_count, file=path)
        click.echo(make_safe(done))
        if tally.settled:
            click.echo(say("review_settled", count=tally.settled))

    exit_on_error(ask_or_list)
