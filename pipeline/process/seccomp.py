"""Linux's seccomp: a process gives up, for good, all system calls but those that it needs.

No longer possible are new programs and processes (threads are), sockets, signals to others, ptrace
and others' memory, others' limits, mounts and namespaces, keys, BPF, io_uring, and opening a file
for writing.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from collections.abc import Sequence

from pipeline.process.filter_program import Condition, Conditions, build_filter_program
from pipeline.process.landlock import load_libc
from pipeline.process.system_calls import ARCHITECTURES, NEWER, NUMBERS, WRITING, X86_64

_SET_SECCOMP, _FILTER = 22, 2
_NO_NEW_PRIVILEGES = 38
_LONG = (1 << 64) - 1

_THREAD = 0x10000 | 0x800 | 0x100
"""The flags of `clone` that make a thread: CLONE_THREAD, CLONE_SIGHAND, CLONE_VM."""

_APART = 0x7E020000 | 0x2000 | 0x1000
"""Flags of `clone` that no thread needs: own namespaces (CLONE_NEW…), CLONE_PTRACE, CLONE_PIDFD."""

_FOR_WRITING = 0o3 | 0o100 | 0o1000
"""O_ACCMODE, O_CREAT and O_TRUNC of Linux, alike on both kinds of machine."""

# AF_UNIX
_UNIX = 1
_PROCESS_NAMES = (15, 16, 0x53564D41)
"""PR_SET_NAME and PR_GET_NAME of a thread, and PR_SET_VMA, which names memory."""

_TERMINAL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)
"""TCGETS and TIOCGWINSZ, which show whether a file is a terminal; FIONREAD, FIONBIO, FIONCLEX,
FIOCLEX."""

_HANDLES = (0, 1, 2, 3, 4, 1030)
"""F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD_CLOEXEC."""

# F_GETLK, F_SETLK, F_SETLKW
_LOCKS = (5, 6, 7)


_MAPPING = 0xF | 0x40000
"""Of the flags of mmap: whose the memory is (MAP_TYPE), and whether it is of the pages that the
system keeps apart (MAP_HUGETLB)."""

_PRIVATE, _SHARED, _OF_NO_FILE = 2, 1, 0x20


def is_available() -> bool:
    """Whether the kernel has seccomp, and the numbers of this machine's calls are known."""
    if not sys.platform.startswith("linux") or get_architecture() is None:
        return False
    # Without a program it fails; how it fails says whether it would take one.
    load_libc().prctl(_SET_SECCOMP, *map(ctypes.c_ulong, (_FILTER, 0, 0, 0)))
    return ctypes.get_errno() == errno.EFAULT


def get_architecture() -> int | None:
    """The kind of machine, as the kernel names it; None if its calls are not known."""
    return ARCHITECTURES.get(platform.machine()) if sys.maxsize > 1 << 32 else None


def refuse_calls(*, writing: bool = False, locking: bool = False) -> None:
    """Gives up the calls, for this thread and those that it starts; `writing`, `locking`: files may
    be written, or locked. Raises `OSError` where the kernel refuses."""
    machine = get_architecture()
    assert machine is not None
    code = build_filter(machine, os.getpid(), writing=writing, locking=locking)
    buffer = ctypes.create_string_buffer(code, len(code))
    header = struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer))
    filtered = ctypes.c_ulong(_FILTER), ctypes.c_char_p(header), ctypes.c_ulong(0)
    if (
        load_libc().prctl(_NO_NEW_PRIVILEGES, *map(ctypes.c_ulong, (1, 0, 0, 0))) != 0
        or load_libc().prctl(_SET_SECCOMP, *filtered) != 0
    ):
        failure = ctypes.get_errno()
        raise OSError(failure, f"seccomp: {os.strerror(failure)}")


def build_filter(machine: int, process: int, *, writing: bool, locking: bool = False) -> bytes:
    """The program for a kind of machine and a process by its number."""
    checked = _list_checked_calls(process, writing=writing, locking=locking)
    column = 0 if machine == X86_64 else 1
    allowed: dict[int, Sequence[Conditions]] = {}
    for name, numbers in NUMBERS.items():
        number = numbers[column]
        if number is not None and name != "clone3" and (writing or name not in WRITING):
            allowed[number] = checked.get(name, [()])
    # The arguments of clone3 lie in memory, where they cannot be looked at; clone does as well.
    clone3 = NUMBERS["clone3"][column]
    assert clone3 is not None
    return build_filter_program(machine, allowed, [clone3], NEWER)


def _list_checked_calls(
    process: int, *, writing: bool, locking: bool
) -> dict[str, Sequence[Conditions]]:
    """The calls whose arguments matter: alternatives of which one must hold."""
    own = (0, process)
    reading = [(Condition(2, 0, _FOR_WRITING),)]
    return {
        # Memory shared with nobody's file is seen in nobody's account once it is let go of.
        "mmap": [
            (Condition(3, _PRIVATE, _MAPPING),),
            (Condition(3, _SHARED, _MAPPING | _OF_NO_FILE),),
        ],
        "clone": [(Condition(0, _THREAD, _THREAD | _APART),)],
        "kill": [(Condition(0, process),)],
        "tgkill": [(Condition(0, process),)],
        "prctl": [(Condition(0, what),) for what in _PROCESS_NAMES],
        # To know limits; those of others may be set by whoever has the same user.
        "prlimit64": [(Condition(0, whose), Condition(2, 0, _LONG)) for whose in own],
        "ioctl": [(Condition(1, what),) for what in _TERMINAL],
        "fcntl": [(Condition(1, what),) for what in (*_HANDLES, *(_LOCKS if locking else ()))],
        "socketpair": [(Condition(0, _UNIX),)],
        "sendto": [(Condition(4, 0, _LONG),)],  # to the other end, not to an address
        **({} if writing else {"openat": reading, "open": [(Condition(1, 0, _FOR_WRITING),)]}),
    }
