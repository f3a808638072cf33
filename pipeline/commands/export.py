"""The command `ishplan export`."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.commands.console import OUT_OPTION, PATH_TYPE, complete_year, exit_on_error


@click.command(
    epilog="""\b
Examples:
  ishplan export 2025-26 --xlsx
  ishplan export 2025-26 --csv --to /srv/csv
  ishplan export 2025-26 --ics --office "АРБ башчысы"
  ishplan export 2025-26 --ics --unit arb-28d0a0

\b
Exit codes: 0 written; 1 failed; 2 the command was used wrongly."""
)
@click.argument("year", shell_complete=complete_year)
@OUT_OPTION
@click.option("--xlsx", is_flag=True, help="A workbook: TO/YEAR.xlsx, a sheet a table.")
@click.option("--csv", is_flag=True, help="A folder of CSV: TO/YEAR-csv/, a file a table.")
@click.option("--ics", is_flag=True, help="A calendar of the deadlines with a day: TO/YEAR.ics.")
@click.option("--office", help="Only what this office answers for (with --ics).")
@click.option("--unit", help="Only what this unit answers for, by its id or name (with --ics).")
@click.option("--to", type=PATH_TYPE, default=Path(), show_default=True, help="Where to write.")
def export(
    year: str, out: Path, office: str | None, unit: str | None, to: Path, **wanted: bool
) -> None:
    """Write a published YEAR as a workbook, CSV files or a calendar."""
    if not any(wanted.values()):
        raise click.UsageError("say what to write: --xlsx, --csv or --ics.")
    for option, value in (("--office", office), ("--unit", unit)):
        if value and not wanted["ics"]:
            raise click.UsageError(f"{option} goes with --ics.")
    from pipeline.commands.folder_tasks import make_exports
    from pipeline.export.write_files import write_export_files
    from pipeline.process.folder_jobs import run_on_folder
    from pipeline.terminal import make_safe

    formats = [name for name in ("xlsx", "csv", "ics") if wanted[name]]

    def write_files() -> None:
        files = run_on_folder(out, make_exports, year, formats, office, unit)
        for path in write_export_files(to, files):
            click.echo(make_safe(str(path)))

    exit_on_error(write_files)
