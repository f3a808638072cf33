"""One writer at a time in a folder: runs side by side wait for each other's moment of publishing.

The lock is on the folder itself, so that no file of it is left behind, and the system lets go of it
when its process ends, however it ends. Where folders cannot be locked (Windows, some network
mounts) nothing waits: a swap is still one step, and the last one wins.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 60.0
"""Seconds; publishing takes a fraction of one."""

_PAUSE = 0.02
_TAKEN = {errno.EAGAIN, errno.EACCES}


@contextmanager
def locked(folder: Path, patience: float | None = None) -> Iterator[None]:
    """Holds the lock on a folder; raises `OSError` (`EBUSY`) if another has it for `patience` s."""
    if os.name != "posix":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _take(handle, folder, time.monotonic() + (PATIENCE if patience is None else patience))
        yield
    finally:
        os.close(handle)


def _take(handle: int, folder: Path, until: float) -> None:
    import fcntl

    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _TAKEN:
                return  # this filesystem knows no locks
            if time.monotonic() > until:
                raise OSError(
                    errno.EBUSY, "another run is publishing into it", str(folder)
                ) from error
            time.sleep(_PAUSE)
        else:
            return
