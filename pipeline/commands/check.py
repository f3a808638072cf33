"""The command `ishplan check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.commands.console import FILE, guarded


@click.command(
    epilog="""\b
Examples:
  ishplan check
  ishplan check /srv/plans
  ishplan check --sandbox

\b
Exit codes: 0 all is sound; 1 something is not; 2 the command was used wrongly."""
)
@click.argument("out", type=FILE, default=Path("output"))
@click.option("--sandbox", is_flag=True, help="Try instead what a plan's reader may not do here.")
def check(out: Path, sandbox: bool) -> None:
    """Check all that is published in OUT: hashes, schemas, keys, ledger, sums, joins, order.

    Any byte that is not as it was published is found; a program that changes a file must publish
    it. Nothing is written.

    With --sandbox, a process as reads plans tries what it may not do on this machine.
    """
    if sandbox:
        guarded(_try_sandbox)
        return
    from pipeline.check.check_output import check as checked
    from pipeline.terminal import shown

    def run() -> None:
        bad = 0
        for one in checked(out):
            label = click.style("bad", fg="red") if one.problems else click.style("ok", fg="green")
            click.echo(f"{label} {shown(one.name)}: {one.files} file(s)")
            for problem in one.problems:
                click.echo(f"    {shown(problem)}")
            bad += bool(one.problems)
        if bad:
            sys.exit(1)

    guarded(run)


def _try_sandbox() -> None:
    """Tells what is denied; exits with 1 if something is not."""
    from pipeline.process.limits import DEFAULT
    from pipeline.process.sandbox import lacking
    from pipeline.process.trial import attempts
    from pipeline.process.worker import alone, quiet

    tried = alone("sandbox", DEFAULT, quiet, attempts)
    for attempt in tried:
        label = click.style("ok", fg="green") if attempt.denied else click.style("bad", fg="red")
        click.echo(f"{label} {'denied' if attempt.denied else 'possible'}: {attempt.what}")
    for layer in lacking():
        click.echo(f"    {layer}")
    if not all(attempt.denied for attempt in tried):
        sys.exit(1)
