"""What commands do with what is published, each task in a process of its own that is shut in.

Tasks are jobs of `run_on_folder`; they import what reads Parquet only there.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from extractors.errors import PublishFailed
from pipeline.check.folder_check import FolderCheck
from pipeline.one_plan.messages import PublishedFiles
from pipeline.process.child import ParentChannel
from pipeline.process.message_bytes import MostBytes, Short

MOST_CHECKED = 64 << 20
"""Bytes of what is wrong in an output."""

Notes = Annotated[tuple[str, ...], Meta(max_length=100_000)]
"""Sentences to be told."""


class ComparedText(Struct, frozen=True):
    """What to print of comparisons, after the notes; whether they found anything changed."""

    notes: Notes
    text: str
    is_different: bool


class EndedRun(Struct, frozen=True):
    """The notes on registers, and the path of the database, or why there is none."""

    notes: Notes
    database: str = ""
    failure: str = ""


def check_folder(
    _parent: ParentChannel, out: Path
) -> Annotated[list[FolderCheck], MostBytes(MOST_CHECKED)]:
    """What is wrong with each folder of the output `out`."""
    from pipeline.check.check_output import check_output_folder

    return list(check_output_folder(out))


def find_year_source(_parent: ParentChannel, out: Path, year: str) -> tuple[Short, Short]:
    """The name and hex sha256 of the file that a year was published from."""
    from pipeline.report.remake import read_year_source

    return read_year_source(out, year)


def make_report(
    _parent: ParentChannel, out: Path, name: str | None, pictures: list[bytes] | None
) -> Short:
    """Makes the report of a year, a comparison, or, for None, of all years; returns its path."""
    from pipeline.report.remake import (
        write_archive_report,
        write_comparison_report,
        write_year_report,
    )

    if name is None:
        path = write_archive_report(out)
    elif "_" in name:
        path = write_comparison_report(out, name)
    else:
        path = write_year_report(out, name, (lambda *_: pictures) if pictures else None)
    return str(path)


def make_exports(
    _parent: ParentChannel,
    out: Path,
    year: str,
    formats: Sequence[str],
    office: str | None,
    unit: str | None,
) -> PublishedFiles:
    """The files of a year in some formats."""
    from pipeline.export.write import build_exports

    return build_exports(out, year, formats, office, unit)


def make_registers(
    _parent: ParentChannel, _out: Path, roots: Sequence[Path], fingerprint: str
) -> Notes:
    """Makes the registers of the years in `roots` anew; returns what is to be told of them."""
    from pipeline.run.register_years import register_roots

    return tuple(register_roots(roots, fingerprint))


def compare_folder(
    _parent: ParentChannel,
    out: Path,
    years: Sequence[str],
    notes: Sequence[str],
    form: str,
    scratch: Path,
) -> ComparedText:
    """Compares years, publishes that, and makes the database anew in the folder `scratch`.

    Raises `NotPublished` or `NothingToCompare` if the years are not there, or one is there twice.
    """
    from pipeline.compare.formats import format_comparisons
    from pipeline.process.worker import ignore_progress
    from pipeline.publish.database import write_database
    from pipeline.run.compare_years import compare_published_years, publish_named_years

    named_years, _ = publish_named_years(years, out, ignore_progress)
    compared = compare_published_years(out, named_years, notes)
    write_database(out, scratch)
    comparisons = [one.comparison for one in compared]
    return ComparedText(
        tuple(note for one in compared for note in one.notes),
        format_comparisons([(one.comparison, one.folder) for one in compared], form),
        any(comparison.is_different() for comparison in comparisons),
    )


def end_run(
    _parent: ParentChannel, out: Path, roots: Sequence[Path], fingerprint: str, scratch: Path
) -> EndedRun:
    """Makes the registers of the years in `roots`, and the database in the folder `scratch`."""
    from pipeline.publish.database import write_database
    from pipeline.run.register_years import register_roots

    notes = tuple(register_roots(roots, fingerprint))
    try:
        return EndedRun(notes, database=str(write_database(out, scratch)))
    except PublishFailed as error:  # the notes may say why, and are to be told all the same
        return EndedRun(notes, failure=str(error))


END_MODULES = (__name__, "pipeline.run.register_years", "pipeline.publish.preloaded_engine")
"""What `end_run` needs, to be imported while plans are read."""
