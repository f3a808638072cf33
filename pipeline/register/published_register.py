"""The register as it is published in an output: `parties/`, one folder for all years."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from extractors.errors import NotPublished
from normalizers.register.register_records import PartyKind, PartyRegister
from normalizers.register.spelling_keys import make_unit_key
from pipeline.publish import json_file, parquet
from pipeline.publish.datapackage import PackageResource, build_register_datapackage
from pipeline.published.descriptor import DESCRIPTOR_NAME, parse_descriptor
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.published.unreadable import UNREADABLE_ERRORS, raise_if_unreadable
from pipeline.register.register_rows import build_register_rows, index_ids
from pipeline.register.register_tables import REGISTER_TABLES
from pipeline.storage.folder import FolderFiles, find_changed_files, read_files
from pipeline.storage.strange_files import read_published

REGISTER_FOLDER = "parties"
"""The folder of the register, beside the years."""

_TABLE_OF_KIND: Mapping[PartyKind, str] = {
    "unit": "units",
    "office": "offices",
    "person": "persons",
}

Sources = Mapping[str, str]
"""The name of each year's folder → the sha256 of its data package."""


def build_register_files(register: PartyRegister, sources: Sources, made_by: str) -> FolderFiles:
    """The files of the register; `sources` are the years that it was made of, `made_by` is the
    fingerprint of the program."""
    files: dict[str, bytes] = {}
    resources = []
    for name, rows in build_register_rows(register).items():
        table = REGISTER_TABLES[name]
        data = parquet.to_arrow(f"{REGISTER_FOLDER}/{name}", table, rows)
        contents = {"parquet": parquet.to_parquet(data), "json": json_file.encode_json(data)}
        for suffix, content in contents.items():
            path = f"{name}.{suffix}"
            files[path] = content
            resources.append(PackageResource(path, table.title, table, len(rows), content))
    files[DESCRIPTOR_NAME] = build_register_datapackage(
        _describe_sources(sources), resources, made_by, [*_describe_idle(register)]
    )
    return files


def _describe_sources(sources: Sources) -> list[Row]:
    return [
        {"title": name, "path": f"../{name}/{DESCRIPTOR_NAME}", "sha256": digest}
        for name, digest in sorted(sources.items())
    ]


def _describe_idle(register: PartyRegister) -> Iterator[str]:
    """Yields a sentence on each decision that has no effect: where it stands, and why."""
    told = (f"{one.decision.place}: {one.problem}" for one in register.idle)
    yield from dict.fromkeys(told)


def read_idle_decisions(root: Path) -> list[str]:
    """The sentences on decisions without effect in the published register; empty if it cannot be
    read."""
    try:
        data = read_published(root / REGISTER_FOLDER, DESCRIPTOR_NAME)
        return [*map(str, parse_descriptor(data).get("idleDecisions", ()))]
    except UNREADABLE_ERRORS:
        return []


def is_register_current(root: Path, sources: Sources, made_by: str) -> bool:
    """Whether the published register was made from these years by this program, and is
    undamaged."""
    files, unread = read_files(root / REGISTER_FOLDER)
    try:
        package = parse_descriptor(files[DESCRIPTOR_NAME])
        own_sources = {str(one["title"]): str(one["sha256"]) for one in package["sources"]}
        is_same = own_sources == sources and package["made"] == {"program": made_by}
    except UNREADABLE_ERRORS:
        return False
    return is_same and not unread and not any(find_changed_files(files))


def read_known_ids(root: Path) -> dict[PartyKind, dict[str, str]]:
    """The ids of the published register, which must be kept; empty if there is none that can be
    read."""
    try:
        published = PublishedFolder.open(root / REGISTER_FOLDER)
        return {
            kind: index_ids(published.read_rows(table), kind)
            for kind, table in _TABLE_OF_KIND.items()
        }
    except UNREADABLE_ERRORS:
        return {}


def read_register_table(root: Path, name: str) -> list[Row]:
    """The rows of a table of the register; raises `NotPublished` or `UnreadableOutput`."""
    folder = root / REGISTER_FOLDER
    if not folder.is_dir():
        raise NotPublished(f"{folder}: there is no register of units yet. Run a plan first.")
    with raise_if_unreadable(folder):
        return PublishedFolder.open(folder).read_rows(name)


def read_names(root: Path) -> dict[str, str]:
    """The name to show of each unit, by its id; empty if there is no register that can be read."""
    try:
        rows = PublishedFolder.open(root / REGISTER_FOLDER).read_rows("units")
    except UNREADABLE_ERRORS:
        return {}
    return {row["unit_id"]: row["name"] for row in rows}


def find_unit(rows: Sequence[Row], wanted: str) -> Row | None:
    """The unit with this id, other id, or name in any spelling; None if no unit has it, or several
    have."""
    by_id = index_ids(rows, "unit").get(wanted)
    if by_id is not None:
        return next(row for row in rows if row["unit_id"] == by_id)
    key = make_unit_key(wanted)
    named = [row for row in rows if key in map(make_unit_key, _list_names(row))]
    return named[0] if len(named) == 1 else None


def _list_names(unit: Row) -> list[str]:
    names = (unit["name"], *(one["text"] for one in unit["variants"]))
    return [*dict.fromkeys(names)]
