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
from pipeline.published.descriptor import DESCRIPTOR_NAME, is_current
from pipeline.published.published_folder import PublishedFolder
from pipeline.schema.columns import TableSchema
from pipeline.storage.folder import FolderFiles, find_changed_files

Row = Mapping[str, Any]


def find_problems(files: FolderFiles, year: str) -> list[str]:
    """All that is wrong with a year's folder. If files are not as published, only these are
    named."""
    problems_found = list(find_changed_files(files))
    if problems_found:
        return problems_found
    published = PublishedFolder(files)
    package = published.descriptor
    if not is_current(package):
        return [f"{DESCRIPTOR_NAME} is none of schema version {schema.SCHEMA_VERSION}"]
    problems_found = list(check_folder.check_resources(files, package))
    tables: dict[str, pa.Table] = {}
    expected_tables = _list_expected_tables(published)
    for name, table in expected_tables.items():
        data, table_problems = check_folder.read_table(files, name, table)
        problems_found += table_problems
        if data is not None and not table_problems:
            tables[name] = data
    # The checks below compare tables with one another, so they need all of them.
    if len(tables) < len(expected_tables):
        return problems_found
    rows = {name: data.to_pylist() for name, data in tables.items()}
    lists = {
        name: json_file.group_rows_by_item(tables[name]) for name in schema.TABLES_IN_ITEM_JSON
    }
    for section in published.sections:
        name = section.table_name
        problems_found += check_folder.check_json_twin(files, name, tables[name], lists)
    problems_found += check_folder.check_json_twin(files, "glossary", tables["glossary"])
    rows_by_section = {one.section: rows[one.table_name] for one in published.sections}
    problems_found += _check_order(rows_by_section, year)
    problems_found += _check_joins(rows, rows_by_section)
    problems_found += _check_ledger(package)
    problems_found += _check_rows(package, rows_by_section)
    problems_found += _check_period(package, year)
    problems_found += _check_funding_totals(package, rows["funding"])
    return problems_found


def _list_expected_tables(published: PublishedFolder) -> dict[str, TableSchema]:
    """The schema of each table that there should be, by its name."""
    section_tables = {
        one.table_name: schema.build_section_table(one.kind, one.columns)
        for one in published.sections
    }
    return section_tables | schema.TABLES_IN_ITEM_JSON | schema.OTHER_TABLES


def _check_order(rows_by_section: Mapping[str, Sequence[Row]], year: str) -> Iterator[str]:
    """Rows count from 1, and their ids say where they stand."""
    for section, section_rows in rows_by_section.items():
        for position, row in enumerate(section_rows, 1):
            expected = str(schema.ItemId(year, section, position))
            if (row["row"], row["item_id"]) != (position, expected):
                yield f"section {section}: row {position} is {row['item_id']}, expected {expected}"
                break


def _check_joins(
    rows: Mapping[str, Sequence[Row]], rows_by_section: Mapping[str, Sequence[Row]]
) -> Iterator[str]:
    """Every item that a table refers to exists."""
    item_ids = {row["item_id"] for found in rows_by_section.values() for row in found}
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
    """On each page, as many characters are printed as are counted at the places where they
    ended."""
    for page in package["ledger"]["pages"]:
        placed_count = sum(
            count for place, count in page.items() if place not in {"page", "printed"}
        )
        if placed_count != page["printed"]:
            yield (
                f"ledger: page {page['page']} has {page['printed']} characters printed, "
                f"{placed_count} placed"
            )


def _check_rows(package: Row, rows_by_section: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """The counts of the plan's rows add up, and as many items are counted as are published."""
    counts = package["rows"]
    placed = sum(count for place, count in counts.items() if place != "printed")
    # `counts` is empty in a dataset that was not read from a plan.
    if counts and placed != counts["printed"]:
        yield f"rows: {counts['printed']} are printed, {placed} placed"
    published = sum(map(len, rows_by_section.values()))
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
