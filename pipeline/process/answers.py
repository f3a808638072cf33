"""The parent's side: receives what a child says, and does not trust it.

A hostile file may have taken over the child. So every message is decoded by its schema, and their
number, their length and the time that they ask for are limited. A message that breaks these rules
becomes an error.
"""

from __future__ import annotations

from collections.abc import Generator
from multiprocessing.connection import Connection
from pathlib import PurePath
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from extractors import errors
from extractors.errors import GaveUp, IshplanError, Stopped
from pipeline.process.child import (
    LONGEST,
    ChildJob,
    ChildMessage,
    JobDone,
    JobFailed,
    MoreTime,
    ProgressStep,
)
from pipeline.process.message_bytes import GarbledAnswer, MostBytes, decode_message

MOST_MESSAGES = 100_000
"""The most messages before the answer; a plan of a thousand pages sends some thousand."""

_ERRORS = {
    name: error
    for name, error in vars(errors).items()
    if isinstance(error, type) and issubclass(error, IshplanError) and error is not Stopped
}
"""Those that a child may end with; that it was stopped is its parent's to say."""


class Answer(Struct, frozen=True):
    """An answer of a job, of the type that the job is declared to yield or return."""

    value: Any


def get_answer_types(job: ChildJob) -> tuple[Any, ...]:
    """The types of a job's answers in order: what it is declared to yield, if it waits for a reply,
    and what it is declared to return."""
    declared = get_type_hints(job, include_extras=True)["return"]
    if get_origin(declared) is Generator:
        yielded, _reply, returned = get_args(declared)
        return yielded, returned
    return (declared,)


class AnswerReceiver:
    """Receives the messages of one child up to its next answer."""

    def __init__(
        self,
        pipe: Connection,
        name: str,
        job: ChildJob,
        answer_index: int,
        most: int,
        *,
        of_one_file: bool = True,
    ) -> None:
        """`name` is the file's; the answer is the job's first, with index 0, or a later one, and
        has at most `most` bytes. `of_one_file`: its errors are about no other file."""
        self._of_one_file = of_one_file
        self._pipe, self._name, self._most = pipe, name, most
        self._job, self._answer_index = job, answer_index
        self._heard = 0

    def receive_next(self) -> ProgressStep | MoreTime | Answer | IshplanError:
        """The next message: progress, a request for more time, the answer, or an error.

        Raises `EOFError` or `OSError` when the child is gone.
        """
        try:
            return self._decode_next()
        except GarbledAnswer as error:
            return GaveUp(
                f"{self._name}: the process that read it answered what it may not ({error}). "
                "The file may be hostile."
            )

    def _decode_next(self) -> ProgressStep | MoreTime | Answer | IshplanError:
        self._heard += 1
        if self._heard > MOST_MESSAGES:
            raise GarbledAnswer(f"more than {MOST_MESSAGES} messages")
        message: ChildMessage = decode_message(self._receive_bytes(LONGEST), ChildMessage)
        if isinstance(message, JobDone):
            answer_type = get_answer_types(self._job)[self._answer_index]
            said = getattr(answer_type, "__metadata__", ())
            most = min([self._most, *(one.count for one in said if isinstance(one, MostBytes))])
            return Answer(decode_message(self._receive_bytes(most), answer_type))
        if isinstance(message, JobFailed):
            if message.error not in _ERRORS:
                raise GarbledAnswer("an error that is none of ishplan's")
            text = message.message
            if self._of_one_file:
                text = _name_file(self._name, text)
            return _ERRORS[message.error](text)
        if isinstance(message, ProgressStep) and not message.name.startswith(self._name):
            raise GarbledAnswer("progress of another file")
        return message

    def _receive_bytes(self, most: int) -> bytes:
        try:
            return self._pipe.recv_bytes(most)
        except OSError as error:
            if str(error) == "bad message length":  # so `multiprocessing` says of a longer one
                raise GarbledAnswer(f"more than {most} bytes") from error
            raise


def _name_file(name: str, message: str) -> str:
    """The message of a child's error, which names the file that it is about, or one beside it of
    the same stem; another's name is not its to say."""
    named = PurePath(message.partition(": ")[0].partition(", ")[0])
    if message.startswith(name) or named.stem == PurePath(name).stem:
        return message
    return f"{name}: {message}"
