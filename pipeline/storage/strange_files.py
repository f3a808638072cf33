"""Guards against what may lie in other people's folders: links that lead elsewhere, pipes,
devices."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from extractors.errors import PublishFailed
from pipeline.storage.locations import is_local

MOST_PUBLISHED_BYTES = 1 << 30
"""Bytes of a published folder; one of 30 pages has 3 MB."""

_READING = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


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
    return _read_open_file(os.open(path, _READING), most)


def read_published(folder: Path, name: str, most: int = MOST_PUBLISHED_BYTES) -> bytes:
    """The content of a file of a published folder, by its path in that.

    Raises `OSError` as `read_whole` does, and where a link leads out of the folder.
    """
    if os.name != "posix" or not is_local(folder):
        if any(map(is_link, (folder / name, *(folder / name).parents[: name.count("/")]))):
            raise OSError(errno.ELOOP, "a link, which is not followed")
        return read_whole(folder / name, most)
    *parents, own = name.split("/")
    place = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for parent in parents:
            outer, place = place, os.open(parent, _FOLDER, dir_fd=place)
            os.close(outer)
        handle = os.open(own, _READING | os.O_NOFOLLOW, dir_fd=place)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise OSError(error.errno, "a link, or no file, is not followed") from error
        raise
    finally:
        os.close(place)
    return _read_open_file(handle, most)


def _read_open_file(handle: int, most: int) -> bytes:
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no file, but a pipe or device")
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, f"larger than {most} bytes")
    return content


def create(path: str | Path, content: bytes, folder: int | None = None) -> None:
    """Makes a new file, for `force` to bring to the disk; `folder` is an open handle.

    Raises `OSError` if anything has that name already, even a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    flags |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666, dir_fd=folder), "wb") as file:
        file.write(content)


def force(path: str | Path, folder: int | None = None) -> None:
    """Forces a file to the disk; `folder` as for `create`.

    Raises `OSError` if the disk does not take it, also if that came out since it was written.
    """
    flags = os.O_NOFOLLOW | _READING if os.name == "posix" else os.O_RDWR
    handle = os.open(path, flags, dir_fd=folder)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_text(name: str) -> str:
    """A file's name as it can be written down: a name may hold bytes that are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
