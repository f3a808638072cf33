"""The child's side: its messages to the parent, and what it does from start to end."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from threading import Lock
from typing import Annotated, Any, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct, field

from extractors.errors import GaveUp, IshplanError, NoSandbox
from pipeline.process.child_environment import wipe_variables
from pipeline.process.limits import ProcessLimits, enter_sandbox
from pipeline.process.message_bytes import GarbledAnswer, Short, encode_message
from pipeline.process.sandbox import FolderRights, shut_in

LONGEST = 64 << 10
"""The most bytes of a message; the answer itself has a limit of its own."""

TEXT = 8_000
"""The most characters of an error's message; longer ones are cut."""


class ProgressStep(msgspec.Struct, frozen=True, tag=True):
    """Progress: of which file, how many pages are done, and how many there are."""

    name: Short
    done: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
    total: Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]


class MoreTime(msgspec.Struct, frozen=True, tag=True):
    """A request for so many more seconds, since the next step is slow by its nature."""

    seconds: Annotated[float, msgspec.Meta(ge=0, le=86_400)]


class JobDone(msgspec.Struct, frozen=True, tag=True):
    """An answer follows, encoded: the last one, or one after which the job waits for a reply."""


class JobFailed(msgspec.Struct, frozen=True, tag=True):
    """The end without an answer: the class name of an `IshplanError`, and its message."""

    error: Short
    message: Annotated[str, msgspec.Meta(max_length=TEXT)]


FileProgressCallback = Callable[[str, int, int], None]
"""Takes the file's name, the number of pages done, and of all pages."""

ChildMessage: TypeAlias = ProgressStep | MoreTime | JobDone | JobFailed


class ParentChannel(Struct, frozen=True):
    """The child's end of the pipe; several threads may send, one message at a time."""

    _pipe: Connection
    _lock: Lock = field(default_factory=Lock)

    def send_progress(self, name: str, done: int, total: int) -> None:
        """Reports progress."""
        self._send(ProgressStep(name, done, total))

    def ask_for_more_time(self, seconds: float) -> None:
        """Asks for more time for a step that is known to be slow."""
        self._send(MoreTime(seconds))

    def send_answer(self, answer: bytes) -> None:
        """Sends an answer of the job, which is already encoded."""
        with self._lock:
            self._pipe.send_bytes(encode_message(JobDone()))
            self._pipe.send_bytes(answer)

    def wait_for_reply(self) -> Any:
        """The parent's reply to an answer; raises `EOFError` if there will be none."""
        return self._pipe.recv()

    def send_failure(self, error: IshplanError) -> None:
        """Reports that there is no answer, and why."""
        text = str(error)[:TEXT].encode("utf-8", "replace").decode()  # names may be no UTF-8
        self._send(JobFailed(type(error).__name__, text))

    def _send(self, message: ChildMessage) -> None:
        with self._lock:
            self._pipe.send_bytes(encode_message(message))


ChildJob = Callable[..., Any]
"""A function of a module, called with a `ParentChannel` and arguments that can be pickled.

Its declared return type is the schema by which its answer is decoded. A job that is a generator
answers with what it yields, and goes on with the parent's reply; its last answer is what it
returns.
"""


class FileJob(NamedTuple):
    """The name of a file, a job on it, and the job's arguments."""

    name: str
    job: ChildJob
    arguments: tuple[Any, ...]


def child_main(
    pipe: Connection,
    limits: ProcessLimits,
    rights: FolderRights,
    modules: Sequence[str],
    given: FileJob | None = None,
) -> None:
    """The child: takes its job from the pipe, unless it is `given` one, shuts itself in, does the
    job, sends one last message. It raises nothing.

    What the parent sends is pickled, as it is trusted; what it is sent is not. The plan is among
    the arguments as bytes, which nothing looks at before the process is shut in. `rights` as for
    `shut_in`. The `modules` are imported while the parent has no job yet; the process is shut in
    before that, as numpy and Arrow start threads, and the rules hold only for threads that are
    started after them. With a `given` job its modules, which start none, come first: only then can
    Python keep what it has compiled of them for the next time.
    """
    wipe_variables()
    enter_sandbox(limits)
    if given:
        _import_all(modules)
    missing = shut_in(rights, [pipe.fileno()]) if modules else None
    _import_all(modules)
    with suppress(OSError, EOFError):  # the parent is gone: nobody is left to tell
        name, job, arguments = given or pipe.recv()
        talk = ParentChannel(pipe)
        if missing is None:
            missing = shut_in(rights, [pipe.fileno()])
        answer: bytes | IshplanError
        if missing and limits.sandboxed:
            answer = NoSandbox(format_unsafe_error(name, missing))
        else:
            answer = _run_job(talk, name, job, arguments)
        if isinstance(answer, IshplanError):
            talk.send_failure(answer)
        else:
            talk.send_answer(answer)
    pipe.close()


def _import_all(modules: Sequence[str]) -> None:
    for module in modules:
        import_module(module)


def _run_job(
    parent: ParentChannel, name: str, job: ChildJob, arguments: tuple[Any, ...]
) -> bytes | IshplanError:
    """The job's last answer, encoded, or the error that it ended with."""
    try:
        answer = job(parent, *arguments)
        if isinstance(answer, Generator):
            answer = _answer_and_go_on(parent, answer)
        return encode_message(answer)
    except IshplanError as error:
        return error
    except (EOFError, BrokenPipeError):
        raise
    except GarbledAnswer as error:
        return GaveUp(
            f"{name}: what was read of it is not what it should be ({error}). "
            "The file may be hostile."
        )
    except PermissionError as error:
        what = (
            f"{type(error).__name__} in {_find_place(error)}: {' '.join(str(error).split())[:200]}"
        )
        return GaveUp(
            f"{name}: what was read asked for what no reader may have, and was denied it ({what}). "
            "The file may be hostile."
        )
    except MemoryError:
        return GaveUp(format_memory_error(name))
    except Exception as error:
        return GaveUp(
            f"{name}: ishplan itself failed on it ({type(error).__name__} in {_find_place(error)}: "
            f"{' '.join(str(error).split())[:200]}). Please report this with the file."
        )


def _answer_and_go_on(parent: ParentChannel, job: Generator[Any, Any, Any]) -> Any:
    """Sends the parent what a job yields, and the job the parent's replies; returns what the job
    returns."""
    reply = None
    while True:
        try:
            answer = job.send(reply)
        except StopIteration as end:
            return end.value
        parent.send_answer(encode_message(answer))
        reply = parent.wait_for_reply()


def _find_place(error: BaseException) -> str:
    """Where an error was raised: function and line."""
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    return f"{where.tb_frame.f_code.co_name}, line {where.tb_lineno}" if where else "unknown"


def format_unsafe_error(name: str, missing: Sequence[str]) -> str:
    """The message for a file that is not read because the sandbox is incomplete."""
    return (
        f"{name}: not read, as --sandbox=required was given and it is not wholly in force here: "
        f"{'; '.join(missing)}. Use a Linux kernel that has it, or trust the file."
    )


def format_memory_error(name: str) -> str:
    """The message for a file that needs more memory than it may have."""
    return (
        f"{name}: needs more memory than it may have. Raise it with --memory if you trust the file."
    )
