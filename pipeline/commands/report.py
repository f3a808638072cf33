"""The command `ishplan report`: pages of what is published, made again without reading a plan."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import OUT_OPTION, PATH_TYPE, complete_year, exit_on_error


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
@click.argument("name", required=False, metavar="[YEAR | OLD_NEW]", shell_complete=complete_year)
@OUT_OPTION
@click.option("--all", "over_all", is_flag=True, help="One page over all years: OUT/report.html.")
@click.option("--plan", type=PATH_TYPE, help="The PDF, to draw its pages; else the pictures stay.")
def report(name: str | None, out: Path, over_all: bool, plan: Path | None) -> None:
    """Make the report.html of a published year or comparison again, or one over all years.

    `ishplan run` and `ishplan compare` make them too.
    """
    if over_all == (name is not None):
        raise click.UsageError("name a year as in 2025-26 or a comparison, or give --all.")
    from pipeline.commands.folder_tasks import find_year_source, make_report
    from pipeline.process.folder_jobs import run_on_folder
    from pipeline.terminal import make_safe

    def remake() -> None:
        pictures = None
        if plan and name:
            from pipeline.inspect.page_pictures import draw_published_pages

            pictures = draw_published_pages(plan, *run_on_folder(out, find_year_source, name))
        path = run_on_folder(out, make_report, name, pictures, writable=(out,))
        click.echo(make_safe(path))

    exit_on_error(remake)
