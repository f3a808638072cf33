"""Where a plan comes from."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.file_format import FileFormat


@dataclass(frozen=True)
class PlanSource:
    """The plan's file: name without folders, hex sha256, size in bytes, number of pages, its form.

    `pages` is 0 for a form without pages. `producer` is the program that made it, as the file says;
    empty if it does not.
    """

    name: str
    sha256: str
    bytes: int
    pages: int
    producer: str = ""
    form: FileFormat = "PDF"
