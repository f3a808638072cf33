"""The command `ishplan run`."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands.console import EXIT_CODES, fail, guarded, limited
from pipeline.commands.progress_bar import Progress
from pipeline.process.limits import Limits

if TYPE_CHECKING:
    from pipeline.run.executors import Engine
    from pipeline.run.run_plans import Outcome

STOPPED = 130
"""The exit code after Ctrl-C, as shells have it."""


@click.command(
    epilog=f"""\b
Examples:
  ishplan run raw/2025-26.pdf
  ishplan run raw/2025-26.pdf raw/2024-25.pdf --out /srv/plans
  ishplan run --verify raw/2025-26.pdf raw/2025-26.docx
  ishplan run 2019-20.txt raw/2018-19.pdf
  ishplan run archive/ 'more/*/2025-26.pdf' --jobs 8
  find . -name '*.pdf' | ishplan run -
  ishplan run s3://plans/raw/ --out s3://plans/out --engine dask --scheduler tcp://host:8786

{EXIT_CODES}"""
)
@click.argument("plans", nargs=-1)
@click.option(
    "--out",
    default="output",
    show_default=True,
    metavar="FOLDER",
    help="Folder, or storage (s3://…), in which each plan gets its own: OUT/year=2025-26/.",
)
@click.option("--strict", is_flag=True, help="Publish no plan with a finding that is an error.")
@click.option("--no-report", is_flag=True, help="Publish the data only, no report.html.")
@click.option(
    "--verify",
    is_flag=True,
    help="Read with a second library too, and compare; so with other forms of a plan.",
)
@click.option("--force", is_flag=True, help="Read plans again that have not changed.")
@click.option(
    "--institution", metavar="NAME", help="Whose the plans are, if their titles do not say so."
)
@click.option(
    "--jobs", type=click.IntRange(min=1), help="Plans at a time; one a processor by default."
)
@click.option(
    "--engine",
    type=click.Choice(["local", "dask"]),
    default="local",
    show_default=True,
    help="Where plans are read: here, or on a Dask cluster.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Of the cluster: tcp://host:8786.")
@limited
def run(plans: tuple[str, ...], out: str, limits: Limits, **how: Any) -> None:
    """Publish each plan (PDF, .docx or .txt) as Parquet and JSON; without PLANS, all in raw/.

    PLANS are files, folders (every PDF and .docx below them, the PDF alone where both have one
    name), patterns, paths in a storage that fsspec knows, or - for a list on the standard input.

    In a bare text (.txt) rows and columns are inferred, by the words of the other PLANS too.

    With --verify, files of one year in several forms are one plan: the PDF is published, and each
    value in which the others differ is a finding. Folders stand for PDF and .docx then.

    A YAML file of the same name beside a plan holds an analyst's decisions about it, which are
    replayed: see `ishplan review`. A plan that fails leaves what was published of its year, and
    the other plans, untouched. What is published already, of the same plan, decisions and options
    and by the same program, is not read again.

    With plans of several institutions each gets a folder: OUT/institution=kmtu/year=2025-26/.
    """
    if (how["engine"] == "dask") != (how["scheduler"] is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS belong together")
    if how["engine"] == "dask" and how["jobs"]:
        raise click.UsageError("--jobs is for --engine local: a cluster's workers have their own")
    try:
        guarded(lambda: _run(plans, out, limits, how))
    except KeyboardInterrupt:  # before the plans are at work, or behind them
        fail("stopped; every published year is whole")
        sys.exit(STOPPED)


def _run(plans: Sequence[str], out: str, limits: Limits, how: dict[str, Any]) -> None:
    if how["engine"] == "local":
        from pipeline.process.worker import warmed

        warmed()  # before the imports that follow, beside which it works
        _see_to_sandbox(limits)
    from pipeline.run.find_plans import plan_paths
    from pipeline.run.messages import Options
    from pipeline.run.run_plans import run_plans
    from pipeline.storage.locations import anywhere

    start = time.monotonic()
    target = anywhere(out)
    chosen = plan_paths(plans or ["raw"], sys.stdin, every_form=how["verify"], left=_tell_of_link)
    if not chosen or (not plans and chosen == [Path("raw")]):
        where = (
            "in the folders given" if plans else "given, and there is no PDF in raw/, nor a .docx"
        )
        raise click.UsageError(f"no plan {where}. Name one: ishplan run X.pdf")
    options = Options(
        strict=how["strict"],
        report=not how["no_report"],
        verify=how["verify"],
        institution=how["institution"],
    )
    if how["engine"] == "dask":  # its workers are in folders of their own
        chosen, target = [path.absolute() for path in chosen], target.absolute()
    with Progress(len(chosen)) as progress:

        def finished(outcome: Outcome) -> None:
            if how["engine"] == "dask":  # its workers tell nothing before
                progress(outcome.path.name, outcome.pages, outcome.pages)
            progress.finished(outcome.path.name)

        outcomes = run_plans(
            chosen,
            target,
            finished,
            options=options,
            limits=limits,
            engine=_engine(how, progress),
            force=how["force"],
        )
    _tell(outcomes, time.monotonic() - start)
    if how["engine"] == "local":
        _tell_of_sandbox()
    if any(outcome.folder for outcome in outcomes):
        _database(target)
    sys.exit(_code(outcomes))


def _tell_of_link(link: Path) -> None:
    from pipeline.terminal import shown

    told = f"{link}: a link in a folder is not followed; name it to read what it leads to"
    click.echo(f"note: {shown(told)}", err=True)


def _see_to_sandbox(limits: Limits) -> None:
    """Raises `NoSandbox` before a plan is looked at, if each of them would."""
    from extractors.errors import NoSandbox
    from pipeline.process.child import unsafe
    from pipeline.process.sandbox import lacking

    if limits.sandboxed and lacking():
        raise NoSandbox(unsafe("the plans", lacking()))


def _tell_of_sandbox() -> None:
    from pipeline.process.sandbox import lacking

    if lacking():
        click.echo(f"  sandbox: {'; '.join(lacking())}. See: ishplan check --sandbox")


def _engine(how: dict[str, Any], progress: Progress) -> Engine:
    if how["engine"] == "dask":
        from pipeline.run.dask_executor import Cluster

        return Cluster(how["scheduler"])
    from pipeline.run.executors import Local

    def told(name: str, done: int, total: int) -> None:
        progress(name, done, total)
        if done == total:
            _look_ahead()

    return Local(how["jobs"], told)


@cache
def _look_ahead() -> None:
    """Lets what is needed at the end be imported while the first plan's files are made."""
    Thread(target=import_module, args=("pipeline.publish.database",)).start()


def _tell(outcomes: Sequence[Outcome], seconds: float) -> None:
    from pipeline.commands.run_totals import FEW, tally
    from pipeline.terminal import shown

    for outcome in outcomes:
        if outcome.error is not None:
            fail(str(outcome.error))
        elif len(outcomes) <= FEW:
            folder = f"output: {shown(str(outcome.folder))}/"
            plan = outcome.compared_with
            if plan is not None:
                folder = f"compared with {shown(plan.name)}"
            if outcome.skipped:
                name = shown(outcome.path.name)
                click.echo(f"{name}: unchanged, not read again (--force would); {folder}")
            elif plan is not None:
                click.echo(outcome.told)
            else:
                click.echo(f"{outcome.told}\n  {folder}")
    if len(outcomes) > FEW:
        click.echo(tally(outcomes, seconds))


def _database(out: Path) -> None:
    from pipeline.publish.database import write_database
    from pipeline.storage.locations import is_local
    from pipeline.terminal import shown

    if is_local(out):
        click.echo(f"  queries: {shown(str(write_database(out)))}")


def _code(outcomes: Sequence[Outcome]) -> int:
    from extractors.errors import Stopped

    if any(isinstance(outcome.error, Stopped) for outcome in outcomes):
        return STOPPED
    return int(any(outcome.error for outcome in outcomes))
