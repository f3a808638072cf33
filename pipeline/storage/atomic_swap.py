"""Files → a folder that readers always see whole: the old one or the new one, nothing in between.

The files are written into a hidden folder beside the target, which then takes the target's place in
one step: Linux can exchange two folders (`renameat2`). Where the system or filesystem cannot
(network and FUSE mounts, other systems), two renames do it; between them a reader finds no folder
for a moment, and a process killed just then leaves the previous one as `.previous-…`.

To survive a power cut, the files are forced to the disk before the exchange, and the names after
it: the disk then has the old folder or the new one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import re
import shutil
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from pathlib import Path

from pipeline.storage.folder_lock import lock_folder
from pipeline.storage.strange_files import create, force, read_published

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NO_EXCHANGE_ERRNOS = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP}

FORCED_AT_ONCE = 8
"""So many files are forced to the disk at a time: it takes several in the time of one."""


def swap_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make `target` a folder that holds exactly `files`, given as relative path → content.

    Missing folders above it are made, and remains of killed runs beside it are removed.

    Raises `OSError` if any of it cannot be done; `target` is then as it was, and what was written
    is removed.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with lock_folder(target.parent):
        _swap_while_locked(target, files)


def swap_unchanged_folder(
    target: Path, files: Mapping[str, bytes], name: str, content: bytes
) -> bool:
    """As `swap_folder`, but only if the file `name` of `target` still has this content. Otherwise
    another process has replaced the folder: nothing is done, and False is returned."""
    with lock_folder(target.parent):
        try:
            if read_published(target, name) != content:
                return False
        except FileNotFoundError:
            return False
        _swap_while_locked(target, files)
        return True


def _swap_while_locked(target: Path, files: Mapping[str, bytes]) -> None:
    remove_stale_staging(target.parent)
    staging = get_staging_path(target)
    shutil.rmtree(staging, ignore_errors=True)  # left by a dead process whose number is ours now
    try:
        _write_staging_folder(staging, files)
        _swap_into_place(staging, target)
        _fsync_folder(target.parent)
    finally:
        # Holds what failed, or after an exchange what was published before. If it cannot go now (a
        # reader on a network mount has it open), a later run removes it.
        shutil.rmtree(staging, ignore_errors=True)


def replace_file(target: Path, content: bytes) -> None:
    """Make `target` a file with this content in one step; raises `OSError` if that fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    remove_stale_staging(target.parent)
    staging = get_staging_path(target)
    staging.unlink(missing_ok=True)
    try:
        create(staging, content)
        force(staging)
        staging.replace(target)
        _fsync_folder(target.parent)
    finally:
        with suppress(OSError):
            staging.unlink()


def _write_staging_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir()
    if os.name == "posix":
        _write_beneath(folder, files)
        return
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        create(path, content)
        force(path)


def _write_beneath(folder: Path, files: Mapping[str, bytes]) -> None:
    """Writes files into a folder, and into folders that it makes there.

    Each is created relative to an open folder, so that nobody else who may write there can divert
    it with a link.
    """
    with ExitStack() as handles:
        top = _held(handles, folder)
        inner = {"": top}
        written = []
        for name, content in files.items():
            parent, _, own = name.rpartition("/")
            if parent not in inner:
                os.mkdir(parent, dir_fd=top)
                inner[parent] = _held(handles, parent, top)
            create(own, content, inner[parent])
            written.append((own, inner[parent]))
        with ThreadPoolExecutor(FORCED_AT_ONCE) as pool:
            for forced in [pool.submit(force, *one) for one in written]:
                forced.result()
        for handle in inner.values():
            with suppress(OSError):  # a filesystem that cannot force names is no failure
                os.fsync(handle)


def _held(handles: ExitStack, folder: str | Path, within: int | None = None) -> int:
    """An open handle of a folder, which must not be a link."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=within)
    handles.callback(os.close, handle)
    return handle


def _fsync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk; if the filesystem cannot, that is no failure."""
    if os.name == "posix":  # elsewhere a handle that may only read cannot be forced
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _swap_into_place(staging: Path, target: Path) -> None:
    try:
        staging.rename(target)
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
            raise
        if not _try_exchange(staging, target):
            _rename_twice(staging, target)


def _try_exchange(staging: Path, target: Path) -> bool:
    """Exchange two folders in one step; False if the system cannot."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    old, new = os.fsencode(staging), os.fsencode(target)
    if renameat2(_AT_FDCWD, old, _AT_FDCWD, new, _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _NO_EXCHANGE_ERRNOS:
        return False
    raise OSError(code, os.strerror(code), str(target))


def _rename_twice(staging: Path, target: Path) -> None:
    previous = target.with_name(f".previous-{target.name}")
    shutil.rmtree(previous, ignore_errors=True)
    target.rename(previous)
    try:
        staging.rename(target)
    except OSError:
        previous.rename(target)
        raise
    shutil.rmtree(previous, ignore_errors=True)


def get_staging_path(target: Path) -> Path:
    """Where this process makes what will take the place of `target`."""
    return target.with_name(f".staging-{target.name}-{os.getpid()}@{platform.node()}")


def remove_stale_staging(parent: Path) -> None:
    """Remove what dead processes of this machine were making; whether those of other machines live
    cannot be known.

    DuckDB keeps a `.wal` file beside the file that it writes.
    """
    pattern = re.compile(rf"\.staging-.+-(\d+)@{re.escape(platform.node())}(?:\.wal)?")
    for path in parent.glob(".staging-*"):
        match = pattern.fullmatch(path.name)
        if match and not _is_process_alive(int(match[1])):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):  # a later run may be able to
                    path.unlink()


def _is_process_alive(pid: int) -> bool:
    if os.name != "posix":
        return True  # there is no harmless signal to ask with
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True  # another user's
    return True
