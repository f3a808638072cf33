"""Suspended children that wait for a reply; together they may use as much memory as one plan."""

from __future__ import annotations

from threading import Lock

from pipeline.process.limits import ProcessLimits
from pipeline.process.worker import ChildProcess


class WaitingChildren:
    """The waiting children and the memory of each; used by several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._own_bytes: dict[ChildProcess, int] = {}

    def has_room(self, limits: ProcessLimits) -> bool:
        """Whether one more may wait: the others together use less memory than one plan may fill."""
        with self._lock:
            return sum(self._own_bytes.values()) < limits.memory_bytes

    def add(self, child: ChildProcess) -> None:
        """Suspends a child whose job has answered and waits for a reply."""
        child.suspend_job()
        with self._lock:
            self._own_bytes[child] = child.measure_memory()

    def discard(self, child: ChildProcess) -> None:
        """Forgets a child that waits no more."""
        with self._lock:
            self._own_bytes.pop(child, None)

    def stop_all(self) -> None:
        """Ends all children that still wait."""
        with self._lock:
            children = [*self._own_bytes]
            self._own_bytes.clear()
        for child in children:
            child.stop()
