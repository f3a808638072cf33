"""`ishplan run`: plan files in, one published folder a plan out, each plan for itself.

Each plan is read first and published then, both in a process of its own (see `pipeline.run.tasks`). In
between the words of all plans of an institution are put together: those of one are evidence for the
broken words of another. What was read waits in a file meanwhile, so that the memory does not grow
with the plans. Where a plan is there in several forms that are to be compared, one is published and
the others are its companions (see `pipeline.run.plan_forms`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from extractors.errors import IshplanError, NotCompared, SameYear, Stopped
from pipeline.process.limits import DEFAULT as DEFAULT_LIMITS
from pipeline.process.limits import Limits
from pipeline.publish.output_layout import Layout
from pipeline.run import tasks
from pipeline.run.executors import Engine, Local, results
from pipeline.run.messages import Companion, Counts, Evidence, Found, Options, Read
from pipeline.run.plan_forms import Placed, not_compared, same_year, sorted_out, whole
from pipeline.run.spool import Groups, Spool
from pipeline.run.tasks import Published, Setting, WasRead
from pipeline.run.up_to_date import Kept, fingerprint, kept
from pipeline.storage.locations import reaching

DEFAULT_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plan: its published folder and what to tell of it, or the error.

    `skipped`: it had been published before just as it would be now. `compared_with` is the plan of
    which it is another form; it is not published, but its comparison is, in the folder of that.
    """

    path: Path
    folder: Path | None = None
    told: str = ""
    skipped: bool = False
    error: IshplanError | None = None
    pages: int = 0
    counts: Counts | None = None
    compared_with: Path | None = None


def ignore(_outcome: Outcome) -> None:
    """Waits for all outcomes."""


def run_plans(
    paths: Sequence[Path],
    out: Path,
    finished: Callable[[Outcome], None] = ignore,
    *,
    options: Options = DEFAULT_OPTIONS,
    limits: Limits = DEFAULT_LIMITS,
    engine: Engine | None = None,
    force: bool = False,
) -> list[Outcome]:
    """Reads every plan, then publishes each; a plan that fails does not touch the others.

    The decisions in a YAML file beside a plan are replayed. What has been published before of the
    same plan, decisions, words, program and options is not read again, unless by `force`.

    The outcomes stand in the order of the paths; `finished` is told each as soon as it is known.
    Every `IshplanError` of a plan becomes its outcome; so does Ctrl-C, for those not yet done.
    Raises `StorageFailed` if the output is in a storage that cannot be used.
    """
    with engine or Local() as at_work, TemporaryFile() as spool:
        run = _Run(paths, out, finished, Setting(fingerprint(), options, limits))
        return run.outcomes(at_work, Spool(spool), force)


class _Run:
    def __init__(
        self,
        paths: Sequence[Path],
        out: Path,
        finished: Callable[[Outcome], None],
        setting: Setting,
    ) -> None:
        self._paths, self._out, self._finished, self._setting = paths, out, finished, setting
        self._outcomes: dict[int, Outcome] = {}

    def outcomes(self, engine: Engine, spool: Spool, force: bool) -> list[Outcome]:
        """One a plan, in the order asked for."""
        try:
            self._run(engine, spool, {} if force else self._kept())
        except KeyboardInterrupt:
            for index, path in enumerate(self._paths):
                if index not in self._outcomes:
                    told = f"{path}: stopped before it was published; its year is as it was"
                    self._outcomes[index] = Outcome(path, error=Stopped(told))
        return [self._outcomes[index] for index in range(len(self._paths))]

    def _kept(self) -> dict[int, Kept]:
        """The plans that are published already by this program and with these options."""
        made = {"program": self._setting.program, "options": asdict(self._setting.options)}
        with reaching(self._out):
            return kept(self._paths, self._out, made)

    def _run(self, engine: Engine, spool: Spool, known: dict[int, Kept]) -> None:
        companions = {index: year.companions for index, year in known.items()}
        unknown = {*range(len(self._paths))} - whole(known, companions)
        found = self._read(engine, spool, unknown)
        groups = Groups(self._setting.options.institution)
        held = {
            i: (groups.named(year.institution), year.academic_year) for i, year in known.items()
        }
        crowd = Counter(held.values())
        crowd.update((groups.named(one.institution), one.year) for one in found.values())
        # A published plan that has got company must be read to know what the two are together.
        met = {index for index, place in held.items() if crowd[place] > 1}
        found |= self._read(engine, spool, whole(met, companions))
        known = {index: year for index, year in known.items() if index not in met}
        companions = {i: companions[i] for i in known} | self._companions(groups, found)
        beside = {*chain(*companions.values())}
        # The words of companions are no evidence: what they have helped to read, they cannot check.
        for index, one in (known | found).items():
            if index not in beside:
                groups.add(index, one.institution, one.sha256)
        stale = {i for i, year in known.items() if groups.others(i) != year.others}
        moved = stale.union(found)
        # The words of all of a group are needed, also of those that stay as they are.
        silent = {i for i in known if i in stale or moved.intersection(groups.members(i))}
        again = self._read(engine, spool, silent | whole(stale, companions))
        found |= {index: one for index, one in again.items() if index in stale | beside}
        for index in sorted(known.keys() - stale - self._outcomes.keys()):
            self._skip(index, known[index])
        self._publish(engine, spool, groups, found, companions)
        for index, others in companions.items():
            for other in {*others} - self._outcomes.keys():
                told = not_compared(self._paths[other].name, self._paths[index].name)
                self._fail(other, NotCompared(told))

    def _skip(self, index: int, year: Kept) -> None:
        path = self._paths[index]
        self._end(index, Outcome(path, year.folder, skipped=True))
        for other in year.companions:
            outcome = Outcome(self._paths[other], year.folder, skipped=True, compared_with=path)
            self._end(other, outcome)

    def _read(self, engine: Engine, spool: Spool, indices: Iterable[int]) -> dict[int, Found]:
        """What the plans turn out to be that could be read; all that was read is in the spool."""
        calls = ((index, (self._paths[index], self._setting)) for index in sorted(indices))
        found: dict[int, Found] = {}
        for index, answer in results(engine, tasks.read, calls):
            if isinstance(answer, Read):
                spool.keep(index, answer)
                found[index] = answer.found
            else:
                self._fail(index, answer)
        return dict(sorted(found.items()))

    def _companions(self, groups: Groups, found: Mapping[int, Found]) -> dict[int, tuple[int, ...]]:
        """The companions of plans that have some; plans that may not be of one year fail."""
        plans = {
            index: Placed((groups.named(one.institution), one.year), one.form)
            for index, one in found.items()
        }
        told = sorted_out(plans, verify=self._setting.options.verify)
        for group in told.refused:
            forms = [plans[index].form for index in group]
            for index in group:
                name, year = self._paths[index].name, plans[index].place[1]
                others = [self._paths[other].name for other in group if other != index]
                self._fail(index, SameYear(same_year(name, year, others, forms)))
        return dict(told.companions)

    def _publish(
        self,
        engine: Engine,
        spool: Spool,
        groups: Groups,
        found: dict[int, Found],
        companions: Mapping[int, tuple[int, ...]],
    ) -> None:
        beside = {*chain(*companions.values())}
        first = sorted(found.keys() - beside - self._outcomes.keys())
        targets = self._targets(groups, {index: found[index] for index in first})

        def was_read(index: int, first: int) -> WasRead:
            words = spool.united(groups.members(first))
            return found[index].sha256, spool.plan(index), Evidence(words, groups.others(first))

        def to_compare() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index in targets:
                for other in companions.get(index, ()):
                    if other in found and other not in self._outcomes:
                        yield other, (self._paths[other], was_read(other, index), self._setting)

        for index, answer in results(engine, tasks.companion, to_compare()):
            if isinstance(answer, Companion):
                spool.keep_companion(index, answer)
            else:
                self._fail(index, answer)

        def to_publish() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index, target in targets.items():
                forms = spool.companions(companions.get(index, ()))
                more = target, was_read(index, index), forms, self._setting
                yield index, (self._paths[index], *more)

        for index, answer in results(engine, tasks.publish, to_publish()):
            if isinstance(answer, Published):
                self._published(index, found[index].pages, answer, companions.get(index, ()))
            else:
                self._fail(index, answer)

    def _published(
        self, index: int, pages: int, answer: Published, companions: Sequence[int]
    ) -> None:
        path, folder = self._paths[index], answer.folder
        self._end(index, Outcome(path, folder, answer.told, pages=pages, counts=answer.counts))
        compared = [other for other in companions if other not in self._outcomes]
        for other, told in zip(compared, answer.compared, strict=True):
            self._end(other, Outcome(self._paths[other], folder, told, compared_with=path))

    def _targets(self, groups: Groups, found: dict[int, Found]) -> dict[int, Path]:
        """The folders of the plans that have one; the others fail."""
        targets = {}
        try:
            with reaching(self._out):
                layout = Layout(self._out, groups.institutions())
        except IshplanError as error:
            for index in found:
                self._fail(index, error)
            return {}
        for index, one in found.items():
            try:
                name = self._paths[index].name
                targets[index] = layout.folder(groups.of(index), one.year, name)
            except IshplanError as error:
                self._fail(index, error)
        return targets

    def _fail(self, index: int, error: IshplanError) -> None:
        self._end(index, Outcome(self._paths[index], error=error))

    def _end(self, index: int, outcome: Outcome) -> None:
        self._outcomes[index] = outcome
        self._finished(outcome)
