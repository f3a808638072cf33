"""The files of a register → what does not fit together in it, and with the years beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline import schema
from pipeline.check import check_folder
from pipeline.published.descriptor import DESCRIPTOR_NAME, is_current
from pipeline.published.published_folder import PublishedFolder
from pipeline.register.register_tables import REGISTER_TABLES
from pipeline.storage.folder import YEAR_PREFIX, FolderFiles, find_changed_files

Row = Mapping[str, Any]

_ENTRY_TABLES = {"unit_id": "units", "office_id": "offices", "person_id": "persons"}
_TABLE_OF_KIND = {"unit": "units", "office": "offices", "person": "persons"}


def find_problems(
    files: FolderFiles, years: Mapping[str, str], parties: Mapping[str, Sequence[Row]]
) -> list[str]:
    """All that is wrong with a register.

    `years` has the sha256 of each published year's descriptor, `parties` its rows of
    `responsibles`.
    """
    problems_found = list(find_changed_files(files))
    if problems_found:
        return problems_found
    package = PublishedFolder(files).descriptor
    if not is_current(package):
        return [f"{DESCRIPTOR_NAME} is none of schema version {schema.SCHEMA_VERSION}"]
    problems_found = list(check_folder.check_resources(files, package))
    rows: dict[str, list[Row]] = {}
    for name, table in REGISTER_TABLES.items():
        data, table_problems = check_folder.read_table(files, name, table)
        problems_found += table_problems
        if data is not None and not table_problems:
            rows[name] = data.to_pylist()
            problems_found += check_folder.check_json_twin(files, name, data)
    if len(rows) == len(REGISTER_TABLES):
        problems_found += _check_years(package, years)
        problems_found += _check_ids(rows, parties)
        problems_found += _check_links(rows)
    return problems_found


def _check_years(package: Row, years: Mapping[str, str]) -> Iterator[str]:
    """It is made of what is published now."""
    made_of = {
        str(one["title"]).removeprefix(YEAR_PREFIX): one["sha256"] for one in package["sources"]
    }
    for year in sorted({*made_of, *years}):
        if year not in years:
            yield f"{year} is not published any more: run any plan again"
        elif made_of.get(year) != years[year]:
            yield f"{year} was published since it was made: run any plan again"


def _check_ids(
    rows: Mapping[str, Sequence[Row]], parties: Mapping[str, Sequence[Row]]
) -> Iterator[str]:
    """Every id of a party is that of an entry."""
    for column, table in _ENTRY_TABLES.items():
        known = {row[column] for row in rows[table]}
        for year, year_parties in parties.items():
            named = {row[column] for row in year_parties if row[column] is not None}
            if missing := sorted(named - known):
                yield f"{table} lacks {len(missing)} id(s) of {year}, as {missing[0]}"


def _check_links(rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Every id by which one entry of the register names another is that of an entry."""
    known = {table: {row[column] for row in rows[table]} for column, table in _ENTRY_TABLES.items()}
    links = [
        *(("units", "units", row["parent_id"]) for row in rows["units"]),
        *(("offices", "units", row["unit_id"]) for row in rows["offices"]),
        *(
            ("name_questions", _TABLE_OF_KIND[row["kind"]], row[side])
            for row in rows["name_questions"]
            for side in ("left_id", "right_id")
        ),
    ]
    for table, named_in, named_id in links:
        if named_id is not None and named_id not in known[named_in]:
            yield f"{table} names {named_id}, which {named_in} lacks"
