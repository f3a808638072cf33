"""The first plan of a command's run is read before the run has begun.

Half of what the command itself has to do for one plan is to import what makes values and files of
it. Meanwhile a copy of it, which imports the reader alone, reads the plan on another processor.
Then it draws the pictures of the report, while the plan goes on its way in the process that has
those imports.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Annotated

from msgspec import Meta, Struct

from extractors.errors import IshplanError
from pipeline.one_plan.messages import RunOptions
from pipeline.one_plan.plan_files import PlanFiles, load_plan_files
from pipeline.process.child import FileJob, FileProgressCallback, ParentChannel
from pipeline.process.child_start import (
    PICTURE_MODULES,
    READING_MODULES,
    REPORT_MODULES,
    WAY_MODULES,
    can_be_copied,
)
from pipeline.process.limits import ProcessLimits
from pipeline.process.worker import ChildProcess
from pipeline.storage.locations import is_local

MOST_PLANS = 8
"""A run of more plans begins with none of them: whether the first is published already, it learns
only when it has looked at all."""

PDF_MARK, MARK_WITHIN = b"%PDF-", 1024
"""How a PDF begins, and within how many bytes."""

Pictures = Annotated[list[bytes], Meta(max_length=100_000)]
"""One of each page, as PNG."""


class EarlyReading(Struct, frozen=True):
    """A process that reads a plan and may then draw its pages, and the files that it was given of
    it."""

    path: Path
    files: PlanFiles
    child: ChildProcess
    draws: bool

    def finish(self, progress: FileProgressCallback, stop: Event) -> bytes:
        """What was read of the plan, packed; raises an `IshplanError`.

        The process ends, unless it `draws`: then it goes on to that, and its clock begins anew.
        """
        self.child.attend_job(stop)
        packed: bytes = self.child.wait_for_answer(progress)
        if self.draws:
            self.child.resume_job(None)
        else:
            self.child.stop()
        return packed

    def receive_pictures(self, progress: FileProgressCallback) -> list[bytes]:
        """The pictures of the pages, PNG; raises an `IshplanError`. The process ends."""
        pictures: list[bytes] = self.child.wait_for_answer(progress)
        self.child.stop()
        return pictures


@contextmanager
def read_early(
    paths: Sequence[Path], limits: ProcessLimits, options: RunOptions
) -> Iterator[EarlyReading | None]:
    """Starts to read the first of a few plans, and ends that in any case when it is left.

    None where this process may not be copied, or the plan is no PDF on this machine that can be
    read; what is wrong with it, the run will say. Pages are drawn only of one plan alone: of
    several, the first would wait for the others before it goes on, and its drawer with it.
    """
    early = None
    if can_be_copied() and len(paths) <= MOST_PLANS and is_local(paths[0]):
        draws = len(paths) == 1 and options.report and not options.verify
        early = _begin_reading(paths[0], limits, draws=draws)
    try:
        yield early
    finally:
        if early:
            early.child.stop()


class FirstPlan(Struct, frozen=True):
    """What was started for the plan that is read first: the process that goes its way, and the one
    that has begun to read it."""

    child: ChildProcess
    early: EarlyReading | None = None


FirstPlanStarter = Callable[[Path, Event], FirstPlan]
"""Starts what the first plan needs; takes its path, and what will end that when it is set."""


def start_first_plan(
    path: Path,
    stop: Event,
    limits: ProcessLimits,
    early: EarlyReading | None,
    *,
    with_report: bool,
) -> FirstPlan:
    """Starts the process that goes the way of the plan at `path`, on from what is read `early` if
    that is of this plan. It is a copy of this process, if this may be copied, and is ended once
    `stop` is set."""
    if early and early.path != path:
        early.child.stop()
        early = None
    modules = (
        *WAY_MODULES,
        *(() if early else READING_MODULES),
        *(REPORT_MODULES if with_report else ()),
        *(PICTURE_MODULES if with_report and not (early and early.draws) else ()),
    )
    return FirstPlan(ChildProcess(limits, stop, modules=modules, is_first=True), early)


def _begin_reading(path: Path, limits: ProcessLimits, *, draws: bool) -> EarlyReading | None:
    try:
        files = load_plan_files(path, limits)
    except IshplanError:  # told by the run, which looks at it once more
        return None
    if PDF_MARK not in files.content[:MARK_WITHIN]:  # what else it is, is not for this process
        return None
    job = FileJob(files.name, _read_in_child, (files,))
    child = ChildProcess(limits, modules=READING_MODULES, given=job)
    return EarlyReading(path, files, child, draws)


def _read_in_child(parent: ParentChannel, files: PlanFiles) -> Generator[bytes, None, Pictures]:
    """The job of the child, which alone imports what reads and draws."""
    from pipeline.one_plan.kept_reading import pack_reading
    from pipeline.one_plan.open_plan import read_any_document

    yield pack_reading(*read_any_document(files, parent))
    from pipeline.one_plan.draw_plan import draw_plan_pages

    return draw_plan_pages(files, parent)
