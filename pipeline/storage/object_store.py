"""Files → a folder in an object storage, which has no folders that could be swapped.

All is put beside the target first, so that what fails on the way harms nothing. Then it is copied
into its place within the storage, `datapackage.json` last: for that moment a reader can find files
of two versions, which `SHA256SUMS` and the hashes in the data package tell apart; a run that
dies just then is made good by the next one, as the folder is not whole (see `pipeline.run.up_to_date`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast
from uuid import uuid4

if TYPE_CHECKING:
    from upath import UPath

LAST = ("SHA256SUMS", "datapackage.json")
"""What tells whether a folder is whole comes last."""


def replace_folder(place: Path, files: Mapping[str, bytes]) -> None:
    """Make `place` a folder that holds just `files`, given as relative path → content.

    Raises `OSError` if it cannot be written.
    """
    target = cast("UPath", place)
    storage = target.fs
    staging = target.parent / f".staging-{target.name}-{uuid4().hex}"
    order = sorted(files, key=lambda name: (LAST.index(name) if name in LAST else -1, name))
    try:
        for name in order:
            storage.pipe_file((staging / name).path, files[name])
        before = storage.find(target.path)
        for name in order:
            storage.cp_file((staging / name).path, (target / name).path)
        storage.invalidate_cache()
        stale = sorted({*before} - {(target / name).path for name in order})
        if stale:
            storage.rm(stale)
    finally:
        if storage.exists(staging.path):
            storage.rm(staging.path, recursive=True)
