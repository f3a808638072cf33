"""How long one plan takes: ishplan beside the bare reading of its pages and beside other readers.

All run in this one process, turn by turn, so that a busy machine slows all of them alike; imports
and one first round are not counted. Prints a table, asserts nothing.
"""

from __future__ import annotations

import argparse
import gc
import platform
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from math import nan
from os import cpu_count
from pathlib import Path
from statistics import median
from time import perf_counter

import pymupdf

Work = Callable[[Path], object]

PLAN = Path(__file__).parent.parent / "raw" / "2025-26.pdf"


@dataclass
class Peer:
    """One way to read the plan; `load` imports what it needs and gives the work to be timed."""

    name: str
    package: str
    load: Callable[[], Work]
    seconds: list[float] = field(default_factory=list)


def floor() -> Work:
    """Words and drawings of every page, nothing made of them."""

    def work(plan: Path) -> None:
        with pymupdf.open(plan) as document:
            for page in document:
                page.get_text("words")
                page.get_cdrawings()

    return work


def ishplan() -> Work:
    """From opening the PDF to the published folder."""
    from pipeline.run import run_plans

    def work(plan: Path) -> None:
        with tempfile.TemporaryDirectory() as out:
            for outcome in run_plans([plan], Path(out)):
                if outcome.error:
                    raise outcome.error

    return work


def tablers() -> Work:
    """The tables of every page with their text."""
    from tablers import Document, find_tables

    def work(plan: Path) -> None:
        document = Document(plan)
        for page in document.pages():
            find_tables(page, extract_text=True)
        document.close()

    return work


def pdfplumber() -> Work:
    """The tables of every page with their text."""
    import pdfplumber

    def work(plan: Path) -> None:
        with pdfplumber.open(plan) as pdf:
            for page in pdf.pages:
                page.extract_tables()
                page.close()

    return work


def camelot() -> Work:
    """The ruled tables of every page, read from the drawn lines and not from a picture of them."""
    import camelot

    def work(plan: Path) -> None:
        camelot.read_pdf(
            plan, pages="all", flavor="lattice", engine="vector", copy_text=["v"], parallel=False
        )

    return work


PEERS = (
    Peer("floor: words and drawings", "pymupdf", floor),
    Peer("ishplan: PDF to Parquet", "ishplan", ishplan),
    Peer("tablers: find_tables", "tablers", tablers),
    Peer("pdfplumber: extract_tables", "pdfplumber", pdfplumber),
    Peer("Camelot: lattice, vector", "camelot-py", camelot),
)


BASES = ("pymupdf", "ishplan")
"""What the others are measured against."""


def timed(work: Work, plan: Path) -> float:
    """Seconds that `work` takes on `plan`, with the garbage of the one before it cleared away."""
    gc.collect()
    start = perf_counter()
    work(plan)
    return perf_counter() - start


def measure(plan: Path, rounds: int) -> list[Peer]:
    """Time every peer that is installed, and say which are not."""
    works: list[tuple[Peer, Work]] = []
    for peer in PEERS:
        try:
            works.append((peer, peer.load()))
        except ImportError as error:
            reason = "not installed" if isinstance(error, ModuleNotFoundError) else error
            print(f"{peer.name}: {reason}")
    for _, work in works:
        work(plan)
    for _ in range(rounds):
        for peer, work in works:
            peer.seconds.append(timed(work, plan))
    return [peer for peer, _ in works]


def report(peers: list[Peer], pages: int) -> None:
    """Print medians, spread, and ratios to the floor and to ishplan."""
    medians = {peer.package: median(peer.seconds) for peer in peers}
    columns = ("s", "min", "max", "ms/page", "x floor", "x ishplan")
    print(f"{'':26} {'version':>9}", *(f"{column:>9}" for column in columns))
    for peer in peers:
        own = medians[peer.package]
        figures = [own, min(peer.seconds), max(peer.seconds), 1000 * own / pages]
        figures += [own / medians[base] if base in medians else nan for base in BASES]
        print(
            f"{peer.name:26} {version(peer.package):>9}", *(f"{figure:9.3f}" for figure in figures)
        )


def main() -> None:
    """Read the arguments, measure, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plan", nargs="?", type=Path, default=PLAN)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with pymupdf.open(options.plan) as document:
        pages = len(document)
    print(
        f"{options.plan.name}: {pages} pages, median of {options.rounds} rounds, "
        f"Python {platform.python_version()}, {cpu_count()} processors"
    )
    report(measure(options.plan, options.rounds), pages)


if __name__ == "__main__":
    main()
