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
from pipeline.process.child import Talk
from pipeline.process.encoding import Garbled, unpacked
from pipeline.process.limits import Limits
from pipeline.process.worker import Progress, alone, quiet
from pipeline.run.messages import Companion, Counts, Evidence, Made, Options, Read
from pipeline.run.plan_files import Given, given
from pipeline.storage.folder import written
from pipeline.storage.locations import reaching
from pipeline.structure.known_words import KnownWords
from pipeline.terminal import coloured

MOST_OWN_WORDS = 16 << 20
"""Bytes of the words of one plan; a plan of 30 pages has 0.2 MiB."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What all plans of a run have in common; `program` is the program's fingerprint."""

    program: str
    options: Options
    limits: Limits


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of progress, what stops a task, and whether its process imports for itself."""

    progress: Progress = quiet
    stop: Event | None = None
    fresh: bool = False


UNWATCHED = Watch()

WasRead: TypeAlias = tuple[str, bytes, Evidence]
"""The sha256 of a plan, what was kept of its reading, and the words that are evidence."""


@dataclass(frozen=True, slots=True)
class Published:
    """Where a plan was published, what to tell of it and of each companion, how much it holds."""

    folder: Path
    told: str
    counts: Counts
    compared: tuple[str, ...]


def read(path: Path, setting: Setting, watch: Watch = UNWATCHED) -> Read:
    """Reads the plan at `path`; raises an `IshplanError`."""
    files = given(path, setting.limits)
    name, stop = files.name, watch.stop
    answer = alone(name, setting.limits, watch.progress, _read, files, stop=stop, fresh=watch.fresh)
    try:  # others' words are to be put together with these
        unpacked(answer.words, KnownWords, MOST_OWN_WORDS)
    except Garbled as error:
        raise GaveUp(
            f"{name}: the process that read it answered what it may not ({error}). "
            "The file may be hostile."
        ) from error
    return replace(answer, found=replace(answer.found, sha256=files.sha256))


def companion(
    path: Path, was_read: WasRead, setting: Setting, watch: Watch = UNWATCHED
) -> Companion:
    """Makes of another form of a plan, which was read, what is compared with the plan.

    Raises an `IshplanError`.
    """
    digest, kept, evidence = was_read
    files = _as_read(path, digest, setting)
    answer = alone(
        files.name,
        setting.limits,
        watch.progress,
        _companion,
        files,
        kept,
        evidence,
        stop=watch.stop,
    )
    return replace(answer, name=files.name, files=files.hashes)


def publish(
    path: Path,
    target: Path,
    was_read: WasRead,
    companions: tuple[Companion, ...],
    setting: Setting,
    watch: Watch = UNWATCHED,
) -> Published:
    """Makes the files of a plan that was read, and publishes them as `target`.

    Raises an `IshplanError`.
    """
    digest, kept, evidence = was_read
    files = _as_read(path, digest, setting)
    more = (kept, evidence, companions, setting.program, setting.options)
    made = alone(files.name, setting.limits, watch.progress, _make, files, *more, stop=watch.stop)
    with reaching(target):
        folder = written(target, made.files)
    return Published(folder, coloured(made.told), made.counts, tuple(map(coloured, made.compared)))


def _as_read(path: Path, digest: str, setting: Setting) -> Given:
    """The files of a plan, which is still the one that was read."""
    files = given(path, setting.limits)
    if files.sha256 != digest:
        raise UnreadablePdf(f"{path}: it is not what was read before. Run it again.")
    return files


def _read(talk: Talk, files: Given) -> Read:
    """The child's job; only the child needs to import what it takes to read a PDF."""
    from pipeline.run.read_job import read

    return read(talk, files)


def _companion(_talk: Talk, files: Given, kept: bytes, evidence: Evidence) -> Companion:
    from pipeline.run.publish_job import companion

    return companion(files, kept, evidence)


def _make(
    talk: Talk,
    files: Given,
    kept: bytes,
    evidence: Evidence,
    companions: tuple[Companion, ...],
    program: str,
    options: Options,
) -> Made:
    from pipeline.run.publish_job import make

    return make(talk, files, kept, evidence, companions, program, options)
