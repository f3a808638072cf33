"""What was published of a made plan against its truth: how much of it is right.

right(out / "year=2025-26", read_truth(archive / "АМТУ-2025-26.truth.json"))
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from pyarrow import parquet
from rapidfuzz.fuzz import ratio

Row = Mapping[str, Any]

ALIKE = 60.0
"""A row is found if a row that is so much like it, in per cent, is published at its place."""

_LOOSE = {ord(char): None for char in " -‐‑\N{SOFT HYPHEN}"}
"""What a loose comparison leaves out."""


@dataclass(frozen=True, slots=True)
class Right:
    """Counts that can be added up: of what is true, and of what of it is published.

    `rows_right`: every cell is exactly right; `extra`: rows published that are none; `loose`: cells
    right but for spaces and hyphens; `entries`: of the list of abbreviations.
    """

    rows: int = 0
    rows_found: int = 0
    rows_right: int = 0
    extra: int = 0
    cells: int = 0
    exact: int = 0
    loose: int = 0
    entries: int = 0
    entries_right: int = 0

    def __add__(self, other: Right) -> Right:
        names = [field.name for field in fields(self)]
        return Right(*(getattr(self, name) + getattr(other, name) for name in names))


class Miss(NamedTuple):
    """A cell that is not exactly right; `row` counts from 1, `found` is None in a row not found."""

    section: str
    row: int
    column: str
    true: str | None
    found: str | None


class _Pair(NamedTuple):
    """A true row and the one that was published for it, each cell as text."""

    section: str
    row: int
    true: Mapping[str, str | None]
    found: Mapping[str, str | None] | None


def read_truth(file: Path) -> Row:
    """The truth that lies beside a made plan."""
    truth: Row = json.loads(file.read_text(encoding="utf-8"))
    return truth


def right(folder: Path, truth: Row) -> Right:
    """Counts what is right in a published year."""
    out = Right()
    published = 0
    for section in truth["sections"]:
        published += len(_published(folder, f"sections/{section}"))
    for pair in _pairs(folder, truth):
        found = pair.found or {}
        exact = [pair.found is not None and found[key] == pair.true[key] for key in pair.true]
        loose = sum(pair.found is not None and _alike(found[k], pair.true[k]) for k in pair.true)
        counts = Right(
            rows=1,
            rows_found=pair.found is not None,
            rows_right=all(exact),
            cells=len(exact),
            exact=sum(exact),
            loose=loose,
        )
        out += counts
    true = Counter((short, meaning) for short, meaning in truth["glossary"])
    seen = Counter(
        (row["abbreviation"], row["expansion"]) for row in _published(folder, "glossary")
    )
    return out + Right(
        extra=published - out.rows_found,
        entries=true.total(),
        entries_right=(true & seen).total(),
    )


def misses(folder: Path, truth: Row) -> Iterator[Miss]:
    """Every cell that is not exactly right, for a person to look at."""
    for pair in _pairs(folder, truth):
        for key, true in pair.true.items():
            found = pair.found[key] if pair.found else None
            if pair.found is None or found != true:
                yield Miss(pair.section, pair.row, key, true, found)


def _pairs(folder: Path, truth: Row) -> Iterator[_Pair]:
    """Every true row with the published row that is at its place."""
    for section, rows in truth["sections"].items():
        true = [_texts(row, row) for row in rows]
        found = [_texts(row, rows[0]) for row in _published(folder, f"sections/{section}")]
        for number, (row, index) in enumerate(zip(true, _matched(true, found), strict=True), 1):
            yield _Pair(section, number, row, None if index is None else found[index])


def _published(folder: Path, name: str) -> list[dict[str, Any]]:
    file = folder / f"{name}.parquet"
    if not file.exists():
        return []
    with file.open("rb") as opened:  # opened here, so that `year=` is not read as a column
        return list(parquet.read_table(opened).to_pylist())


def _texts(row: Row, keys: Row) -> dict[str, str | None]:
    """A row's cells of some columns as text, dates as in ISO 8601."""
    return {key: None if row.get(key) is None else str(row[key]) for key in keys}


def _alike(found: str | None, true: str | None) -> bool:
    return (found or "").translate(_LOOSE) == (true or "").translate(_LOOSE)


def _matched(
    true: Sequence[Mapping[str, str | None]], found: Sequence[Mapping[str, str | None]]
) -> list[int | None]:
    """For each true row the index of the row published for it, in order; None if there is none."""
    signs = [[_sign(row) for row in rows] for rows in (true, found)]
    out: list[int | None] = [None] * len(true)
    for what, a0, a1, b0, b1 in _opcodes(*signs):
        if what == "equal":
            out[a0:a1] = range(b0, b1)
            continue
        for row, index in _most_alike(signs[0][a0:a1], signs[1][b0:b1]):
            out[a0 + row] = b0 + index
    return out


def _opcodes(a: Sequence[str], b: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes())


def _sign(row: Mapping[str, str | None]) -> str:
    return "\n".join((text or "").translate(_LOOSE) for text in row.values())


def _most_alike(true: Sequence[str], found: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of rows in order that are alike enough, as much alike in sum as can be."""
    best = [[0.0] * (len(found) + 1) for _ in range(len(true) + 1)]
    gains = [[max(ratio(a, b) - ALIKE, 0.0) for b in found] for a in true]
    for i in range(len(true) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + gains[i][j])
    i = j = 0
    while i < len(true) and j < len(found):
        if gains[i][j] and best[i][j] == best[i + 1][j + 1] + gains[i][j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
