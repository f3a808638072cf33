"""Measures all readers on the same plans and writes docs/benchmark.md and the README's table.

`python -m bench.peers`; asserts nothing. Needs `.venv-peers`, which `make bench` sets up.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from . import markdown, result
from .apart import PYTHON, ROOT, Apart, LeftOut
from .own import load_ishplan
from .result import Result
from .roster import PEERS, Peer
from .score import Fill, right
from .truth import Truth, cut_as_published, has_geometry, truth

PLANS = [ROOT / "raw" / "2025-26.pdf", ROOT / "raw" / "2024-25.pdf"]


def main() -> None:
    """Read the arguments, measure, print and write."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("plans", nargs="*", type=Path, default=PLANS, help="YEAR.pdf")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=[peer.key for peer in PEERS])
    parser.add_argument("--print", action="store_true", help="write no file")
    options = parser.parse_args()
    names = [plan.stem for plan in options.plans]
    peers = [peer for peer in PEERS if not options.only or peer.key in options.only]
    load, _, _ = os.getloadavg()
    results = compare(peers, options.plans, options.rounds)
    pages = count_pages(options.plans)
    table = markdown.table(results, names, pages)
    print(table, *markdown.left_out(results), *result.told(results), sep="\n")
    if not options.print:
        page = markdown.page(results, names, pages, (options.rounds, load))
        (ROOT / "docs" / "benchmark.md").write_text(page, encoding="utf-8")
        readme = ROOT / "README.md"
        text = markdown.between(readme.read_text(encoding="utf-8"), table)
        readme.write_text(text, encoding="utf-8")


def compare(
    peers: Sequence[Peer], plans: Sequence[Path], rounds: int, python: Path = PYTHON
) -> list[Result]:
    """Start all readers, let them take turns, and look at what they found."""
    running: list[Apart] = []
    out: dict[str, str] = {}
    try:
        for peer in peers:
            try:
                running.append(Apart(peer, plans, python))
            except LeftOut as reason:
                out[peer.key] = str(reason)
        for _ in range(rounds):
            for one in [one for one in running if not one.over]:
                try:
                    one.round()
                except LeftOut as reason:
                    out[one.peer.key] = str(reason)
                    running.remove(one)
    finally:
        for one in running:
            one.stop()
    truths = [whole_truth(plan) for plan in plans]
    measured = {one.peer.key: figures(one, truths) for one in running}
    return [
        measured.get(peer.key) or Result(peer, left_out=out.get(peer.key, "")) for peer in peers
    ]


def whole_truth(plan: Path) -> Truth:
    """What a plan holds; where the transcription does not tell, ishplan says what breaks cut."""
    known = truth(plan.stem)
    return known if has_geometry(plan.stem) else cut_as_published(known, load_ishplan()(plan))


def figures(one: Apart, truths: Sequence[Truth]) -> Result:
    """What a reader found of each plan, and its cost."""
    found, over = [], []
    if one.peer.tables:
        fills = (Fill.NOT, Fill.NOT) if one.peer.fills else (Fill.TABLE, Fill.BREAKS)
        for tables, known in zip(one.first["tables"], truths, strict=True):
            found.append(right(tables, known, fills[0]))
            over.append(right(tables, known, fills[1]))
    version, seconds = one.first["version"], tuple(one.seconds)
    return Result(one.peer, version, tuple(found), tuple(over), seconds, one.peak)


def count_pages(plans: Sequence[Path]) -> int:
    """The pages of all plans together."""
    import pymupdf

    total = 0
    for plan in plans:
        with pymupdf.open(plan) as document:
            total += len(document)
    return total


if __name__ == "__main__":
    main()
