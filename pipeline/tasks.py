"""What is done for one plan where its files can be reached: here, or on a machine of a cluster.

A task takes the plan's bytes from wherever they lie and hands them to a process of their own, which
can reach nothing; what that answers is passed on or published.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Event

from extractors.errors import UnreadablePdf
from pipeline.anywhere import reaching
from pipeline.folder import written
from pipeline.given import Given, given
from pipeline.messages import Counts, Evidence, Made, Options, Read
from pipeline.process.limits import Limits
from pipeline.process.talk import Talk
from pipeline.process.worker import Progress, alone, quiet


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


@dataclass(frozen=True, slots=True)
class Published:
    """Where a plan was published, what to tell of it, and how much it holds."""

    folder: Path
    told: str
    counts: Counts


def read(path: Path, setting: Setting, watch: Watch = UNWATCHED) -> Read:
    """Reads the plan at `path`; raises an `IshplanError`."""
    files = given(path, setting.limits)
    name, stop = files.name, watch.stop
    found: Read = alone(
        name, setting.limits, watch.progress, _read, files, stop=stop, fresh=watch.fresh
    )
    return found


def publish(
    path: Path,
    target: Path,
    was_read: tuple[str, bytes, Evidence],
    setting: Setting,
    watch: Watch = UNWATCHED,
) -> Published:
    """Makes the files of a plan that was read, and publishes them as `target`.

    `was_read` is the sha256 of the plan, what was kept of its reading, and the words that are
    evidence. Raises an `IshplanError`.
    """
    digest, kept, evidence = was_read
    files = given(path, setting.limits)
    if files.sha256 != digest:
        raise UnreadablePdf(f"{path}: it is not what was read before. Run it again.")
    more = (kept, evidence, setting.program, setting.options)
    made: Made = alone(
        files.name, setting.limits, watch.progress, _make, files, *more, stop=watch.stop
    )
    with reaching(target):
        return Published(written(target, made.files), made.told, made.counts)


def _read(talk: Talk, files: Given) -> Read:
    """The child's job; only the child needs to import what it takes to read a PDF."""
    from pipeline.reading import read

    return read(talk, files)


def _make(
    talk: Talk, files: Given, kept: bytes, evidence: Evidence, program: str, options: Options
) -> Made:
    from pipeline.making import make

    return make(talk, files, kept, evidence, program, options)
