"""The exports asked for → files, each replaced in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.errors import NotInPlan, PublishFailed
from pipeline.export.sheets import sheets
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.strange_files import refuse_links


def write(
    out: Path, year: str, kinds: Sequence[str], to: Path, office: str | None = None
) -> list[Path]:
    """Write a published year in each of `kinds` (xlsx, csv, ics) and return the files.

    Raises `NotPublished`, `UnreadableOutput`, `NotInPlan` if nobody is such an `office`, or
    `PublishFailed`. Nothing is written unless all of it could be made.
    """
    found = sheets(out, year)
    files: dict[Path, bytes] = {}
    if "xlsx" in kinds:
        from pipeline.export.excel import workbook

        files[to / f"{year}.xlsx"] = workbook(found)
    if "csv" in kinds:
        from pipeline.export.csv_files import csv_files

        for name, content in csv_files(found).items():
            files[to / f"{year}-csv" / name] = content
    if "ics" in kinds:
        from pipeline.export.ical import calendar

        content = calendar(found, year, office)
        if office and b"BEGIN:VEVENT" not in content:
            raise NotInPlan(
                f"{year}: no deadline with a day is {office}'s. See the column office of the table "
                "responsibles for who there is."
            )
        files[to / f"{year}.ics"] = content
    for path in files:
        refuse_links(to, path.parent)
    return list(_written(files))


def _written(files: dict[Path, bytes]) -> Iterator[Path]:
    for path, content in files.items():
        try:
            replace_file(path, content)
        except OSError as error:
            raise PublishFailed(f"{path}: cannot be written ({error.strerror}).") from error
        yield path
