"""Runs an archive that `make_archive.py` made: is it all right, how fast, with how much memory?

    python bench/make_archive.py /tmp/archive
    python bench/run_archive.py /tmp/archive

The same archive is run in parts of growing size, each anew; time a page and the memory of the
largest process must stay level. The first part is run once with one job, to see what all processors
are worth. Everything published is compared with the truth.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import click
import psutil
from archive.right import Right, read_truth, right

from pipeline.run.executors import LocalExecutor
from pipeline.run.plan_state import PlanOutcome
from pipeline.run.run_plans import run_plans

TICK = 0.2
"""Seconds between two looks at the memory."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of a run; megabytes of this process and of its largest child, at their most."""

    seconds: float
    own: float
    child: float


class Watch(threading.Thread):
    """Looks at the memory of this process and its children while a run is on."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.own = self.child = 0.0

    def run(self) -> None:
        """Looks until `done`."""
        process = psutil.Process()
        while not self.done.wait(TICK):
            self.own = max(self.own, process.memory_info().rss / 1e6)
            for child in process.children(recursive=True):
                with suppress(psutil.Error):
                    self.child = max(self.child, child.memory_info().rss / 1e6)


def costed(plans: Sequence[Path], out: Path, jobs: int) -> tuple[list[PlanOutcome], Cost]:
    """Runs plans, and what it took."""
    watch = Watch()
    watch.start()
    start = time.perf_counter()
    outcomes = run_plans(plans, out, engine=LocalExecutor(jobs))
    seconds = time.perf_counter() - start
    watch.done.set()
    watch.join()
    return outcomes, Cost(seconds, watch.own, watch.child)


def truth_of(outcomes: Sequence[PlanOutcome]) -> tuple[Right, list[str]]:
    """What is right of all that is published, and a line for each plan that is not wholly right."""
    total, wrong = Right(), []
    for outcome in outcomes:
        if outcome.folder is None:
            wrong.append(f"{outcome.path.name}: {outcome.error}")
            continue
        found = right(outcome.folder, read_truth(outcome.path.with_suffix(".truth.json")))
        total += found
        if found.loose < found.cells or found.extra or found.entries_right < found.entries:
            rest = f"{found.cells - found.loose} of {found.cells} cells wrong"
            wrong.append(f"{outcome.path.name}: {rest}, {found.extra} rows too many")
    return total, wrong


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--jobs", default=os.cpu_count() or 1, show_default=True)
@click.option("--parts", default=3, show_default=True, help="Runs, each of twice the plans.")
@click.option("--alone", default=50, show_default=True, help="Plans to run with one job, too.")
def main(folder: Path, jobs: int, parts: int, alone: int) -> None:
    """Run the archive in FOLDER and compare with its truth."""
    plans = sorted(folder.glob("*.pdf"))
    click.echo(
        f"{'plans':>6} {'jobs':>5} {'pages':>7} {'s':>7} {'pages/s':>8} {'MB':>5} {'child':>6}"
    )
    few = max(len(plans) // alone, 1)
    for step, number in [(few, 1), (few, jobs), *((2**n, jobs) for n in range(parts - 1, 0, -1))]:
        with tempfile.TemporaryDirectory() as out:
            show(*costed(plans[::step], Path(out), number), number)
    with tempfile.TemporaryDirectory() as out:
        outcomes, cost = costed(plans, Path(out), jobs)
        show(outcomes, cost, jobs)
        total, wrong = truth_of(outcomes)
    for line in wrong:
        click.echo(line)
    click.echo(
        f"{len(plans) - sum(outcome.folder is None for outcome in outcomes)} of {len(plans)} "
        f"published, {len(plans) - len(wrong)} wholly right; rows {total.rows_found} of "
        f"{total.rows}, {total.extra} too many; cells {total.loose} of {total.cells} right; "
        f"abbreviations {total.entries_right} of {total.entries}"
    )
    sys.exit(bool(wrong))


def show(outcomes: Sequence[PlanOutcome], cost: Cost, jobs: int) -> None:
    """Print the line of a run."""
    pages = sum(outcome.pages for outcome in outcomes)
    click.echo(
        f"{len(outcomes):6} {jobs:5} {pages:7} {cost.seconds:7.1f} {pages / cost.seconds:8.1f} "
        f"{cost.own:5.0f} {cost.child:6.0f}"
    )


if __name__ == "__main__":
    main()
