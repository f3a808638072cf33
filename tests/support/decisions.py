"""Decisions of an analyst, as they stand in a file."""

from __future__ import annotations

ITEM = "2025-26/2.1/2"


def entry(column: str, printed: str, read: str, item: str = ITEM) -> str:
    return (
        f"corrections:\n  - item_id: {item}\n    column: {column}\n"
        f"    printed: {printed}\n    read: {read}\n"
    )
