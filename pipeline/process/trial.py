"""Tries what a process that reads a plan may not do, to see whether the sandbox works on this
machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

from msgspec import Struct

from pipeline.process.child import ParentChannel
from pipeline.process.message_bytes import MostBytes, Short


class Attempt(Struct, frozen=True):
    """What was tried, and whether it was denied."""

    what: Short
    denied: bool


def try_attempts(_talk: ParentChannel) -> Annotated[tuple[Attempt, ...], MostBytes(1 << 16)]:
    """The child's job."""
    parent = os.getppid()
    tried: dict[str, Callable[[], object]] = {
        "to read a file that is none of its libraries": lambda: _read(Path(sys.executable)),
        "to write a file": _write,
        "to start a program": lambda: subprocess.run([sys.executable, "-V"], check=False),
        "to reach the network": lambda: socket.create_connection(("127.0.0.1", 9), timeout=1),
        "to signal the process that started it": lambda: os.kill(parent, 0),
    }
    return tuple(Attempt(what, _is_denied(attempt)) for what, attempt in tried.items())


def _is_denied(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return True
    except OSError:  # it was let try
        return False
    return False


def _read(path: Path) -> None:
    with path.open("rb") as file:
        file.read(1)


def _write() -> None:
    handle, name = tempfile.mkstemp(dir=os.environ.get("TMPDIR", "/tmp"))
    os.close(handle)
    Path(name).unlink()
