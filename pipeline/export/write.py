"""Writes the exports that were asked for, each file replaced in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from extractors.errors import NotInPlan, PublishFailed
from pipeline.export.ical import NamedId
from pipeline.export.sheets import load_sheets
from pipeline.export.unit_sheet import load_unit_sheet
from pipeline.published.output_layout import read_published_institution
from pipeline.register.published_register import (
    REGISTER_FOLDER,
    find_unit,
    read_register_table,
)
from pipeline.storage.atomic_swap import replace_file
from pipeline.storage.folder import year_folder_name
from pipeline.storage.strange_files import refuse_links


def write_exports(
    out: Path,
    year: str,
    formats: Sequence[str],
    target: Path,
    office: str | None = None,
    unit: str | None = None,
) -> list[Path]:
    """Write a published year in each of `formats` (xlsx, csv, ics) and return the files.

    `unit` is a unit's id in the register or a printed name. Raises `NotPublished`,
    `UnreadableOutput`, `NotInPlan` if there is no such `office` or `unit`, or `PublishFailed`.
    Nothing is written unless all of it could be made.
    """
    loaded_sheets = load_sheets(out, year)
    if {"xlsx", "csv"} & {*formats} and (out / REGISTER_FOLDER).is_dir():
        loaded_sheets.append(load_unit_sheet(out, year))
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
        named_unit = _find_unit(out, unit) if unit else None
        content = build_calendar(loaded_sheets, year, office, institution, named_unit)
        if (office or unit) and b"BEGIN:VEVENT" not in content:
            where = "column office of the table responsibles" if office else "table parties/units"
            raise NotInPlan(
                f"{year}: no deadline with a day is {office or unit}'s. See the {where} for who "
                "there is."
            )
        files[target / f"{year}.ics"] = content
    for path in files:
        refuse_links(target, path.parent)
    return list(_write_files(files))


def _find_unit(out: Path, wanted: str) -> NamedId:
    """The unit with an id or a printed name; raises `NotInPlan` if there is none, or several."""
    row = find_unit(read_register_table(out, "units"), wanted)
    if row is None:
        raise NotInPlan(
            f"{wanted}: no one unit of the register has this id or name. See the columns unit_id "
            "and name of the table parties/units."
        )
    return NamedId(row["unit_id"], row["name"])


def _write_files(files: dict[Path, bytes]) -> Iterator[Path]:
    for path, content in files.items():
        try:
            replace_file(path, content)
        except OSError as error:
            raise PublishFailed(f"{path}: cannot be written ({error.strerror}).") from error
        yield path
