"""The command `ishplan report`: pages of what is published, made again without reading a plan."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import FILE, OUT, guarded


@click.command(
    epilog="""\b
Examples:
  ishplan report 2025-26
  ishplan report 2025-26 --plan raw/2025-26.pdf   with new pictures of its pages
  ishplan report 2024-25_2025-26                  of a comparison
  ishplan report --all                            one page over all years

\b
Exit codes: 0 made; 1 failed, the page before is unchanged; 2 the command was used wrongly."""
)
@click.argument("name", required=False, metavar="[YEAR | OLD_NEW]")
@OUT
@click.option("--all", "over_all", is_flag=True, help="One page over all years: OUT/report.html.")
@click.option("--plan", type=FILE, help="The PDF, to draw its pages; else the pictures stay.")
def report(name: str | None, out: Path, over_all: bool, plan: Path | None) -> None:
    """Make the report.html of a published year or comparison again, or one over all years.

    `ishplan run` and `ishplan compare` make them too.
    """
    if over_all == (name is not None):
        raise click.UsageError("name a year as in 2025-26 or a comparison, or give --all.")
    from pipeline.report.remake import archive, comparison, one_year
    from pipeline.terminal import shown

    def make() -> None:
        if name is None:
            path = archive(out)
        elif "_" in name:
            path = comparison(out, name)
        else:
            path = one_year(out, name, plan)
        click.echo(shown(str(path)))

    guarded(make)
