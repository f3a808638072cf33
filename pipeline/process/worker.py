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
from pipeline.process.answers import Answer, Ear
from pipeline.process.child import Job, MoreTime, Step, live, out_of_memory
from pipeline.process.limits import Limits
from pipeline.process.python_path import safe_children

TICK = 0.05
"""Seconds between two looks at a child's memory and time."""

PRELOADED = ["pipeline.cli", "pipeline.run.read_job", "pipeline.run.publish_job"]
"""What children need, imported once for all of them."""

IMPORTS = 1.0
"""Seconds that those imports take, rather less."""

MOST_TIME = 100
"""How many times its usual time a child may take, however much it asks for."""

LAST = 5.0
"""Seconds that a child has to end once it has said its last."""

WRITABLE: list[Path] = []
"""Folders that children may write into: none. A test run that measures them names its own."""

T = TypeVar("T")

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
    """A child at work on `name`, ended when it breaks its limits."""

    def __init__(
        self,
        name: str,
        limits: Limits,
        job: Job,
        *arguments: object,
        stop: Event | None = None,
        fresh: bool = False,
    ) -> None:
        """Once `stop` is set it is ended too. `fresh`: it does its own imports, and need not wait
        for those of all the others."""
        context = multiprocessing.get_context("spawn") if fresh else _context()
        self._name, self._limits = name, limits
        self._pipe, far = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=live, args=(far, name, limits, tuple(WRITABLE)), daemon=True
        )
        with safe_children():
            self._process.start()
        far.close()
        # Not as arguments of the process: Python would wait without end for a child that died
        # before it took them.
        with suppress(OSError):  # it died; its next message will say so
            self._pipe.send((job, arguments))
        # It cannot hold more than half: the answer is in its memory twice, as it is and encoded.
        self._ear = Ear(self._pipe, name, job, limits.memory // 2)
        self._begun = time.monotonic()
        self._until = self._begun + limits.seconds
        self._broken: IshplanError | None = None
        self._over = Event()
        self._stop = stop or Event()
        self._watcher = Thread(target=self._watch, daemon=True)
        self._watcher.start()

    def hear(self, progress: Progress) -> Answer | IshplanError | None:
        """The next message of the child if it is its last; progress is passed on."""
        try:
            if not self._pipe.poll(TICK):
                return None
            message = self._ear.next()
        except (EOFError, OSError):
            return self._broken or GaveUp(self._died())
        if isinstance(message, Step):
            progress(message.name, message.done, message.total)
            return None
        if isinstance(message, MoreTime):
            most = self._begun + MOST_TIME * self._limits.seconds
            self._until = min(self._until + message.seconds, most)
            return None
        return message

    def stop(self) -> None:
        """Ends the child, whatever it does."""
        self._over.set()
        self._watcher.join()
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def let_go(self) -> None:
        """Waits for the end of a child that has said its last."""
        self._process.join(LAST)

    def _watch(self) -> None:
        """Ends the child as soon as it breaks a limit.

        In a thread of its own, as a child may begin a message and never end it: whoever waits for
        the rest hears of its end.
        """
        while self._broken is None and not self._over.wait(TICK):
            self._broken = self._overdrawn()
        if self._broken is not None:
            self._process.kill()

    def _overdrawn(self) -> IshplanError | None:
        """What limit the child has broken, if one."""
        if self._stop.is_set():
            return Stopped(f"{self._name}: stopped")
        if time.monotonic() > self._until:
            return GaveUp(
                f"{self._name}: not done after {self._limits.seconds:g} s. Raise it with "
                "--timeout if you trust the file."
            )
        with suppress(psutil.Error):
            if psutil.Process(self._process.pid).memory_info().rss > self._limits.memory:
                return GaveUp(out_of_memory(self._name))
        return None

    def _died(self) -> str:
        self.let_go()
        code = self._process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        return f"{self._name}: the process that read it {how}. The file may be damaged or hostile."


def alone(
    name: str,
    limits: Limits,
    progress: Progress,
    job: Callable[..., T],
    *arguments: object,
    stop: Event | None = None,
    fresh: bool = False,
) -> T:
    """What a job answers that is done on the file `name` in a process of its own.

    Raises the job's error, `GaveUp` when it breaks its limits or dies, `Stopped` soon after `stop`
    is set. However this is left, Ctrl-C too, no process remains. `fresh` as for a `Worker`.
    """
    worker = Worker(name, limits, job, *arguments, stop=stop, fresh=fresh)
    try:
        last = None
        while last is None:
            last = worker.hear(progress)
        if isinstance(last, IshplanError):
            raise last
        worker.let_go()
        value: T = last.value
        return value
    finally:
        worker.stop()
