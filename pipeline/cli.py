"""The command line. Nothing heavy is imported before a command needs it: `--help` stays quick."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.check.command import check
from pipeline.compare.command import compare
from pipeline.console import EXIT_CODES, FILE, OUT, Progress, fail, guarded
from pipeline.export.command import export
from pipeline.report.command import report


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=f"""\b
Examples:
  ishplan run raw/2025-26.pdf raw/2024-25.pdf    publish both plans into output/
  ishplan run                                    every PDF in raw/
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
    """Turns a university's yearly work plan (иш план), a PDF in Kyrgyz, into clean datasets."""


@main.command(
    epilog=f"""\b
Examples:
  ishplan run raw/2025-26.pdf
  ishplan run raw/2025-26.pdf raw/2024-25.pdf --out /srv/plans

{EXIT_CODES}"""
)
@click.argument("plans", nargs=-1, type=FILE)
@OUT
@click.option("--strict", is_flag=True, help="Publish no plan with a finding that is an error.")
@click.option("--no-report", is_flag=True, help="Publish the data only, no report.html.")
def run(plans: tuple[Path, ...], out: Path, strict: bool, no_report: bool) -> None:
    """Publish each plan (PDF) as Parquet and JSON; without PLANS, every PDF in raw/.

    A YAML file of the same name beside a plan holds an analyst's decisions about it, which are
    replayed: see `ishplan review`. A plan that fails leaves what was published of its year, and
    the other plans, untouched.
    """
    chosen = list(plans) or sorted(Path("raw").glob("*.pdf"))
    if not chosen:
        raise click.UsageError(
            "no plan given, and there is no PDF in raw/. Name one: ishplan run X.pdf"
        )
    from pipeline.database import write_database
    from pipeline.run import run_plans
    from pipeline.summary import summary
    from pipeline.terminal import shown

    with Progress() as progress:
        outcomes = run_plans(chosen, out, progress, strict=strict, report=not no_report)
    for outcome in outcomes:
        if outcome.error is not None:
            fail(str(outcome.error))
        elif outcome.dataset is not None and outcome.folder is not None:
            click.echo(summary(outcome.dataset, outcome.folder))
    if any(outcome.folder for outcome in outcomes):
        guarded(lambda: click.echo(f"  queries: {shown(str(write_database(out)))}"))
    sys.exit(any(outcome.error for outcome in outcomes))


@main.command(
    epilog="""\b
Examples:
  ishplan review raw/2025-26.pdf
  ishplan review raw/2025-26.pdf --list"""
)
@click.argument("plan", type=FILE)
@click.option("--list", "only_list", is_flag=True, help="Show what is open; ask nothing.")
def review(plan: Path, only_list: bool) -> None:
    """Walk through what PLAN leaves open, and keep the decisions in a YAML file beside it.

    Abbreviations and cells that were not read for certain are asked one by one, with the likeliest
    answers first. Each answer is kept at once: stop with q or Ctrl-C, go on another day. `ishplan
    run` replays the decisions.
    """
    from pipeline.asking import ask, shown_question
    from pipeline.corrections_file import beside, load
    from pipeline.plan import dataset, read_plan
    from pipeline.review import questions, review
    from pipeline.run import open_pdf

    def show() -> None:
        pdf, source = open_pdf(plan)
        path = beside(plan)
        decided = load(path)
        found = read_plan(pdf.pages(), source)
        data = dataset(found, found.vocabulary, decided)
        left = questions(data, decided)
        if only_list or not left:
            for question in left:
                click.echo(shown_question(question))
            click.echo(f"{len(left)} open in {plan.name}; decided so far: {path}")
            return
        kept = review(left, path, ask)
        click.echo(f"{kept} decided, {len(left) - kept} open; kept in {path}")

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
def inspect(plan: Path, page: int | None, section: str | None) -> None:
    """Show what each stage saw in a plan: pages, tables, columns, joins, and why."""
    from pipeline.inspect import report
    from pipeline.plan import read_plan
    from pipeline.run import open_pdf
    from pipeline.terminal import shown

    def show() -> None:
        pdf, source = open_pdf(plan)
        for line in report(read_plan(pdf.pages(), source), page, section):
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
def tables(pdf: Path, as_json: bool, per_page: bool) -> None:
    """Show the ruled tables of any PDF, plan or not, before sections and meaning."""
    from pipeline.run import open_pdf
    from pipeline.tables import as_text, found_tables, to_json

    def show() -> None:
        file, source = open_pdf(pdf)
        found = found_tables(file.pages(), source, per_page=per_page)
        click.echo(to_json(found) if as_json else as_text(found))

    guarded(show)


for command in (compare, report, export, check):
    main.add_command(command)
