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
from dataclasses import dataclass

MIB = 1 << 20

RESERVED_BYTES = 4 << 30
"""Bytes added to the hard limit, which also counts what libraries reserve and never use."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_DIE_WITH_PARENT = 1
_NETWORK_EVENTS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind")


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """The bytes of memory that a plan may fill, and the seconds that it may take.

    `sandboxed`: it is not read at all unless the whole sandbox is in force.
    """

    memory_bytes: int = 1024 * MIB
    seconds: float = 60.0
    sandboxed: bool = False


DEFAULT_LIMITS = ProcessLimits()


def enter_sandbox(limits: ProcessLimits) -> None:
    """Puts this process under its limits, for good: memory, no network, no output, no core dump."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.disable()  # plans are trees of records: looking for cycles costs a tenth of the time
    _silence_output()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        libc.unshare(_NEW_USER | _NEW_NET)  # refused in some containers; the hook is there too
    sys.addaudithook(_refuse_network)
    if os.name == "posix":
        import resource

        with suppress(ValueError, OSError):  # a harder limit is in force already
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            data_limit = limits.memory_bytes + RESERVED_BYTES
            resource.setrlimit(resource.RLIMIT_DATA, (data_limit, data_limit))


def _silence_output() -> None:
    """Sends the standard streams to nowhere: native libraries print warnings that nobody needs.
    Answers go through the pipe."""
    null_device = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(null_device, stream)
    os.close(null_device)


def _refuse_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _NETWORK_EVENTS:
        raise PermissionError("no network while a plan is read")
