"""The published years of one institution → their parts of the register."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from extractors.errors import UnreadableOutput
from normalizers.register.register_records import NameDecision, OpenNames, PlanParties
from pipeline.dataset.plan_parties import PartyTables, build_plan_parties
from pipeline.publish.open_names import parse_open_names
from pipeline.published.descriptor import DESCRIPTOR_NAME
from pipeline.published.folders import get_folder_year, list_year_folders
from pipeline.published.published_folder import FilesOnDisk, PublishedFolder
from pipeline.published.unreadable import raise_if_unreadable
from pipeline.storage.folder import CHECKSUMS_NAME
from pipeline.storage.strange_files import is_link, read_published

_PARTY_COLUMNS = ("item_id", "party", "role", "unit", "unit_canonical", "person")
_ID_COLUMNS = ("unit_id", "office_id", "person_id")
_ABBREVIATION_COLUMNS = (
    *("item_id", "column", "stem", "canonical", "expansion", "score", "reason"),
)
_GLOSSARY_COLUMNS = ("abbreviation", "expansion", "origin")


class PublishedParties(Struct, frozen=True):
    """A year's part of the register, and its folder as it was read.

    `digest` is the sha256 of its data package, `checksums` its `SHA256SUMS`, which shows later
    changes. `published_ids` are the ids of its parties, None if it was published by a version
    without ids; `open_names` are its open questions about names.
    """

    folder: Path
    plan: PlanParties
    digest: str
    checksums: bytes
    published_ids: tuple[tuple[str | None, ...], ...] | None
    open_names: OpenNames


def list_digests(root: Path) -> dict[str, str]:
    """The sha256 of the data package of each year, by the name of its folder."""
    return {
        folder.name: sha256(read_published(folder, DESCRIPTOR_NAME)).hexdigest()
        for folder in list_year_folders(root)
        if not is_link(folder) and (folder / DESCRIPTOR_NAME).is_file()
    }


def read_published_parties(root: Path) -> tuple[list[PublishedParties], list[str]]:
    """The parties of all years of an institution that can be read, and a sentence on each that
    cannot."""
    found: list[PublishedParties] = []
    problems: list[str] = []
    for folder in list_year_folders(root):
        if is_link(folder) or not (folder / DESCRIPTOR_NAME).is_file():
            continue
        try:
            found.append(_read_folder(folder))
        except UnreadableOutput as error:
            problems.append(str(error))
    return found, problems


def _read_folder(folder: Path) -> PublishedParties:
    with raise_if_unreadable(folder):
        files = FilesOnDisk(folder)
        published = PublishedFolder(files)
        responsibles = published.read_table("responsibles", (*_PARTY_COLUMNS, *_ID_COLUMNS))
        ids = None
        if {*_ID_COLUMNS} <= {*responsibles.column_names}:
            ids = tuple(zip(*(responsibles[name].to_pylist() for name in _ID_COLUMNS), strict=True))
        tables = PartyTables(
            responsibles.select(_PARTY_COLUMNS).to_pylist(),
            published.read_table("abbreviations", _ABBREVIATION_COLUMNS).to_pylist(),
            published.read_table("glossary", _GLOSSARY_COLUMNS).to_pylist(),
        )
        return PublishedParties(
            folder,
            build_plan_parties(get_folder_year(folder), tables, [*_iter_decisions(published)]),
            sha256(files[DESCRIPTOR_NAME]).hexdigest(),
            files[CHECKSUMS_NAME],
            ids,
            parse_open_names(published.descriptor),
        )


def _iter_decisions(published: PublishedFolder) -> Iterator[NameDecision]:
    for one in published.descriptor.get("nameDecisions", ()):
        said = (one["verdict"], one["left"], one["right"], one["decided"], one.get("place", ""))
        if not all(isinstance(text, str) for text in said):
            raise TypeError("a decision on names is no text")
        yield NameDecision(*said)
