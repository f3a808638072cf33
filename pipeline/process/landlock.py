"""Linux's Landlock: a process gives up, for good, all files but some.

Kernels differ in what they offer, by versions
(https://docs.kernel.org/userspace-api/landlock.html); only what the version has is used.
"""

from __future__ import annotations

import ctypes
import os
import stat
import struct
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The numbers of Landlock's system calls, the same on every machine."""

_ASK_VERSION = 1
_BENEATH = 1
_NO_NEW_PRIVILEGES = 38

_WRITE_FILE, _READ_FILE, _READ_DIR, _TRUNCATE = 1 << 1, 1 << 2, 1 << 3, 1 << 14
_READ = _READ_FILE | _READ_DIR
_OF_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE

_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}
"""Version → how many rights over files it has, from bit 0 on (the last is for devices)."""

_DEVICES = 1 << 15

_NETWORK = (4, 0b11)
"""The version from which on, and the rights to bind and to connect TCP."""

_SCOPES = (6, 0b11)
"""The version from which on, and the scopes: abstract sockets of, and signals to, processes outside
the sandbox."""


@cache
def read_abi_version() -> int:
    """Which version of Landlock the kernel has; 0 for none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(_call_system(_CREATE, None, 0, _ASK_VERSION), 0)


def restrict_files(readable: Iterable[Path], writable: Iterable[Path] = ()) -> None:
    """Denies this thread, and all threads that it starts, every file and folder but these, and TCP
    and signals to others.

    A folder stands for all that lies in it; missing ones are skipped. Raises `OSError` if the
    kernel refuses.
    """
    number = read_abi_version()
    known = next(count for first, count in sorted(_RIGHTS.items(), reverse=True) if number >= first)
    files = (1 << known) - 1
    network = _NETWORK[1] if number >= _NETWORK[0] else 0
    scopes = _SCOPES[1] if number >= _SCOPES[0] else 0
    attributes = struct.pack("=QQQ", files, network, scopes)
    # An older kernel knows a shorter record; it takes a longer one whose rest is zero.
    rules = _check_result(_call_system(_CREATE, attributes, len(attributes), 0))
    try:
        for path in readable:
            _allow_path(rules, path, _READ)
        for path in writable:
            _allow_path(rules, path, files & ~_DEVICES)
        load_libc().prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0)))
        _check_result(_call_system(_RESTRICT, rules, 0))
    finally:
        os.close(rules)


def _allow_path(rules: int, path: Path, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # there is none, or it may not be seen: then it cannot be read either
        return
    try:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            rights &= _OF_FILES
        _check_result(_call_system(_ADD, rules, _BENEATH, struct.pack("=Qi", rights, handle), 0))
    finally:
        os.close(handle)


@cache
def load_libc() -> ctypes.CDLL:
    """The C library."""
    return ctypes.CDLL(None, use_errno=True)


def _call_system(number: int, *arguments: bytes | int | None) -> int:
    """Makes a system call and returns its result, -1 if it failed."""
    plain = [
        ctypes.c_long(one) if isinstance(one, int) else ctypes.c_char_p(one) for one in arguments
    ]
    result: int = load_libc().syscall(ctypes.c_long(number), *plain)
    return result


def _check_result(result: int) -> int:
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"Landlock: {os.strerror(code)}")
    return result
