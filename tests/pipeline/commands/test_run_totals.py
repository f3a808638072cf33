"""What a run over many plans ends with."""

from __future__ import annotations

from pathlib import Path

from extractors.errors import NotAPlan
from pipeline.commands.run_totals import format_run_totals
from pipeline.languages.catalogue import load_catalogue
from pipeline.one_plan.messages import PlanCounts
from pipeline.run.plan_state import PlanOutcome

ENGLISH = load_catalogue("en")
MADE = PlanOutcome(Path("a.pdf"), Path("a"), pages=30, counts=PlanCounts(170, 2, 40, 1))


def test_a_few_lines_over_all() -> None:
    outcomes = [
        *[MADE] * 1000,
        PlanOutcome(Path("b.pdf"), Path("b"), pages=1, counts=PlanCounts(1, 0, 0, 0)),
        PlanOutcome(Path("c.pdf"), Path("c"), skipped=True),
        PlanOutcome(Path("d.pdf"), error=NotAPlan("d.pdf: no plan")),
    ]
    assert format_run_totals(outcomes, 300.01, ENGLISH).splitlines() == [
        "1,003 plans: 1,001 published, 1 unchanged, 1 failed",
        "  30,001 pages in 300.0 s: 100 a second",
        "  170,001 rows",
        "  findings: 2,000 errors in 1,000 plans, 40,000 warnings, 1,000 for information",
    ]


def test_nothing_published() -> None:
    skipped = PlanOutcome(Path("c.pdf"), Path("c"), skipped=True)
    assert format_run_totals([skipped], 1, ENGLISH) == "1 plan: 0 published, 1 unchanged, 0 failed"


def test_what_was_compared() -> None:
    other = PlanOutcome(Path("a.docx"), Path("a"), compared_with=Path("a.pdf"))
    known = PlanOutcome(Path("b.docx"), Path("b"), compared_with=Path("b.pdf"), skipped=True)
    assert format_run_totals([MADE, other, known], 1, ENGLISH).splitlines()[0] == (
        "3 plans: 1 published, 1 unchanged, 0 failed, 1 compared with another form"
    )


def test_in_another_language() -> None:
    assert format_run_totals([MADE] * 2, 10, load_catalogue("ru")).splitlines() == [
        "2 плана: 2 опубликовано, 0 не изменились, 0 не удались",
        "  60 страниц за 10.0 с: 6 в секунду",
        "  340 строк",
        "  замечания: 4 ошибки в 2 планах, 80 предупреждений, 2 для сведения",
    ]
