"""A comparison → one published folder, replaced in one step.

out/compare/2024-25_2025-26/
    changes.parquet           changes.json
    summary.parquet           summary.json
    glossary_changes.parquet  glossary_changes.json
    datapackage.json
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path

from pipeline.compare.changes import KINDS, Change
from pipeline.compare.comparison import Comparison
from pipeline.compare.comparison_tables import CHANGES, GLOSSARY_CHANGES, SUMMARY
from pipeline.compare.section_summary import section_summaries
from pipeline.publish import json_file as jsonfile
from pipeline.publish import parquet
from pipeline.publish.build_files import Report, no_report
from pipeline.publish.datapackage import Resource, describe_comparison
from pipeline.schema.columns import Table
from pipeline.storage.folder import written
from pipeline.storage.strange_files import refuse_links

Row = Mapping[str, object]


def publish_comparison(comparison: Comparison, out: Path, report: Report = no_report) -> Path:
    """Publish a comparison as the folder `out/compare/OLD_NEW` and return that folder.

    `report` makes the files that show it, out of the others.
    Raises `PublishFailed` as `pipeline.publish.build_files.publish` does.
    """
    target = out / "compare" / comparison.name
    refuse_links(out, target)
    tables = {
        "changes": (CHANGES, change_rows(comparison)),
        "summary": (SUMMARY, list(summary_rows(comparison))),
        "glossary_changes": (GLOSSARY_CHANGES, list(glossary_rows(comparison))),
    }
    resources = [
        resource
        for name, (table, rows) in tables.items()
        for resource in _resources(target, name, table, rows)
    ]
    files = {resource.path: resource.content for resource in resources}
    years = [
        {"title": year.academic_year, "path": f"../../year={year.academic_year}/datapackage.json"}
        | {"sha256": year.sha256}
        for year in (comparison.old, comparison.new)
    ]
    files["datapackage.json"] = describe_comparison(comparison.name, years, resources)
    return written(target, {**files, **report(files)})


def _resources(target: Path, name: str, table: Table, rows: list[Row]) -> Iterator[Resource]:
    data = parquet.typed(f"{target}/{name}", table, rows)
    contents = {"parquet": parquet.encode(data), "json": jsonfile.encode(data)}
    for suffix, content in contents.items():
        yield Resource(f"{name}.{suffix}", table.title, table, len(rows), content)


def change_rows(comparison: Comparison) -> list[Row]:
    """The rows of `changes`."""
    return [_years(comparison) | _change(change, comparison) for change in comparison.changes]


def _years(comparison: Comparison) -> dict[str, object]:
    return {
        "old_year": comparison.old.academic_year,
        "new_year": comparison.new.academic_year,
    }


def _change(change: Change, comparison: Comparison) -> dict[str, object]:
    old, new, evidence = change.old, change.new, change.evidence
    paid, measured, answering = change.funding, change.indicator, change.responsible
    groups = [amount.group for amount in change.item.amounts] if paid else []
    if paid and old and not groups:
        groups = [amount.group for amount in old.amounts]
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
        "rival_item_id": evidence.rival,
        "rival_score": evidence.rival_score,
        "reason": evidence.reason,
        "deadline_days": change.deadline and change.deadline.days,
        "deadline_start_days": change.deadline and change.deadline.start_days,
        "indicator_before": measured and measured.before,
        "indicator_after": measured and measured.after,
        "indicator_percent": measured and measured.percent,
        "parties_removed": answering and list(answering.removed),
        "parties_added": answering and list(answering.added),
        "funding_before": paid and paid.before,
        "funding_after": paid and paid.after,
        "funding_group": groups[0] if groups else None,
        "columns": [
            {
                "kind": changed.kind,
                "column": changed.column,
                "before": changed.before,
                "after": changed.after,
                "words": [piece._asdict() for piece in changed.pieces],
            }
            for changed in change.columns
        ],
    }


def summary_rows(comparison: Comparison) -> Iterator[Row]:
    """The rows of `summary`."""
    for section in section_summaries(comparison):
        yield {
            **_years(comparison),
            "old_section": section.old,
            "new_section": section.new,
            "section_title": section.title,
            "items_before": section.items_before,
            "items_after": section.items_after,
            **{kind: section.kinds[kind] for kind in KINDS},
            "doubtful": section.doubtful,
            "money_before": section.money_before,
            "money_after": section.money_after,
            "offices": [asdict(office) for office in section.offices],
        }


def glossary_rows(comparison: Comparison) -> Iterator[Row]:
    """The rows of `glossary_changes`."""
    for change in comparison.glossary:
        old, new = change.old, change.new
        yield {
            **_years(comparison),
            "kind": change.kind,
            "old_abbreviation": old and old.abbreviation,
            "new_abbreviation": new and new.abbreviation,
            "old_expansion": old and old.expansion,
            "new_expansion": new and new.expansion,
            "old_origin": old and old.origin,
            "new_origin": new and new.origin,
            "words": [piece._asdict() for piece in change.pieces],
        }
