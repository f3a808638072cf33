"""The files of one published year → what does not fit together in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from normalizers.dates.periods import parse_period
from pipeline import schema
from pipeline.check import check_folder
from pipeline.dataset.funding_rows import compute_totals
from pipeline.publish import json_file
from pipeline.published.published_tables import list_sections
from pipeline.schema.columns import TableSchema
from pipeline.storage.folder import FolderFiles, find_changed_files
from pipeline.structure.items import format_item_id

Row = Mapping[str, Any]


def find_problems(files: FolderFiles, year: str) -> list[str]:
    """All that is wrong with a year's folder; files that are not as published are not read."""
    problems_found = list(find_changed_files(files))
    if problems_found:
        return problems_found
    package = check_folder.parse_current_descriptor(files)
    if package is None:
        return [f"datapackage.json is none of schema version {schema.SCHEMA_VERSION}"]
    problems_found = list(check_folder.check_resources(files, package))
    tables: dict[str, pa.Table] = {}
    for name, table in _list_expected_tables(files, package):
        data, table_problems = check_folder.read_table(files, name, table)
        problems_found += table_problems
        if data is not None and not table_problems:
            tables[name] = data
    if len(tables) < len(list(_list_expected_tables(files, package))):
        return problems_found
    rows = {name: data.to_pylist() for name, data in tables.items()}
    lists = {
        name: json_file.group_rows_by_item(tables[name]) for name in schema.TABLES_IN_ITEM_JSON
    }
    for name, data in tables.items():
        if name.startswith("sections/"):
            problems_found += check_folder.check_json_twin(files, name, data, lists)
    problems_found += check_folder.check_json_twin(files, "glossary", tables["glossary"])
    problems_found += _check_order(rows, year)
    problems_found += _check_joins(rows)
    problems_found += _check_ledger(package)
    problems_found += _check_rows(package, rows)
    problems_found += _check_period(package, year)
    problems_found += _check_funding_totals(package, rows["funding"])
    return problems_found


def _list_expected_tables(files: FolderFiles, package: Row) -> Iterator[tuple[str, TableSchema]]:
    """The name and schema of each table that there should be."""
    resources = {one["path"]: one for one in package["resources"]}
    for number, _ in list_sections(files):
        resource = resources[f"sections/{number}.parquet"]
        column_names = {field["name"] for field in resource["schema"]["fields"]}
        yield f"sections/{number}", schema.build_section_table(resource["kind"], column_names)
    yield from (schema.TABLES_IN_ITEM_JSON | schema.OTHER_TABLES).items()


def _check_order(rows: Mapping[str, Sequence[Row]], year: str) -> Iterator[str]:
    """Rows count from 1, and their ids say where they stand."""
    for name, table_rows in rows.items():
        section = name.removeprefix("sections/")
        if section != name:
            for position, row in enumerate(table_rows, 1):
                expected = format_item_id(year, section, position)
                if (row["row"], row["item_id"]) != (position, expected):
                    yield f"{name}: row {position} is {row['item_id']}, expected {expected}"
                    break


def _check_joins(rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Every item that a table names is there."""
    item_ids = {
        row["item_id"]
        for name, found in rows.items()
        if name.startswith("sections/")
        for row in found
    }
    for name in (*schema.TABLES_IN_ITEM_JSON, "findings", "cells"):
        named_ids = {
            item
            for row in rows[name]
            for item in (row["item_ids"] or () if name == "cells" else [row["item_id"]])
            if item is not None
        }
        if missing := sorted(named_ids - item_ids):
            yield f"{name} names {len(missing)} item(s) that are not there, as {missing[0]}"


def _check_ledger(package: Row) -> Iterator[str]:
    """Each page's printed characters are those of the places where they ended."""
    for page in package["ledger"]["pages"]:
        placed_count = sum(
            count for place, count in page.items() if place not in {"page", "printed"}
        )
        if placed_count != page["printed"]:
            yield (
                f"ledger: page {page['page']} has {page['printed']} characters printed, "
                f"{placed_count} placed"
            )


def _check_rows(package: Row, rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The rows of the plan's tables add up, and each that is an item is a row of a section."""
    counts = package["rows"]
    placed = sum(count for place, count in counts.items() if place != "printed")
    if counts and placed != counts["printed"]:
        yield f"rows: {counts['printed']} are printed, {placed} placed"
    published = sum(len(found) for name, found in rows.items() if name.startswith("sections/"))
    if counts and counts["item"] != published:
        yield f"rows: {counts['item']} are items, {published} are published"


def _check_period(package: Row, year: str) -> Iterator[str]:
    """The period's days are those of its label."""
    try:
        _, kind, start, end = parse_period(year)
    except ValueError:
        yield f"{year} is no period"
        return
    expected = {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}
    if package["period"] != expected:
        yield f"the data package's period is not that of {year}"


def _check_funding_totals(package: Row, funding: Sequence[Row]) -> Iterator[str]:
    """The totals of the data package are the sums of the table."""
    published_totals = [
        (one["section"], one["source"], one["amount_kgs"]) for one in package["funding"]["totals"]
    ]
    computed_totals = [
        (one.section, one.source, str(one.amount_kgs)) for one in compute_totals(funding)
    ]
    if published_totals != computed_totals:
        yield "the data package's totals are not the sums of funding.parquet"
