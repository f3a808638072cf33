"""A child that waits does nothing, and goes on from where it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psutil
import pytest

from extractors.errors import GaveUp
from pipeline.process.limits import MIB, ProcessLimits
from pipeline.process.waiting_children import WaitingChildren
from pipeline.process.worker import ChildProcess, ignore_progress
from tests.support import jobs

LIMITS = ProcessLimits(memory_bytes=256 * MIB, seconds=20)


@pytest.fixture
def waiting() -> Iterator[WaitingChildren]:
    """Children that wait, none of which is left."""
    children = WaitingChildren()
    yield children
    children.stop_all()


def start(
    job: Callable[..., Any], *arguments: object, limits: ProcessLimits = LIMITS
) -> ChildProcess:
    child = ChildProcess(limits)
    child.start_job("a.pdf", job, *arguments)
    return child


def test_it_goes_on_with_a_reply(waiting: WaitingChildren) -> None:
    child = start(jobs.double_twice, 21)
    assert child.wait_for_answer(ignore_progress) == 42
    waiting.add(child)
    assert psutil.Process(child.process_id).status() == psutil.STATUS_STOPPED
    child.resume_job(5)
    assert child.wait_for_answer(ignore_progress) == "21 10"


def test_each_answer_has_its_type() -> None:
    child = start(jobs.answer_text_first)
    with pytest.raises(GaveUp, match=r"^a\.pdf: the process that read it answered what it may not"):
        child.wait_for_answer(ignore_progress)
    child.stop()


def test_one_that_dies_while_it_waits_is_an_error(waiting: WaitingChildren) -> None:
    child = start(jobs.double_twice, 21)
    child.wait_for_answer(ignore_progress)
    waiting.add(child)
    psutil.Process(child.process_id).kill()
    child.resume_job(5)
    with pytest.raises(GaveUp, match=r"^a\.pdf: the process that read it was killed by signal 9"):
        child.wait_for_answer(ignore_progress)


def test_one_that_takes_no_reply_is_ended(waiting: WaitingChildren) -> None:
    child = start(jobs.take_no_reply, limits=ProcessLimits(256 * MIB, 0.5))
    assert child.wait_for_answer(ignore_progress) == 1
    waiting.add(child)
    child.resume_job(bytes(16 * MIB))
    with pytest.raises(GaveUp, match=r"^a\.pdf: not done after 0\.5 s"):
        child.wait_for_answer(ignore_progress)


def test_they_have_room_for_what_one_may_fill(waiting: WaitingChildren) -> None:
    child = start(jobs.double_twice, 21)
    child.wait_for_answer(ignore_progress)
    assert waiting.has_room(LIMITS)
    waiting.add(child)
    own = child.measure_memory()
    assert 0 < own < LIMITS.memory_bytes
    assert waiting.has_room(ProcessLimits(own + MIB))
    assert not waiting.has_room(ProcessLimits(1))
    waiting.discard(child)
    assert waiting.has_room(ProcessLimits(1))
    child.stop()


def test_none_is_left_when_all_are_stopped(waiting: WaitingChildren) -> None:
    children = [start(jobs.double_twice, number) for number in (1, 2)]
    for child in children:
        child.wait_for_answer(ignore_progress)
        waiting.add(child)
    waiting.stop_all()
    assert not any(psutil.pid_exists(child.process_id) for child in children)
