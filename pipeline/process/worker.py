"""The parent's side: a child process at work under its limits, and its answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any, TypeVar

import psutil
from msgspec.structs import replace

from extractors.errors import GaveUp, IshplanError, Stopped
from pipeline.process.answers import Answer, AnswerReceiver
from pipeline.process.child import (
    ChildJob,
    FileJob,
    FileProgressCallback,
    MoreTime,
    ProgressStep,
    child_main,
    format_memory_error,
)
from pipeline.process.child_start import PLAN_MODULES, choose_start, start_undisturbed
from pipeline.process.limits import MOST_THREADS, ProcessLimits, measure_use
from pipeline.process.sandbox import NO_FOLDERS, FolderRights

POLL_SECONDS = 0.05
"""Seconds between two looks at a child's memory and time."""

MOST_TIME = 100
"""A child may take at most so many times the usual limit, however much time it asks for."""

LAST = 5.0
"""Seconds to wait for the end of a child that died, or that has finished and may write
somewhere."""

WRITABLE: list[Path] = []
"""Folders that all children may write into: none. A test run that measures them names its own."""

T = TypeVar("T")


def ignore_progress(_name: str, _done: int, _total: int) -> None:
    """Reports no progress."""


class ChildProcess:
    """A child process and its job; it is killed when it breaks its limits."""

    def __init__(
        self,
        limits: ProcessLimits,
        stop: Event | None = None,
        *,
        modules: tuple[str, ...] = PLAN_MODULES,
        is_first: bool = False,
        rights: FolderRights = NO_FOLDERS,
        given: FileJob | None = None,
    ) -> None:
        """Starts the child; it is ended once `stop` is set.

        It is a fork of a process that has imported `modules`. With `is_first` it is a fork of this
        one, if no other thread is at work here; else it imports them itself, and need not wait for
        another process. `rights` are folders that it may read or write into, by absolute paths.

        With a `given` job it is a fork of this one, which has to be one that `can_be_copied`. It
        imports `modules` itself and begins with the job at once; see `attend_job`.
        """
        context = choose_start(modules, rights, is_first=is_first, is_given=given is not None)
        self.stop_event = stop or Event()
        self._limits = limits
        if given is not None:
            self._name, self._job = given.name, given.job
        self._pipe, child_end = context.Pipe()
        self._of_one_file = rights == NO_FOLDERS
        rights = replace(rights, writable=(*WRITABLE, *rights.writable))
        self._process = context.Process(  # type: ignore[attr-defined]
            target=child_main,
            args=(child_end, limits, rights, modules if is_first or given else (), given),
            daemon=True,
        )
        with start_undisturbed():
            self._process.start()
        child_end.close()
        self._broken: IshplanError | None = None
        self._watcher: Thread | None = None
        self._answer_count = 0

    @property
    def process_id(self) -> int:
        """The number that the system gave it."""
        return int(self._process.pid)

    def start_job(self, name: str, job: ChildJob, *arguments: object) -> None:
        """Gives the child its job, on the file `name`."""
        self._name, self._job = name, job
        # Not as arguments of the process: Python would wait without end for a child that died
        # before it took them.
        self._go_on(FileJob(name, job, arguments))

    def attend_job(self, stop: Event) -> None:
        """Begins to listen to a child that was given its job, and to watch its limits; it is ended
        once `stop` is set.

        Before, none but its own hold, as to watch it takes a thread.
        """
        self.stop_event = stop
        self._begin_watch()

    def resume_job(self, reply: object) -> None:
        """Lets a job that was suspended go on with a reply to its answer."""
        with suppress(psutil.Error):
            psutil.Process(self.process_id).resume()
        self._go_on(reply)

    def send_reply(self, reply: object) -> None:
        """Sends what a job waits for, or will, once it has read what it was sent before."""
        with suppress(OSError):  # it died; its next message will say so
            self._pipe.send(reply)

    def suspend_job(self) -> None:
        """Suspends the child and its clock: while it waits, it does nothing at all."""
        with suppress(psutil.Error):  # it died; its next message will say so
            psutil.Process(self.process_id).suspend()
        self._end_watch()

    def measure_memory(self) -> int:
        """The child's own memory in bytes; if the system cannot tell, shared memory counts too."""
        with suppress(psutil.Error):
            process = psutil.Process(self.process_id)
            try:
                return int(process.memory_full_info().uss)
            except psutil.AccessDenied:
                return int(process.memory_info().rss)
        return 0

    def wait_for_answer(self, progress: FileProgressCallback) -> Any:
        """The job's next answer; progress is passed on meanwhile. Raises an `IshplanError`."""
        answer = None
        while answer is None:
            answer = self._receive_message(progress)
        if isinstance(answer, IshplanError):
            raise answer
        self._answer_count += 1
        return answer.value

    def stop(self) -> None:
        """Ends the child, whatever it is doing."""
        self._end_watch()
        self._process.kill()
        self._process.join()
        self._pipe.close()

    def dismiss(self) -> None:
        """Ends a child after its last answer. It is killed, since Python takes long to exit and
        there is nothing left to do. Where children are measured, they get time to write that
        down."""
        self._end_watch()
        if WRITABLE:
            self._process.join(LAST)
        self._process.kill()

    def _go_on(self, message: object) -> None:
        """Sends what the child waits for, and watches its limits from then on."""
        # Before the message is sent: one who does not take it is ended in time.
        self._begin_watch()
        self.send_reply(message)

    def _begin_watch(self) -> None:
        self._end_watch()
        # It cannot hold more than half: the answer is in its memory twice, as it is and encoded.
        self._ear = AnswerReceiver(
            self._pipe,
            self._name,
            self._job,
            self._answer_count,
            self._limits.memory_bytes // 2,
            of_one_file=self._of_one_file,
        )
        self._begun = time.monotonic()
        self._deadline = self._begun + self._limits.seconds
        self._over = Event()
        self._watcher = Thread(target=self._watch_limits, args=(self._over,), daemon=True)
        self._watcher.start()

    def _end_watch(self) -> None:
        if self._watcher is not None:
            self._over.set()
            self._watcher.join()

    def _receive_message(self, progress: FileProgressCallback) -> Answer | IshplanError | None:
        """The child's next message if it is an answer or an error; progress is passed on."""
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

    def _watch_limits(self, over: Event) -> None:
        """Ends the child as soon as it breaks a limit.

        This runs in a thread of its own, since a child may begin a message and never finish it;
        whoever waits for the rest then learns of its end.
        """
        while self._broken is None and not over.wait(POLL_SECONDS):
            self._broken = self._find_broken_limit()
        if self._broken is not None:
            self._process.kill()

    def _find_broken_limit(self) -> IshplanError | None:
        """The error for a limit that the child has broken; None if it has broken none."""
        if self.stop_event.is_set():
            return Stopped(f"{self._name}: stopped")
        if time.monotonic() > self._deadline:
            return GaveUp(
                f"{self._name}: not done after {self._limits.seconds:g} s. Raise it with "
                "--timeout if you trust the file."
            )
        with suppress(psutil.Error, OSError):
            memory, threads = measure_use(self.process_id)
            if memory > self._limits.memory_bytes:
                return GaveUp(self._format_memory_error())
            if threads > MOST_THREADS:
                return GaveUp(
                    f"{self._name}: the process that read it started more than {MOST_THREADS} "
                    "threads. The file may be hostile."
                )
        return None

    def _format_memory_error(self) -> str:
        if self._of_one_file:
            return format_memory_error(self._name)
        return (
            f"{self._name}: what is in it needs more than {self._limits.memory_bytes >> 20} MiB of "
            "memory. It may be damaged or hostile: see `ishplan check`."
        )

    def _describe_death(self) -> str:
        until = time.monotonic() + LAST
        while self._process.exitcode is None and time.monotonic() < until:
            time.sleep(POLL_SECONDS)  # to join it may take longer: it has closed what that asks
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
) -> T:
    """Does a job on the file `name` in a process of its own, and returns its answer.

    Raises the job's error, `GaveUp` if it breaks its limits or dies, `Stopped` soon after `stop` is
    set. No process remains, not even after Ctrl-C.
    """
    child = ChildProcess(limits, stop)
    try:
        child.start_job(name, job, *arguments)
        value: T = child.wait_for_answer(progress)
        child.dismiss()
        return value
    finally:
        child.stop()
