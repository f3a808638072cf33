"""Runs tasks on a Dask cluster, through its `concurrent.futures` interface.

A task that raises is tried once more. The tasks of a worker that dies go to others, as often as the
scheduler allows (`distributed.scheduler.allowed-failures`).
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import current_process
from pathlib import Path
from typing import Any, Self

from extractors.errors import (
    GaveUp,
    IshplanError,
    NoScheduler,
    NotInstalled,
    StorageFailed,
    describe_error,
)

SCHEDULER_TIMEOUT_SECONDS = 20
"""Seconds to wait for the scheduler."""

TASK_RETRIES = 1

MAX_PENDING_TASKS = 256
"""The most tasks handed over at a time: enough to keep a cluster busy, and only some megabytes."""

TRANSIENT_ERRORS = (GaveUp, StorageFailed)
"""Errors that may not happen a second time: a process died or was too slow, a storage did not
answer."""


class DaskExecutor:
    """The workers of a Dask scheduler, as a `pipeline.run.executors.TaskExecutor`."""

    max_pending = MAX_PENDING_TASKS

    def __init__(self, scheduler: str) -> None:
        """`scheduler` is an address as `tcp://host:8786`. Raises `NotInstalled`, `NoScheduler`."""
        try:
            import distributed
        except ImportError as error:
            raise NotInstalled(
                f"--engine dask takes Dask ({error}). Install it: pip install 'ishplan[cluster]'"
            ) from error
        try:
            client: Any = distributed.Client
            self._client = client(
                scheduler, timeout=SCHEDULER_TIMEOUT_SECONDS, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise NoScheduler(
                f"{scheduler}: no Dask scheduler answers ({describe_error(error)}). "
                "Start one (dask scheduler), and workers (dask worker ADDRESS)."
            ) from error
        self._executor = self._client.get_executor(retries=TASK_RETRIES, pure=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False)
        self._client.close()

    def expect(self, path: Path) -> None:
        """Starts nothing: its workers are there."""

    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Lets a task be done by a worker."""
        future: Future[Any] = self._executor.submit(_run_on_worker, task, *arguments)
        return future


def _run_on_worker(task: Callable[..., Any], *arguments: Any) -> Any:
    """Runs a task and returns its error as its result, unless another attempt may avoid it.

    Dask's workers are usually daemons, which may not have children; but a plan is read by a child
    process. So the worker stops being one; the child still ends with it.
    """
    current_process().daemon = False
    try:
        return task(*arguments)
    except TRANSIENT_ERRORS:
        raise
    except IshplanError as error:
        return error
