"""A whole dataset → one published folder, replaced in one step.

    out/year=2025-26/
        sections/2.1.parquet  sections/2.1.json  …   a pair for each section
        responsibles.parquet  funding.parquet  abbreviations.parquet
        glossary.parquet      glossary.json
        cells.parquet         findings.parquet
        datapackage.json      report.html  pages/…  SHA256SUMS

Everything is built in memory first, and only written when all of it is known to be good.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec.structs import asdict

from extractors.errors import PublishFailed
from normalizers.dates.periods import parse_period
from pipeline import schema
from pipeline.dataset.dataset_records import Dataset, RowMapping, SectionRows
from pipeline.dataset.funding_rows import compute_totals
from pipeline.publish import json_file, parquet
from pipeline.publish.datapackage import PackageResource, build_datapackage
from pipeline.publish.open_names import describe_open_names
from pipeline.storage.folder import FolderFiles, write_folder, year_folder_name

ReportBuilder = Callable[[FolderFiles], FolderFiles]


def skip_report(_files: FolderFiles) -> FolderFiles:
    """Makes no report."""
    return {}


def publish_dataset(dataset: Dataset, out: Path, report: ReportBuilder = skip_report) -> Path:
    """Publish a dataset as the folder `out/year=…` and return that folder.

    `report` makes the files that show the dataset, given the others.

    Raises `PublishFailed` when rows break the schema or the folder cannot be written; what was
    published there before then stays.
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
    """Refuse a period or section ids that would make bad file names.

    Ids that differ only in case would be one file on some file systems.
    """
    try:
        parse_period(dataset.academic_year)
    except ValueError as error:
        raise _make_publish_error(target, str(error)) from error
    for section in dataset.sections:
        if not re.fullmatch(r"\w+(?:\.\w+)*(?:-\d+)?", section.section):
            raise _make_publish_error(target, f"{section.section!r} is no section id such as 2.1")
    ids = Counter(section.section.casefold() for section in dataset.sections)
    for section_id, count in ids.items():
        if count > 1:
            raise _make_publish_error(target, f"{count} sections are numbered {section_id}")


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
        {
            "institution": dataset.institution,
            "period": _describe_period(dataset.academic_year),
            "rows": dict(dataset.row_ledger),
            "made": dict(dataset.provenance),
        }
        | _describe_name_decisions(dataset)
        | describe_open_names(dataset.open_names)
        | ({"wordAccounts": dict(dataset.word_accounts)} if dataset.word_accounts else {})
        | ({"verification": dict(dataset.verification)} if dataset.verification else {})
        | ({"forms": list(map(dict, dataset.other_formats))} if dataset.other_formats else {}),
    )
    return files


def _describe_name_decisions(dataset: Dataset) -> dict[str, object]:
    """The decisions on names, which the register over all years replays."""
    decisions = dataset.corrections.name_decisions
    return {"nameDecisions": [one._asdict() for one in decisions]} if decisions else {}


def _describe_period(label: str) -> dict[str, str]:
    _, kind, start, end = parse_period(label)
    return {"kind": kind, "start": start.isoformat(), "end": end.isoformat()}


def _list_sources(dataset: Dataset) -> Iterator[dict[str, object]]:
    source = asdict(dataset.source)
    if not source["pages"]:
        source |= {"pages": None, "noPages": f"a {dataset.source.form} has no pages of its own"}
    yield {"title": source.pop("name"), **source}
    decisions = dataset.corrections
    for (name, digest), text in zip(decisions.files, decisions.texts, strict=True):
        yield {"title": name, "sha256": digest, "text": text}


def _iter_resources(dataset: Dataset, target: str) -> Iterator[PackageResource]:
    """Build each table, and each file that it is published as."""
    long_tables = {
        name: parquet.to_arrow(f"{target}/{name}", table, getattr(dataset, name))
        for name, table in schema.TABLES_IN_ITEM_JSON.items()
    }
    long_rows = {name: json_file.LongRows(data) for name, data in long_tables.items()}
    nested = schema.list_nested_columns(schema.TABLES_IN_ITEM_JSON)
    for section in dataset.sections:
        table = section.table
        stem, title = f"sections/{section.section}", section.title or table.title
        rows = _add_place_columns(dataset.academic_year, section, target)
        data = parquet.to_arrow(f"{target}/{stem}", table, rows)
        content = parquet.to_parquet(data)
        yield PackageResource(f"{stem}.parquet", title, table, len(rows), content, section.kind)
        with_lists = schema.add_nested_columns(table, nested)
        ids = data.column("item_id").to_pylist()
        lists = {name: rows.group_by_item(ids) for name, rows in long_rows.items()}
        content = json_file.encode_json(data, lists)
        yield PackageResource(f"{stem}.json", title, with_lists, len(rows), content, section.kind)
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
    """Give each row of a section the columns that follow from its position."""
    rows: list[RowMapping] = []
    names = _list_publishable_columns(section)
    for position, row in enumerate(section.rows, 1):
        place_columns: RowMapping = {
            "item_id": str(schema.ItemId(academic_year, section.section, position)),
            "academic_year": academic_year,
            "section": section.section,
            "section_title": section.title,
            "row": position,
        }
        for name, value in place_columns.items():
            if row.get(name, value) != value:
                conflict = f"row {position} of section {section.section} has {name} {row[name]!r}"
                raise _make_publish_error(target, f"{conflict}, not {value!r}")
        known = {name: value for name, value in row.items() if name in names}
        rows.append({**known, **place_columns})
    return rows


def _list_publishable_columns(section: SectionRows) -> set[str]:
    """The columns that are published: those of the table, and all that some row fills. An unknown
    name among them is refused by the schema later; unknown names without values are dropped
    here."""
    table = {column.name for column in section.table.columns}
    said = {name for row in section.rows for name, value in row.items() if value not in (None, "")}
    return table | said


def _make_publish_error(target: str, problem: str) -> PublishFailed:
    return PublishFailed(f"{target}: {problem}; nothing was published, please report this as a bug")
