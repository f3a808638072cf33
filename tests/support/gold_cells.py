"""The transcribed cells of both plans with what they mean."""

from __future__ import annotations

from collections.abc import Iterator

from tests.support import gold

Fields = gold.Row


def cells(column: str) -> Iterator[tuple[str, str, Fields]]:
    """For each transcribed row that has the column: the year, the cell's text, and its meaning."""
    for year, section in gold.SECTIONS:
        for row, fields in zip(gold.texts(year, section), gold.fields(year, section), strict=True):
            if isinstance(row, dict) and fields is not None and column in row:
                yield year, " ".join(row[column].split()), fields


def letters(text: str) -> list[str]:
    """The letters and digits of a text, sorted: what may not be lost."""
    return sorted(char for char in text if char.isalnum())
