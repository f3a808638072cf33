"""Small plans of several institutions and years, in folders."""

from __future__ import annotations

from pathlib import Path

from tests.support.made_plans import Text, made_pdf
from tests.support.plan_parts import of_year


def plan(institution: str | None, year: str, more: str = "") -> bytes:
    """A plan whose first title names its institution."""
    title = f"{institution}нун {year}-окуу жылына иш планы {more}" if institution else "Иш план"
    return made_pdf(Text(title), *of_year(year))


def archive(folder: Path, *plans: tuple[str | None, str]) -> Path:
    """A folder with a PDF a plan: `КМТУ/2025-26.pdf`."""
    for institution, year in plans:
        path = folder / (institution or "x") / f"{year}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(plan(institution, year))
    return folder
