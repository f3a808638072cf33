"""One wording and one error for published files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from extractors.errors import UnreadableOutput, describe_error
from pipeline.storage.folder import YEAR_PREFIX

UNREADABLE_ERRORS = (
    OSError,
    pa.ArrowException,
    AttributeError,
    IndexError,
    KeyError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What reading raises if published files are damaged, or differ from their data package."""


def describe_unreadable(error: Exception) -> str:
    """Says what is wrong, without the folder's name and a full stop."""
    cause = describe_error(error)
    if not isinstance(error, OSError):
        cause = f"{type(error).__name__}: {cause}"
    return f"cannot be read as what ishplan publishes ({cause})"


def suggest_remedy(folder: Path) -> str:
    """Says how to make a published folder anew, without a full stop."""
    return "Run the plan again" if folder.name.startswith(YEAR_PREFIX) else "Compare again"


@contextmanager
def raise_if_unreadable(folder: Path) -> Iterator[None]:
    """Turns errors inside it, from reading a published folder's files, into `UnreadableOutput`."""
    try:
        yield
    except UNREADABLE_ERRORS as error:
        raise UnreadableOutput(
            f"{folder}: {describe_unreadable(error)}. {suggest_remedy(folder)}."
        ) from error
