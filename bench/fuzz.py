"""Damages and twists plans, and runs every one of them: `python bench/fuzz.py`.

Each mutant is run into an output folder in which its year is published already. Whatever it is, the
run must end in time with a published year that is sound, or one clear error that leaves the
published year as it was; and rows that are not those of the plan must come with a finding or a
ledger that tells so.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

import click

from tests.support.fuzzing import UNTOLD, judged, published, some_pages
from tests.support.mutants import mutant

ROOT = Path(__file__).parents[1]
PARTS = {
    "2025-26.pdf": ((3, 4, 5, 6), (3, 24, 25, 29), (0, 1, 3)),
    "2024-25.pdf": ((2, 3, 4), (2, 3, 19)),
}
"""Pages of each plan, counted from 0, that are tried as plans of their own."""


@click.command()
@click.option("--files", "count", default=2000, show_default=True, help="How many to try.")
@click.option("--minutes", default=60.0, show_default=True, help="Stop after so long.")
@click.option("--seed", default=1, show_default=True, help="The first file's; others follow.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for what goes untold.")
def main(count: int, minutes: float, seed: int, keep: Path | None) -> None:
    """Run mutants of the plans in raw/; exits with 1 if one does what none may do."""
    kinds: Counter[str] = Counter()
    bad: list[str] = []
    slowest, until = 0.0, monotonic() + 60 * minutes
    with TemporaryDirectory() as folder:
        work = Path(folder)
        spans = [(name, span) for name, several in PARTS.items() for span in several]
        parts = [
            published(some_pages(ROOT / "raw" / name, span), work / f"part-{number}")
            for number, (name, span) in enumerate(spans)
        ]
        with click.progressbar(range(count), file=sys.stderr) as numbers:
            for number in numbers:
                if monotonic() > until:
                    break
                sound = parts[number % len(parts)]
                what, data = mutant(sound.pdf, seed + number)
                start = perf_counter()
                found, wrong = judged(data, sound)
                slowest = max(slowest, perf_counter() - start)
                kinds[found] += 1
                if keep and (wrong or found == UNTOLD):
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed + number}.pdf").write_bytes(data)
                if wrong:
                    bad.append(f"seed {seed + number} ({what}): {wrong}")
    for kind, times in kinds.most_common():
        click.echo(f"{times:>6}  {kind}")
    click.echo(f"{sum(kinds.values()):>6}  files; the slowest took {slowest:.1f} s")
    for line in bad:
        click.echo(line)
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
