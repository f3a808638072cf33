"""The command line. Nothing heavy is imported before a command needs it: `--help` stays quick."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.check.command import check
from pipeline.compare.command import compare
from pipeline.console import EXIT_CODES, FILE, data, guarded, limited
from pipeline.export.command import export
from pipeline.process.limits import Limits
from pipeline.progress import Progress
from pipeline.report.command import report
from pipeline.run_command import run


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"""\b
Examples:
  ishplan run raw/2025-26.pdf raw/2024-25.pdf    publish both plans into output/
  ishplan run                                    every PDF or .docx in raw/
  ishplan run archive/ --out /srv/plans          every plan below a folder
  ishplan compare 2024-25 2025-26                what changed between two years
  ishplan report --all                           one page over all years
  ishplan export 2025-26 --xlsx                  a workbook of one year
  ishplan check                                  is all that is published sound?
  ishplan review raw/2025-26.pdf                 decide on what it leaves open
  ishplan inspect raw/2025-26.pdf --section 2.2  why the rows are what they are
  ishplan tables any.pdf --json                  the ruled tables of any PDF

{EXIT_CODES}""",
)
@click.version_option(package_name="ishplan")
def main() -> None:
    """Turns a university's yearly work plan (иш план: PDF, Word, text) into clean datasets."""


@main.command(
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
    from pipeline.asking import ask, shown_question
    from pipeline.given import beside, given
    from pipeline.looks import open_questions
    from pipeline.process.worker import alone
    from pipeline.review import review
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


@main.command(
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
    from pipeline.given import given
    from pipeline.looks import stages
    from pipeline.process.worker import alone
    from pipeline.terminal import shown

    def show() -> None:
        with Progress(only_read=True) as progress:
            handed = given(plan, limits)
            lines = alone(plan.name, limits, progress, stages, handed, page, section)
        for line in lines:
            click.echo(shown(line))

    guarded(show)


@main.command(
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
    from pipeline.given import given
    from pipeline.looks import ruled_tables
    from pipeline.process.worker import alone

    def show() -> None:
        with Progress(only_read=True) as progress:
            handed = given(pdf, limits)
            text = alone(pdf.name, limits, progress, ruled_tables, handed, as_json, per_page)
        data(text)

    guarded(show)


for command in (run, compare, report, export, check):
    main.add_command(command)
