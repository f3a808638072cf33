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
from pipeline.dataset.funding_rows import compute_totals
from pipeline.dataset.records import Dataset, RowMapping, SectionRows
from pipeline.publish import json_file, parquet
from pipeline.publish.datapackage import PackageResource, build_datapackage
from pipeline.storage.folder import FolderFiles, write_folder, year_folder_name
from pipeline.structure.items import format_item_id

ReportBuilder = Callable[[FolderFiles], FolderFiles]


def skip_report(_files: FolderFiles) -> FolderFiles:
    """Makes no report."""
    return {}


def publish_dataset(dataset: Dataset, out: Path, report: ReportBuilder = skip_report) -> Path:
    """Publish a dataset as the folder `out/year=…` and return that folder.

    `report` makes the files that show it, out of the others.
    Raises `PublishFailed` when rows break the schema or the folder cannot be written; whatever was
    published there before is then untouched.
    """
    return write_folder(
        out / year_folder_name(dataset.academic_year), build_folder_files(dataset, report)
    )


def build_folder_files(dataset: Dataset, report: ReportBuilder = skip_report) -> FolderFiles:
    """Every file that `publish_dataset` would write; raises `PublishFailed` when rows break the
    schema."""
    target = f"{dataset.source.name}, {year_folder_name(dataset.academic_year)}"
    _check_names(dataset, target)
    files = _build_contents(dataset, target)
    return {**files, **report(files)}


def _check_names(dataset: Dataset, target: str) -> None:
    """Refuse what would name a file badly: the year and the sections' numbers do."""
    if not re.fullmatch(r"\d{4}-\d{2}", dataset.academic_year):
        raise _make_publish_error(
            target, f"{dataset.academic_year!r} is no academic year such as 2025-26"
        )
    for section, count in Counter(section.section for section in dataset.sections).items():
        if not re.fullmatch(r"\d+(\.\d+)*", section):
            raise _make_publish_error(target, f"{section!r} is no section number such as 2.1")
        if count > 1:
            raise _make_publish_error(target, f"{count} sections are numbered {section}")


def _build_contents(dataset: Dataset, target: str) -> dict[str, bytes]:
    """Build every file of the folder, as path in it → content."""
    resources = list(_iter_resources(dataset, target))
    files = {resource.path: resource.content for resource in resources}
    files["datapackage.json"] = build_datapackage(
        dataset.academic_year,
        list(_list_sources(dataset)),
        resources,
        dataset.ledger,
        dataset.page_sizes,
        [total._asdict() for total in compute_totals(dataset.funding)],
        {"institution": dataset.institution, "made": dict(dataset.provenance)}
        | ({"wordAccounts": dict(dataset.word_accounts)} if dataset.word_accounts else {})
        | ({"verification": dict(dataset.verification)} if dataset.verification else {})
        | ({"forms": list(map(dict, dataset.other_formats))} if dataset.other_formats else {}),
    )
    return files


def _list_sources(dataset: Dataset) -> Iterator[dict[str, object]]:
    source = asdict(dataset.source)
    if not source["pages"]:
        source |= {"pages": None, "noPages": f"a {dataset.source.form} has no pages of its own"}
    yield {"title": source.pop("name"), **source}
    if dataset.corrections.name:
        yield {"title": dataset.corrections.name, "sha256": dataset.corrections.sha256}


def _iter_resources(dataset: Dataset, target: str) -> Iterator[PackageResource]:
    """Build each table, and each file that it is published as."""
    long_tables = {
        name: parquet.to_arrow(f"{target}/{name}", table, getattr(dataset, name))
        for name, table in schema.TABLES_IN_ITEM_JSON.items()
    }
    rows_by_table = {name: json_file.group_rows_by_item(data) for name, data in long_tables.items()}
    for section in dataset.sections:
        table = schema.SECTIONS[section.kind]
        stem, title = f"sections/{section.section}", section.title or table.title
        rows = _add_place_columns(dataset.academic_year, section, target)
        data = parquet.to_arrow(f"{target}/{stem}", table, rows)
        yield PackageResource(f"{stem}.parquet", title, table, len(rows), parquet.to_parquet(data))
        with_lists = schema.add_nested_columns(table, schema.TABLES_IN_ITEM_JSON)
        content = json_file.encode_json(data, rows_by_table)
        yield PackageResource(f"{stem}.json", title, with_lists, len(rows), content)
    for name, table in schema.TABLES_IN_ITEM_JSON.items():
        data = long_tables[name]
        content = parquet.to_parquet(data)
        yield PackageResource(f"{name}.parquet", table.title, table, data.num_rows, content)
    for name, table in schema.OTHER_TABLES.items():
        data = parquet.to_arrow(f"{target}/{name}", table, getattr(dataset, name))
        content = parquet.to_parquet(data)
        yield PackageResource(f"{name}.parquet", table.title, table, data.num_rows, content)
        if name == "glossary":
            content = json_file.encode_json(data)
            yield PackageResource(f"{name}.json", table.title, table, data.num_rows, content)


def _add_place_columns(
    academic_year: str, section: SectionRows, target: str
) -> Sequence[RowMapping]:
    """Give each row of a section the columns that follow from its place."""
    rows: list[RowMapping] = []
    for position, row in enumerate(section.rows, 1):
        place_columns: RowMapping = {
            "item_id": format_item_id(academic_year, section.section, position),
            "academic_year": academic_year,
            "section": section.section,
            "section_title": section.title,
            "row": position,
        }
        for name, value in place_columns.items():
            if row.get(name, value) != value:
                conflict = f"row {position} of section {section.section} has {name} {row[name]!r}"
                raise _make_publish_error(target, f"{conflict}, not {value!r}")
        rows.append({**row, **place_columns})
    return rows


def _make_publish_error(target: str, problem: str) -> PublishFailed:
    return PublishFailed(f"{target}: {problem}; nothing was published, please report this as a bug")
