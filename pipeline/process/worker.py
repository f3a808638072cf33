"""The parent's side: child processes at work, each under its limits, and their answers in order."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

import psutil

from extractors.errors import GaveUp
from pipeline.process.limits import Limits
from pipeline.process.talk import Done, Failed, Job, MoreTime, Step, Waiting, live, out_of_memory

TICK = 0.05
"""Seconds between two looks at a child's memory and time."""

PRELOADED = ["pipeline.cli", "pipeline.one_plan"]
"""What children need, imported once for all of them."""

Progress = Callable[[str, int, int], None]
"""Told the file's name, the pages done and the pages there are."""

Answer = Waiting | Done | Failed


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


class Worker:
    """A child at work on `name`, stopped when it breaks its limits."""

    def __init__(self, name: str, limits: Limits, job: Job, *arguments: object) -> None:
        context = _context()
        self._name, self._limits = name, limits
        self.pipe, far = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=live, args=(far, name, limits, job, arguments), daemon=True
        )
        self._process.start()
        far.close()
        self._left = limits.seconds
        self._since = time.monotonic()

    @property
    def process_number(self) -> int:
        """The child's, by which the system knows it."""
        return self._process.pid or 0

    def tell(self, answer: object) -> Worker:
        """Says to a waiting child what it needs to go on."""
        self._since = time.monotonic()
        with suppress(OSError):  # it died meanwhile; its next answer will say so
            self.pipe.send(answer)
        return self

    def hear(self, progress: Progress) -> Answer | None:
        """The next message of the child if it is an answer; progress is passed on."""
        try:
            message: Any = self.pipe.recv()
        except (EOFError, OSError):
            return Failed(GaveUp(self._died()))
        if isinstance(message, Step):
            progress(message.name, message.done, message.total)
            return None
        if isinstance(message, MoreTime):
            self._left += message.seconds
            return None
        self._left -= time.monotonic() - self._since
        assert isinstance(message, Answer)
        return message

    def overdrawn(self) -> Failed | None:
        """What limit the child has broken, if one; it is then stopped."""
        why = None
        if time.monotonic() - self._since > self._left:
            why = (
                f"{self._name}: not done after {self._limits.seconds:g} s. Raise it with "
                "--timeout if you trust the file."
            )
        with suppress(psutil.Error):
            if psutil.Process(self.process_number).memory_info().rss > self._limits.memory:
                why = out_of_memory(self._name)
        if why is None:
            return None
        self.stop()
        return Failed(GaveUp(why))

    def stop(self) -> None:
        """Ends the child, whatever it does."""
        self._process.kill()
        self._process.join()
        self.pipe.close()

    def let_go(self) -> None:
        """Waits for the end of a child that has said its last."""
        self._process.join(self._limits.seconds)
        self.stop()

    def _died(self) -> str:
        self._process.join(self._left)
        self.stop()
        code = self._process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        return f"{self._name}: the process that read it {how}. The file may be damaged or hostile."


def answers(
    begin: Sequence[Callable[[], Worker]], jobs: int, progress: Progress = quiet
) -> list[tuple[Worker, Answer]]:
    """Lets workers begin, at most `jobs` at a time; each with its next answer, in that order.

    One that has failed or is done needs no more care; one that waits is to be told, or stopped.
    When this is left by an exception, Ctrl-C too, every worker that has begun is stopped.
    """
    found: dict[int, tuple[Worker, Answer]] = {}
    active: dict[Connection, tuple[int, Worker]] = {}
    coming = iter(enumerate(begin))
    try:
        while len(found) < len(begin):
            while len(active) < jobs and (following := next(coming, None)):
                worker = following[1]()
                active[worker.pipe] = following[0], worker
            ready = wait(list(active), TICK)
            for pipe, (index, worker) in list(active.items()):
                said = worker.hear(progress) if pipe in ready else None
                answer = said or worker.overdrawn()
                if answer is not None:
                    found[index] = worker, answer
                    del active[pipe]
    except BaseException:
        for worker in (*(worker for _, worker in active.values()), *(w for w, _ in found.values())):
            worker.stop()
        raise
    for worker, answer in found.values():
        if isinstance(answer, Done):
            worker.let_go()
    return [found[index] for index in range(len(begin))]


def alone(name: str, limits: Limits, progress: Progress, job: Job, *arguments: object) -> Any:
    """What a job answers that asks nothing in between; raises its error."""
    ((_, answer),) = answers([lambda: Worker(name, limits, job, *arguments)], 1, progress)
    if isinstance(answer, Failed):
        raise answer.error
    return answer.answer
