"""A whole dataset → one published folder, replaced in one step.

    out/year=2025-26/
        sections/2.1.parquet  sections/2.1.json  …   one pair a section
        responsibles.parquet  funding.parquet  abbreviations.parquet
        glossary.parquet      glossary.json
        cells.parquet         findings.parquet
        datapackage.json      report.html  pages/…  SHA256SUMS

Everything is built in memory first; the disk is touched only when all of it is known to be good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from extractors.errors import PublishFailed
from pipeline import schema
from pipeline.dataset.funding_rows import totals
from pipeline.dataset.records import Dataset, Row, SectionRows
from pipeline.publish import json_file as jsonfile
from pipeline.publish import parquet
from pipeline.publish.datapackage import Resource, describe
from pipeline.storage.folder import Files, folder_name, written
from pipeline.structure.items import item_id

Report = Callable[[Files], Files]


def no_report(_files: Files) -> Files:
    """Makes no report."""
    return {}


def publish(dataset: Dataset, out: Path, report: Report = no_report) -> Path:
    """Publish a dataset as the folder `out/year=…` and return that folder.

    `report` makes the files that show it, out of the others.
    Raises `PublishFailed` when rows break the schema or the folder cannot be written; whatever was
    published there before is then untouched.
    """
    return written(out / folder_name(dataset.academic_year), built(dataset, report))


def built(dataset: Dataset, report: Report = no_report) -> Files:
    """Every file that `publish` would write; raises `PublishFailed` when rows break the schema."""
    target = f"{dataset.source.name}, {folder_name(dataset.academic_year)}"
    _check_names(dataset, target)
    files = _files(dataset, target)
    return {**files, **report(files)}


def _check_names(dataset: Dataset, target: str) -> None:
    """Refuse what would name a file badly: the year and the sections' numbers do."""
    if not re.fullmatch(r"\d{4}-\d{2}", dataset.academic_year):
        raise _refused(target, f"{dataset.academic_year!r} is no academic year such as 2025-26")
    for section, count in Counter(section.section for section in dataset.sections).items():
        if not re.fullmatch(r"\d+(\.\d+)*", section):
            raise _refused(target, f"{section!r} is no section number such as 2.1")
        if count > 1:
            raise _refused(target, f"{count} sections are numbered {section}")


def _files(dataset: Dataset, target: str) -> dict[str, bytes]:
    """Build every file of the folder, as path in it → content."""
    resources = list(_resources(dataset, target))
    files = {resource.path: resource.content for resource in resources}
    files["datapackage.json"] = describe(
        dataset.academic_year,
        list(_sources(dataset)),
        resources,
        dataset.ledger,
        dataset.page_sizes,
        [total._asdict() for total in totals(dataset.funding)],
        {"institution": dataset.institution, "made": dict(dataset.made)}
        | ({"verification": dict(dataset.verification)} if dataset.verification else {})
        | ({"forms": list(map(dict, dataset.forms))} if dataset.forms else {}),
    )
    return files


def _sources(dataset: Dataset) -> Iterator[dict[str, object]]:
    source = asdict(dataset.source)
    if not source["pages"]:
        source |= {"pages": None, "noPages": f"a {dataset.source.form} has no pages of its own"}
    yield {"title": source.pop("name"), **source}
    if dataset.corrections.name:
        yield {"title": dataset.corrections.name, "sha256": dataset.corrections.sha256}


def _resources(dataset: Dataset, target: str) -> Iterator[Resource]:
    """Build each table, and each file that it is published as."""
    long = {
        name: parquet.typed(f"{target}/{name}", table, getattr(dataset, name))
        for name, table in schema.NESTED.items()
    }
    lists = {name: jsonfile.by_item(data) for name, data in long.items()}
    for section in dataset.sections:
        table = schema.SECTIONS[section.kind]
        stem, title = f"sections/{section.section}", section.title or table.title
        rows = _identified(dataset.academic_year, section, target)
        data = parquet.typed(f"{target}/{stem}", table, rows)
        yield Resource(f"{stem}.parquet", title, table, len(rows), parquet.encode(data))
        with_lists = schema.nested(table, schema.NESTED)
        content = jsonfile.encode(data, lists)
        yield Resource(f"{stem}.json", title, with_lists, len(rows), content)
    for name, table in schema.NESTED.items():
        data = long[name]
        content = parquet.encode(data)
        yield Resource(f"{name}.parquet", table.title, table, data.num_rows, content)
    for name, table in schema.ALONE.items():
        data = parquet.typed(f"{target}/{name}", table, getattr(dataset, name))
        content = parquet.encode(data)
        yield Resource(f"{name}.parquet", table.title, table, data.num_rows, content)
        if name == "glossary":
            content = jsonfile.encode(data)
            yield Resource(f"{name}.json", table.title, table, data.num_rows, content)


def _identified(academic_year: str, section: SectionRows, target: str) -> Sequence[Row]:
    """Give each row of a section the columns that follow from its place."""
    rows: list[Row] = []
    for position, row in enumerate(section.rows, 1):
        place: Row = {
            "item_id": item_id(academic_year, section.section, position),
            "academic_year": academic_year,
            "section": section.section,
            "section_title": section.title,
            "row": position,
        }
        for name, value in place.items():
            if row.get(name, value) != value:
                what = f"row {position} of section {section.section} has {name} {row[name]!r}"
                raise _refused(target, f"{what}, not {value!r}")
        rows.append({**row, **place})
    return rows


def _refused(target: str, what: str) -> PublishFailed:
    return PublishFailed(f"{target}: {what}; nothing was published, please report this as a bug")
