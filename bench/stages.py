"""Where the time of one plan goes: each stage beside the bare reading of its pages.

All stages run in this one process, one after the other, many times; the quickest round counts, as
others only add to it. Then whole runs: a warm one, as each further plan of a run is done, and cold
ones, from the start of the interpreter to its end, beside what pdfplumber takes for the tables of
the same file. Prints, asserts nothing; what got slower since the last run is told.

Counted is the processor's time of all processes, as it hardly depends on what else the machine
does; for whole runs also the seconds that pass, which do.
"""

from __future__ import annotations

import argparse
import gc
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import Pipe
from pathlib import Path
from time import perf_counter, process_time

import pdfplumber
import psutil
import pymupdf
from ratios import record_ratios

from pipeline.dataset.build_dataset import build_dataset
from pipeline.one_plan.messages import RunOptions
from pipeline.one_plan.open_plan import open_pdf
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.outline.joined_cells import collect_own_vocabulary, collect_printed_text
from pipeline.outline.sections import build_outline
from pipeline.process.child import ParentChannel
from pipeline.publish.build_files import build_folder_files
from pipeline.run.run_plans import run_plans
from pipeline.storage.folder import write_folder
from pipeline.structure import character_ledger
from pipeline.structure.read_document import read_document
from pipeline.structure.read_plan import Plan

PLAN = Path(__file__).parent.parent / "raw" / "2025-26.pdf"


FLOOR = "floor: words and drawings"
PEER = "pdfplumber: tables"
WALL_SUFFIX = ", by the clock"


def measure_cpu() -> float:
    """Seconds of processor that this process and all that it has started have taken so far."""
    times = [psutil.Process().cpu_times()]
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            times.append(child.cpu_times())
    return sum(one.user + one.system + one.children_user + one.children_system for one in times)


class Clock:
    """Seconds by the stage's name, those of its quickest round."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str, cpu: Callable[[], float] = process_time) -> Iterator[None]:
        """Takes the time of what is done inside."""
        start, begun = cpu(), perf_counter()
        yield
        self._take(name, cpu() - start)
        self._take(name + WALL_SUFFIX, perf_counter() - begun)

    def _take(self, name: str, seconds: float) -> None:
        self.best[name] = min(seconds, self.best.get(name, seconds))


def once(plan: Path, out: Path, clock: Clock) -> None:
    """One plan through its stages."""
    given = PlanFiles(str(plan), plan.read_bytes())
    talk = ParentChannel(Pipe()[0])
    with clock.stage(FLOOR), pymupdf.open(plan) as document:
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


def cold(plan: Path, out: Path, *options: str) -> None:
    """The command, from the start of the interpreter."""
    ishplan = Path(sys.executable).with_name("ishplan")
    command: list[str | Path] = [ishplan, "run", plan, "--out", out, *options]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def cold_without_report(plan: Path, out: Path) -> None:
    """The same, the data alone."""
    cold(plan, out, "--no-report")


def peer(plan: Path, _out: Path) -> None:
    """The tables of the file as pdfplumber finds them."""
    with pdfplumber.open(plan) as pdf:
        for page in pdf.pages:
            page.extract_tables()


RUNS: dict[str, Callable[[Path, Path], None]] = {
    PEER: peer,
    "a warm run": warm,
    "a cold run": cold_without_report,
    "a cold run with report": cold,
}


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
        gc.enable()
        for name, run in RUNS.items():
            for number in range(options.rounds):
                with clock.stage(name, measure_cpu):
                    run(options.plan, out / f"{name}-{number}")
    show(clock)


def show(clock: Clock) -> None:
    """Prints milliseconds of each stage, its ratio to the floor, and what got slower."""
    floor = clock.best[FLOOR]
    stages = [name for name in clock.best if name not in (FLOOR, *RUNS) and WALL_SUFFIX not in name]
    clock.best["all stages"] = sum(clock.best[name] for name in stages)
    names = (FLOOR, *stages, "all stages", *RUNS, *(name + WALL_SUFFIX for name in RUNS))
    print(f"{'':36} {'ms':>7} {'x floor':>8}")
    for name in names:
        print(f"{name:36} {1000 * clock.best[name]:7.0f} {clock.best[name] / floor:8.2f}")
    ratios = {f"{name} / floor": clock.best[name] / floor for name in (*stages, "all stages")}
    ratios["a warm run / floor"] = clock.best["a warm run"] / floor
    for name in ("a cold run", "a cold run with report"):
        for suffix in ("", WALL_SUFFIX):
            ratio = clock.best[name + suffix] / clock.best[PEER + suffix]
            ratios[f"{name}{suffix} / {PEER}"] = ratio
            print(f"{name + suffix:36} {ratio:16.2f} x {PEER}")
    print(*record_ratios("stages", ratios), sep="\n")


if __name__ == "__main__":
    main()
