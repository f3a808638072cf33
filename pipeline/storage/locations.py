"""Paths on this machine, or in any storage that fsspec knows (`s3://…`).

A path in a storage is a `UPath`, which has the methods of a `Path` that are used here. It may be
given wherever a path need not be on this machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from extractors.errors import IshplanError, NotInstalled, StorageFailed

_URL_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def parse_location(text: str) -> Path:
    """The path that a text names: a URL of a storage, else a path of this machine.

    Raises `NotInstalled` for a storage whose library is missing.
    """
    if not _URL_PREFIX.match(text):
        return Path(text)
    try:
        from upath import UPath

        path = UPath(text)
        _ = path.fs  # the storage's own library is imported here
    except (ImportError, ValueError) as error:
        raise NotInstalled(
            f"{text}: this storage cannot be reached ({error}). Install what it takes: "
            "pip install 'ishplan[cluster]', and for other storages than S3 its fsspec library."
        ) from error
    return cast("Path", path)


def is_local(path: Path) -> bool:
    """Whether a path is one of this machine."""
    return isinstance(path, Path)


@contextmanager
def convert_storage_errors(path: Path) -> Iterator[None]:
    """Turns any error of a storage that is used inside into `StorageFailed`."""
    try:
        yield
    except IshplanError:
        raise
    except Exception as error:  # each library has its own
        if is_local(path):
            raise
        cause = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
        raise StorageFailed(
            f"{path}: the storage cannot be used ({cause}). See that it can be reached and that "
            "the keys for it are set."
        ) from error
