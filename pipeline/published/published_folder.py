"""The files of a published folder → its sections and the rows of its tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
from msgspec import Struct

from pipeline.publish.parquet import from_parquet
from pipeline.published.descriptor import DESCRIPTOR_NAME, Descriptor, parse_descriptor
from pipeline.storage.folder import FolderFiles
from pipeline.storage.strange_files import read_published

Row = dict[str, Any]

_SECTIONS_FOLDER, _TABLE_ENDING = "sections/", ".parquet"


class PublishedSection(Struct, frozen=True):
    """A section as the data package lists it: its id, title, kind, and the names of its columns."""

    section: str
    title: str
    kind: str
    columns: tuple[str, ...]

    @property
    def table_name(self) -> str:
        """The name of its table: its path in the folder, without the ending."""
        return f"{_SECTIONS_FOLDER}{self.section}"


class FilesOnDisk(Mapping[str, bytes]):
    """The files of a folder on disk, each read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, name: str) -> bytes:
        try:
            return read_published(self._folder, name)
        except FileNotFoundError:
            raise KeyError(name) from None

    def __iter__(self) -> Iterator[str]:
        return (
            path.relative_to(self._folder).as_posix()
            for path in sorted(self._folder.rglob("*"))
            if path.is_file()
        )

    def __len__(self) -> int:
        return sum(1 for _ in self)


class PublishedFolder:
    """One published year or comparison, by its files.

    Every method raises one of `UNREADABLE_ERRORS` if the files are damaged.
    """

    def __init__(self, files: FolderFiles) -> None:
        self._files = files

    @classmethod
    def open(cls, folder: Path) -> PublishedFolder:
        """A published folder on disk; its files are read as they are needed."""
        return cls(FilesOnDisk(folder))

    @cached_property
    def descriptor(self) -> Descriptor:
        """Its data package."""
        return parse_descriptor(self._files[DESCRIPTOR_NAME])

    @cached_property
    def sections(self) -> tuple[PublishedSection, ...]:
        """The sections of a year, in the plan's order."""
        return tuple(
            PublishedSection(
                name.removeprefix(_SECTIONS_FOLDER),
                str(resource["title"]),
                str(resource["kind"]),
                tuple(str(field["name"]) for field in resource["schema"]["fields"]),
            )
            for name, resource in self.list_tables()
            if name.startswith(_SECTIONS_FOLDER)
        )

    def list_tables(self) -> list[tuple[str, Row]]:
        """The name of each table (its path without the ending), and its entry in the data
        package."""
        return [
            (str(resource["path"]).removesuffix(_TABLE_ENDING), resource)
            for resource in self.descriptor["resources"]
            if str(resource["path"]).endswith(_TABLE_ENDING)
        ]

    def read_table(self, name: str, columns: Sequence[str] | None = None) -> pa.Table:
        """A table by its name; of `columns`, if given, those that it has."""
        return from_parquet(self._files[f"{name}{_TABLE_ENDING}"], columns)

    def read_rows(self, name: str, columns: Sequence[str] | None = None) -> list[Row]:
        """The rows of a table by its name; with `columns` as `read_table`."""
        return list(self.read_table(name, columns).to_pylist())

    def read_rows_by_item(self, name: str) -> defaultdict[str, list[Row]]:
        """The rows of a long table by the item that they belong to."""
        rows_by_item: defaultdict[str, list[Row]] = defaultdict(list)
        for row in self.read_rows(name):
            rows_by_item[row["item_id"]].append(row)
        return rows_by_item

    def iter_items(self) -> Iterator[tuple[PublishedSection, Row]]:
        """The rows of all sections, each with its section, in the plan's order."""
        for section in self.sections:
            for row in self.read_rows(section.table_name):
                yield section, row
