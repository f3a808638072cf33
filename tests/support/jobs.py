"""Jobs that misbehave, each in its own way; importable by a child process."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import sys
import time
from collections.abc import Generator

from extractors.errors import NotAPlan
from pipeline.process.child import ParentChannel
from pipeline.process.message_bytes import encode_message


def double(talk: ParentChannel, number: int) -> int:
    talk.send_progress("a.pdf", 1, 2)
    talk.send_progress("a.pdf", 2, 2)
    return 2 * number


def double_twice(talk: ParentChannel, number: int) -> Generator[int, int, str]:
    reply = yield 2 * number
    return f"{number} {2 * reply}"


def answer_text_first(talk: ParentChannel) -> Generator[int, int, str]:
    yield "text"  # type: ignore[misc]
    return "done"


def take_no_reply(talk: ParentChannel) -> Generator[int, bytes, str]:
    talk.send_answer(encode_message(1))
    time.sleep(600)
    yield 1
    return "done"


def refuse(talk: ParentChannel) -> None:
    raise NotAPlan("a.pdf: no plan")


def stumble(talk: ParentChannel) -> None:
    raise KeyError("page\n\x1b[31m7")


def hang(talk: ParentChannel) -> None:
    time.sleep(600)


def chatter(talk: ParentChannel) -> None:
    while True:
        talk.send_progress("a.pdf", 1, 2)


def slow_by_nature(talk: ParentChannel) -> str:
    talk.ask_for_more_time(60)
    time.sleep(1)
    return "done"


def fill_slowly(talk: ParentChannel) -> None:
    hoard = []
    while True:
        hoard.append(os.urandom(1 << 20))
        time.sleep(0.001)


def fill_at_once(talk: ParentChannel) -> None:
    bytearray(16 << 30)


def crash(talk: ParentChannel) -> None:
    ctypes.string_at(0)


def end(talk: ParentChannel) -> None:
    os._exit(3)


def write_to_the_terminal(talk: ParentChannel) -> str:
    os.write(1, b"\x1b]0;mine\x07")
    os.write(2, b"Traceback")
    print("hello", file=sys.stderr)
    return "quiet"


def reach_out(talk: ParentChannel, port: int) -> str:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=2)
    except PermissionError as error:
        return str(error)
    return "connected"


def reach_out_natively(talk: ParentChannel, port: int) -> int:
    """Past Python: connects with the C library, as a PDF library could; 0 if that works."""
    libc = ctypes.CDLL(None, use_errno=True)
    handle = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
    address = socket.AF_INET.to_bytes(2, sys.byteorder) + port.to_bytes(2, "big") + b"\x7f\0\0\1"
    result: int = libc.connect(handle, address + bytes(8), 16)
    return result


def survive_interrupt(talk: ParentChannel) -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "alive"


def process_number(talk: ParentChannel) -> None:
    """Tells which process it is in as if that were progress, and then does not end."""
    talk.send_progress("a.pdf", os.getpid(), 1)
    time.sleep(600)
