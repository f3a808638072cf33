"""`ishplan run`: plan files in, one published folder a plan out, each plan for itself.

Each plan is read first and published then, both in a process of its own (see `pipeline.run.tasks`).
In between the words of all plans of an institution are put together: those of one are evidence for
the broken words of another. What was read waits in a file meanwhile, so that the memory does not
grow with the plans. Where a plan is there in several forms that are to be compared, one is
published and the others are its companions (see `pipeline.run.plan_forms`).
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
from pipeline.process.limits import DEFAULT_LIMITS, ProcessLimits
from pipeline.publish.output_layout import OutputLayout
from pipeline.run import tasks
from pipeline.run.executors import LocalExecutor, TaskExecutor, map_as_completed
from pipeline.run.messages import (
    CompanionPlan,
    PlanCounts,
    PlanFacts,
    PooledWords,
    ReadResult,
    RunOptions,
)
from pipeline.run.plan_forms import (
    PlacedPlan,
    explain_not_compared,
    explain_same_year,
    group_formats,
    with_companions,
)
from pipeline.run.spool import InstitutionGroups, PlanSpool
from pipeline.run.tasks import PublishedPlan, RunSettings, StoredReading
from pipeline.run.up_to_date import UpToDateYear, compute_fingerprint, find_up_to_date
from pipeline.storage.locations import convert_storage_errors

DEFAULT_OPTIONS = RunOptions()


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What became of one plan: its published folder and what to tell of it, or the error.

    `skipped`: it had been published before just as it would be now. `compared_with` is the plan of
    which it is another form; it is not published, but its comparison is, in the folder of that.
    """

    path: Path
    folder: Path | None = None
    message: str = ""
    skipped: bool = False
    error: IshplanError | None = None
    pages: int = 0
    counts: PlanCounts | None = None
    compared_with: Path | None = None


def ignore_outcome(_outcome: PlanOutcome) -> None:
    """Waits for all outcomes."""


def run_plans(
    paths: Sequence[Path],
    out: Path,
    on_outcome: Callable[[PlanOutcome], None] = ignore_outcome,
    *,
    options: RunOptions = DEFAULT_OPTIONS,
    limits: ProcessLimits = DEFAULT_LIMITS,
    engine: TaskExecutor | None = None,
    force: bool = False,
) -> list[PlanOutcome]:
    """Reads every plan, then publishes each; a plan that fails does not touch the others.

    The decisions in a YAML file beside a plan are replayed. What has been published before of the
    same plan, decisions, words, program and options is not read again, unless by `force`.

    The outcomes stand in the order of the paths; `on_outcome` is told each as soon as it is known.
    Every `IshplanError` of a plan becomes its outcome; so does Ctrl-C, for those not yet done.
    Raises `StorageFailed` if the output is in a storage that cannot be used.
    """
    with engine or LocalExecutor() as executor, TemporaryFile() as spool_file:
        run = _PlanRun(paths, out, on_outcome, RunSettings(compute_fingerprint(), options, limits))
        return run.run_all(executor, PlanSpool(spool_file), force)


class _PlanRun:
    def __init__(
        self,
        paths: Sequence[Path],
        out: Path,
        on_outcome: Callable[[PlanOutcome], None],
        settings: RunSettings,
    ) -> None:
        self._paths, self._out, self._on_outcome, self._settings = paths, out, on_outcome, settings
        self._outcomes: dict[int, PlanOutcome] = {}

    def run_all(self, engine: TaskExecutor, spool: PlanSpool, force: bool) -> list[PlanOutcome]:
        """One a plan, in the order asked for."""
        try:
            self._execute(engine, spool, {} if force else self._find_up_to_date())
        except KeyboardInterrupt:
            for index, path in enumerate(self._paths):
                if index not in self._outcomes:
                    message = f"{path}: stopped before it was published; its year is as it was"
                    self._outcomes[index] = PlanOutcome(path, error=Stopped(message))
        return [self._outcomes[index] for index in range(len(self._paths))]

    def _find_up_to_date(self) -> dict[int, UpToDateYear]:
        """The plans that are published already by this program and with these options."""
        provenance = {"program": self._settings.program, "options": asdict(self._settings.options)}
        with convert_storage_errors(self._out):
            return find_up_to_date(self._paths, self._out, provenance)

    def _execute(
        self, engine: TaskExecutor, spool: PlanSpool, up_to_date: dict[int, UpToDateYear]
    ) -> None:
        companions = {index: year.companions for index, year in up_to_date.items()}
        to_read = {*range(len(self._paths))} - with_companions(up_to_date, companions)
        read_now = self._read_plans(engine, spool, to_read)
        groups = InstitutionGroups(self._settings.options.institution)
        place_of = {
            i: (groups.make_slug(year.institution), year.academic_year)
            for i, year in up_to_date.items()
        }
        plans_per_place = Counter(place_of.values())
        plans_per_place.update(
            (groups.make_slug(one.institution), one.year) for one in read_now.values()
        )
        # A published plan that has got company must be read to know what the two are together.
        got_company = {index for index, place in place_of.items() if plans_per_place[place] > 1}
        read_now |= self._read_plans(engine, spool, with_companions(got_company, companions))
        up_to_date = {index: year for index, year in up_to_date.items() if index not in got_company}
        companions = {i: companions[i] for i in up_to_date} | self._group_companions(
            groups, read_now
        )
        other_formats = {*chain(*companions.values())}
        # The words of companions are no evidence: what they have helped to read, they cannot check.
        for index, one in (up_to_date | read_now).items():
            if index not in other_formats:
                groups.add_plan(index, one.institution, one.sha256)
        words_changed = {
            i for i, year in up_to_date.items() if groups.list_other_hashes(i) != year.other_hashes
        }
        changed = words_changed.union(read_now)
        # The words of all of a group are needed, also of those that stay as they are.
        needed_as_evidence = {
            i
            for i in up_to_date
            if i in words_changed or changed.intersection(groups.list_members(i))
        }
        reread = self._read_plans(
            engine, spool, needed_as_evidence | with_companions(words_changed, companions)
        )
        read_now |= {
            index: one for index, one in reread.items() if index in words_changed | other_formats
        }
        for index in sorted(up_to_date.keys() - words_changed - self._outcomes.keys()):
            self._record_skipped(index, up_to_date[index])
        self._publish_plans(engine, spool, groups, read_now, companions)
        for index, others in companions.items():
            for other in {*others} - self._outcomes.keys():
                message = explain_not_compared(self._paths[other].name, self._paths[index].name)
                self._record_failure(other, NotCompared(message))

    def _record_skipped(self, index: int, year: UpToDateYear) -> None:
        path = self._paths[index]
        self._record_outcome(index, PlanOutcome(path, year.folder, skipped=True))
        for other in year.companions:
            outcome = PlanOutcome(self._paths[other], year.folder, skipped=True, compared_with=path)
            self._record_outcome(other, outcome)

    def _read_plans(
        self, engine: TaskExecutor, spool: PlanSpool, indices: Iterable[int]
    ) -> dict[int, PlanFacts]:
        """What the plans turn out to be that could be read; all that was read is in the spool."""
        calls = ((index, (self._paths[index], self._settings)) for index in sorted(indices))
        facts: dict[int, PlanFacts] = {}
        for index, answer in map_as_completed(engine, tasks.read_one_plan, calls):
            if isinstance(answer, ReadResult):
                spool.add_reading(index, answer)
                facts[index] = answer.facts
            else:
                self._record_failure(index, answer)
        return dict(sorted(facts.items()))

    def _group_companions(
        self, groups: InstitutionGroups, facts: Mapping[int, PlanFacts]
    ) -> dict[int, tuple[int, ...]]:
        """The companions of plans that have some; plans that may not be of one year fail."""
        plans = {
            index: PlacedPlan((groups.make_slug(one.institution), one.year), one.file_format)
            for index, one in facts.items()
        }
        grouping = group_formats(plans, verify=self._settings.options.verify)
        for group in grouping.refused:
            formats = [plans[index].file_format for index in group]
            for index in group:
                name, year = self._paths[index].name, plans[index].place[1]
                others = [self._paths[other].name for other in group if other != index]
                self._record_failure(
                    index, SameYear(explain_same_year(name, year, others, formats))
                )
        return dict(grouping.companions)

    def _publish_plans(
        self,
        engine: TaskExecutor,
        spool: PlanSpool,
        groups: InstitutionGroups,
        facts: dict[int, PlanFacts],
        companions: Mapping[int, tuple[int, ...]],
    ) -> None:
        other_formats = {*chain(*companions.values())}
        main_plans = sorted(facts.keys() - other_formats - self._outcomes.keys())
        targets = self._choose_target_folders(groups, {index: facts[index] for index in main_plans})

        def load_stored_reading(index: int, main_plans: int) -> StoredReading:
            words = spool.load_merged_words(groups.list_members(main_plans))
            return (
                facts[index].sha256,
                spool.load_plan(index),
                PooledWords(words, groups.list_other_hashes(main_plans)),
            )

        def iter_companion_calls() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index in targets:
                for other in companions.get(index, ()):
                    if other in facts and other not in self._outcomes:
                        yield (
                            other,
                            (self._paths[other], load_stored_reading(other, index), self._settings),
                        )

        for index, answer in map_as_completed(
            engine, tasks.build_companion, iter_companion_calls()
        ):
            if isinstance(answer, CompanionPlan):
                spool.add_companion(index, answer)
            else:
                self._record_failure(index, answer)

        def iter_publish_calls() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index, target in targets.items():
                compared_formats = spool.load_companions(companions.get(index, ()))
                task_arguments = (
                    target,
                    load_stored_reading(index, index),
                    compared_formats,
                    self._settings,
                )
                yield index, (self._paths[index], *task_arguments)

        for index, answer in map_as_completed(engine, tasks.publish_plan, iter_publish_calls()):
            if isinstance(answer, PublishedPlan):
                self._record_published(index, facts[index].pages, answer, companions.get(index, ()))
            else:
                self._record_failure(index, answer)

    def _record_published(
        self, index: int, pages: int, answer: PublishedPlan, companions: Sequence[int]
    ) -> None:
        path, folder = self._paths[index], answer.folder
        self._record_outcome(
            index, PlanOutcome(path, folder, answer.message, pages=pages, counts=answer.counts)
        )
        compared_formats = [other for other in companions if other not in self._outcomes]
        for other, message in zip(compared_formats, answer.comparison_messages, strict=True):
            self._record_outcome(
                other, PlanOutcome(self._paths[other], folder, message, compared_with=path)
            )

    def _choose_target_folders(
        self, groups: InstitutionGroups, facts: dict[int, PlanFacts]
    ) -> dict[int, Path]:
        """The folders of the plans that have one; the others fail."""
        targets = {}
        try:
            with convert_storage_errors(self._out):
                layout = OutputLayout(self._out, groups.list_slugs())
        except IshplanError as error:
            for index in facts:
                self._record_failure(index, error)
            return {}
        for index, one in facts.items():
            try:
                name = self._paths[index].name
                targets[index] = layout.get_year_folder(groups.get_slug(index), one.year, name)
            except IshplanError as error:
                self._record_failure(index, error)
        return targets

    def _record_failure(self, index: int, error: IshplanError) -> None:
        self._record_outcome(index, PlanOutcome(self._paths[index], error=error))

    def _record_outcome(self, index: int, outcome: PlanOutcome) -> None:
        self._outcomes[index] = outcome
        self._on_outcome(outcome)
