"""Files → a folder in an object storage, which has no folders that could be swapped.

All is put beside the target first, so that what fails on the way harms nothing. Then it is copied
into its place within the storage, `datapackage.json` last: for that moment a reader can find files
of two versions, which `SHA256SUMS` and the hashes in the data package tell apart; a run that dies
just then is made good by the next one, as the folder is not whole (see `pipeline.run.up_to_date`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import uuid4

if TYPE_CHECKING:
    from upath import UPath

FILES_COPIED_LAST = ("SHA256SUMS", "datapackage.json")
"""What tells whether a folder is whole comes last."""


def upload_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` a folder that holds just `files`, given as relative path → content.

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
