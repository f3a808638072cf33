"""What is done for one plan by a process that can reach files: on this machine, or on one of a
cluster.

A task takes the plan's bytes from where they lie, gives them to a child process that can reach
nothing, and passes on or publishes what it answers. The child goes the whole way of the plan
(`one_plan.plan_way`), and is suspended while the words of other plans are gathered. If too many
would wait, or the rest is done on another machine, the child packs what it read, and a second child
goes on from that.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Annotated

from msgspec import Struct
from msgspec.structs import replace

from extractors.errors import GaveUp, UnreadablePdf
from normalizers.dates.periods import parse_period
from pipeline.one_plan.messages import (
    BuildResult,
    CompanionPlan,
    Evidence,
    FormAgreement,
    PlanCounts,
    PlanReading,
    PlanSummary,
    RunSettings,
)
from pipeline.one_plan.plan_files import PlanFiles, load_plan_files
from pipeline.process.child import FileProgressCallback, ParentChannel
from pipeline.process.child_start import PICTURE_MODULES, PLAN_MODULES, REPORT_MODULES
from pipeline.process.message_bytes import GarbledAnswer, MostBytes, unpack_record
from pipeline.process.waiting_children import WaitingChildren
from pipeline.process.worker import ChildProcess, ignore_progress, run_in_child
from pipeline.run.early_reading import EarlyReading
from pipeline.storage.folder import write_folder
from pipeline.storage.locations import convert_storage_errors
from pipeline.storage.strange_files import make_text

MOST_OWN_WORDS = 16 << 20
"""The most bytes of one plan's words; a plan of 30 pages has 0.2 MiB."""

MOST_COMPARED = 16 << 20
"""Bytes of what is compared of one plan; a plan of 30 pages has 0.2 MiB."""


class TaskControl(Struct, frozen=True):
    """How a task is controlled.

    `progress` is called with pages, `stop` ends the task when it is set, `waiting` has the
    processes that wait for the rest of their plan's way (None: none may wait). For the first task,
    `child` is a process that has been started already, and `early` one that has begun to read its
    plan, on whose reading the other goes on."""

    progress: FileProgressCallback = ignore_progress
    stop: Event | None = None
    waiting: WaitingChildren | None = None
    child: ChildProcess | None = None
    early: EarlyReading | None = None


NO_CONTROL = TaskControl()


class HalfwayPlan(Struct, frozen=True):
    """A plan that was read and waits for the words of others, in its process or packed; `early`
    draws its pages meanwhile."""

    reading: PlanReading
    child: ChildProcess | None = None
    early: EarlyReading | None = None


class StoredReading(Struct, frozen=True):
    """All that a plan that was read needs to go on: its hex sha256, the slug of its institution,
    the process that waits with it or else its packed reading, the words and other forms, and what
    draws its pages for that process, if that does not do it itself."""

    sha256: str
    institution: str | None
    child: ChildProcess | None
    packed_reading: bytes
    evidence: Evidence
    early: EarlyReading | None = None


class PublishedPlan(Struct, frozen=True):
    """Where a plan was published, its summary and counts, and the agreement of each companion."""

    folder: Path
    summary: PlanSummary
    counts: PlanCounts
    agreements: tuple[FormAgreement, ...]


def read_one_plan(
    path: Path, settings: RunSettings, control: TaskControl = NO_CONTROL
) -> HalfwayPlan:
    """Reads the plan at `path`, which is the first half of its way; raises an `IshplanError`."""
    early = control.early
    files = early.files if early else load_plan_files(path, settings.limits)
    may_wait = control.waiting is not None and control.waiting.has_room(settings.limits)
    child = control.child or _start_child(settings, control)
    try:
        # Another format of a plan is compared with it by another process, in any case.
        must_pack = not may_wait or settings.options.verify
        packed = early.finish(control.progress, child.stop_event) if early else b""
        is_drawn = may_wait and early is not None and early.draws
        arguments = files, settings, packed, must_pack, is_drawn
        child.start_job(files.name, _walk_in_child, *arguments)
        reading: PlanReading = child.wait_for_answer(control.progress)
        with _refuse_garbled(files.name):
            # Others' words are to be put together with these.
            from pipeline.structure.known_words import KnownWords  # imports half the normalizers

            unpack_record(reading.packed_words, KnownWords, MOST_OWN_WORDS)
            _check_period(reading.facts.year)
        reading = replace(reading, facts=replace(reading.facts, sha256=files.sha256))
        if control.waiting is not None and may_wait:
            control.waiting.add(child)
            return HalfwayPlan(reading, child, early if is_drawn else None)
        child.stop()
        return HalfwayPlan(reading)
    except BaseException:
        child.stop()
        raise


def build_companion(
    path: Path, stored: StoredReading, settings: RunSettings, control: TaskControl = NO_CONTROL
) -> CompanionPlan:
    """Makes, of another form of a plan that was read, what is compared with the plan.

    Raises an `IshplanError`.
    """
    files = _load_unchanged_files(path, stored.sha256, settings)
    files = files.keep_decisions_of(stored.institution)
    answer = run_in_child(
        files.name,
        settings.limits,
        control.progress,
        _build_companion_in_child,
        files,
        settings,
        stored.packed_reading,
        stored.evidence,
        stop=control.stop,
    )
    return replace(answer, name=files.name, file_hashes=files.file_hashes)


def publish_plan(
    path: Path,
    target: Path,
    stored: StoredReading,
    settings: RunSettings,
    control: TaskControl = NO_CONTROL,
) -> PublishedPlan:
    """Lets a plan that was read go the rest of its way, and publishes its files as `target`.

    Raises an `IshplanError`.
    """
    child = stored.child or _start_child(settings, control)
    try:
        if not stored.child:
            files = _load_unchanged_files(path, stored.sha256, settings)
            child.start_job(files.name, _walk_in_child, files, settings, stored.packed_reading)
            child.wait_for_answer(control.progress)
        child.resume_job(stored.evidence)
        if stored.early:  # while the other goes on
            child.send_reply(stored.early.receive_pictures(control.progress))
        result: BuildResult = child.wait_for_answer(control.progress)
        with _refuse_garbled(make_text(path.name)):
            if len(result.agreements) != len(stored.evidence.companions):
                raise GarbledAnswer("other forms than it was given")
        child.dismiss()
        with convert_storage_errors(target):  # while the system takes its memory back
            folder = write_folder(target, result.files)
    finally:
        child.stop()
        if control.waiting:
            control.waiting.discard(child)
    return PublishedPlan(folder, result.summary, result.counts, result.agreements)


def _start_child(settings: RunSettings, control: TaskControl) -> ChildProcess:
    for_report = (*REPORT_MODULES, *PICTURE_MODULES) if settings.options.report else ()
    modules = (*PLAN_MODULES, *for_report)
    return ChildProcess(settings.limits, control.stop, modules=modules)


@contextmanager
def _refuse_garbled(name: str) -> Iterator[None]:
    """What of an answer cannot be told by its types alone: it is an error of the plan as well."""
    try:
        yield
    except GarbledAnswer as error:
        raise GaveUp(
            f"{name}: the process that read it answered what it may not ({error}). "
            "The file may be hostile."
        ) from error


def _check_period(label: str) -> None:
    try:
        parse_period(label)
    except ValueError as error:
        raise GarbledAnswer(str(error)) from error


def _load_unchanged_files(path: Path, digest: str, settings: RunSettings) -> PlanFiles:
    """The files of a plan; raises `UnreadablePdf` if the plan is no longer the one that was
    read."""
    files = load_plan_files(path, settings.limits)
    if files.sha256 != digest:
        raise UnreadablePdf(f"{path}: it is not what was read before. Run it again.")
    return files


def _walk_in_child(
    parent: ParentChannel,
    files: PlanFiles,
    settings: RunSettings,
    packed_reading: bytes,
    must_pack: bool = False,
    is_drawn: bool = False,
) -> Generator[PlanReading, Evidence, BuildResult]:
    """The job of the child; the imports are here, since only the child needs what reading a plan
    takes."""
    from pipeline.one_plan.plan_way import walk_plan_way

    return walk_plan_way(
        parent, files, settings, packed_reading, must_pack=must_pack, is_drawn=is_drawn
    )


def _build_companion_in_child(
    parent: ParentChannel,
    files: PlanFiles,
    settings: RunSettings,
    packed_reading: bytes,
    evidence: Evidence,
) -> Annotated[CompanionPlan, MostBytes(MOST_COMPARED)]:
    from pipeline.one_plan.companions import build_for_comparison

    return build_for_comparison(parent, files, settings, packed_reading, evidence)
