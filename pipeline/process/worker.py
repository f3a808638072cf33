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
from pipeline.process.child import Done, Failed, Job, MoreTime, Step, live, out_of_memory
from pipeline.process.limits import Limits
from pipeline.process.python_path import safe_children

TICK = 0.05
"""Seconds between two looks at a child's memory and time."""

PRELOADED = ["pipeline.cli", "pipeline.run.read_job", "pipeline.run.publish_job"]
"""What children need, imported once for all of them."""

IMPORTS = 1.0
"""Seconds that those imports take, rather less."""

Progress = Callable[[str, int, int], None]
"""Told the file's name, the pages done and the pages there are."""


def quiet(_name: str, _done: int, _total: int) -> None:
    """Reports no progress."""


@cache
def _context() -> BaseContext:
    """Children come from a clean process that has only imported; a fork of this one might hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(PRELOADED)
    return context


def warmed() -> bool:
    """Lets the process that children come from begin its imports, while this one goes on; says
    whether it should have ended them."""
    return _context().get_start_method() == "spawn" or time.monotonic() - _begun() > IMPORTS


@cache
def _begun() -> float:
    from multiprocessing.forkserver import ensure_running

    _context()  # says what to import
    with safe_children():
        ensure_running()
    return time.monotonic()


class Worker:
    """A child at work on `name`, stopped when it breaks its limits."""

    def __init__(
        self, name: str, limits: Limits, job: Job, *arguments: object, fresh: bool = False
    ) -> None:
        """`fresh`: it does its own imports, and need not wait for those of all the others."""
        context = multiprocessing.get_context("spawn") if fresh else _context()
        self._name, self._limits = name, limits
        self.pipe, far = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=live, args=(far, name, limits), daemon=True
        )
        with safe_children():
            self._process.start()
        far.close()
        # Not as arguments of the process: Python would wait without end for a child that died
        # before it took them.
        with suppress(OSError):  # it died; its next message will say so
            self.pipe.send((job, arguments))
        self._until = time.monotonic() + limits.seconds

    @property
    def process_number(self) -> int:
        """The child's, by which the system knows it."""
        return self._process.pid or 0

    def hear(self, progress: Progress) -> Done | Failed | None:
        """The next message of the child if it is its last; progress is passed on."""
        if not self.pipe.poll(TICK):
            return None
        try:
            message: Any = self.pipe.recv()
        except (EOFError, OSError):
            return Failed(GaveUp(self._died()))
        if isinstance(message, Step):
            progress(message.name, message.done, message.total)
            return None
        if isinstance(message, MoreTime):
            self._until += message.seconds
            return None
        assert isinstance(message, Done | Failed)
        return message

    def overdrawn(self) -> Failed | None:
        """What limit the child has broken, if one."""
        if time.monotonic() > self._until:
            return Failed(
                GaveUp(
                    f"{self._name}: not done after {self._limits.seconds:g} s. Raise it with "
                    "--timeout if you trust the file."
                )
            )
        with suppress(psutil.Error):
            if psutil.Process(self.process_number).memory_info().rss > self._limits.memory:
                return Failed(GaveUp(out_of_memory(self._name)))
        return None

    def stop(self) -> None:
        """Ends the child, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def let_go(self) -> None:
        """Waits for the end of a child that has said its last."""
        self._process.join(self._limits.seconds)

    def _died(self) -> str:
        self.let_go()
        code = self._process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        return f"{self._name}: the process that read it {how}. The file may be damaged or hostile."


def alone(
    name: str,
    limits: Limits,
    progress: Progress,
    job: Job,
    *arguments: object,
    stop: Event | None = None,
    fresh: bool = False,
) -> Any:
    """What a job answers that is done on the file `name` in a process of its own.

    Raises the job's error, `GaveUp` when it breaks its limits or dies, `Stopped` soon after `stop`
    is set. However this is left, Ctrl-C too, no process remains. `fresh` as for a `Worker`.
    """
    worker = Worker(name, limits, job, *arguments, fresh=fresh)
    try:
        answer = None
        while answer is None:
            if stop is not None and stop.is_set():
                raise Stopped(f"{name}: stopped")
            answer = worker.hear(progress) or worker.overdrawn()
        if isinstance(answer, Failed):
            raise answer.error
        worker.let_go()
        return answer.answer
    finally:
        worker.stop()
