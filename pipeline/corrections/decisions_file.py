"""The analyst's file beside a plan, as bytes that nothing has parsed yet."""

from __future__ import annotations

import errno
from pathlib import Path

from extractors.errors import BadCorrections
from pipeline.storage.strange_files import is_link, read_whole

DECISIONS_SUFFIX = ".yaml"
"""The ending of its name."""

MOST_BYTES = 4 << 20
"""The largest file that is read; a thousand decisions take a quarter of it."""


def read_decisions_file(path: Path) -> bytes | None:
    """The content of the file at `path`; None if there is none.

    Raises `BadCorrections` if it cannot be read, is too large, or is a link, which might lead out
    of the plan's folder.
    """
    try:
        if is_link(path):
            raise OSError(errno.ELOOP, "a link, which is not followed")
        return read_whole(path, MOST_BYTES) if path.exists() else None
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be read ({error.strerror or error})") from error
