"""Reads the data package of a published folder, and checks the version of its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extractors.errors import UnreadableOutput
from pipeline.published.unreadable_error import build_unreadable_error, suggest_remedy
from pipeline.storage.strange_files import read_published

DESCRIPTOR_NAME = "datapackage.json"

JSON_ERRORS = (OSError, MemoryError, RecursionError, TypeError, ValueError)
"""What reading raises if there is no file of JSON."""

Descriptor = dict[str, Any]


def parse_descriptor(content: bytes) -> Descriptor:
    """The data package in a file's bytes; raises one of `JSON_ERRORS` if there is none."""
    descriptor = json.loads(content)
    if not isinstance(descriptor, dict):
        raise TypeError(f"{DESCRIPTOR_NAME} is no object")
    return descriptor


def is_current(descriptor: Descriptor) -> bool:
    """Whether it was published with this schema."""
    from pipeline import schema  # not before there is something to compare: it needs Arrow

    return descriptor.get("schemaVersion") == schema.SCHEMA_VERSION


def load_descriptor(folder: Path) -> Descriptor:
    """The data package of a folder, of any schema version; raises `UnreadableOutput`."""
    try:
        return parse_descriptor(read_published(folder, DESCRIPTOR_NAME))
    except JSON_ERRORS as error:
        raise build_unreadable_error(folder, error) from error


def read_descriptor(folder: Path) -> Descriptor:
    """The data package of a folder; raises `UnreadableOutput`, also if it is of another schema."""
    from pipeline import schema

    descriptor = load_descriptor(folder)
    if not is_current(descriptor):
        version = descriptor.get("schemaVersion") or "unknown"
        raise UnreadableOutput(
            f"{folder}: published with schema version {version}, expected "
            f"{schema.SCHEMA_VERSION}. {suggest_remedy(folder)} with this version of ishplan."
        )
    return descriptor
