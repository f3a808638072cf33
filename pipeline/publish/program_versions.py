"""Which version of a program is installed."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution


@cache
def read_version(program: str) -> str | None:
    """The version of an installed program; None if it is not installed.

    Python's own way of asking reads all that a program says of itself, which takes long.
    """
    try:
        installed = distribution(program)
    except PackageNotFoundError:  # run from a checkout, or with another reader
        return None
    metadata = installed.read_text("METADATA")
    if metadata is None:  # installed in an older way
        return installed.version
    return metadata.partition("\nVersion: ")[2].partition("\n")[0]
