"""What cannot be read as what ishplan publishes, said in one way wherever it is met."""

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
"""What is raised where published files are damaged, or not what their data package says."""


def describe_unreadable(error: Exception) -> str:
    """What is wrong, without the name of the folder and a full stop."""
    cause = describe_error(error)
    if not isinstance(error, OSError):
        cause = f"{type(error).__name__}: {cause}"
    return f"cannot be read as what ishplan publishes ({cause})"


def suggest_remedy(folder: Path) -> str:
    """What makes a published folder anew, without a full stop."""
    return "Run the plan again" if folder.name.startswith(YEAR_PREFIX) else "Compare again"


@contextmanager
def raise_if_unreadable(folder: Path) -> Iterator[None]:
    """Raises `UnreadableOutput` where what is made of a published folder's files fails."""
    try:
        yield
    except UNREADABLE_ERRORS as error:
        raise UnreadableOutput(
            f"{folder}: {describe_unreadable(error)}. {suggest_remedy(folder)}."
        ) from error
