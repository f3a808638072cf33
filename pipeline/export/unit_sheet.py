"""The register and a published year → a sheet of the units and what they have to do."""

from __future__ import annotations

from pathlib import Path

from pipeline.export.sheets import ExportSheet
from pipeline.published.folders import find_year_folder
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.published.unreadable import raise_if_unreadable
from pipeline.register.published_register import read_register_table
from pipeline.register.unit_work import UnitWork, list_unit_work

_COLUMNS = {
    "unit_id": "The unit over all years",
    "name": "The name to show",
    "kind": "A unit of an institution, or a field of work that an office is for",
    "abbreviation": "Its entry in a list of abbreviations",
    "expansion": "What that stands for",
    "parent": "What it belongs to, as printed",
    "items": "The items that it answers for in this year",
    "kgs": "Their sums in som; those of several units count for each",
    "months": "How many of them end in each month",
    "printed": "Its names in this year, each with how often it is printed",
    "first_year": "The first year that prints it",
    "last_year": "The last year that prints it",
}
"""The columns, and the meaning of each."""


def load_unit_sheet(out: Path, year: str) -> ExportSheet:
    """The units that a year prints; the one with the most items comes first.

    Raises `NotPublished` or `UnreadableOutput`.
    """
    units = {row["unit_id"]: row for row in read_register_table(out, "units")}
    folder = find_year_folder(out, year)
    with raise_if_unreadable(folder):
        works = list_unit_work(PublishedFolder.open(folder))
    return ExportSheet(
        "units",
        "Units",
        [*_COLUMNS],
        [*_COLUMNS.values()],
        [_build_row(work, units.get(work.id, {}), year) for work in works],
        is_section=False,
    )


def _build_row(work: UnitWork, unit: Row, year: str) -> Row:
    """A row of the sheet; a unit that the register does not have (yet) gets the name that the year
    prints."""
    own = {name: unit.get(name) for name in _COLUMNS}
    return own | {
        "unit_id": work.id,
        "name": unit.get("name") or work.name,
        "items": len(work.items),
        "kgs": work.kgs,
        "months": [f"{month}: {count}" for month, count in work.count_by_month().items()],
        "printed": [
            f"{one['text']}: {one['count']}"
            for one in unit.get("variants", ())
            if one["academic_year"] == year
        ],
    }
