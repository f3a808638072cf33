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
from normalizers.letters.confusables import fold_confusables
from pipeline.compare.comparison import PublishedYear
from pipeline.compare.entries import EntryAmount, EntryDeadline, EntryParty, PlanEntry
from pipeline.compare.glossary_changes import DefinedAbbreviation
from pipeline.publish.parquet import from_parquet
from pipeline.published.folders import build_not_published_error, read_descriptor

Row = Mapping[str, Any]


def read_year(out: Path, year: str) -> PublishedYear:
    """Read a published year.

    Raises `NotPublished` if there is none, `UnreadableOutput` if its folder is damaged or was made
    by a program with another schema.
    """
    folder = out / f"year={year}"
    if not folder.is_dir():
        raise build_not_published_error(out, year)
    descriptor, content = read_descriptor(folder)
    try:
        return _build_year(folder, year, descriptor, sha256(content).hexdigest())
    except (OSError, pa.ArrowException, KeyError, TypeError, ValueError) as error:
        cause = f"{error}" if isinstance(error, OSError) else f"{type(error).__name__}: {error}"
        raise UnreadableOutput(
            f"{folder}: cannot be read as what `ishplan run` publishes "
            f"({' '.join(cause.split())}). "
            "Run the plan again."
        ) from error


def _build_year(folder: Path, year: str, descriptor: Row, digest: str) -> PublishedYear:
    parties, amounts = (_read_rows_by_item(folder, name) for name in ("responsibles", "funding"))
    entries: list[PlanEntry] = []
    sections: dict[str, str] = {}
    for resource in descriptor["resources"]:
        path = str(resource["path"])
        if path.startswith("sections/") and path.endswith(".parquet"):
            section = path.removeprefix("sections/").removesuffix(".parquet")
            sections[section] = str(resource["title"])
            kind = str(resource["kind"])
            entries += [
                _build_entry(row, kind, parties[row["item_id"]], amounts[row["item_id"]])
                for row in _read_rows(folder / path)
            ]
    glossary = [
        DefinedAbbreviation(
            row["abbreviation"], row["expansion"] or "", row["sense"], row["origin"]
        )
        for row in _read_rows(folder / "glossary.parquet")
    ]
    return PublishedYear(year, entries, sections, glossary, digest)


def _read_rows(path: Path) -> list[Row]:
    return list(from_parquet(path.read_bytes()).to_pylist())


def _read_rows_by_item(folder: Path, name: str) -> defaultdict[str, list[Row]]:
    rows_by_item: defaultdict[str, list[Row]] = defaultdict(list)
    for row in _read_rows(folder / f"{name}.parquet"):
        rows_by_item[row["item_id"]].append(row)
    return rows_by_item


def _build_entry(row: Row, kind: str, parties: Sequence[Row], amounts: Sequence[Row]) -> PlanEntry:
    texts = {name: value or "" for name, value in row.items() if _is_text(value)}
    start, end = row["deadline_start"], row["deadline_end"]
    assert start is None or isinstance(start, date)
    assert end is None or isinstance(end, date)
    return PlanEntry(
        row["item_id"],
        kind,
        row["section"],
        row["row"],
        texts,
        EntryDeadline(row["deadline_kind"], start, end, row["deadline"] or ""),
        row.get("indicator_value"),
        row.get("indicator_unit") or "",
        tuple(
            EntryParty(
                one["office"] or fold_confusables(one["party"]), one["person"] or "", one["party"]
            )
            for one in parties
        ),
        tuple(_build_amount(one) for one in amounts),
    )


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _build_amount(row: Row) -> EntryAmount:
    amount = row["amount_kgs"]
    assert amount is None or isinstance(amount, Decimal)
    source = "".join(fold_confusables(row["source"] or "").split())
    return EntryAmount(amount, source, row["note"] or "", row["group_id"])
