"""What a process would do that a hostile file has taken over; importable by a child process."""

from __future__ import annotations

import ctypes
import mmap
import os
import pickle
import resource
import signal
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import structs

from pipeline.one_plan.messages import (
    BuildResult,
    Evidence,
    FormAgreement,
    PlanFacts,
    PlanReading,
    RunSettings,
    SourceSummary,
)
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.child import JobDone, JobFailed, MoreTime, ParentChannel, ProgressStep
from pipeline.process.message_bytes import encode_message, pack_record
from pipeline.run import tasks

MARK = b"%attack "


def steal(place: Path) -> bytes:
    return place.read_bytes()


def list_folder(place: Path) -> list[str]:
    return os.listdir(place.parent)  # noqa: PTH208


def write(place: Path) -> None:
    place.write_text("hijacked")


def write_into(place: Path) -> None:
    (place.parent / "output" / "x").write_text("hijacked")


def replace(place: Path) -> None:
    place.rename(place.with_suffix(".gone"))


def remove(place: Path) -> None:
    place.unlink()


def link(place: Path) -> None:
    place.with_suffix(".link").symlink_to("/etc/passwd")


def change_mode(place: Path) -> None:
    place.chmod(0o777)


def start_program(place: Path) -> None:
    subprocess.run(["touch", place.with_suffix(".touched")], check=True)


def become_program(place: Path) -> None:
    os.execv("/usr/bin/touch", ["touch", str(place.with_suffix(".touched"))])


def start_process(place: Path) -> None:
    os.fork()


def reach_network(place: Path) -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))


def reach_service(place: Path) -> None:
    socket.socket(socket.AF_UNIX).connect("\0/tmp/.X11-unix/X0")


def signal_parent(place: Path) -> None:
    os.kill(os.getppid(), signal.SIGTERM)


def signal_all(place: Path) -> None:
    os.kill(-1, signal.SIGTERM)


def limit_parent(place: Path) -> None:
    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (3, 3))


def look_at_parent(place: Path) -> bytes:
    return Path(f"/proc/{os.getppid()}/environ").read_bytes()


DENIED: dict[str, Callable[[Path], object]] = {
    attack.__name__: attack
    for attack in (
        steal,
        list_folder,
        write,
        write_into,
        replace,
        remove,
        link,
        change_mode,
        start_program,
        become_program,
        start_process,
        reach_network,
        reach_service,
        signal_parent,
        signal_all,
        limit_parent,
        look_at_parent,
    )
}
"""What the system denies; each is given the path of a file that is none of its business."""


class Shell:
    """Unpickled, it starts a program."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, (f"touch {self._place}.unpickled",)


def send_pickle(talk: ParentChannel, place: Path) -> None:
    talk._pipe.send(Shell(place))


def answer_pickle(talk: ParentChannel, place: Path) -> None:
    talk.send_answer(pickle.dumps(Shell(place)))


def answer_much(talk: ParentChannel, place: Path) -> None:
    """Says that 2 GiB follow, and sends a little of it."""
    talk._send(JobDone())
    os.write(talk._pipe.fileno(), struct.pack("!i", -1) + struct.pack("!Q", 2 << 30) + bytes(1000))
    time.sleep(600)


def answer_half(talk: ParentChannel, place: Path) -> None:
    """Says that 100 MB follow, and sends a little of it."""
    talk._send(JobDone())
    os.write(talk._pipe.fileno(), struct.pack("!i", 100_000_000) + bytes(1000))
    time.sleep(600)


def send_much(talk: ParentChannel, place: Path) -> None:
    talk._pipe.send_bytes(bytes(1 << 20))


def send_many(talk: ParentChannel, place: Path) -> None:
    message = encode_message(ProgressStep("a.pdf", 1, 2))
    for _ in range(1_000_000):
        talk._pipe.send_bytes(message)


def send_steps_of_another(talk: ParentChannel, place: Path) -> None:
    talk.send_progress("b.pdf", 1, 1)


def send_wrong_step(talk: ParentChannel, place: Path) -> None:
    step = {"type": ProgressStep.__name__, "name": "a.pdf", "done": -1, "total": 5}
    talk._pipe.send_bytes(msgspec.msgpack.encode(step))


def send_broken_text(talk: ParentChannel, place: Path) -> None:
    talk._pipe.send_bytes(
        encode_message(ProgressStep("a.pdf", 1, 2)).replace(b"a.pdf", b"a.p\xff\xff")
    )


def send_no_error_of_ours(talk: ParentChannel, place: Path) -> None:
    failed = {"type": JobFailed.__name__, "error": "SystemExit", "message": ""}
    talk._pipe.send_bytes(msgspec.msgpack.encode(failed))


def send_an_error_of_another(talk: ParentChannel, place: Path) -> None:
    talk._send(JobFailed("GaveUp", "good.pdf: it is damaged\nerror: all is lost"))


def send_that_it_was_stopped(talk: ParentChannel, place: Path) -> None:
    talk._send(JobFailed("Stopped", "a.pdf: stopped"))


def answer_another_type(talk: ParentChannel, place: Path) -> int:
    return "text"  # type: ignore[return-value]


SAID: dict[str, tuple[Callable[[ParentChannel, Path], object], str]] = {
    "send_pickle": (send_pickle, "answered what it may not"),
    "answer_pickle": (answer_pickle, "answered what it may not"),
    "answer_much": (answer_much, "answered what it may not"),
    "answer_half": (answer_half, "not done after 3 s"),
    "send_much": (send_much, "answered what it may not"),
    "send_many": (send_many, "answered what it may not (more than 100000 messages)"),
    "send_steps_of_another": (send_steps_of_another, "answered what it may not"),
    "send_wrong_step": (send_wrong_step, "$.done"),
    "send_broken_text": (send_broken_text, "answered what it may not"),
    "send_an_error_of_another": (send_an_error_of_another, "a.pdf: good.pdf: it is damaged"),
    "send_that_it_was_stopped": (send_that_it_was_stopped, "an error that is none of ishplan's"),
    "send_no_error_of_ours": (send_no_error_of_ours, "an error that is none of ishplan's"),
    "answer_another_type": (answer_another_type, "answered what it may not"),
}
"""What is said to the parent, and how the parent names it."""


def say_nothing(talk: ParentChannel, place: Path) -> None:
    os._exit(0)


def beg_for_time(talk: ParentChannel, place: Path) -> None:
    while True:
        talk._send(MoreTime(86_400.0))
        time.sleep(0.01)


def natively(talk: ParentChannel, call: str, *arguments: int | bytes) -> int:
    """Past Python: what the C library says to a call; 0 or more, or the error as its negative."""
    libc = ctypes.CDLL(None, use_errno=True)
    result: int = getattr(libc, call)(
        *(ctypes.c_long(one) if isinstance(one, int) else one for one in arguments)
    )
    return result if result >= 0 else -ctypes.get_errno()


def open_handles(talk: ParentChannel) -> list[int]:
    """The handles that are open, but for those that lead nowhere and the pipe."""
    known = {0, 1, 2, talk._pipe.fileno()}
    found = []
    for handle in range(1024):
        if handle not in known:
            try:
                os.fstat(handle)
            except OSError:
                continue
            found.append(handle)
    return found


def look_at_standard_handles(talk: ParentChannel) -> list[bool]:
    """Whether the first three handles lead nowhere."""
    null = os.stat(os.devnull).st_rdev  # noqa: PTH116
    return [os.fstat(handle).st_rdev == null for handle in (0, 1, 2)]


def look_at_variables(talk: ParentChannel) -> list[str]:
    """The environment as the C library has it, and as Python has."""
    first = ctypes.POINTER(ctypes.c_char_p).in_dll(ctypes.CDLL(None), "environ")
    found = [f"{name}={value}" for name, value in os.environ.items()]
    for place in range(10_000):
        line = first[place]
        if line is None:
            break
        found.append(line.decode(errors="replace"))
    return found


def open_pipes(talk: ParentChannel) -> int:
    """How many can be made."""
    made = 0
    with suppress(OSError):
        while True:
            os.pipe()
            made += 1
    return made


def read_folder(talk: ParentChannel, folder: Path, place: Path, elsewhere: Path) -> list[bool]:
    """Whether it may read in a folder, write in it, and read elsewhere."""
    return [
        _is_let(place.read_bytes),
        _is_let(lambda: (folder / "new").write_bytes(b"")),
        _is_let(elsewhere.read_bytes),
        _is_let(lambda: elsewhere.with_name("new").write_bytes(b"")),
        _is_let(socket.socket),
        _is_let(lambda: subprocess.run(["true"], check=False)),
    ]


def _is_let(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except PermissionError:
        return False
    return True


def fill_shared_memory(talk: ParentChannel) -> int:
    """Memory that is shared with no file: once let go of, no account shows it."""
    return len(mmap.mmap(-1, 1 << 30))


def start_endless_threads(talk: ParentChannel) -> None:
    wait = threading.Event()
    threading.stack_size(1 << 16)
    while True:
        threading.Thread(target=wait.wait, daemon=True).start()


def reserve_pages(talk: ParentChannel) -> None:
    """Looks at one page in every 2 MiB of what is reserved only: tables grow, what is filled does
    not."""
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    size = 1 << 40
    start = libc.mmap(None, ctypes.c_size_t(size), 1, 0x4022, -1, ctypes.c_long(0))
    libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(size), 15)  # no huge pages
    for place in range(start, start + size, 2 << 20):
        _ = ctypes.c_char.from_address(place).value


def use_threads(talk: ParentChannel) -> int:
    done: list[int] = []
    threads = [threading.Thread(target=done.append, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(done)


def denied(talk: ParentChannel, attack: str, place: Path) -> None:
    DENIED[attack](place)


class ThreadStarter:
    """What starts a thread as soon as it is unpickled; a path then."""

    def __reduce__(self) -> tuple[object, ...]:
        return _start_thread, ()


def _start_thread() -> Path:
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    return Path(os.devnull)


def parent_of(talk: ParentChannel) -> int:
    return os.getppid()


# The same in a run, in the place of its jobs: a plan names its attack in its last line.


def _attack_in(given: PlanFiles) -> list[str]:
    _, mark, rest = given.content.rpartition(MARK)
    return rest.decode().split() if mark else []


def walk(
    talk: ParentChannel,
    files: PlanFiles,
    settings: RunSettings,
    packed_reading: bytes,
    must_pack: bool = False,
    is_drawn: bool = False,
) -> Generator[PlanReading, Evidence, BuildResult]:
    """The whole way of a plan; what it names is done before, half-way or at its end."""
    kind, name, place, *_ = [*_attack_in(files), "", "", ""]
    if kind == "denied":
        DENIED[name](Path(place))
    if kind == "said":
        SAID[name][0](talk, Path(place))
    way = tasks._walk_in_child(talk, files, settings, packed_reading, must_pack, is_drawn)
    reading = next(way)
    if kind == "words":
        reading = _with_words(reading, name)
    if kind == "year":
        facts = PlanFacts("../../x", None, reading.facts.sha256, 1, "PDF")
        reading = structs.replace(reading, facts=facts)
    if kind == "period":
        reading = structs.replace(reading, facts=structs.replace(reading.facts, year=name))
    if kind == "plan" and must_pack:
        packed = pack_record({"document": Shell.__name__})
        reading = structs.replace(reading, packed_reading=packed)
    evidence = yield reading
    if kind == "later-denied":
        DENIED[name](Path(place))
    if kind == "later-said":
        SAID[name][0](talk, Path(place))
    try:
        way.send(evidence)
    except StopIteration as end:
        made: BuildResult = end.value
    return _with_lies(made, kind, name, place)


def _with_lies(made: BuildResult, kind: str, name: str, place: str) -> BuildResult:
    """What was made of a plan, with what a taken-over process would say of it instead."""
    if kind == "file":
        return BuildResult({**made.files, name: b"hijacked"}, made.summary, made.counts)
    if kind == "forms":
        forms = (FormAgreement("b.docx", "evil.pdf", 100.0, 1, 1),) * 3
        return structs.replace(made, agreements=forms)
    if kind == "many":
        counted = {str(number): 1 for number in range(1_000_000)}
        return structs.replace(made, summary=structs.replace(made.summary, places=counted))
    if kind == "tables":
        broken = {"not": b"PAR1", "deep": b"[" * 300_000, "wrong": b'{"nameDecisions": [1]}'}
        given = {path: broken[name] for path in made.files if path.endswith(place)}
        return structs.replace(made, files={**made.files, **given})
    if kind == "told":
        said = "\x1b]0;mine\x07\x1b[31mred\n\x1b[2J\u202etxt"
        sections = tuple(
            structs.replace(one, section=said, title=said) for one in made.summary.sections
        )
        sources = (SourceSummary(said, "1", said),)
        summary = structs.replace(
            made.summary,
            name=said,
            period=said,
            sections=sections,
            sources=sources,
            places={said: 1},
            findings={said: 1},
        )
        return BuildResult(made.files, summary, made.counts)
    return made


def _with_words(reading: PlanReading, how: str) -> PlanReading:
    words = {
        "pickle": pickle.dumps(Shell(Path("/nowhere"))),
        "types": pack_record([{"words": {"a": "b"}}, {}]),
        "bomb": pack_record(bytes(300 << 20)),
    }[how]
    return structs.replace(reading, packed_words=words)
