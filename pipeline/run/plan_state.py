"""What a run knows of each plan: what it is, which others belong to it, and its outcome."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from extractors.errors import IshplanError
from pipeline.one_plan.messages import FormAgreement, PlanCounts, PlanFacts, PlanSummary
from pipeline.process.worker import ChildProcess
from pipeline.run.early_reading import EarlyReading
from pipeline.run.up_to_date import UpToDateYear


class PlanOutcome(Struct, frozen=True):
    """The outcome of one plan: its published folder and a summary, or the error.

    `skipped`: it was already published exactly as it would be now. `compared_with` is the plan of
    which this file is another form; it is not published itself, but compared in that plan's folder,
    and `agreement` is the result.
    """

    path: Path
    folder: Path | None = None
    summary: PlanSummary | None = None
    agreement: FormAgreement | None = None
    skipped: bool = False
    error: IshplanError | None = None
    pages: int = 0
    counts: PlanCounts | None = None
    compared_with: Path | None = None


class PlanState(Struct, eq=False):
    """One plan of a run, which changes as the run goes on.

    `published` is the folder that already holds it as it would be published now; None if it is to
    be published (again). `facts` are known once it was read; `child` is the process that then waits
    with it, if any, and `early` draws its pages. `companions` are its other forms, which are
    compared with it; each has it as its `main_plan`. `outcome` is set at the end.
    """

    index: int
    path: Path
    published: UpToDateYear | None = None
    facts: PlanFacts | None = None
    child: ChildProcess | None = None
    early: EarlyReading | None = None
    companions: tuple[PlanState, ...] = ()
    main_plan: PlanState | None = None
    outcome: PlanOutcome | None = None

    @property
    def identity(self) -> UpToDateYear | PlanFacts | None:
        """What says its institution and its hash; None if they are not known."""
        return self.published or self.facts

    @property
    def must_be_read(self) -> bool:
        """Whether nothing is known of it yet, and it has no outcome."""
        return not (self.identity or self.main_plan or self.outcome)

    @property
    def can_be_published(self) -> bool:
        """Whether it was read, is to be published itself, and has no outcome yet."""
        return bool(self.facts) and not (self.published or self.main_plan or self.outcome)

    def add_companions(self, others: tuple[PlanState, ...]) -> None:
        """Makes other plans companions of this one."""
        self.companions = others
        for other in others:
            other.main_plan = self

    def forget_published(self) -> None:
        """Makes it and its companions plans of which nothing is known."""
        self.published = None
        for other in self.companions:
            other.main_plan = None
        self.companions = ()


def list_roots(outcomes: Sequence[PlanOutcome]) -> list[Path]:
    """The folders of the institutions that a run published years of."""
    return [*dict.fromkeys(outcome.folder.parent for outcome in outcomes if outcome.folder)]
