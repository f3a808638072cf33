"""A comparison → one published folder, replaced in one step.

out/compare/2024-25_2025-26/
    changes.parquet           changes.json
    summary.parquet           summary.json
    glossary_changes.parquet  glossary_changes.json
    unit_changes.parquet      unit_changes.json
    datapackage.json
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import asdict

from pipeline.compare.changes import CHANGE_KINDS, ItemChange
from pipeline.compare.comparison import YearComparison
from pipeline.compare.comparison_tables import (
    CHANGES_TABLE,
    GLOSSARY_CHANGES_TABLE,
    SUMMARY_TABLE,
    UNIT_CHANGES_TABLE,
)
from pipeline.compare.section_summary import iter_section_summaries
from pipeline.compare.unit_changes import list_unit_changes
from pipeline.publish import json_file, parquet
from pipeline.publish.build_files import ReportBuilder, skip_report
from pipeline.publish.datapackage import PackageResource, build_comparison_datapackage
from pipeline.register.published_register import read_names
from pipeline.schema.columns import TableSchema
from pipeline.storage.folder import write_folder
from pipeline.storage.strange_files import refuse_links

Row = Mapping[str, object]


def publish_comparison(
    comparison: YearComparison, out: Path, report: ReportBuilder = skip_report
) -> Path:
    """Publish a comparison as the folder `out/compare/OLD_NEW` and return that folder.

    `report` makes the files that show the comparison, given the data files by name.
    Raises `PublishFailed` as `pipeline.publish.build_files.publish_dataset` does.
    """
    target = out / "compare" / comparison.name
    refuse_links(out, target)
    tables = {
        "changes": (CHANGES_TABLE, build_change_rows(comparison)),
        "summary": (SUMMARY_TABLE, list(iter_summary_rows(comparison))),
        "glossary_changes": (GLOSSARY_CHANGES_TABLE, list(iter_glossary_rows(comparison))),
        "unit_changes": (UNIT_CHANGES_TABLE, list(iter_unit_rows(comparison, read_names(out)))),
    }
    resources = [
        resource
        for name, (table, rows) in tables.items()
        for resource in _build_resources(target, name, table, rows)
    ]
    files = {resource.path: resource.content for resource in resources}
    years = [
        {"title": year.academic_year, "path": f"../../year={year.academic_year}/datapackage.json"}
        | {"sha256": year.sha256}
        for year in (comparison.old, comparison.new)
    ]
    files["datapackage.json"] = build_comparison_datapackage(comparison.name, years, resources)
    return write_folder(target, {**files, **report(files)})


def _build_resources(
    target: Path, name: str, table: TableSchema, rows: list[Row]
) -> Iterator[PackageResource]:
    data = parquet.to_arrow(f"{target}/{name}", table, rows)
    contents = {"parquet": parquet.to_parquet(data), "json": json_file.encode_json(data)}
    for suffix, content in contents.items():
        yield PackageResource(f"{name}.{suffix}", table.title, table, len(rows), content)


def build_change_rows(comparison: YearComparison) -> list[Row]:
    """The rows of `changes`."""
    return [
        _build_year_columns(comparison) | _build_change_row(change, comparison)
        for change in comparison.changes
    ]


def _build_year_columns(comparison: YearComparison) -> dict[str, object]:
    return {
        "old_year": comparison.old.academic_year,
        "new_year": comparison.new.academic_year,
    }


def _build_change_row(change: ItemChange, comparison: YearComparison) -> dict[str, object]:
    old, new, evidence = change.old, change.new, change.evidence
    funding, indicator, parties = change.funding, change.indicator, change.responsible
    group_ids = [amount.group for amount in change.item.amounts] if funding else []
    if funding and old and not group_ids:
        group_ids = [amount.group for amount in old.amounts]
    return {
        "thread_id": comparison.threads[change.item.item_id],
        "old_item_id": old and old.item_id,
        "new_item_id": new and new.item_id,
        "old_section": old and old.section,
        "new_section": new and new.section,
        "section_kind": change.item.kind,
        "action": change.item.action,
        "kinds": list(change.kinds),
        "score": evidence.score,
        "doubtful": evidence.doubtful,
        "rival_item_id": evidence.runner_up,
        "rival_score": evidence.runner_up_score,
        "reason": evidence.reason,
        "deadline_days": change.deadline and change.deadline.days_later,
        "deadline_start_days": change.deadline and change.deadline.start_days_later,
        "indicator_before": indicator and indicator.before,
        "indicator_after": indicator and indicator.after,
        "indicator_percent": indicator and indicator.percent,
        "parties_removed": parties and list(parties.removed),
        "parties_added": parties and list(parties.added),
        "funding_before": funding and funding.before,
        "funding_after": funding and funding.after,
        "funding_group": group_ids[0] if group_ids else None,
        "columns": [
            {
                "kind": changed.kind,
                "column": changed.column,
                "before": changed.before,
                "after": changed.after,
                "words": [piece._asdict() for piece in changed.pieces],
            }
            for changed in change.column_changes
        ],
    }


def iter_summary_rows(comparison: YearComparison) -> Iterator[Row]:
    """The rows of `summary`."""
    for section in iter_section_summaries(comparison):
        yield {
            **_build_year_columns(comparison),
            "old_section": section.old_number,
            "new_section": section.new_number,
            "section_title": section.title,
            "items_before": section.items_before,
            "items_after": section.items_after,
            **{kind: section.kind_counts[kind] for kind in CHANGE_KINDS},
            "doubtful": section.doubtful_count,
            "money_before": section.money_before,
            "money_after": section.money_after,
            "offices": [asdict(office) for office in section.offices],
            "columns_added": list(section.columns_added),
            "columns_dropped": list(section.columns_dropped),
        }


def iter_unit_rows(comparison: YearComparison, names: Mapping[str, str]) -> Iterator[Row]:
    """The rows of `unit_changes`; `names` has the name of a unit by its id."""
    for change in list_unit_changes(comparison, names):
        yield _build_year_columns(comparison) | asdict(change)


def iter_glossary_rows(comparison: YearComparison) -> Iterator[Row]:
    """The rows of `glossary_changes`."""
    for change in comparison.glossary:
        old, new = change.old, change.new
        yield {
            **_build_year_columns(comparison),
            "kind": change.kind,
            "old_abbreviation": old and old.abbreviation,
            "new_abbreviation": new and new.abbreviation,
            "old_expansion": old and old.expansion,
            "new_expansion": new and new.expansion,
            "old_origin": old and old.origin,
            "new_origin": new and new.origin,
            "words": [piece._asdict() for piece in change.pieces],
        }
