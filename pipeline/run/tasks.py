"""What is done for one plan where its files can be reached: here, or on a machine of a cluster.

A task takes the plan's bytes from wherever they lie and hands them to a process of their own, which
can reach nothing; what that answers is passed on or published.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import TypeAlias

from extractors.errors import GaveUp, UnreadablePdf
from pipeline.process.child import ParentChannel
from pipeline.process.encoding import GarbledAnswer, unpack_record
from pipeline.process.limits import ProcessLimits
from pipeline.process.worker import FileProgressCallback, ignore_progress, run_in_child
from pipeline.run.messages import (
    BuildResult,
    CompanionPlan,
    PlanCounts,
    PooledWords,
    ReadResult,
    RunOptions,
)
from pipeline.run.plan_files import PlanFiles, load_plan_files
from pipeline.storage.folder import write_folder
from pipeline.storage.locations import convert_storage_errors
from pipeline.structure.known_words import KnownWords
from pipeline.terminal import coloured

MOST_OWN_WORDS = 16 << 20
"""Bytes of the words of one plan; a plan of 30 pages has 0.2 MiB."""


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What all plans of a run have in common; `program` is the program's fingerprint."""

    program: str
    options: RunOptions
    limits: ProcessLimits


@dataclass(frozen=True, slots=True)
class TaskControl:
    """Who is told of progress, what stops a task, and whether its process imports for itself."""

    progress: FileProgressCallback = ignore_progress
    stop: Event | None = None
    spawn: bool = False


NO_CONTROL = TaskControl()

StoredReading: TypeAlias = tuple[str, str | None, bytes, PooledWords]
"""The sha256 of a plan, its institution as its folder is named, what was kept of its reading, and
the words that are evidence."""


@dataclass(frozen=True, slots=True)
class PublishedPlan:
    """Where a plan was published, what to tell of it and of each companion, how much it holds."""

    folder: Path
    message: str
    counts: PlanCounts
    comparison_messages: tuple[str, ...]


def read_one_plan(
    path: Path, settings: RunSettings, control: TaskControl = NO_CONTROL
) -> ReadResult:
    """Reads the plan at `path`; raises an `IshplanError`."""
    files = load_plan_files(path, settings.limits)
    name, stop = files.name, control.stop
    answer = run_in_child(
        name,
        settings.limits,
        control.progress,
        _read_in_child,
        files,
        settings.options.period,
        stop=stop,
        spawn=control.spawn,
    )
    try:  # others' words are to be put together with these
        unpack_record(answer.packed_words, KnownWords, MOST_OWN_WORDS)
    except GarbledAnswer as error:
        raise GaveUp(
            f"{name}: the process that read it answered what it may not ({error}). "
            "The file may be hostile."
        ) from error
    return replace(answer, facts=replace(answer.facts, sha256=files.sha256))


def build_companion(
    path: Path, stored: StoredReading, settings: RunSettings, control: TaskControl = NO_CONTROL
) -> CompanionPlan:
    """Makes of another form of a plan, which was read, what is compared with the plan.

    Raises an `IshplanError`.
    """
    digest, institution, packed_plan, pooled_words = stored
    files = _load_unchanged_files(path, digest, institution, settings)
    answer = run_in_child(
        files.name,
        settings.limits,
        control.progress,
        _build_companion_in_child,
        files,
        packed_plan,
        pooled_words,
        stop=control.stop,
    )
    return replace(answer, name=files.name, file_hashes=files.file_hashes)


def publish_plan(
    path: Path,
    target: Path,
    stored: StoredReading,
    companions: tuple[CompanionPlan, ...],
    settings: RunSettings,
    control: TaskControl = NO_CONTROL,
) -> PublishedPlan:
    """Makes the files of a plan that was read, and publishes them as `target`.

    Raises an `IshplanError`.
    """
    digest, institution, packed_plan, pooled_words = stored
    files = _load_unchanged_files(path, digest, institution, settings)
    job_arguments = (packed_plan, pooled_words, companions, settings.program, settings.options)
    result = run_in_child(
        files.name,
        settings.limits,
        control.progress,
        _build_files_in_child,
        files,
        *job_arguments,
        stop=control.stop,
    )
    with convert_storage_errors(target):
        folder = write_folder(target, result.files)
    return PublishedPlan(
        folder,
        coloured(result.message),
        result.counts,
        tuple(map(coloured, result.comparison_messages)),
    )


def _load_unchanged_files(
    path: Path, digest: str, institution: str | None, settings: RunSettings
) -> PlanFiles:
    """The files of a plan, which is still the one that was read."""
    files = load_plan_files(path, settings.limits, [institution])
    if files.sha256 != digest:
        raise UnreadablePdf(f"{path}: it is not what was read before. Run it again.")
    return files


def _read_in_child(parent: ParentChannel, files: PlanFiles, period: str | None) -> ReadResult:
    """The child's job; only the child needs to import what it takes to read a PDF."""
    from pipeline.run.read_job import read_and_pack

    return read_and_pack(parent, files, period)


def _build_companion_in_child(
    _parent: ParentChannel, files: PlanFiles, packed_plan: bytes, pooled_words: PooledWords
) -> CompanionPlan:
    from pipeline.run.publish_job import build_for_comparison

    return build_for_comparison(files, packed_plan, pooled_words)


def _build_files_in_child(
    parent: ParentChannel,
    files: PlanFiles,
    packed_plan: bytes,
    pooled_words: PooledWords,
    companions: tuple[CompanionPlan, ...],
    program: str,
    options: RunOptions,
) -> BuildResult:
    from pipeline.run.publish_job import build_published_files

    return build_published_files(
        parent, files, packed_plan, pooled_words, companions, program, options
    )
