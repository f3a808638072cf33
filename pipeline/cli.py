"""The command line. Heavy modules are imported only when a command needs them, so that `--help` is
quick."""

from __future__ import annotations

import gc

import click

from pipeline.commands.check import check
from pipeline.commands.compare import compare
from pipeline.commands.completion import completion
from pipeline.commands.console import EXIT_CODES_HELP
from pipeline.commands.export import export
from pipeline.commands.inspect import inspect
from pipeline.commands.report import report
from pipeline.commands.review import review
from pipeline.commands.run import run
from pipeline.commands.tables import tables
from pipeline.process.python_path import forget_current_folder

NEW_OBJECTS_PER_SEARCH = 50_000
"""Garbage in cycles is looked for each time that so many more objects are there. After 700, as is
usual, a tenth of the time of all imports would go into looking through what stays anyway."""


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

{EXIT_CODES_HELP}""",
)
@click.version_option(package_name="ishplan")
def main() -> None:
    """Turns a university's yearly work plan (иш план: PDF, Word, text) into clean datasets."""
    forget_current_folder()  # before anything more is imported
    gc.set_threshold(NEW_OBJECTS_PER_SEARCH)


for command in (run, review, inspect, tables, compare, report, export, check, completion):
    main.add_command(command)
