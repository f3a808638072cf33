"""A published year's folder → what a comparison needs of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa

from extractors.errors import UnreadableOutput
from normalizers.letters.confusables import folded
from pipeline import schema
from pipeline.compare.comparison import Year
from pipeline.compare.entries import Amount, Entry, Party, Time
from pipeline.compare.glossary_changes import Definition
from pipeline.publish.parquet import decode
from pipeline.published.folders import not_published, read_descriptor

Row = Mapping[str, Any]


def read_year(out: Path, year: str) -> Year:
    """Read a published year.

    Raises `NotPublished` if there is none, `UnreadableOutput` if its folder is damaged or was made
    by a program with another schema.
    """
    folder = out / f"year={year}"
    if not folder.is_dir():
        raise not_published(out, year)
    descriptor, content = read_descriptor(folder)
    try:
        return _year(folder, year, descriptor, sha256(content).hexdigest())
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError) as error:
        what = f"{error}" if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
        raise UnreadableOutput(
            f"{folder}: cannot be read as what `ishplan run` publishes ({' '.join(what.split())}). "
            "Run the plan again."
        ) from error


def _year(folder: Path, year: str, descriptor: Row, digest: str) -> Year:
    parties, amounts = (_by_item(folder, name) for name in ("responsibles", "funding"))
    entries: list[Entry] = []
    sections: dict[str, str] = {}
    for resource in descriptor["resources"]:
        path = str(resource["path"])
        if path.startswith("sections/") and path.endswith(".parquet"):
            section = path.removeprefix("sections/").removesuffix(".parquet")
            sections[section] = str(resource["title"])
            names = {str(field["name"]) for field in resource["schema"]["fields"]}
            kind = next(kind for kind, table in schema.SECTIONS.items() if names >= _names(table))
            entries += [
                _entry(row, kind, parties[row["item_id"]], amounts[row["item_id"]])
                for row in _rows(folder / path)
            ]
    glossary = [
        Definition(row["abbreviation"], row["expansion"] or "", row["sense"], row["origin"])
        for row in _rows(folder / "glossary.parquet")
    ]
    return Year(year, entries, sections, glossary, digest)


def _names(table: schema.Table) -> set[str]:
    return {column.name for column in table.columns}


def _rows(path: Path) -> list[Row]:
    return list(decode(path.read_bytes()).to_pylist())


def _by_item(folder: Path, name: str) -> defaultdict[str, list[Row]]:
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _rows(folder / f"{name}.parquet"):
        rows[row["item_id"]].append(row)
    return rows


def _entry(row: Row, kind: str, parties: Sequence[Row], amounts: Sequence[Row]) -> Entry:
    texts = {name: value or "" for name, value in row.items() if _is_text(value)}
    start, end = row["deadline_start"], row["deadline_end"]
    assert start is None or isinstance(start, date)
    assert end is None or isinstance(end, date)
    return Entry(
        row["item_id"],
        kind,
        row["section"],
        row["row"],
        texts,
        Time(row["deadline_kind"], start, end, row["deadline"] or ""),
        row.get("indicator_value"),
        row.get("indicator_unit") or "",
        tuple(
            Party(one["office"] or folded(one["party"]), one["person"] or "", one["party"])
            for one in parties
        ),
        tuple(_amount(one) for one in amounts),
    )


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _amount(row: Row) -> Amount:
    amount = row["amount_kgs"]
    assert amount is None or isinstance(amount, Decimal)
    source = "".join(folded(row["source"] or "").split())
    return Amount(amount, source, row["note"] or "", row["group_id"])
