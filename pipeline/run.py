"""`ishplan run`: plan files in, one published folder a plan out, each plan for itself.

Each plan is read first and published then, both in a process of its own (see `pipeline.tasks`). In
between the words of all plans of an institution are put together: those of one are evidence for the
broken words of another. What was read waits in a file meanwhile, so that the memory does not grow
with the plans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from extractors.errors import IshplanError, SameYear, Stopped
from pipeline import tasks
from pipeline.anywhere import reaching
from pipeline.engine import Engine, Local, results
from pipeline.evidence import Groups, Spool
from pipeline.layout import Layout
from pipeline.messages import Counts, Evidence, Found, Options, Read
from pipeline.process.limits import DEFAULT as DEFAULT_LIMITS
from pipeline.process.limits import Limits
from pipeline.tasks import Published, Setting
from pipeline.unchanged import Kept, fingerprint, kept

DEFAULT_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one plan: its published folder and what to tell of it, or the error.

    `skipped`: it had been published before just as it would be now.
    """

    path: Path
    folder: Path | None = None
    told: str = ""
    skipped: bool = False
    error: IshplanError | None = None
    pages: int = 0
    counts: Counts | None = None


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
        found = self._read(engine, spool, [i for i in range(len(self._paths)) if i not in known])
        groups = Groups(self._setting.options.institution)
        for index, one in found.items():
            groups.add(index, one.institution, one.sha256)
        for index, year in known.items():
            groups.add(index, year.institution, year.sha256)
        stale = {i for i, year in known.items() if groups.others(i) != year.others}
        moved = stale.union(found)
        # The words of all of a group are needed, also of those that stay as they are.
        silent = [i for i in known if i in stale or moved.intersection(groups.members(i))]
        again = self._read(engine, spool, silent)
        found |= {index: one for index, one in again.items() if index in stale}
        years = {index: (groups.of(index), one.year) for index, one in found.items()}
        years |= {i: (groups.of(i), known[i].academic_year) for i in known if i not in stale}
        self._refuse_same(years)
        for index, year in known.items():
            if index not in stale and index not in self._outcomes:
                self._end(index, Outcome(self._paths[index], year.folder, skipped=True))
        self._publish(engine, spool, groups, found)

    def _read(self, engine: Engine, spool: Spool, indices: Sequence[int]) -> dict[int, Found]:
        """What the plans turn out to be that could be read; all that was read is in the spool."""
        calls = ((index, (self._paths[index], self._setting)) for index in indices)
        found: dict[int, Found] = {}
        for index, answer in results(engine, tasks.read, calls):
            if isinstance(answer, Read):
                spool.keep(index, answer)
                found[index] = answer.found
            else:
                self._fail(index, answer)
        return dict(sorted(found.items()))

    def _refuse_same(self, years: dict[int, tuple[str | None, str]]) -> None:
        """Lets every plan fail that is not alone in its year and institution."""
        alike: dict[tuple[str | None, str], list[int]] = {}
        for index in sorted(years):
            alike.setdefault(years[index], []).append(index)
        for (_, year), indices in alike.items():
            if len(indices) > 1:
                for index in indices:
                    others = [self._paths[other].name for other in indices if other != index]
                    told = _same_year(self._paths[index].name, year, others)
                    self._fail(index, SameYear(told))

    def _publish(
        self, engine: Engine, spool: Spool, groups: Groups, found: dict[int, Found]
    ) -> None:
        found = {index: found[index] for index in sorted(found) if index not in self._outcomes}
        targets = self._targets(groups, found)

        def calls() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index, target in targets.items():
                words = spool.united(groups.members(index))
                evidence = Evidence(words, groups.others(index))
                was_read = found[index].sha256, spool.plan(index), evidence
                yield index, (self._paths[index], target, was_read, self._setting)

        for index, answer in results(engine, tasks.publish, calls()):
            if isinstance(answer, Published):
                path, pages = self._paths[index], found[index].pages
                outcome = Outcome(
                    path, answer.folder, answer.told, pages=pages, counts=answer.counts
                )
                self._end(index, outcome)
            else:
                self._fail(index, answer)

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


def _same_year(name: str, year: str, others: Sequence[str]) -> str:
    return (
        f"{name}: it is of {year}, as is {', '.join(others)}; expected one plan a year. Run only "
        "the one to publish."
    )
