"""`ishplan run`: takes plan files, and publishes one folder for each plan.

Each plan goes its way in a process of its own (see `one_plan.plan_way`). Half-way, once all are
read, the words of all plans of an institution are put together, since the words of one plan help to
join the broken words of another. Meanwhile a few processes wait with what they have read; for
further plans it is kept in a file, so that memory does not grow with the number of plans. If a plan
is given in several forms that are to be compared, one is published and the others are its
companions (see `pipeline.run.plan_forms`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from msgspec.structs import asdict

from extractors.errors import IshplanError, NotCompared, SameYear, Stopped
from pipeline.one_plan.messages import CompanionPlan, Evidence, RunOptions, RunSettings
from pipeline.process.limits import DEFAULT_LIMITS, ProcessLimits
from pipeline.published.output_layout import OutputLayout
from pipeline.run import tasks
from pipeline.run.executors import LocalExecutor, TaskExecutor, map_as_completed
from pipeline.run.plan_forms import (
    PlacedPlan,
    explain_not_compared,
    explain_same_year,
    group_formats,
)
from pipeline.run.plan_state import PlanOutcome, PlanState
from pipeline.run.spool import InstitutionGroups, PlanSpool
from pipeline.run.tasks import HalfwayPlan, PublishedPlan, StoredReading
from pipeline.run.up_to_date import compute_fingerprint, find_up_to_date
from pipeline.storage.locations import convert_storage_errors

DEFAULT_OPTIONS = RunOptions()

OutcomeCallback = Callable[[PlanOutcome], None]


def ignore_outcome(_outcome: PlanOutcome) -> None:
    """Does nothing: the caller waits for all outcomes."""


def run_plans(
    paths: Sequence[Path],
    out: Path,
    on_outcome: OutcomeCallback = ignore_outcome,
    *,
    options: RunOptions = DEFAULT_OPTIONS,
    limits: ProcessLimits = DEFAULT_LIMITS,
    engine: TaskExecutor | None = None,
    force: bool = False,
) -> list[PlanOutcome]:
    """Reads every plan, then publishes each; a plan that fails does not touch the others.

    The decisions in the YAML files beside a plan are replayed. A plan that was published before
    from the same file, decisions, words, program and options is not read again, unless with
    `force`.

    The outcomes are in the order of the paths; `on_outcome` is called with each as soon as it is
    known. Every `IshplanError` of a plan becomes its outcome; so does Ctrl-C, for plans not yet
    done. Raises `StorageFailed` if the output is in a storage that cannot be used.
    """
    settings = RunSettings(compute_fingerprint(), options, limits)
    plans = [PlanState(index, path) for index, path in enumerate(paths)]
    with engine or LocalExecutor() as executor, TemporaryFile() as spool_file:
        run = _PlanRun(plans, out, on_outcome, settings, executor, PlanSpool(spool_file))
        try:
            run.run_all(force=force)
        except KeyboardInterrupt:
            for plan in plans:
                if plan.outcome is None:
                    message = f"{plan.path}: stopped before it was published; its year is as it was"
                    plan.outcome = PlanOutcome(plan.path, error=Stopped(message))
    return [plan.outcome for plan in plans if plan.outcome]


@dataclass(slots=True)
class _PlanRun:
    plans: Sequence[PlanState]
    out: Path
    on_outcome: OutcomeCallback
    settings: RunSettings
    engine: TaskExecutor
    spool: PlanSpool
    groups: InstitutionGroups = field(init=False)

    def __post_init__(self) -> None:
        self.groups = InstitutionGroups(self.settings.options.institution)

    def run_all(self, *, force: bool) -> None:
        """Gives every plan its outcome."""
        if not force:
            self._find_published()
        first = next((plan.path for plan in self.plans if plan.must_be_read), None)
        if first:
            self.engine.expect(first)
        self._read_plans(plan for plan in self.plans if plan.must_be_read)
        self._reread_plans_with_company()
        self._group_formats()
        self._group_by_institution()
        self._reread_for_new_words()
        for plan in self.plans:
            if plan.published and not plan.outcome:
                self._record_skipped(plan)
        targets = self._choose_target_folders()
        self._end_children_but(targets)
        self._build_companions(targets)
        self._publish_plans(targets)
        for plan in self.plans:
            if plan.main_plan and not plan.outcome:
                names = plan.path.name, plan.main_plan.path.name
                self._record_failure(plan, NotCompared(explain_not_compared(*names)))

    def _find_published(self) -> None:
        """Marks the plans that are already published by this program with these options."""
        provenance = {"program": self.settings.program, "options": asdict(self.settings.options)}
        paths = [plan.path for plan in self.plans]
        with convert_storage_errors(self.out):
            up_to_date = find_up_to_date(paths, self.out, provenance)
        for index, year in up_to_date.items():
            self.plans[index].published = year
            self.plans[index].add_companions(tuple(self.plans[i] for i in year.companions))

    def _read_plans(self, plans: Iterable[PlanState]) -> None:
        """Reads plans. Each then has its facts and its reading in the spool, or has failed."""
        calls = ((plan.index, (plan.path, self.settings)) for plan in plans)
        for index, answer in map_as_completed(self.engine, tasks.read_one_plan, calls):
            if isinstance(answer, HalfwayPlan):
                self.spool.add_reading(index, answer.reading)
                self.plans[index].facts = answer.reading.facts
                self.plans[index].child = answer.child
                self.plans[index].early = answer.early
            else:
                self._record_failure(self.plans[index], answer)

    def _reread_plans_with_company(self) -> None:
        """Reads published plans for whose year another plan was read: the two may be one plan."""
        places = {plan.index: self._find_place(plan) for plan in self.plans if plan.identity}
        plans_per_place = Counter(places.values())
        for plan in self.plans:
            if plan.published and plans_per_place[places[plan.index]] > 1:
                plan.forget_published()
        self._read_plans(plan for plan in self.plans if plan.must_be_read)

    def _find_place(self, plan: PlanState) -> tuple[str | None, str]:
        """The institution (a slug) and the year of a plan, which together have one folder."""
        if plan.published:
            year, institution = plan.published.academic_year, plan.published.institution
        else:
            assert plan.facts
            year, institution = plan.facts.year, plan.facts.institution
        return self.groups.make_slug(institution), year

    def _group_formats(self) -> None:
        """Gives plans their companions; other plans of one year fail."""
        placed = {
            plan.index: PlacedPlan(self._find_place(plan), plan.facts.file_format)
            for plan in self.plans
            if plan.facts and not plan.published
        }
        grouping = group_formats(placed, verify=self.settings.options.verify)
        for index, others in grouping.companions.items():
            self.plans[index].add_companions(tuple(self.plans[other] for other in others))
        for group in grouping.refused:
            formats = [placed[index].file_format for index in group]
            for index in group:
                others_names = [self.plans[other].path.name for other in group if other != index]
                message = explain_same_year(
                    self.plans[index].path.name, placed[index].place[1], others_names, formats
                )
                self._record_failure(self.plans[index], SameYear(message))

    def _group_by_institution(self) -> None:
        """Groups the plans that help each other with their words.

        Companions are not among them: they could not check what they have helped to read.
        """
        for plan in self.plans:
            if plan.identity and not plan.main_plan:
                self.groups.add_plan(plan.index, plan.identity.institution, plan.identity.sha256)

    def _reread_for_new_words(self) -> None:
        """Marks published plans for publishing again if they were made with other words than those
        of this run, and reads all plans of their institution, since all their words are needed."""
        changed = {plan.index for plan in self.plans if plan.facts}
        published = [plan for plan in self.plans if plan.published]
        outdated = [
            plan
            for plan in published
            if plan.published
            and self.groups.list_other_hashes(plan.index) != plan.published.other_hashes
        ]
        changed.update(plan.index for plan in outdated)
        needed = [
            plan for plan in published if changed.intersection(self.groups.list_members(plan.index))
        ]
        self._read_plans([*needed, *(other for plan in outdated for other in plan.companions)])
        for plan in outdated:
            plan.published = None

    def _choose_target_folders(self) -> dict[int, Path]:
        """The folder of each plan that is to be published; plans that may not have one fail."""
        targets: dict[int, Path] = {}
        waiting = [plan for plan in self.plans if plan.can_be_published]
        try:
            with convert_storage_errors(self.out):
                layout = OutputLayout(self.out, self.groups.list_slugs())
        except IshplanError as error:
            for plan in waiting:
                self._record_failure(plan, error)
            return {}
        for plan in waiting:
            slug, year = self._find_place(plan)
            try:
                targets[plan.index] = layout.get_year_folder(slug, year, plan.path.name)
            except IshplanError as error:
                self._record_failure(plan, error)
        return targets

    def _end_children_but(self, targets: Iterable[int]) -> None:
        """Ends the waiting processes of plans that are not to be published."""
        for index in {*range(len(self.plans))}.difference(targets):
            child = self.plans[index].child
            if child:
                child.stop()

    def _build_companions(self, targets: Iterable[int]) -> None:
        """Makes, of the other forms of the plans with a folder, what is compared."""

        def iter_calls() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index in targets:
                for other in self.plans[index].companions:
                    if other.facts and not other.outcome:
                        reading = self._load_reading(other, self.plans[index])
                        yield other.index, (other.path, reading, self.settings)

        for index, answer in map_as_completed(self.engine, tasks.build_companion, iter_calls()):
            if isinstance(answer, CompanionPlan):
                self.spool.add_companion(index, answer)
            else:
                self._record_failure(self.plans[index], answer)

    def _publish_plans(self, targets: dict[int, Path]) -> None:
        def iter_calls() -> Iterator[tuple[int, tuple[Any, ...]]]:
            for index, target in targets.items():
                plan = self.plans[index]
                yield index, (plan.path, target, self._load_reading(plan, plan), self.settings)

        for index, answer in map_as_completed(self.engine, tasks.publish_plan, iter_calls()):
            if isinstance(answer, PublishedPlan):
                self._record_published(self.plans[index], answer)
            else:
                self._record_failure(self.plans[index], answer)

    def _load_reading(self, plan: PlanState, main_plan: PlanState) -> StoredReading:
        """What was read of a plan, the words of all plans of its main plan's institution, and its
        other forms."""
        assert plan.facts
        members = self.groups.list_members(main_plan.index)
        is_alone = members == (plan.index,)
        evidence = Evidence(
            b"" if is_alone else self.spool.load_merged_words(members),
            self.groups.list_other_hashes(main_plan.index),
            self.spool.load_companions(other.index for other in plan.companions),
        )
        packed_reading = self.spool.load_reading(plan.index)
        slug = self.groups.make_slug(main_plan.facts.institution if main_plan.facts else None)
        return StoredReading(
            plan.facts.sha256, slug, plan.child, packed_reading, evidence, plan.early
        )

    def _record_skipped(self, plan: PlanState) -> None:
        assert plan.published
        folder = plan.published.folder
        self._record(plan, PlanOutcome(plan.path, folder, skipped=True))
        for other in plan.companions:
            outcome = PlanOutcome(other.path, folder, skipped=True, compared_with=plan.path)
            self._record(other, outcome)

    def _record_published(self, plan: PlanState, answer: PublishedPlan) -> None:
        pages = plan.facts.pages if plan.facts else 0
        outcome = PlanOutcome(
            plan.path, answer.folder, answer.summary, pages=pages, counts=answer.counts
        )
        self._record(plan, outcome)
        compared = [other for other in plan.companions if not other.outcome]
        for other, agreement in zip(compared, answer.agreements, strict=True):
            outcome = PlanOutcome(
                other.path, answer.folder, agreement=agreement, compared_with=plan.path
            )
            self._record(other, outcome)

    def _record_failure(self, plan: PlanState, error: IshplanError) -> None:
        self._record(plan, PlanOutcome(plan.path, error=error))

    def _record(self, plan: PlanState, outcome: PlanOutcome) -> None:
        plan.outcome = outcome
        self.on_outcome(outcome)
