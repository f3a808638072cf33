"""What a run over many plans ends with on the terminal: how many, how fast, what needs a look."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.run.plan_state import PlanOutcome

MAX_PLANS_TOLD_SINGLY = 3
"""So many plans are told one by one."""


def format_run_totals(outcomes: Sequence[PlanOutcome], seconds: float) -> str:
    """A few lines over all plans of a run that took so many seconds."""
    failed = sum(outcome.error is not None for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    compared = sum(bool(outcome.compared_with and not outcome.skipped) for outcome in outcomes)
    published = [outcome for outcome in outcomes if outcome.counts]
    pages = sum(outcome.pages for outcome in published)
    plan_count = _format_count(len(outcomes), "plan")
    lines = [
        f"{plan_count}: {len(published):,} published, {skipped:,} unchanged, "
        f"{failed:,} failed" + (f", {compared:,} compared with another form" if compared else "")
    ]
    if published:
        counts = [outcome.counts for outcome in published if outcome.counts]
        rate = f": {pages / max(seconds, 0.001):.0f} a second" if pages else ""
        lines.append(f"  {_format_count(pages, 'page')} in {seconds:.1f} s{rate}")
        lines.append(f"  {_format_count(sum(count.rows for count in counts), 'row')}")
        errors = sum(count.errors for count in counts)
        warnings = sum(count.warnings for count in counts)
        lines.append(
            f"  findings: {_format_count(errors, 'error')} in "
            f"{_format_count(sum(bool(count.errors) for count in counts), 'plan')}, "
            f"{_format_count(warnings, 'warning')}, {sum(count.infos for count in counts):,} for "
            "information"
        )
    return "\n".join(lines)


def _format_count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
