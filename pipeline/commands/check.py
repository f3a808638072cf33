"""The command `ishplan check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.console import PATH_TYPE, exit_on_error


@click.command(
    epilog="""\b
Examples:
  ishplan check
  ishplan check /srv/plans
  ishplan check --sandbox

\b
Exit codes: 0 all is sound; 1 something is not; 2 the command was used wrongly."""
)
@click.argument("out", type=PATH_TYPE, default=Path("output"))
@click.option("--sandbox", is_flag=True, help="Try instead what a plan's reader may not do here.")
def check(out: Path, sandbox: bool) -> None:
    """Check all that is published in OUT: hashes, schemas, keys, ledger, sums, joins, order.

    Any byte that is not as it was published is found; a program that changes a file must publish
    it. Nothing is written.

    With --sandbox, a process as reads plans tries what it may not do on this machine.
    """
    if sandbox:
        exit_on_error(_try_sandbox)
        return
    from pipeline.commands.folder_tasks import check_folder
    from pipeline.process.folder_jobs import run_on_folder
    from pipeline.terminal import make_safe

    def show_results() -> None:
        bad = 0
        for one in run_on_folder(out, check_folder):
            label = click.style("bad", fg="red") if one.problems else click.style("ok", fg="green")
            click.echo(f"{label} {make_safe(one.name)}: {one.file_count} file(s)")
            for problem in one.problems:
                click.echo(f"    {make_safe(problem)}")
            bad += bool(one.problems)
        if bad:
            sys.exit(1)

    exit_on_error(show_results)


def _try_sandbox() -> None:
    """Prints what the sandbox denies; exits with 1 if it does not deny something."""
    from pipeline.process.limits import DEFAULT_LIMITS
    from pipeline.process.sandbox import list_lacking
    from pipeline.process.trial import try_attempts
    from pipeline.process.worker import ignore_progress, run_in_child

    tried = run_in_child("sandbox", DEFAULT_LIMITS, ignore_progress, try_attempts)
    for attempt in tried:
        label = click.style("ok", fg="green") if attempt.denied else click.style("bad", fg="red")
        click.echo(f"{label} {'denied' if attempt.denied else 'possible'}: {attempt.what}")
    for layer in list_lacking():
        click.echo(f"    {layer}")
    if not all(attempt.denied for attempt in tried):
        sys.exit(1)
