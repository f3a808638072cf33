"""What is costly to make and only looked at: made by the first worker that needs it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.storage.folder_lock import lock_folder

MAX_WAIT_SECONDS = 900.0
"""How long a worker waits for what another makes."""


def make_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` that `make` fills, the same for all workers of a session; only to be read.

    What `make` does not bring to its end is seen by none: the next worker begins anew.
    """
    base = factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once_{name}"
    shared.mkdir(exist_ok=True)
    folder, done = shared / name, shared / "done"
    with lock_folder(shared, MAX_WAIT_SECONDS):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
