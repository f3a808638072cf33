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

\b
Exit codes: 0 all is sound; 1 something is not; 2 the command was used wrongly."""
)
@click.argument("out", type=PATH_TYPE, default=Path("output"))
def check(out: Path) -> None:
    """Check all that is published in OUT: hashes, schemas, keys, ledger, sums, joins, order.

    Any byte that is not as it was published is found; a program that changes a file must publish
    it. Nothing is written.
    """
    from pipeline.check.check_output import check_output_folder
    from pipeline.terminal import make_safe

    def show_results() -> None:
        bad = 0
        for one in check_output_folder(out):
            label = click.style("bad", fg="red") if one.problems else click.style("ok", fg="green")
            click.echo(f"{label} {make_safe(one.name)}: {one.file_count} file(s)")
            for problem in one.problems:
                click.echo(f"    {make_safe(problem)}")
            bad += bool(one.problems)
        if bad:
            sys.exit(1)

    exit_on_error(show_results)
