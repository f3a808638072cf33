"""What a child process says to its parent, and the child's whole life."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from extractors.errors import GaveUp, IshplanError
from pipeline.process.limits import ProcessLimits, enter_sandbox


@dataclass(frozen=True, slots=True)
class ProgressStep:
    """Progress: of what, how many pages are done, and how many there are."""

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class MoreTime:
    """What comes next takes long by its nature: so many seconds are granted on top."""

    seconds: float


@dataclass(frozen=True, slots=True)
class JobDone:
    """The end, with the answer."""

    answer: Any


@dataclass(frozen=True, slots=True)
class JobFailed:
    """The end without an answer."""

    error: IshplanError


ChildMessage = ProgressStep | MoreTime | JobDone | JobFailed


@dataclass(frozen=True, slots=True)
class ParentChannel:
    """The child's side of the pipe."""

    _pipe: Connection

    def send_progress(self, name: str, done: int, total: int) -> None:
        """Tells of progress."""
        self._pipe.send(ProgressStep(name, done, total))

    def ask_for_more_time(self, seconds: float) -> None:
        """Asks for more time, for a piece of work that is known to be slow."""
        self._pipe.send(MoreTime(seconds))


ChildJob = Callable[..., Any]
"""A function of a module, called with a `ParentChannel` and arguments that can be pickled."""


def child_main(pipe: Connection, name: str, limits: ProcessLimits) -> None:
    """The child: shuts itself in, takes its job and arguments from the pipe, does the job, sends
    one last message. Nothing escapes it."""
    enter_sandbox(limits)
    with suppress(OSError, EOFError):  # the parent is gone: nobody is left to tell
        job, arguments = pipe.recv()
        pipe.send(_run_job(ParentChannel(pipe), name, job, arguments))
    pipe.close()


def _run_job(
    parent: ParentChannel, name: str, job: ChildJob, arguments: tuple[Any, ...]
) -> JobDone | JobFailed:
    try:
        return JobDone(job(parent, *arguments))
    except IshplanError as error:
        return JobFailed(error)
    except (EOFError, BrokenPipeError):
        raise
    except MemoryError:
        return JobFailed(GaveUp(format_memory_error(name)))
    except Exception as error:
        traceback = error.__traceback__
        while traceback and traceback.tb_next:
            traceback = traceback.tb_next
        place = (
            f"{traceback.tb_frame.f_code.co_name}, line {traceback.tb_lineno}"
            if traceback
            else "unknown"
        )
        return JobFailed(
            GaveUp(
                f"{name}: ishplan itself failed on it ({type(error).__name__} in {place}: "
                f"{' '.join(str(error).split())[:200]}). Please report this with the file."
            )
        )


def format_memory_error(name: str) -> str:
    """The message for a file that needs more memory than it may have."""
    return (
        f"{name}: needs more memory than it may have. Raise it with --memory if you trust the file."
    )
