"""What a run over many plans ends with on the terminal: how many, how fast, what needs a look."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.run.run_plans import Outcome

FEW = 3
"""So many plans are told one by one."""


def tally(outcomes: Sequence[Outcome], seconds: float) -> str:
    """A few lines over all plans of a run that took so many seconds."""
    failed = sum(outcome.error is not None for outcome in outcomes)
    skipped = sum(outcome.skipped for outcome in outcomes)
    compared = sum(bool(outcome.compared_with and not outcome.skipped) for outcome in outcomes)
    made = [outcome for outcome in outcomes if outcome.counts]
    pages = sum(outcome.pages for outcome in made)
    lines = [
        f"{_number(len(outcomes), 'plan')}: {len(made):,} published, {skipped:,} unchanged, "
        f"{failed:,} failed" + (f", {compared:,} compared with another form" if compared else "")
    ]
    if made:
        counts = [outcome.counts for outcome in made if outcome.counts]
        rate = f": {pages / max(seconds, 0.001):.0f} a second" if pages else ""
        lines.append(f"  {_number(pages, 'page')} in {seconds:.1f} s{rate}")
        lines.append(f"  {_number(sum(count.rows for count in counts), 'row')}")
        errors = sum(count.errors for count in counts)
        warnings = sum(count.warnings for count in counts)
        lines.append(
            f"  findings: {_number(errors, 'error')} in "
            f"{_number(sum(bool(count.errors) for count in counts), 'plan')}, "
            f"{_number(warnings, 'warning')}, {sum(count.infos for count in counts):,} for "
            "information"
        )
    return "\n".join(lines)


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
