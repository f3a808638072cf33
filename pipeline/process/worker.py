"""The parent's side: a child process at work under its limits, and its answer."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from multiprocessing.context import BaseContext
from threading import Event
from typing import Any

import psutil

from extractors.errors import GaveUp, Stopped
from pipeline.process.child import (
    ChildJob,
    JobDone,
    JobFailed,
    MoreTime,
    ProgressStep,
    child_main,
    format_memory_error,
)
from pipeline.process.limits import ProcessLimits

POLL_SECONDS = 0.05
"""Seconds between two looks at a child's memory and time."""

PRELOADED_MODULES = ["pipeline.cli", "pipeline.run.read_job", "pipeline.run.publish_job"]
"""What children need, imported once for all of them."""

PRELOAD_SECONDS = 1.0
"""Seconds that those imports take, rather less."""

FileProgressCallback = Callable[[str, int, int], None]
"""Told the file's name, the pages done and the pages there are."""


def ignore_progress(_name: str, _done: int, _total: int) -> None:
    """Reports no progress."""


@cache
def _get_process_context() -> BaseContext:
    """Children come from a clean process that has only imported; a fork of this one might hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED_MODULES)
    return context


def start_forkserver() -> bool:
    """Lets the process that children come from begin its imports, while this one goes on; says
    whether it should have ended them."""
    return (
        _get_process_context().get_start_method() == "spawn"
        or time.monotonic() - _get_forkserver_start() > PRELOAD_SECONDS
    )


@cache
def _get_forkserver_start() -> float:
    from multiprocessing.forkserver import ensure_running

    _get_process_context()  # says what to import
    ensure_running()
    return time.monotonic()


class ChildProcess:
    """A child at work on `name`, stopped when it breaks its limits."""

    def __init__(
        self,
        name: str,
        limits: ProcessLimits,
        job: ChildJob,
        *arguments: object,
        spawn: bool = False,
    ) -> None:
        """`spawn`: it does its own imports, and need not wait for those of all the others."""
        context = multiprocessing.get_context("spawn") if spawn else _get_process_context()
        self._name, self._limits = name, limits
        self.pipe, child_end = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=child_main, args=(child_end, name, limits), daemon=True
        )
        self._process.start()
        child_end.close()
        # Not as arguments of the process: Python would wait without end for a child that died
        # before it took them.
        with suppress(OSError):  # it died; its next message will say so
            self.pipe.send((job, arguments))
        self._deadline = time.monotonic() + limits.seconds

    @property
    def pid(self) -> int:
        """The child's, by which the system knows it."""
        return self._process.pid or 0

    def receive_message(self, progress: FileProgressCallback) -> JobDone | JobFailed | None:
        """The next message of the child if it is its last; progress is passed on."""
        if not self.pipe.poll(POLL_SECONDS):
            return None
        try:
            message: Any = self.pipe.recv()
        except (EOFError, OSError):
            return JobFailed(GaveUp(self._describe_death()))
        if isinstance(message, ProgressStep):
            progress(message.name, message.done, message.total)
            return None
        if isinstance(message, MoreTime):
            self._deadline += message.seconds
            return None
        assert isinstance(message, JobDone | JobFailed)
        return message

    def find_broken_limit(self) -> JobFailed | None:
        """What limit the child has broken, if one."""
        if time.monotonic() > self._deadline:
            return JobFailed(
                GaveUp(
                    f"{self._name}: not done after {self._limits.seconds:g} s. Raise it with "
                    "--timeout if you trust the file."
                )
            )
        with suppress(psutil.Error):
            if psutil.Process(self.pid).memory_info().rss > self._limits.memory_bytes:
                return JobFailed(GaveUp(format_memory_error(self._name)))
        return None

    def stop(self) -> None:
        """Ends the child, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def join(self) -> None:
        """Waits for the end of a child that has said its last."""
        self._process.join(self._limits.seconds)

    def _describe_death(self) -> str:
        self.join()
        code = self._process.exitcode or 0
        exit_text = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        return (
            f"{self._name}: the process that read it {exit_text}. "
            "The file may be damaged or hostile."
        )


def run_in_child(
    name: str,
    limits: ProcessLimits,
    progress: FileProgressCallback,
    job: ChildJob,
    *arguments: object,
    stop: Event | None = None,
    spawn: bool = False,
) -> Any:
    """What a job answers that is done on the file `name` in a process of its own.

    Raises the job's error, `GaveUp` when it breaks its limits or dies, `Stopped` soon after
    `stop` is set. However this is left, Ctrl-C too, no process remains. `spawn` as for a
    `ChildProcess`.
    """
    child = ChildProcess(name, limits, job, *arguments, spawn=spawn)
    try:
        answer = None
        while answer is None:
            if stop is not None and stop.is_set():
                raise Stopped(f"{name}: stopped")
            answer = child.receive_message(progress) or child.find_broken_limit()
        if isinstance(answer, JobFailed):
            raise answer.error
        child.join()
        return answer.answer
    finally:
        child.stop()
