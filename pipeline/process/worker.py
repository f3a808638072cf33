"""The parent's side: a child process at work under its limits, and its answer."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from multiprocessing.context import BaseContext
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

import psutil

from extractors.errors import GaveUp, IshplanError, Stopped
from pipeline.process.answers import Answer, AnswerReceiver
from pipeline.process.child import ChildJob, MoreTime, ProgressStep, child_main, format_memory_error
from pipeline.process.limits import ProcessLimits
from pipeline.process.python_path import start_children_safely

POLL_SECONDS = 0.05
"""Seconds between two looks at a child's memory and time."""

PRELOADED_MODULES = ["pipeline.cli", "pipeline.run.read_job", "pipeline.run.publish_job"]
"""What children need, imported once for all of them."""

PRELOAD_SECONDS = 1.0
"""Seconds that those imports take, rather less."""

MOST_TIME = 100
"""How many times its usual time a child may take, however much it asks for."""

LAST = 5.0
"""Seconds that a child has to end once it has said its last."""

WRITABLE: list[Path] = []
"""Folders that children may write into: none. A test run that measures them names its own."""

T = TypeVar("T")

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
    with start_children_safely():
        ensure_running()
    return time.monotonic()


class ChildProcess:
    """A child at work on `name`, ended when it breaks its limits."""

    def __init__(
        self,
        name: str,
        limits: ProcessLimits,
        job: ChildJob,
        *arguments: object,
        stop: Event | None = None,
        spawn: bool = False,
    ) -> None:
        """Once `stop` is set it is ended too. `spawn`: it does its own imports, and need not wait
        for those of all the others."""
        context = multiprocessing.get_context("spawn") if spawn else _get_process_context()
        self._name, self._limits = name, limits
        self._pipe, child_end = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=child_main, args=(child_end, name, limits, tuple(WRITABLE)), daemon=True
        )
        with start_children_safely():
            self._process.start()
        child_end.close()
        # Not as arguments of the process: Python would wait without end for a child that died
        # before it took them.
        with suppress(OSError):  # it died; its next message will say so
            self._pipe.send((job, arguments))
        # It cannot hold more than half: the answer is in its memory twice, as it is and encoded.
        self._ear = AnswerReceiver(self._pipe, name, job, limits.memory_bytes // 2)
        self._begun = time.monotonic()
        self._deadline = self._begun + limits.seconds
        self._broken: IshplanError | None = None
        self._over = Event()
        self._stop = stop or Event()
        self._watcher = Thread(target=self._watch_limits, daemon=True)
        self._watcher.start()

    def receive_message(self, progress: FileProgressCallback) -> Answer | IshplanError | None:
        """The next message of the child if it is its last; progress is passed on."""
        try:
            if not self._pipe.poll(POLL_SECONDS):
                return None
            message = self._ear.receive_next()
        except (EOFError, OSError):
            return self._broken or GaveUp(self._describe_death())
        if isinstance(message, ProgressStep):
            progress(message.name, message.done, message.total)
            return None
        if isinstance(message, MoreTime):
            most = self._begun + MOST_TIME * self._limits.seconds
            self._deadline = min(self._deadline + message.seconds, most)
            return None
        return message

    def stop(self) -> None:
        """Ends the child, whatever it does."""
        self._over.set()
        self._watcher.join()
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def join(self) -> None:
        """Waits for the end of a child that has said its last."""
        self._process.join(LAST)

    def _watch_limits(self) -> None:
        """Ends the child as soon as it breaks a limit.

        In a thread of its own, as a child may begin a message and never end it: whoever waits for
        the rest hears of its end.
        """
        while self._broken is None and not self._over.wait(POLL_SECONDS):
            self._broken = self._find_broken_limit()
        if self._broken is not None:
            self._process.kill()

    def _find_broken_limit(self) -> IshplanError | None:
        """What limit the child has broken, if one."""
        if self._stop.is_set():
            return Stopped(f"{self._name}: stopped")
        if time.monotonic() > self._deadline:
            return GaveUp(
                f"{self._name}: not done after {self._limits.seconds:g} s. Raise it with "
                "--timeout if you trust the file."
            )
        with suppress(psutil.Error):
            if psutil.Process(self._process.pid).memory_info().rss > self._limits.memory_bytes:
                return GaveUp(format_memory_error(self._name))
        return None

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
    job: Callable[..., T],
    *arguments: object,
    stop: Event | None = None,
    spawn: bool = False,
) -> T:
    """What a job answers that is done on the file `name` in a process of its own.

    Raises the job's error, `GaveUp` when it breaks its limits or dies, `Stopped` soon after
    `stop` is set. However this is left, Ctrl-C too, no process remains. `spawn` as for a
    `ChildProcess`.
    """
    child = ChildProcess(name, limits, job, *arguments, stop=stop, spawn=spawn)
    try:
        last = None
        while last is None:
            last = child.receive_message(progress)
        if isinstance(last, IshplanError):
            raise last
        child.join()
        value: T = last.value
        return value
    finally:
        child.stop()
