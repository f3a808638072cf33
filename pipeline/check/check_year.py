"""The files of one published year → what does not fit together in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from pipeline import schema
from pipeline.check import check_folder as folder
from pipeline.dataset.funding_rows import totals
from pipeline.publish import json_file as jsonfile
from pipeline.published.published_tables import sections
from pipeline.schema.columns import Table
from pipeline.storage.folder import Files, changed
from pipeline.structure.items import item_id

Row = Mapping[str, Any]


def problems(files: Files, year: str) -> list[str]:
    """All that is wrong with a year's folder; files that are not as published are not read."""
    found = list(changed(files))
    if found:
        return found
    package = folder.descriptor(files)
    if package is None:
        return [f"datapackage.json is none of schema version {schema.VERSION}"]
    found = list(folder.described(files, package))
    tables: dict[str, pa.Table] = {}
    for name, table in _tables(files, package):
        data, broken = folder.read(files, name, table)
        found += broken
        if data is not None and not broken:
            tables[name] = data
    if len(tables) < len(list(_tables(files, package))):
        return found
    rows = {name: data.to_pylist() for name, data in tables.items()}
    lists = {name: jsonfile.by_item(tables[name]) for name in schema.NESTED}
    for name, data in tables.items():
        if name.startswith("sections/"):
            found += folder.beside(files, name, data, lists)
    found += folder.beside(files, "glossary", tables["glossary"])
    found += _order(rows, year)
    found += _joins(rows)
    found += _ledger(package)
    found += _sums(package, rows["funding"])
    return found


def _tables(files: Files, package: Row) -> Iterator[tuple[str, Table]]:
    """The name and schema of each table that there should be."""
    fields = {
        one["path"]: {field["name"] for field in one["schema"]["fields"]}
        for one in package["resources"]
    }
    for number, _ in sections(files):
        names = fields[f"sections/{number}.parquet"]
        for table in schema.SECTIONS.values():
            if names == {column.name for column in table.columns}:
                yield f"sections/{number}", table
    yield from (schema.NESTED | schema.ALONE).items()


def _order(rows: Mapping[str, Sequence[Row]], year: str) -> Iterator[str]:
    """Rows count from 1, and their ids say where they stand."""
    for name, found in rows.items():
        section = name.removeprefix("sections/")
        if section != name:
            for position, row in enumerate(found, 1):
                expected = item_id(year, section, position)
                if (row["row"], row["item_id"]) != (position, expected):
                    yield f"{name}: row {position} is {row['item_id']}, expected {expected}"
                    break


def _joins(rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Every item that a table names is there."""
    items = {
        row["item_id"]
        for name, found in rows.items()
        if name.startswith("sections/")
        for row in found
    }
    for name in (*schema.NESTED, "findings", "cells"):
        named = {
            item
            for row in rows[name]
            for item in (row["item_ids"] or () if name == "cells" else [row["item_id"]])
            if item is not None
        }
        if missing := sorted(named - items):
            yield f"{name} names {len(missing)} item(s) that are not there, as {missing[0]}"


def _ledger(package: Row) -> Iterator[str]:
    """Each page's printed characters are those of the places where they ended."""
    for page in package["ledger"]["pages"]:
        places = sum(count for place, count in page.items() if place not in {"page", "printed"})
        if places != page["printed"]:
            yield (
                f"ledger: page {page['page']} has {page['printed']} characters printed, "
                f"{places} placed"
            )


def _sums(package: Row, funding: Sequence[Row]) -> Iterator[str]:
    """The totals of the data package are the sums of the table."""
    known = [
        (one["section"], one["source"], one["amount_kgs"]) for one in package["funding"]["totals"]
    ]
    summed = [(one.section, one.source, str(one.amount_kgs)) for one in totals(funding)]
    if known != summed:
        yield "the data package's totals are not the sums of funding.parquet"
