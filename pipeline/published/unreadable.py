"""One error for whatever goes wrong with published files that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa

from pipeline.published.unreadable_error import build_unreadable_error

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


@contextmanager
def raise_if_unreadable(folder: Path) -> Iterator[None]:
    """Turns errors inside it, from reading a published folder's files, into `UnreadableOutput`."""
    try:
        yield
    except UNREADABLE_ERRORS as error:
        raise build_unreadable_error(folder, error) from error
