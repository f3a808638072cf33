"""Jobs on what is published, which may be a stranger's: done in a process of their own too.

A reader that was taken over says what files are published of its plan, and whoever sends a folder
made all that is in it. Arrow and DuckDB read that in a process that may read the output, write into
nothing else, and has no network, no programs and a limit to its memory.
"""

from __future__ import annotations

from collections.abc import Callable
from glob import escape
from pathlib import Path
from typing import TypeVar

from pipeline.process.limits import MIB, ProcessLimits
from pipeline.process.sandbox import FolderRights
from pipeline.process.worker import ChildProcess, ignore_progress

T = TypeVar("T")

LOOKED_UP = ("/proc/self/cgroup", "/proc/meminfo", "/sys/fs/cgroup", "/usr/share/zoneinfo")
"""What DuckDB asks for memory and processors, and icalendar for its hours."""

FOLDER_LIMITS = ProcessLimits(memory_bytes=4096 * MIB, seconds=3600.0)
"""What may be used for all years of an output together."""


def run_on_folder(
    folder: Path,
    job: Callable[..., T],
    *arguments: object,
    writable: tuple[Path, ...] = (),
) -> T:
    """What a job answers that is given a folder, which it may read, and the `arguments`.

    It may write into `writable` only. Raises the job's error, and `GaveUp` where what is in the
    folder breaks the limits.
    """
    child = start_folder_child((job.__module__,), readable=(folder,), writable=writable)
    return finish_folder_job(child, folder, job, *arguments)


def start_folder_child(
    modules: tuple[str, ...],
    *,
    readable: tuple[Path, ...] = (),
    writable: tuple[Path, ...] = (),
) -> ChildProcess:
    """A process for such a job, at the imports of `modules`; for `finish_folder_job`, or to be
    stopped. It ends with the thread that starts it."""
    searched = (place for folder in readable for place in _list_searched(folder))
    own = (*map(Path.absolute, readable), *searched, *map(Path, LOOKED_UP))
    rights = FolderRights(own, tuple(map(Path.absolute, writable)))
    return ChildProcess(FOLDER_LIMITS, modules=modules, is_first=True, rights=rights)


def _list_searched(folder: Path) -> list[Path]:
    """The folders above one that DuckDB looks through to find it: it lists what holds a name with
    signs of a pattern, however they are escaped."""
    whole = folder.resolve()
    return [one.parent for one in (whole, *whole.parents) if escape(one.name) != one.name]


def finish_folder_job(
    child: ChildProcess, folder: Path, job: Callable[..., T], *arguments: object
) -> T:
    """What a job on a folder answers in a process that was started for it, which ends."""
    try:
        child.start_job(str(folder), job, folder, *arguments)
        value: T = child.wait_for_answer(ignore_progress)
        child.dismiss()
        return value
    finally:
        child.stop()
