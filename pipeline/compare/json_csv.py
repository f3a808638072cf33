"""Comparisons as JSON or CSV, to be piped into another program."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from json import dumps

from pipeline.compare.comparison import YearComparison
from pipeline.compare.comparison_tables import CHANGES_TABLE
from pipeline.compare.publish_comparison import (
    build_change_rows,
    iter_glossary_rows,
    iter_summary_rows,
)
from pipeline.published.written_values import disarm_formula, format_cell


def as_json(comparisons: Sequence[YearComparison]) -> str:
    """An array with an object for each comparison: its tables by name, rows as published."""
    comparison_objects = [
        {
            "old_year": comparison.old.academic_year,
            "new_year": comparison.new.academic_year,
            "summary": list(iter_summary_rows(comparison)),
            "changes": build_change_rows(comparison),
            "glossary_changes": list(iter_glossary_rows(comparison)),
        }
        for comparison in comparisons
    ]
    return dumps(comparison_objects, ensure_ascii=False, default=str, indent=1)


def as_csv(comparisons: Sequence[YearComparison]) -> str:
    """The rows of `changes` under one header; lists are joined by semicolons.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    buffer = io.StringIO()
    column_names = [column.name for column in CHANGES_TABLE.columns]
    writer = csv.DictWriter(buffer, column_names, lineterminator="\n")
    writer.writeheader()
    for comparison in comparisons:
        for row in build_change_rows(comparison):
            writer.writerow({name: _format_cell(row.get(name)) for name in column_names})
    return buffer.getvalue().removesuffix("\n")


def _format_cell(value: object) -> object:
    if isinstance(value, list):
        value = format_cell([_format_item(item) for item in value])
    return disarm_formula(value)


def _format_item(item: object) -> str:
    if isinstance(item, Mapping):
        return f"{item['column']}: {item['before'] or ''} → {item['after'] or ''}"
    return str(item)
