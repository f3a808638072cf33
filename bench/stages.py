"""Where the time of one plan goes: each stage beside the bare reading of its pages.

All stages run in this one process, one after the other, many times; the middle of the rounds
counts. Then whole runs: a warm one, as each further plan of a run is done, and a cold one, from the
start of the interpreter to its end. Prints, asserts nothing.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import Pipe
from pathlib import Path
from statistics import median
from time import perf_counter

import pymupdf

from pipeline.dataset.build import build_dataset
from pipeline.outline.joined_cells import collect_own_vocabulary, collect_printed_text
from pipeline.outline.sections import build_outline
from pipeline.process.child import ParentChannel
from pipeline.publish.build_files import build_folder_files
from pipeline.run.messages import RunOptions
from pipeline.run.open_plan import open_pdf
from pipeline.run.plan_files import PlanFiles
from pipeline.run.run_plans import run_plans
from pipeline.storage.folder import write_folder
from pipeline.structure import character_ledger
from pipeline.structure.read_plan import Plan, read_document

PLAN = Path(__file__).parent.parent / "raw" / "2025-26.pdf"


class Clock:
    """Seconds by the stage's name, a list of rounds each."""

    def __init__(self) -> None:
        self.rounds: dict[str, list[float]] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Takes the time of what is done inside."""
        start = perf_counter()
        yield
        self.rounds.setdefault(name, []).append(perf_counter() - start)


def once(plan: Path, out: Path, clock: Clock) -> None:
    """One plan through its stages."""
    given = PlanFiles(str(plan), plan.read_bytes())
    talk = ParentChannel(Pipe()[0])
    with clock.stage("floor: words and drawings"), pymupdf.open(plan) as document:
        for page in document:
            page.get_text("words")
            page.get_cdrawings()
    with clock.stage("reader: pages"):
        pdf, source = open_pdf(given, talk)
        pages = list(pdf.pages())
    with clock.stage("grid, stitch: tables"):
        document = read_document(pages)
    with clock.stage("sections, ledger"):
        parts = build_outline(document)
        counts = character_ledger.count_characters(document, parts)
    with clock.stage("words of the plan"):
        found = collect_printed_text(document)
        words = collect_own_vocabulary(found)
    plan_read = Plan(source, document, parts, "2025-26", None, found, words, counts, {})
    with clock.stage("values: rows of every table"):
        data = build_dataset(plan_read, words)
    with clock.stage("Parquet, JSON, data package"):
        files = build_folder_files(data)
    with clock.stage("to the disk"):
        write_folder(out / "year=2025-26", files)


def warm(plan: Path, out: Path) -> None:
    """A run as each plan but the first of a run is done, without the report."""
    for outcome in run_plans([plan], out, options=RunOptions(), force=True):
        if outcome.error:
            raise outcome.error


def cold(plan: Path, out: Path) -> None:
    """The command, from the start of the interpreter."""
    ishplan = Path(sys.executable).with_name("ishplan")
    command: list[str | Path] = [ishplan, "run", plan, "--no-report", "--out", out]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


RUNS: dict[str, Callable[[Path, Path], None]] = {"a warm run": warm, "a cold run": cold}


def main() -> None:
    """Read the arguments, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", nargs="?", type=Path, default=PLAN)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        once(options.plan, out, Clock())
        warm(options.plan, out)
        gc.disable()  # as in the process that reads a plan
        for _ in range(options.rounds):
            once(options.plan, out, clock)
            gc.collect()
        for name, run in RUNS.items():
            for number in range(options.rounds):
                with clock.stage(name):
                    run(options.plan, out / f"{name}-{number}")
    show(clock)


def show(clock: Clock) -> None:
    """Print milliseconds of each stage, and its ratio to the floor."""
    middle = {name: median(seconds) for name, seconds in clock.rounds.items()}
    floor, *stages = [name for name in middle if name not in RUNS]
    middle["all stages"] = sum(middle[name] for name in stages)
    print(f"{'':28} {'ms':>7} {'x floor':>8}")
    for name in (floor, *stages, "all stages", *RUNS):
        print(f"{name:28} {1000 * middle[name]:7.0f} {middle[name] / middle[floor]:8.2f}")


if __name__ == "__main__":
    main()
