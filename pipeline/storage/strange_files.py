"""Guards against what may lie in other people's folders: links that lead elsewhere, pipes,
devices."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from extractors.errors import PublishFailed
from pipeline.storage.locations import is_local


def refuse_links(root: Path, path: Path) -> None:
    """Raises `PublishFailed` if `path`, or a folder between it and `root`, is a link: files would
    be written elsewhere. `root` itself may be a link, as the user has named it."""
    for place in (path, *path.parents):
        if place == root:
            return
        if is_link(place):
            raise PublishFailed(
                f"{place}: is a link, and nothing is written or read through one in {root}. Remove "
                "it, or name the folder that it leads to."
            )


def is_link(path: Path) -> bool:
    """Whether a path of this machine is a symbolic link."""
    return is_local(path) and path.is_symlink()


def read_whole(path: Path, most: int) -> bytes:
    """The content of a file.

    Raises `OSError` if it cannot be read, is a folder, a pipe or a device (which might never end),
    or has more than `most` bytes when it is read.
    """
    if not is_local(path):
        return path.read_bytes()
    if path.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no file, but a pipe or device")
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"larger than {most} bytes")
    return content


def create(path: str | Path, content: bytes, folder: int | None = None) -> None:
    """Makes a new file and forces it to the disk; `folder` is an open handle.

    Raises `OSError` if anything has that name already, even a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666, dir_fd=folder), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
