"""The exports asked for → files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from extractors.errors import NotInPlan
from pipeline.export.ical import NamedId
from pipeline.export.sheets import load_sheets
from pipeline.export.unit_sheet import load_unit_sheet
from pipeline.export.write_files import write_export_files
from pipeline.published.output_layout import read_published_institution
from pipeline.register.published_register import (
    REGISTER_FOLDER,
    find_unit,
    read_register_table,
)
from pipeline.storage.folder import year_folder_name


def write_exports(
    out: Path,
    year: str,
    formats: Sequence[str],
    target: Path,
    office: str | None = None,
    unit: str | None = None,
) -> list[Path]:
    """Write a published year in each of `formats` into the folder `target` and return the files.

    Raises what `build_exports` and `write_export_files` raise. Nothing is written unless all of it
    could be made.
    """
    return write_export_files(target, build_exports(out, year, formats, office, unit))


def build_exports(
    out: Path,
    year: str,
    formats: Sequence[str],
    office: str | None = None,
    unit: str | None = None,
) -> dict[str, bytes]:
    """A published year in each of `formats` (xlsx, csv, ics): files by their paths.

    `unit` is one of the register, by its id or a printed name. Raises `NotPublished`,
    `UnreadableOutput`, or `NotInPlan` if nobody is such an `office` or `unit`.
    """
    loaded_sheets = load_sheets(out, year)
    if {"xlsx", "csv"} & {*formats} and (out / REGISTER_FOLDER).is_dir():
        loaded_sheets.append(load_unit_sheet(out, year))
    files: dict[str, bytes] = {}
    if "xlsx" in formats:
        from pipeline.export.excel import build_workbook

        files[f"{year}.xlsx"] = build_workbook(loaded_sheets)
    if "csv" in formats:
        from pipeline.export.csv_files import build_csv_files

        for name, content in build_csv_files(loaded_sheets).items():
            files[f"{year}-csv/{name}"] = content
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
        files[f"{year}.ics"] = content
    return files


def _find_unit(out: Path, wanted: str) -> NamedId:
    """The unit with an id or a printed name; raises `NotInPlan` if there is none, or several."""
    row = find_unit(read_register_table(out, "units"), wanted)
    if row is None:
        raise NotInPlan(
            f"{wanted}: no one unit of the register has this id or name. See the columns unit_id "
            "and name of the table parties/units."
        )
    return NamedId(row["unit_id"], row["name"])
