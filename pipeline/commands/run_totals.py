"""The last lines of a run over many plans: how many there were, how fast, and what needs a look."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.languages.catalogue import Catalogue
from pipeline.run.plan_state import PlanOutcome

MAX_PLANS_TOLD_SINGLY = 3
"""Up to so many plans, each is described on its own."""


def format_run_totals(outcomes: Sequence[PlanOutcome], seconds: float, catalogue: Catalogue) -> str:
    """A few lines over all plans of a run that took so many seconds."""

    def count(key: str, number: int) -> str:
        return catalogue.say(f"count_{key}", count=f"{number:,}")

    failed = sum(outcome.error is not None for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    compared = sum(bool(outcome.compared_with and not outcome.skipped) for outcome in outcomes)
    published = [outcome for outcome in outcomes if outcome.counts]
    parts = [count("published", len(published)), count("unchanged", skipped)]
    parts += [count("failed", failed), *([count("compared", compared)] if compared else [])]
    lines = [f"{count('plans', len(outcomes))}: {', '.join(parts)}"]
    if published:
        counts = [outcome.counts for outcome in published if outcome.counts]
        pages = sum(outcome.pages for outcome in published)
        speed = catalogue.say("told_speed", pages=count("pages", pages), seconds=f"{seconds:.1f}")
        rate = f"{pages / max(seconds, 0.001):.0f}"
        lines.append(f"  {speed}{catalogue.say('told_rate', rate=rate) if pages else ''}")
        lines.append(f"  {count('rows', sum(one.rows for one in counts))}")
        told = catalogue.say(
            "told_findings",
            errors=count("errors", sum(one.errors for one in counts)),
            plans=count("in_plans", sum(bool(one.errors) for one in counts)),
            warnings=count("warnings", sum(one.warnings for one in counts)),
            infos=count("infos", sum(one.infos for one in counts)),
        )
        lines.append(f"  {told}")
    return "\n".join(lines)
