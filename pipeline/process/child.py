"""What a child process says to its parent, and the child's whole life."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

from extractors.errors import GaveUp, IshplanError
from pipeline.process.limits import Limits, shut_in


@dataclass(frozen=True, slots=True)
class Step:
    """Progress: of what, how many pages are done, and how many there are."""

    name: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class MoreTime:
    """What comes next takes long by its nature: so many seconds are granted on top."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Done:
    """The end, with the answer."""

    answer: Any


@dataclass(frozen=True, slots=True)
class Failed:
    """The end without an answer."""

    error: IshplanError


Message = Step | MoreTime | Done | Failed


@dataclass(frozen=True, slots=True)
class Talk:
    """The child's side of the pipe."""

    _pipe: Connection

    def step(self, name: str, done: int, total: int) -> None:
        """Tells of progress."""
        self._pipe.send(Step(name, done, total))

    def more_time(self, seconds: float) -> None:
        """Asks for more time, for a piece of work that is known to be slow."""
        self._pipe.send(MoreTime(seconds))


Job = Callable[..., Any]
"""A function of a module, called with a `Talk` and arguments that can be pickled."""


def live(pipe: Connection, name: str, limits: Limits) -> None:
    """The child: shuts itself in, takes its job and arguments from the pipe, does the job, sends
    one last message. Nothing escapes it."""
    shut_in(limits)
    with suppress(OSError, EOFError):  # the parent is gone: nobody is left to tell
        job, arguments = pipe.recv()
        pipe.send(_outcome(Talk(pipe), name, job, arguments))
    pipe.close()


def _outcome(talk: Talk, name: str, job: Job, arguments: tuple[Any, ...]) -> Done | Failed:
    try:
        return Done(job(talk, *arguments))
    except IshplanError as error:
        return Failed(error)
    except (EOFError, BrokenPipeError):
        raise
    except MemoryError:
        return Failed(GaveUp(out_of_memory(name)))
    except Exception as error:
        where = error.__traceback__
        while where and where.tb_next:
            where = where.tb_next
        place = f"{where.tb_frame.f_code.co_name}, line {where.tb_lineno}" if where else "unknown"
        return Failed(
            GaveUp(
                f"{name}: ishplan itself failed on it ({type(error).__name__} in {place}: "
                f"{' '.join(str(error).split())[:200]}). Please report this with the file."
            )
        )


def out_of_memory(name: str) -> str:
    """The message for a file that needs more memory than it may have."""
    return (
        f"{name}: needs more memory than it may have. Raise it with --memory if you trust the file."
    )
