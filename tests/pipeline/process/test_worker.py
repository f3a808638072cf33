"""A child process does its job, and can do nothing else to us than fail."""

from __future__ import annotations

import ctypes
import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import psutil
import pytest

from extractors.errors import GaveUp, NotAPlan, Stopped
from pipeline.process.limits import MIB, ProcessLimits
from pipeline.process.worker import ignore_progress, run_in_child
from tests.support import jobs
from tests.support.repository import ROOT

SMALL = ProcessLimits(memory_bytes=256 * MIB, seconds=20)


def answer(job: Callable[..., Any], *arguments: object, limits: ProcessLimits = SMALL) -> Any:
    return run_in_child("a.pdf", limits, ignore_progress, job, *arguments)


@pytest.fixture
def port() -> Iterator[int]:
    """The port of a server on this machine that takes connections."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_answer_and_progress() -> None:
    told: list[tuple[str, int, int]] = []
    assert run_in_child("a.pdf", SMALL, lambda *step: told.append(step), jobs.double, 21) == 42
    assert told == [("a.pdf", 1, 2), ("a.pdf", 2, 2)]


def test_an_error_of_ours_comes_through_as_it_is() -> None:
    with pytest.raises(NotAPlan, match=r"^a\.pdf: no plan$"):
        answer(jobs.refuse)


def test_any_other_error_is_one_line_that_names_it() -> None:
    with pytest.raises(GaveUp) as failure:
        answer(jobs.stumble)
    message = str(failure.value)
    assert message.startswith("a.pdf: ishplan itself failed on it (KeyError in stumble, line ")
    assert "\n" not in message


@pytest.mark.parametrize("job", [jobs.hang, jobs.chatter])
def test_a_job_without_end_is_stopped(job: Callable[..., Any]) -> None:
    with pytest.raises(GaveUp, match=r"^a\.pdf: not done after 0\.5 s\. Raise it with --timeout"):
        answer(job, limits=ProcessLimits(256 * MIB, 0.5))


def test_a_job_known_to_be_slow_gets_its_time() -> None:
    assert answer(jobs.slow_by_nature, limits=ProcessLimits(256 * MIB, 0.5)) == "done"


@pytest.mark.parametrize("job", [jobs.fill_slowly, jobs.fill_at_once])
def test_a_job_that_fills_the_memory_is_stopped(job: Callable[..., Any]) -> None:
    with pytest.raises(GaveUp, match=r"^a\.pdf: needs more memory than it may have\. Raise it"):
        answer(job)


@pytest.mark.parametrize(
    ("job", "how"), [(jobs.crash, "was killed by signal 11"), (jobs.end, "ended with code 3")]
)
def test_a_process_that_dies_is_one_error(job: Callable[..., Any], how: str) -> None:
    with pytest.raises(GaveUp, match=rf"^a\.pdf: the process that read it {how}\."):
        answer(job)


def test_nothing_a_library_prints_reaches_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    assert answer(jobs.write_to_the_terminal) == "quiet"
    assert capfd.readouterr() == ("", "")


def test_no_network(port: int) -> None:
    assert answer(jobs.reach_out, port) == "no network while a plan is read"


def _may_unshare() -> bool:
    """Whether this machine lets a process leave its network; tried in one that may be lost."""
    if sys.platform != "linux":
        return False
    child = os.fork()
    if child == 0:
        os._exit(ctypes.CDLL(None).unshare(0x10000000 | 0x40000000) != 0)
    return os.waitpid(child, 0)[1] == 0


@pytest.mark.skipif(not _may_unshare(), reason="this machine lets no process leave its network")
def test_no_network_for_native_code_either(port: int) -> None:
    assert answer(jobs.reach_out_natively, port) != 0


def test_ctrl_c_is_for_the_parent() -> None:
    assert answer(jobs.survive_interrupt) == "alive"


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
def test_no_process_is_left_when_the_parent_turns_away(error: type[BaseException]) -> None:
    seen: list[int] = []

    def turn_away(_name: str, process: int, _total: int) -> None:
        seen.append(process)
        raise error

    with pytest.raises(error):
        run_in_child("a.pdf", SMALL, turn_away, jobs.process_number)
    assert not psutil.pid_exists(seen[0])


def test_a_job_is_stopped_from_another_thread() -> None:
    stop = Event()
    seen: list[int] = []

    def soon(_name: str, process: int, _total: int) -> None:
        seen.append(process)
        stop.set()

    with pytest.raises(Stopped):
        run_in_child("a.pdf", SMALL, soon, jobs.process_number, stop=stop)
    assert not psutil.pid_exists(seen[0])


def test_a_child_that_is_killed_is_an_error() -> None:
    def kill(_name: str, process: int, _total: int) -> None:
        psutil.Process(process).kill()

    with pytest.raises(GaveUp, match="was killed by signal 9"):
        run_in_child("a.pdf", SMALL, kill, jobs.process_number)


SCRIPT = """
from pipeline.process.limits import ProcessLimits
from pipeline.process.trial import try_attempts
from pipeline.process.worker import ChildProcess, ignore_progress

print("run")
child = ChildProcess(ProcessLimits(), is_first=FIRST)
try:
    child.start_job("a.pdf", try_attempts)
    print(bool(child.wait_for_answer(ignore_progress)))
finally:
    child.stop()
"""


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("from_file", [True, False])
def test_a_child_does_not_run_the_script_again(
    is_first: bool, from_file: bool, tmp_path: Path
) -> None:
    """Python asks for a guard around what a script does; without it a child would start a child."""
    code = SCRIPT.replace("FIRST", str(is_first))
    (tmp_path / "script.py").write_text(code)
    ended = subprocess.run(
        [sys.executable, *([tmp_path / "script.py"] if from_file else ["-"])],
        input="" if from_file else code,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (ended.stdout, ended.stderr) == ("run\nTrue\n", "")
