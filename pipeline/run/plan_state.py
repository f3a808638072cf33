"""What a run knows of each of its plans: what it is, what it belongs to, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import IshplanError
from pipeline.one_plan.messages import FormAgreement, PlanCounts, PlanFacts, PlanSummary
from pipeline.process.worker import ChildProcess
from pipeline.run.up_to_date import UpToDateYear


@dataclass(frozen=True, slots=True)
class PlanOutcome:
    """What became of one plan: its published folder and what to tell of it, or the error.

    `skipped`: it had been published before just as it would be now. `compared_with` is the plan of
    which it is another form; it is not published, but its comparison is, in the folder of that:
    `agreement` is what that comes to.
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


@dataclass(slots=True, eq=False)
class PlanState:
    """One plan of a run, which changes as the run goes on.

    `published`: the folder that holds it just as it would be published now; None once it is to be
    published (again). `facts`: what it turned out to be, once it was read; `child`: the process
    that waits with it then, if one does. `companions`: its other
    formats, which are compared with it; each of them has it as its `main_plan`. `outcome`: what
    became of it, once that is known.
    """

    index: int
    path: Path
    published: UpToDateYear | None = None
    facts: PlanFacts | None = None
    child: ChildProcess | None = None
    companions: tuple[PlanState, ...] = ()
    main_plan: PlanState | None = None
    outcome: PlanOutcome | None = None

    @property
    def identity(self) -> UpToDateYear | PlanFacts | None:
        """Where its institution and its hash are known from, if they are."""
        return self.published or self.facts

    @property
    def must_be_read(self) -> bool:
        """Whether nothing is known of it yet, and nothing became of it."""
        return not (self.identity or self.main_plan or self.outcome)

    @property
    def can_be_published(self) -> bool:
        """Whether it was read to be published itself, and nothing has gone wrong."""
        return bool(self.facts) and not (self.published or self.main_plan or self.outcome)

    def add_companions(self, others: tuple[PlanState, ...]) -> None:
        """Takes other plans for other formats of this one."""
        self.companions = others
        for other in others:
            other.main_plan = self

    def forget_published(self) -> None:
        """Makes it, and what was compared with it, plans of which nothing is known."""
        self.published = None
        for other in self.companions:
            other.main_plan = None
        self.companions = ()


def list_roots(outcomes: Sequence[PlanOutcome]) -> list[Path]:
    """The folders of the institutions that a run published years of."""
    return [*dict.fromkeys(outcome.folder.parent for outcome in outcomes if outcome.folder)]
