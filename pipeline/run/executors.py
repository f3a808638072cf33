"""Where tasks are done: on this machine, or by any executor of `concurrent.futures` on a
cluster."""

from __future__ import annotations

import atexit
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path
from threading import Event
from typing import Any, Protocol, Self, TypeVar

from msgspec.structs import replace

from extractors.errors import GaveUp, IshplanError
from pipeline.process.child import FileProgressCallback
from pipeline.process.waiting_children import WaitingChildren
from pipeline.process.worker import ignore_progress
from pipeline.run.early_reading import FirstPlan, FirstPlanStarter
from pipeline.run.tasks import TaskControl

Key = TypeVar("Key")


class TaskExecutor(Protocol):
    """Takes tasks and returns their futures; leaving it as a context stops what is not done."""

    @property
    def max_pending(self) -> int:
        """How many tasks it should have at a time: those being done, and a few that wait."""

    def expect(self, path: Path) -> None:
        """Says which plan will be read first, before any task is submitted."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Starts a task of `pipeline.run.tasks`."""


class LocalExecutor:
    """Runs tasks in threads of this process; each waits for the child process that reads its
    plan."""

    def __init__(
        self,
        jobs: int | None = None,
        progress: FileProgressCallback = ignore_progress,
        start_first: FirstPlanStarter | None = None,
    ) -> None:
        """`jobs` is the number of plans at a time, by default one for each processor; `progress` is
        called with pages.

        `start_first` is called before there are threads, if there is a plan to be read.
        """
        jobs = jobs or os.cpu_count() or 1
        self.max_pending = 2 * jobs
        self._pool = ThreadPoolExecutor(jobs)
        self._stop = Event()
        self._waiting = WaitingChildren()
        # For a second Ctrl-C during `__exit__`: Python waits at exit for its children, and a
        # suspended one never ends by itself.
        atexit.register(self._waiting.stop_all)
        self._control = TaskControl(progress, self._stop, self._waiting)
        self._start_first = start_first
        self._first: FirstPlan | None = None
        self._is_first = True

    def expect(self, path: Path) -> None:
        """Starts what the first plan needs."""
        if self._start_first and self._is_first:
            self._first = self._start_first(path, self._stop)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        try:
            self._pool.shutdown(cancel_futures=True)
        finally:
            self._waiting.stop_all()
            if self._first:  # its task may never have begun
                self._first.child.stop()
        atexit.unregister(self._waiting.stop_all)

    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Starts a task in a thread."""
        control = self._control
        if self._first and self._is_first:
            control = replace(control, child=self._first.child, early=self._first.early)
        self._is_first = False
        return self._pool.submit(task, *arguments, control)


def map_as_completed(
    engine: TaskExecutor, task: Callable[..., Any], calls: Iterable[tuple[Key, tuple[Any, ...]]]
) -> Iterator[tuple[Key, Any]]:
    """Yields, as they are done, the key of each call and what the task returned, or the
    `IshplanError` it ended with.

    A call is a key and arguments, the first of which is named in messages. Calls are only taken
    when the engine has room for them.
    """
    remaining_calls = iter(calls)
    pending: dict[Future[Any], tuple[Key, object]] = {}
    while True:
        while len(pending) < engine.max_pending and (call := next(remaining_calls, None)):
            key, arguments = call
            pending[engine.submit(task, *arguments)] = key, arguments[0]
        if not pending:
            return
        for future in wait(pending, return_when=FIRST_COMPLETED).done:
            key, subject = pending.pop(future)
            error = future.exception()
            yield key, future.result() if error is None else _as_ishplan_error(error, subject)


def _as_ishplan_error(error: BaseException, subject: object) -> IshplanError:
    """The error of a task as an `IshplanError`; other errors come from the engine, for example when
    machines die."""
    if isinstance(error, IshplanError):
        return error
    cause = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    return GaveUp(f"{subject}: its task could not be done ({cause}). Run it again.")
