"""A published folder as files: written in one step with their hashes, and checked against them."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from extractors.errors import PublishFailed
from pipeline.storage import object_store
from pipeline.storage.atomic_swap import swap_folder, swap_unchanged_folder
from pipeline.storage.locations import is_local
from pipeline.storage.strange_files import MOST_PUBLISHED_BYTES, is_link, read_published

FolderFiles = Mapping[str, bytes]
"""Path in a folder → content."""

CHECKSUMS_NAME = "SHA256SUMS"
"""The file with the hashes of all others in a folder, in the format of `sha256sum --check`."""


YEAR_PREFIX = "year="
"""How the name of a year's folder begins."""

INSTITUTION_PREFIX = "institution="
"""How the name of an institution's folder begins, if there are several."""


def year_folder_name(academic_year: str) -> str:
    """The name of the folder in which a year is published."""
    return f"{YEAR_PREFIX}{academic_year}"


def build_checksums(files: FolderFiles) -> bytes:
    """The content of `SHA256SUMS` for a folder's files."""
    return b"".join(
        f"{sha256(files[name]).hexdigest()}  {name}\n".encode()
        for name in sorted(files)
        if name != CHECKSUMS_NAME
    )


def write_folder(target: Path, files: FolderFiles) -> Path:
    """Make `target` a folder of exactly these files and their hashes, in one step, and return it.

    Raises `PublishFailed` if it cannot be written; what was there before is then untouched.
    """
    all_files = {**files, CHECKSUMS_NAME: build_checksums(files)}
    with _convert_write_errors(target):
        if is_local(target):
            swap_folder(target, all_files)
        else:
            object_store.upload_folder(target, all_files)
    return target


def rewrite_folder(target: Path, files: FolderFiles, checksums: bytes) -> bool:
    """As `write_folder`, but only if `target` still has these `checksums`.

    Returns False if it does not: another run has published into it since it was read. An object
    storage has no locks, so there this is only checked just before.
    """
    all_files = {**files, CHECKSUMS_NAME: build_checksums(files)}
    with _convert_write_errors(target):
        if is_local(target):
            return swap_unchanged_folder(target, all_files, CHECKSUMS_NAME, checksums)
        if (target / CHECKSUMS_NAME).read_bytes() != checksums:
            return False
        object_store.upload_folder(target, all_files)
        return True


@contextmanager
def _convert_write_errors(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise PublishFailed(
            f"{target}: cannot be written: {error.strerror or error}; {_suggest_remedy(error)}; "
            "what was published before is unchanged"
        ) from error


def read_files(folder: Path) -> tuple[dict[str, bytes], list[str]]:
    """The files of a folder by their paths in it, and sentences on those that cannot be read."""
    contents: dict[str, bytes] = {}
    unread = []
    left = MOST_PUBLISHED_BYTES
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if is_link(path):
            unread.append(f"{name} is a link, and is not followed")
        elif path.is_file():
            try:
                contents[name] = read_published(folder, name, left)
                left -= len(contents[name])
            except OSError as error:
                unread.append(f"{name} cannot be read ({error.strerror})")
    return contents, unread


def find_changed_files(files: FolderFiles) -> Iterator[str]:
    """Yields a sentence on each file that is not as `SHA256SUMS` says."""
    if CHECKSUMS_NAME not in files:
        yield f"{CHECKSUMS_NAME} is missing"
        return
    listed_hashes = dict(
        line.split("  ", 1)[::-1]
        for line in files[CHECKSUMS_NAME].decode(errors="replace").splitlines()
        if "  " in line
    )
    problems = [
        f"{name} is missing"
        if name not in files
        else f"{name} was not published"
        if name not in listed_hashes
        else f"{name} is not as it was published"
        for name in sorted({*listed_hashes, *files} - {CHECKSUMS_NAME})
        if name not in files or sha256(files[name]).hexdigest() != listed_hashes.get(name)
    ]
    yield from problems
    if not problems and files[CHECKSUMS_NAME] != build_checksums(files):
        yield f"{CHECKSUMS_NAME} is not as it was published"


def _suggest_remedy(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "free some disk space and run again"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "choose an output folder that you may write to"
    if error.errno in (errno.EEXIST, errno.ENOTDIR):
        return "a file is in the way: remove it or choose another output folder"
    if error.errno == errno.EBUSY:
        return "run again when that one is done"
    return "see to that folder and run again"
