"""Comparisons as JSON or CSV, for a pipe."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from json import dumps

from pipeline.compare.comparison import Comparison
from pipeline.compare.comparison_tables import CHANGES
from pipeline.compare.publish_comparison import change_rows, glossary_rows, summary_rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_APART = "; "


def as_json(comparisons: Sequence[Comparison]) -> str:
    """An array with an object for each comparison: its tables by name, rows as published."""
    found = [
        {
            "old_year": comparison.old.academic_year,
            "new_year": comparison.new.academic_year,
            "summary": list(summary_rows(comparison)),
            "changes": change_rows(comparison),
            "glossary_changes": list(glossary_rows(comparison)),
        }
        for comparison in comparisons
    ]
    return dumps(found, ensure_ascii=False, default=str, indent=1)


def as_csv(comparisons: Sequence[Comparison]) -> str:
    """The rows of `changes`, a header once; lists are joined by semicolons.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    names = [column.name for column in CHANGES.columns]
    writer = csv.DictWriter(out, names, lineterminator="\n")
    writer.writeheader()
    for comparison in comparisons:
        for row in change_rows(comparison):
            writer.writerow({name: _cell(row.get(name)) for name in names})
    return out.getvalue().removesuffix("\n")


def _cell(value: object) -> object:
    if isinstance(value, list):
        value = _APART.join(map(_item, value))
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _item(item: object) -> str:
    if isinstance(item, Mapping):
        return f"{item['column']}: {item['before'] or ''} → {item['after'] or ''}"
    return str(item)
