"""Makes an archive of plans with their truth: `python bench/make_archive.py FOLDER`.

Many universities, one plan a year each, as PDF, and beside it a JSON file with what is true of it:
its rows as they were before they were laid out. `archive.right` compares what is published of a
plan with that. The same options give the same bytes.
"""

from __future__ import annotations

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import click
from archive.institutions import Institution, institutions
from archive.plan import made_plan

LAST, FIRST = 2025, 2001
"""The years in which the latest and the earliest academic year begin."""

YEARS = 15
"""A university has plans of so many years, unless there are too few universities for that."""

SPREAD = 0.6
"""A plan has up to this share of pages more or less than the mean."""


@dataclass(frozen=True, slots=True)
class Order:
    """A plan to be made: `start` is the year in which its academic year begins."""

    institution: Institution
    start: int
    pages: float


def orders(plans: int, pages: float, seed: int) -> list[Order]:
    """What plans an archive holds; institutions and years are drawn, as are their pages."""
    chance = random.Random(seed)
    known = institutions()
    chance.shuffle(known)
    years = max(YEARS, -(-plans // len(known)))
    if years > LAST - FIRST + 1:
        raise click.BadParameter(f"at most {len(known) * (LAST - FIRST + 1)} plans")
    return [
        Order(
            known[number // years],
            LAST - number % years,
            pages * chance.triangular(1 - SPREAD, 1 + SPREAD),
        )
        for number in range(plans)
    ]


def make(order: Order, folder: Path, seed: int) -> int:
    """Writes a plan and its truth; gives the pages."""
    plan = made_plan(order.institution, order.start, order.pages, seed)
    name = f"{order.institution.abbreviation}-{plan.truth['academic_year']}"
    (folder / f"{name}.pdf").write_bytes(plan.pdf)
    (folder / f"{name}.truth.json").write_text(plan.truth_json(), encoding="utf-8")
    return plan.pages


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--plans", default=1000, show_default=True)
@click.option("--pages", default=30.0, show_default=True, help="Of a plan, on average.")
@click.option("--seed", default=1, show_default=True)
@click.option("--jobs", default=2, show_default=True, help="Processes at a time.")
def main(folder: Path, plans: int, pages: float, seed: int, jobs: int) -> None:
    """Make an archive in FOLDER."""
    wanted = orders(plans, pages, seed)
    folder.mkdir(parents=True, exist_ok=True)
    work = partial(make, folder=folder, seed=seed)
    with ProcessPoolExecutor(jobs) as pool:
        made = pool.map(work, wanted, chunksize=4)
        with click.progressbar(made, length=len(wanted), file=sys.stderr) as counts:
            total = sum(counts)
    click.echo(f"{len(wanted)} plans, {total} pages: {folder}")


if __name__ == "__main__":
    main()
