"""A process gives up, for good, all rights that it does not need to read a plan.

It keeps the pipe to its parent and may read its own libraries and the data of Tesseract. It
may not open any other file, write files, start programs or processes, use sockets or send signals.
Only Linux has what this takes: Landlock for files, seccomp for all else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from msgspec import Struct

from pipeline.process import landlock, seccomp
from pipeline.process.readable_files import list_readable_files

FILES = "files are not out of reach (no Landlock)"
CALLS = "programs, sockets and signals are not out of reach (no seccomp)"
HANDLES = "what was inherited is not closed (no /dev/fd)"
THREADS = "other threads were running before"

NULL = Path(os.devnull)

_TASKS = Path("/proc/self/task")
_HANDLES = Path("/dev/fd")


class FolderRights(Struct, frozen=True):
    """Folders that a process may read, and those that it may write into as well."""

    readable: tuple[Path, ...] = ()
    writable: tuple[Path, ...] = ()


NO_FOLDERS = FolderRights()
"""What one has that reads a plan."""


@cache
def list_lacking() -> tuple[str, ...]:
    """The parts of the sandbox that this machine lacks, in words."""
    layers = {FILES: landlock.read_abi_version() > 0, CALLS: seccomp.is_available()}
    return tuple(what for what, there in layers.items() if not there)


def shut_in(rights: FolderRights, keep: Sequence[int]) -> tuple[str, ...]:
    """Shuts this process in; returns what is not in force, in words.

    `rights` are folders that are left to it. `keep` are the handles that stay open, besides those
    of the terminal, which lead nowhere.
    """
    missing = list(list_lacking())
    if os.name == "posix":
        try:
            _close_all_but({0, 1, 2, *keep})
        except OSError:
            missing.append(HANDLES)
    if sys.platform == "linux":
        if count_threads() > 1:
            missing.append(THREADS)
        if FILES not in missing:
            try:
                landlock.restrict_files(
                    (*list_readable_files(), *rights.readable), (*rights.writable, NULL)
                )
            except OSError as error:
                missing.append(f"{FILES}: {error.strerror}")
        if CALLS not in missing:
            try:
                seccomp.refuse_calls(writing=bool(rights.writable), locking=rights != NO_FOLDERS)
            except OSError as error:
                missing.append(f"{CALLS}: {error.strerror}")
    return tuple(missing)


def count_threads() -> int:
    """How many threads this process has; 1 where that cannot be seen."""
    with suppress(OSError):
        return sum(1 for _ in _TASKS.iterdir())
    return 1


def _close_all_but(keep: set[int]) -> None:
    """Closes inherited handles, through which other processes could be controlled.

    Raises `OSError` if the system does not list them.
    """
    for handle in {int(path.name) for path in _HANDLES.iterdir()} - keep:
        with suppress(OSError):  # that of the listing itself is closed by now
            os.close(handle)
