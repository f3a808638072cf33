"""The exports asked for → files, each replaced in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.errors import NotInPlan, PublishFailed
from pipeline.export.sheets import load_sheets
from pipeline.published.output_layout import read_published_institution
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.folder import year_folder_name
from pipeline.storage.strange_files import refuse_links


def write_exports(
    out: Path, year: str, formats: Sequence[str], target: Path, office: str | None = None
) -> list[Path]:
    """Write a published year in each of `formats` (xlsx, csv, ics) and return the files.

    Raises `NotPublished`, `UnreadableOutput`, `NotInPlan` if nobody is such an `office`, or
    `PublishFailed`. Nothing is written unless all of it could be made.
    """
    loaded_sheets = load_sheets(out, year)
    files: dict[Path, bytes] = {}
    if "xlsx" in formats:
        from pipeline.export.excel import build_workbook

        files[target / f"{year}.xlsx"] = build_workbook(loaded_sheets)
    if "csv" in formats:
        from pipeline.export.csv_files import build_csv_files

        for name, content in build_csv_files(loaded_sheets).items():
            files[target / f"{year}-csv" / name] = content
    if "ics" in formats:
        from pipeline.export.ical import build_calendar

        institution = read_published_institution(out / year_folder_name(year))
        content = build_calendar(loaded_sheets, year, office, institution)
        if office and b"BEGIN:VEVENT" not in content:
            raise NotInPlan(
                f"{year}: no deadline with a day is {office}'s. See the column office of the table "
                "responsibles for who there is."
            )
        files[target / f"{year}.ics"] = content
    for path in files:
        refuse_links(target, path.parent)
    return list(_write_files(files))


def _write_files(files: dict[Path, bytes]) -> Iterator[Path]:
    for path, content in files.items():
        try:
            replace_file(path, content)
        except OSError as error:
            raise PublishFailed(f"{path}: cannot be written ({error.strerror}).") from error
        yield path
