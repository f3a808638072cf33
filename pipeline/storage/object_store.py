"""Files → a folder in an object storage, where folders cannot be swapped.

Everything is uploaded beside the target first, so that a failure harms nothing. Then it is copied
into place within the storage, `datapackage.json` last. During this a reader can find files of two
versions, which `SHA256SUMS` and the hashes in the data package tell apart. If a run dies just then,
the next one repairs the folder, since its hashes do not fit (see `pipeline.run.up_to_date`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import uuid4

if TYPE_CHECKING:
    from upath import UPath

FILES_COPIED_LAST = ("SHA256SUMS", "datapackage.json")
"""The files by which a folder is seen to be whole."""


def upload_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly `files`, given as relative path → content.

    Raises `OSError` if it cannot be written.
    """
    target = cast("UPath", folder)
    filesystem = target.fs
    staging = target.parent / f".staging-{target.name}-{uuid4().hex}"
    order = sorted(
        files,
        key=lambda name: (FILES_COPIED_LAST.index(name) if name in FILES_COPIED_LAST else -1, name),
    )
    try:
        for name in order:
            filesystem.pipe_file((staging / name).path, files[name])
        existing = filesystem.find(target.path)
        for name in order:
            filesystem.cp_file((staging / name).path, (target / name).path)
        filesystem.invalidate_cache()
        stale = sorted({*existing} - {(target / name).path for name in order})
        if stale:
            filesystem.rm(stale)
    finally:
        if filesystem.exists(staging.path):
            filesystem.rm(staging.path, recursive=True)
