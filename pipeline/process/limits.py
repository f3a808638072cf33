"""What a child process may use, and how it shuts itself in before it touches a file.

If the system offers less, less is done. Without Linux's namespaces only an audit hook refuses the
network, which native code could bypass. Without the `resource` module only the parent watches the
memory.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

MIB = 1 << 20

RESERVED_BYTES = 4 << 30
"""Bytes added to the hard limit, which also counts what libraries reserve and never use."""

MOST_HANDLES = 256
"""Of files and pipes at a time: each pipe holds memory of the kernel that no watch sees."""

MOST_THREADS = 200 + 8 * (os.cpu_count() or 1)
"""Of a child: libraries start some for each processor; each takes one of the system's numbers."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_DIE_WITH_PARENT = 1
_MEMORY = ("VmRSS", "VmSwap", "VmPTE")
_NETWORK_EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind")


class ProcessLimits(Struct, frozen=True):
    """The bytes of memory that a plan may fill, and the seconds that it may take.

    `sandboxed`: it is not read at all unless the whole sandbox is in force.
    """

    memory_bytes: int = 1024 * MIB
    seconds: float = 60.0
    sandboxed: bool = False


DEFAULT_LIMITS = ProcessLimits()


def enter_sandbox(limits: ProcessLimits) -> None:
    """Puts this process under its limits, for good: memory, handles, no network, no terminal, no
    core dump."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.disable()  # plans are trees of records: looking for cycles costs a tenth of the time
    _leave_terminal()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        with suppress(OSError):  # it leads a session already
            os.setsid()  # no terminal, and a shell's SIGCONT wakes none that was suspended
        libc.unshare(_NEW_USER | _NEW_NET)  # refused in some containers; the hook is there too
    sys.addaudithook(_refuse_network)
    if os.name == "posix":
        import resource

        with suppress(ValueError, OSError):  # a harder limit is in force already
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            data_limit = limits.memory_bytes + RESERVED_BYTES
            resource.setrlimit(resource.RLIMIT_DATA, (data_limit, data_limit))
            handles = min(MOST_HANDLES, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
            resource.setrlimit(resource.RLIMIT_NOFILE, (handles, handles))


def _leave_terminal() -> None:
    """Native libraries write to the terminal what concerns nobody; answers go through the pipe.

    The standard input goes too: a terminal is open there for writing as for reading, and what is
    piped into the command is for the command.
    """
    null_device = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null_device, stream)
    os.close(null_device)


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _NETWORK_EVENTS:
        raise PermissionError("no network while a plan is read")


def measure_use(process: int) -> tuple[int, int]:
    """Bytes of memory that a process fills now, and its threads.

    On Linux also what is swapped out, and the tables of its pages, which grow with what it has
    reserved. Raises `OSError` or `psutil.Error` if it is gone.
    """
    if sys.platform != "linux":
        import psutil

        seen = psutil.Process(process)
        return int(seen.memory_info().rss), int(seen.num_threads())
    with Path(f"/proc/{process}/status").open(encoding="utf-8", errors="replace") as file:
        said = dict(line.partition(":")[::2] for line in file)
    kib = sum(int(said[name].split()[0]) for name in _MEMORY if name in said)
    return kib << 10, int(said["Threads"])
