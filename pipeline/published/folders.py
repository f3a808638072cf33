"""Which years are published in a folder, and what each one's data package says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractors.errors import NotPublished, UnreadableOutput
from pipeline import schema
from pipeline.storage.strange_files import is_link


def list_published_years(out: Path) -> list[str]:
    """The years that are published in a folder, the earliest first."""
    return sorted(
        folder.name.removeprefix("year=")
        for folder in out.glob("year=*")
        if (folder / "datapackage.json").is_file() and not is_link(folder)
    )


def build_not_published_error(out: Path, year: str, extra_hint: str = "") -> NotPublished:
    """The error for a year that is not there, which says which are."""
    years_text = ", ".join(list_published_years(out)) or "none"
    return NotPublished(
        f"{year}: not published in {out} (published there: {years_text}). "
        f"Run its plan first{extra_hint}."
    )


def read_descriptor(folder: Path) -> tuple[dict[str, Any], bytes]:
    """The data package of a published folder, and its bytes; raises `UnreadableOutput`."""
    path = folder / "datapackage.json"
    try:
        content = path.read_bytes()
        descriptor = json.loads(content)
        version = descriptor.get("schemaVersion")
    except (OSError, ValueError, AttributeError) as error:
        raise UnreadableOutput(
            f"{path}: cannot be read as a data package ({error}). Run the plan again."
        ) from error
    if version != schema.SCHEMA_VERSION:
        raise UnreadableOutput(
            f"{folder}: published with schema version {version or 'unknown'}, expected "
            f"{schema.SCHEMA_VERSION}. Run the plan again with this version of ishplan."
        )
    return descriptor, content
