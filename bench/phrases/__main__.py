"""Makes phrases and reads them: what is right, null with a finding, wrong.

    python -m bench.phrases --count 200000 --seed 1 --kind time --show 20

Prints a table by rule, and the phrases that are silently wrong. Ends with 1 if there are any.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from random import Random
from time import perf_counter

from .made_phrase import MadePhrase, Verdict
from .reading import KINDS, judge_phrase, make_phrase


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="phrases of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--show", type=int, default=10, help="phrases shown of each verdict")
    options = parser.parse_args(arguments)
    silent = 0
    for kind in options.kind or KINDS:
        silent += _run_kind(kind, options.count, options.seed, options.show)
    return 1 if silent else 0


def _run_kind(kind: str, count: int, seed: int, show: int) -> int:
    chance = Random(f"{kind} {seed}")
    counts: dict[str, Counter[Verdict]] = defaultdict(Counter)
    shown: dict[Verdict, list[str]] = defaultdict(list)
    started = perf_counter()
    for _ in range(count):
        phrase = make_phrase(kind, chance)
        verdict, found = judge_phrase(kind, phrase)
        counts[_name_row(phrase)][verdict] += 1
        if verdict is not Verdict.RIGHT and len(shown[verdict]) < show:
            shown[verdict].append(
                f"{phrase.text!r} ({phrase.rule}): {found}, not {phrase.meanings}"
            )
    seconds = perf_counter() - started
    verdicts = list(Verdict)
    print(f"{kind}: {count} phrases, {1e6 * seconds / count:.0f} µs each")
    print(f"{'':24}" + "".join(f"{verdict.value:>24}" for verdict in verdicts))
    for row in sorted(counts):
        print(f"{row:24}" + "".join(f"{counts[row][verdict]:24}" for verdict in verdicts))
    for verdict in (Verdict.SILENT, Verdict.FLAGGED, Verdict.MISSED):
        for line in shown[verdict]:
            print(f"  {verdict.value}: {line}")
    return sum(row[Verdict.SILENT] for row in counts.values())


def _name_row(phrase: MadePhrase) -> str:
    return f"{phrase.rule}{', spoilt' if phrase.is_noisy else ''}"


if __name__ == "__main__":
    sys.exit(main())
