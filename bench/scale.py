"""How cost grows with pages: a plan repeated 1, 5 and 20 times, each in a process of its own.

Prints time a page and peak memory (resident set, as the operating system counts it), and asserts
nothing. The aims: time a page stays level, and memory under 180 MB at 600 pages, which is not met
yet. Not for Windows.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from time import perf_counter

from ratios import record_ratios

PLAN = Path(__file__).parent.parent / "raw" / "2025-26.pdf"

MARGIN = 4
"""Points that each copy's margins are wider than those of the copy before."""


def repeat(plan: Path, times: int, into: Path) -> int:
    """Write `plan`, `times` times over, as one PDF; the number of its pages.

    Every copy has wider margins than the one before, since what stands at the same place on several
    pages is page furniture and no table.
    """
    import pymupdf

    with pymupdf.open() as out, pymupdf.open(plan) as source:
        for copy in range(times):
            out.insert_pdf(source)
            edge = MARGIN * copy
            for page in out.pages(copy * len(source)):
                x0, y0, x1, y1 = page.mediabox
                page.set_mediabox(pymupdf.Rect(x0 - edge, y0 - edge, x1 + edge, y1 + edge))
        out.save(into, garbage=3, deflate=True)
        return len(out)


def floor(plan: Path) -> float:
    """Seconds for the words and drawings of every page, nothing made of them."""
    import pymupdf

    start = perf_counter()
    with pymupdf.open(plan) as document:
        for page in document:
            page.get_text("words")
            page.get_cdrawings()
    return perf_counter() - start


def read(plan: Path) -> float:
    """Seconds from the PDF to its sections, cells and glossary in memory."""
    from extractors.pdf.pymupdf_reader import PyMuPdfReader
    from pipeline.structure.read_plan import read_plan
    from pipeline.structure.source import PlanSource

    start = perf_counter()
    pdf = PyMuPdfReader(plan.read_bytes(), plan.name)
    read_plan(pdf.pages(), PlanSource(plan.name, "", 0, pdf.page_count))
    return perf_counter() - start


def run(plan: Path) -> float:
    """Seconds from the PDF to the published folder."""
    from pipeline.one_plan.messages import RunOptions
    from pipeline.process.limits import ProcessLimits
    from pipeline.run.early_reading import read_early, start_first_plan
    from pipeline.run.executors import LocalExecutor
    from pipeline.run.run_plans import run_plans

    limits = ProcessLimits(seconds=600)
    with tempfile.TemporaryDirectory() as out:
        begun = perf_counter()
        # Children of this process, whose memory is told with its own
        with read_early([plan], limits, RunOptions()) as early:
            start = partial(start_first_plan, limits=limits, early=early, with_report=False)
            engine = LocalExecutor(1, start_first=start)
            outcomes = run_plans([plan], Path(out), limits=limits, engine=engine)
        seconds = perf_counter() - begun
    for outcome in outcomes:
        if outcome.error:
            raise outcome.error
    return seconds


STAGES = {"floor": floor, "read": read, "run": run}


def peak() -> float:
    """The most memory this process and its children have had at once, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    own, children = (
        resource.getrusage(who).ru_maxrss * unit / 1e6
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return max(own, children)


def apart(*arguments: str) -> dict[str, float]:
    """What this script prints when it is started with `arguments`.

    The process that starts the others must stay small: on Linux a child's peak begins with its
    parent's.
    """
    command = [sys.executable, __file__, *arguments]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    result: dict[str, float] = json.loads(out)
    return result


def main() -> None:
    """Read the arguments; measure one PDF, or make the PDFs and have each measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", nargs="?", type=Path, default=PLAN)
    parser.add_argument("--stage", action="append", choices=STAGES, help="default: every stage")
    parser.add_argument("--times", type=int, nargs="+", default=[1, 5, 20])
    parser.add_argument("--make", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.make:
        print(json.dumps({"pages": repeat(options.plan, options.times[0], options.make)}))
    elif options.measure:
        print(json.dumps({"seconds": STAGES[options.stage[0]](options.plan), "mb": peak()}))
    else:
        compare(options.plan, options.times, options.stage or list(STAGES))


def compare(plan: Path, times: list[int], stages: list[str]) -> None:
    """Prints a row for each stage and number of repeats, and what grew since the last run."""
    ratios: dict[str, float] = {}
    print(f"{'stage':8} {'times':>5} {'pages':>6} {'s':>8} {'ms/page':>8} {'peak MB':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for count in times:
            pdf = Path(folder) / f"{count}.pdf"
            pages = apart(str(plan), "--times", str(count), "--make", str(pdf))["pages"]
            for stage in stages:
                cost = apart(str(pdf), "--stage", stage, "--measure")
                ratios[f"{stage}, MB at {pages:.0f} pages"] = cost["mb"]
                per_page = 1000 * cost["seconds"] / pages
                print(
                    f"{stage:8} {count:5} {pages:6.0f} {cost['seconds']:8.3f}"
                    f" {per_page:8.2f} {cost['mb']:8.0f}"
                )
    print(*record_ratios("scale", ratios), sep="\n")


if __name__ == "__main__":
    main()
