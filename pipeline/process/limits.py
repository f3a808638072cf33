"""What a child process may use, and how it shuts itself in before it touches a file.

Where the system offers less, less is done: without Linux's namespaces the network is refused by an
audit hook alone, which native code could pass by; where there is no `resource` module, the parent's
watch over the memory is all there is.
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

RESERVE = 4 << 30
"""Bytes that libraries reserve without using them: the hard limit counts those, we do not."""

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_DIE_WITH_PARENT = 1
_CALLS = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory that a plan may fill, and seconds that it may take.

    `sandboxed`: it is not read at all where the sandbox is not wholly in force.
    """

    memory: int = 1024 * MIB
    seconds: float = 60.0
    sandboxed: bool = False


DEFAULT = Limits()


def shut_in(limits: Limits) -> None:
    """Puts this process under its limits, for good: memory, no network, no output, no core dump."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    gc.disable()  # plans are trees of records: looking for cycles costs a tenth of the time
    _silence()
    if sys.platform == "linux":
        libc = ctypes.CDLL(None, use_errno=True)
        libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        libc.unshare(_NEW_USER | _NEW_NET)  # refused in some containers; the hook is there too
    sys.addaudithook(_no_network)
    if os.name == "posix":
        import resource

        with suppress(ValueError, OSError):  # a harder limit is in force already
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            most = limits.memory + RESERVE
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def _silence() -> None:
    """Native libraries write to the terminal what concerns nobody; answers go through the pipe."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)


def _no_network(event: str, _arguments: tuple[object, ...]) -> None:
    if event in _CALLS:
        raise PermissionError("no network while a plan is read")
