"""A published year's folder → what a comparison needs of it."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from normalizers.letters.confusables import fold_confusables
from pipeline.compare.comparison import PublishedYear
from pipeline.compare.glossary_changes import DefinedAbbreviation
from pipeline.matching.compared_items import EntryAmount, EntryDeadline, EntryParty, PlanEntry
from pipeline.published.descriptor import DESCRIPTOR_NAME, read_descriptor
from pipeline.published.folders import find_year_folder
from pipeline.published.published_folder import FilesOnDisk, PublishedFolder, Row
from pipeline.published.unreadable import raise_if_unreadable
from pipeline.published.written_values import format_cell


def read_year(out: Path, year: str) -> PublishedYear:
    """Read a published year.

    Raises `NotPublished` if there is none, `UnreadableOutput` if its folder is damaged or was made
    by a program with another schema.
    """
    folder = find_year_folder(out, year)
    read_descriptor(folder)
    with raise_if_unreadable(folder):
        files = FilesOnDisk(folder)
        return _build_year(PublishedFolder(files), year, sha256(files[DESCRIPTOR_NAME]).hexdigest())


def _build_year(published: PublishedFolder, year: str, digest: str) -> PublishedYear:
    parties, amounts = map(published.read_rows_by_item, ("responsibles", "funding"))
    entries = [
        _build_entry(row, section.kind, parties[row["item_id"]], amounts[row["item_id"]])
        for section, row in published.iter_items()
    ]
    glossary = [
        DefinedAbbreviation(
            row["abbreviation"], row["expansion"] or "", row["sense"], row["origin"]
        )
        for row in published.read_rows("glossary")
    ]
    sections = {section.section: section.title for section in published.sections}
    return PublishedYear(year, entries, sections, glossary, digest)


def _build_entry(row: Row, kind: str, parties: Sequence[Row], amounts: Sequence[Row]) -> PlanEntry:
    texts = {name: value or "" for name, value in row.items() if _is_text(value)}
    texts["other"] = str(format_cell(row.get("other") or []))
    start, end = row["deadline_start"], row["deadline_end"]
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
                one["office"] or fold_confusables(one["party"]),
                one["person"] or "",
                one["party"],
                one.get("unit_id") or "",
                one["unit"] or "",
            )
            for one in parties
        ),
        tuple(_build_amount(one) for one in amounts),
    )


def _is_text(value: object) -> bool:
    return value is None or isinstance(value, str)


def _build_amount(row: Row) -> EntryAmount:
    source = "".join(fold_confusables(row["source"] or "").split())
    return EntryAmount(
        row["amount_kgs"],
        source,
        row["note"] or "",
        row["group_id"],
        row["amount"],
        row["currency"] or "",
    )
