"""What was found in one folder of an output."""

from __future__ import annotations

from msgspec import Struct


class FolderCheck(Struct, frozen=True):
    """One folder: its name, how many files it has, and its problems."""

    name: str
    file_count: int
    problems: tuple[str, ...]
