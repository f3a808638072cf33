"""One writer at a time in a folder: parallel runs wait while another is publishing.

The lock is on the folder itself, so that no lock file remains, and the system releases it when the
process ends, however it ends. Where folders cannot be locked (Windows, some network mounts),
nothing waits: a swap is still one step, and the last one wins.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK_TIMEOUT_SECONDS = 60.0
"""The longest wait; publishing takes a fraction of a second."""

_RETRY_SECONDS = 0.02
_LOCK_TAKEN_ERRNOS = {errno.EAGAIN, errno.EACCES}


@contextmanager
def lock_folder(folder: Path, timeout: float | None = None) -> Iterator[None]:
    """Holds the lock on a folder; raises `OSError` (`EBUSY`) if another has it for `timeout` s."""
    if os.name != "posix":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _wait_for_lock(
            handle,
            folder,
            time.monotonic() + (LOCK_TIMEOUT_SECONDS if timeout is None else timeout),
        )
        yield
    finally:
        os.close(handle)


def _wait_for_lock(handle: int, folder: Path, deadline: float) -> None:
    import fcntl

    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _LOCK_TAKEN_ERRNOS:
                return  # this filesystem knows no locks
            if time.monotonic() > deadline:
                raise OSError(
                    errno.EBUSY, "another run is publishing into it", str(folder)
                ) from error
            time.sleep(_RETRY_SECONDS)
        else:
            return
