"""Where a plan comes from."""

from __future__ import annotations

from msgspec import Struct

from extractors.file_format import FileFormat


class PlanSource(Struct, frozen=True):
    """The plan's file: name without folders, hex sha256, size in bytes, number of pages, form.

    `pages` is 0 for a form without pages. `producer` is the program that made the file, as the file
    says; it may be empty.
    """

    name: str
    sha256: str
    bytes: int
    pages: int
    producer: str = ""
    form: FileFormat = "PDF"
