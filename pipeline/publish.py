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
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from extractors.errors import PublishFailed
from pipeline import jsonfile, parquet, schema
from pipeline.corrections import NONE, Corrections
from pipeline.datapackage import Resource, describe
from pipeline.folder import Files, folder_name, written
from pipeline.funding import totals
from pipeline.items import item_id
from pipeline.source import Source

Row = Mapping[str, object]
Report = Callable[[Files], Files]


def no_report(_files: Files) -> Files:
    """Makes no report."""
    return {}


@dataclass(frozen=True)
class SectionRows:
    """The rows of one section; `kind` is a key of `schema.SECTIONS`, `title` is as printed.

    `item_id`, `academic_year`, `section`, `section_title` and `row` follow from the place of a row
    and may be left out of it; where given, they must agree.
    """

    section: str
    kind: str
    title: str
    rows: Sequence[Row]


@dataclass(frozen=True)
class Dataset:
    """All that is known of one plan; rows are keyed by the columns in `schema`.

    What `corrections` holds is already in the rows; their file is named as a source.
    `ledger` has one entry a page (a plan without pages is one, numbered None): its number from 1,
    its printed characters, and how many of them ended in each place (cell, title, header,
    furniture, glossary, finding).
    `page_sizes` are width and height of each page in points, as displayed. `institution` is the
    abbreviation of the one whose plan it is, None if the plan does not say. `verification` is what
    a second reader says to it, None if it was not asked; `forms` what each other form of the plan
    says. `made` is how it came about: the program, its options, whose words were evidence, the
    other forms (see `pipeline.unchanged`).
    """

    academic_year: str
    source: Source
    sections: Sequence[SectionRows]
    responsibles: Sequence[Row]
    funding: Sequence[Row]
    abbreviations: Sequence[Row]
    glossary: Sequence[Row]
    cells: Sequence[Row]
    findings: Sequence[Row]
    ledger: Sequence[Row]
    corrections: Corrections = NONE
    page_sizes: Sequence[tuple[float, float]] = ()
    institution: str | None = None
    verification: Mapping[str, object] | None = None
    forms: Sequence[Mapping[str, object]] = ()
    made: Mapping[str, object] = field(default_factory=dict)


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
