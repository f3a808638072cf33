"""How the cost of comparing two years grows with their items, each size in a process of its own.

Prints seconds and peak memory (resident set, as the operating system counts it), and asserts
nothing. Not for Windows.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
from time import perf_counter

from msgspec.structs import replace

from pipeline.compare.comparison import PublishedYear, compare_two_years
from pipeline.matching.compared_items import EntryDeadline, PlanEntry

LETTERS = "абвгдежзийклмнңоөпрстуүхчшыэюя"
WORDS = 600
TASK, MEASURE = 40, 8
"""Steps of one task, of one measure."""


def made(items: int, chance: random.Random) -> list[PlanEntry]:
    """Steps of words that do not exist, as long as those of a plan."""
    words = ["".join(chance.choices(LETTERS, k=chance.randint(3, 12))) for _ in range(WORDS)]

    def text(least: int, most: int) -> str:
        return " ".join(chance.choices(words, k=chance.randint(least, most)))

    tasks = [text(8, 20) for _ in range(0, items, TASK)]
    measures = [text(5, 15) for _ in range(0, items, MEASURE)]
    entries = []
    for row in range(items):
        texts = {"task": tasks[row // TASK], "measure": measures[row // MEASURE]}
        texts |= {"step": text(5, 22), "document": text(1, 3), "responsible": text(2, 8)}
        texts |= {"indicator_text": text(1, 4), "funding": text(1, 4)}
        entries.append(
            PlanEntry("", "strategy", "2.1", row + 1, texts, EntryDeadline("none", None, None, ""))
        )
    return entries


def later(entries: list[PlanEntry], chance: random.Random) -> list[PlanEntry]:
    """A tenth dropped and as many invented, a word replaced in a third of the others."""
    kept = []
    for entry in entries:
        words = entry.action.split()
        if chance.random() < 1 / 3:
            words[chance.randrange(len(words))] = chance.choice(words)
        if chance.random() < 0.9:
            kept.append(replace(entry, texts={**entry.texts, "step": " ".join(words)}))
    return kept + made(len(entries) - len(kept), chance)


def year(label: str, entries: list[PlanEntry]) -> PublishedYear:
    """The items as those of a year."""
    placed = [
        replace(entry, item_id=f"{label}/2.1/{row}", row=row)
        for row, entry in enumerate(entries, 1)
    ]
    return PublishedYear(label, placed, {"2.1": ""})


def measure(items: int) -> dict[str, float]:
    """Seconds for one comparison, and the most memory this process has had."""
    chance = random.Random(items)
    before = made(items, chance)
    years = year("2024-25", before), year("2025-26", later(before, chance))
    start = perf_counter()
    compare_two_years(*years)
    seconds = perf_counter() - start
    unit = 1 if sys.platform == "darwin" else 1024
    return {
        "seconds": seconds,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6,
    }


def main() -> None:
    """Read the arguments; measure one size, or have each measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, nargs="+", default=[500, 1000, 2000])
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(options.items[0])))
        return
    print(f"{'items':>6} {'s':>8} {'ms/item':>8} {'peak MB':>8}")
    for items in options.items:
        command = [sys.executable, __file__, "--measure", "--items", str(items)]
        cost = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
        per_item = 1000 * cost["seconds"] / items
        print(f"{items:6} {cost['seconds']:8.2f} {per_item:8.2f} {cost['mb']:8.0f}")


if __name__ == "__main__":
    main()
