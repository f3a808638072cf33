"""The command `ishplan run`."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import click

from pipeline.commands.console import (
    EXIT_CODES_HELP,
    add_limit_options,
    exit_on_error,
    print_data,
    print_error,
    print_note,
)
from pipeline.commands.progress_bar import ProgressBar
from pipeline.commands.run_ending import (
    STOPPED_EXIT_CODE,
    RunEnding,
    choose_exit_code,
    load_ending,
    print_outcomes,
    register_in_storage,
    tell_of_database,
    tell_of_sandbox,
)
from pipeline.process.limits import ProcessLimits

if TYPE_CHECKING:
    from threading import Event

    from pipeline.one_plan.messages import RunOptions
    from pipeline.run.early_reading import EarlyReading, FirstPlan, FirstPlanStarter
    from pipeline.run.executors import TaskExecutor
    from pipeline.run.plan_state import PlanOutcome


@click.command(
    epilog=f"""\b
Examples:
  ishplan run raw/2025-26.pdf
  ishplan run raw/2025-26.pdf raw/2024-25.pdf --out /srv/plans
  ishplan run --verify raw/2025-26.pdf raw/2025-26.docx
  ishplan run 2019-20.txt raw/2018-19.pdf
  ishplan run archive/ 'more/*/2025-26.pdf' --jobs 8
  find . -name '*.pdf' | ishplan run -
  ishplan run archive/ --json > run.jsonl
  ishplan run s3://plans/raw/ --out s3://plans/out --engine dask --scheduler tcp://host:8786

{EXIT_CODES_HELP}"""
)
@click.argument("plans", nargs=-1, type=click.Path())
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
    "--period",
    metavar="PERIOD",
    callback=lambda _context, _option, value: _check_period(value),
    help="For when the plans are, if they do not print it: 2026, 2025-26 or 2024-2028.",
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
@click.option(
    "--json", "as_json", is_flag=True, help="Say what became of each plan in a line of JSON."
)
@click.option("--scheduler", metavar="ADDRESS", help="Of the cluster: tcp://host:8786.")
@add_limit_options
def run(plans: tuple[str, ...], out: str, limits: ProcessLimits, **cli_options: Any) -> None:
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

    With --json the standard output has a line a plan, as soon as its outcome is known: `plan`,
    `outcome` (published, unchanged, compared, failed, stopped), `seconds` since the run began,
    `folder`, `period`, `institution`, `rows` by section, `findings` by code; `error` of a failed
    one, with `kind` and `message`.

    With plans of several institutions each gets a folder: OUT/institution=kmtu/year=2025-26/.
    """
    if (cli_options["engine"] == "dask") != (cli_options["scheduler"] is not None):
        raise click.UsageError("--engine dask and --scheduler ADDRESS belong together")
    if cli_options["engine"] == "dask" and cli_options["jobs"]:
        raise click.UsageError("--jobs is for --engine local: a cluster's workers have their own")
    try:
        exit_on_error(lambda: _run_command(plans, out, limits, cli_options))
    except KeyboardInterrupt:  # before the plans are at work, or behind them
        print_error("stopped; every published year is whole")
        sys.exit(STOPPED_EXIT_CODE)


def _check_period(period: str | None) -> str | None:
    """The label of a period; raises `click.BadParameter` if it is not one."""
    from normalizers.dates.periods import parse_period

    try:
        return None if period is None else parse_period(period).label
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _run_command(
    plans: Sequence[str], out: str, limits: ProcessLimits, cli_options: dict[str, Any]
) -> None:
    from pipeline.storage.locations import is_local, parse_location

    start = time.monotonic()
    target = parse_location(out)
    paths = _find_plans(plans, every_format=cli_options["verify"])
    with ExitStack() as ends:
        early = None
        if cli_options["engine"] == "local":
            from pipeline.run.early_reading import read_early

            _see_to_sandbox(limits)
            early = ends.enter_context(read_early(paths, limits, _make_options(cli_options)))
        ending = ends.enter_context(RunEnding(target)) if is_local(target) else None
        _run_plans(paths, target, limits, cli_options, early, ending, start)


def _run_plans(
    paths: Sequence[Path],
    target: Path,
    limits: ProcessLimits,
    cli_options: dict[str, Any],
    early: EarlyReading | None,
    ending: RunEnding | None,
    start: float,
) -> None:
    """Reads and publishes plans and says what became of each; exits with the command's code."""
    from pipeline.run.run_plans import run_plans

    options = _make_options(cli_options)
    if cli_options["engine"] == "dask":  # its workers are in folders of their own
        paths, target = [path.absolute() for path in paths], target.absolute()
    recorded: set[Path] = set()

    def start_first(path: Path, stop: Event) -> FirstPlan:
        from pipeline.run.early_reading import start_first_plan

        # What starts processes comes before what starts threads, so that they can be copies.
        first = start_first_plan(path, stop, limits, early, with_report=options.report)
        if ending:
            ending.start()
        Thread(target=load_ending).start()
        return first

    with ProgressBar(len(paths)) as progress:

        def on_outcome(outcome: PlanOutcome) -> None:
            if cli_options["engine"] == "dask":  # its workers tell nothing before
                progress(outcome.path.name, outcome.pages, outcome.pages)
            progress.finish_plan(outcome.path.name)
            if cli_options["as_json"]:
                _print_record(outcome, time.monotonic() - start)
                recorded.add(outcome.path)

        outcomes = run_plans(
            paths,
            target,
            on_outcome,
            options=options,
            limits=limits,
            engine=_make_executor(cli_options, progress, start_first),
            force=cli_options["force"],
        )
    told = not cli_options["as_json"]
    for outcome in outcomes:
        if not told and outcome.path not in recorded:  # Ctrl-C stopped it
            _print_record(outcome, time.monotonic() - start)
    if told:
        print_outcomes(outcomes, time.monotonic() - start)
    if cli_options["engine"] == "local":
        tell_of_sandbox(on_error_stream=not told)
    if any(outcome.folder for outcome in outcomes):
        if ending is None:
            register_in_storage(outcomes)
        else:
            database = ending.register_and_index(outcomes)
            if told:
                tell_of_database(database)
    sys.exit(choose_exit_code(outcomes))


def _make_options(cli_options: dict[str, Any]) -> RunOptions:
    from pipeline.one_plan.messages import RunOptions

    return RunOptions(
        strict=cli_options["strict"],
        report=not cli_options["no_report"],
        verify=cli_options["verify"],
        institution=cli_options["institution"],
        period=cli_options["period"],
    )


def _find_plans(plans: Sequence[str], *, every_format: bool) -> list[Path]:
    """The plans that are named, else those in `raw/`. Raises `UsageError` if there are none."""
    from pipeline.storage.find_plans import find_plan_paths

    paths = find_plan_paths(
        plans or ["raw"],
        sys.stdin,
        every_format=every_format,
        left=_tell_of_link,
        unseen=_tell_of_folder,
    )
    if not paths or (not plans and paths == [Path("raw")]):
        where = (
            "in the folders given" if plans else "given, and there is no PDF in raw/, nor a .docx"
        )
        raise click.UsageError(f"no plan {where}. Name one: ishplan run X.pdf")
    return paths


def _tell_of_link(link: Path) -> None:
    print_note(f"{link}: a link in a folder is not followed; name it to read what it leads to")


def _tell_of_folder(error: OSError) -> None:
    print_note(f"{error.filename}: cannot be looked into ({error.strerror}); nothing of it is read")


def _see_to_sandbox(limits: ProcessLimits) -> None:
    """Raises `NoSandbox` at once if the sandbox is required and this machine lacks part of it."""
    from extractors.errors import NoSandbox
    from pipeline.process.child import format_unsafe_error
    from pipeline.process.sandbox import list_lacking

    if limits.sandboxed and list_lacking():
        raise NoSandbox(format_unsafe_error("the plans", list_lacking()))


def _print_record(outcome: PlanOutcome, seconds: float) -> None:
    from pipeline.commands.run_record import build_plan_record, format_plan_record

    print_data(format_plan_record(build_plan_record(outcome, seconds)))


def _make_executor(
    cli_options: dict[str, Any], progress: ProgressBar, start_first: FirstPlanStarter
) -> TaskExecutor:
    if cli_options["engine"] == "dask":
        from pipeline.run.dask_executor import DaskExecutor

        return DaskExecutor(cli_options["scheduler"])
    from pipeline.run.executors import LocalExecutor

    return LocalExecutor(cli_options["jobs"], progress, start_first)
