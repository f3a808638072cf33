"""The two published years and their comparison: names, and rows of it."""

from __future__ import annotations

import json
from pathlib import Path

FOLDER = "2024-25_2025-26"
YEARS = ("2024-25", "2025-26")


def list_change_rows(out: Path, name: str) -> list[dict[str, str]]:
    """The changes of one published comparison."""
    text = (out / "compare" / name / "changes.json").read_text("utf-8")
    return list(json.loads(text))
