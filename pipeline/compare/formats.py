"""Comparisons as they are printed, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.compare.comparison import YearComparison
from pipeline.terminal import make_safe


def format_comparisons(compared: Sequence[tuple[YearComparison, Path]], form: str) -> str:
    """Comparisons, each with its folder, as `json`, `csv`, `md` or `text`."""
    comparisons = [comparison for comparison, _ in compared]
    if form == "json":
        from pipeline.compare.json_csv import as_json

        return as_json(comparisons)
    if form == "csv":
        from pipeline.compare.json_csv import as_csv

        return as_csv(comparisons)
    from pipeline.compare.text_report import as_markdown, as_text

    if form == "md":
        return "\n".join(map(as_markdown, comparisons))
    return "\n".join(
        f"{as_text(comparison)}\n\n  output: {make_safe(str(folder))}/"
        for comparison, folder in compared
    )
