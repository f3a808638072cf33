"""Damages and twists plans, PDFs and Word files, and runs each of them: `python bench/fuzz.py`.

Each mutant is run into an output folder in which its year is published already. Whatever it is, the
run must end in time with a published year that is sound, or one clear error that leaves the
published year as it was; and rows that are not those of the plan must come with a finding or a
ledger that tells so. The process that reads it is shut in as ever, and nothing may be touched but
what the run publishes: the folders about it are listed before and after.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

import click

from pipeline.process.sandbox import list_lacking
from tests.support.fuzzing import UNTOLD, Sound, judged, published, some_pages
from tests.support.mutants import mutant
from tests.support.word_mutants import word_mutant

ROOT = Path(__file__).parents[1]
PARTS = {
    "2025-26.pdf": ((3, 4, 5, 6), (3, 24, 25, 29), (0, 1, 3)),
    "2024-25.pdf": ((2, 3, 4), (2, 3, 19)),
}
"""Pages of each plan, counted from 0, that are tried as plans of their own."""


WORD = ROOT / "tests" / "data" / "word" / "2024-25.docx"

Mutate = Callable[[bytes, int], tuple[str, bytes]]

SKIPPED = {".git", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}
"""Folders in which tools write as they like."""


@click.command()
@click.option("--files", "count", default=2000, show_default=True, help="How many PDFs to try.")
@click.option("--words", default=2000, show_default=True, help="How many Word files to try.")
@click.option("--minutes", default=120.0, show_default=True, help="Stop after so long.")
@click.option("--seed", default=1, show_default=True, help="The first file's; others follow.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for what goes untold.")
def main(count: int, words: int, minutes: float, seed: int, keep: Path | None) -> None:
    """Run mutants of the plans in raw/; exits with 1 if one does what none may do."""
    until = monotonic() + 60 * minutes
    click.echo(f"sandbox: {'; '.join(list_lacking()) or 'in force'}")
    with TemporaryDirectory() as folder:
        work, about = Path(folder) / "work", Path(folder) / "about"
        for place in (work, about):
            place.mkdir()
        (about / "file.txt").write_text("not to be touched")
        os.chdir(about)
        before = {**listed(ROOT), **listed(about)}
        bad = [
            *tried(_pdfs(work), mutant, range(seed, seed + count), until, keep),
            *tried(_words(work), word_mutant, range(seed, seed + words), until, keep),
        ]
        after = {**listed(ROOT), **listed(about)}
        for path in sorted(before.keys() | after.keys()):
            if before.get(path) != after.get(path):
                bad.append(f"{path}: was touched")
    for line in bad:
        click.echo(line)
    sys.exit(bool(bad))


def listed(folder: Path) -> dict[Path, tuple[int, int, int]]:
    """Every file below a folder: its size, when it was changed, and its mode."""
    found = {}
    for path in folder.rglob("*"):
        if not SKIPPED & {*path.parts} and path.is_file():
            state = path.lstat()
            found[path] = state.st_size, state.st_mtime_ns, state.st_mode
    return found


def tried(
    sounds: Sequence[Sound], mutate: Mutate, seeds: range, until: float, keep: Path | None
) -> Iterator[str]:
    """Runs mutants, prints what became of them, and gives what none may do."""
    kinds: Counter[str] = Counter()
    slowest = 0.0
    around = _around(sounds)
    with click.progressbar(seeds, file=sys.stderr) as numbers:
        for number in numbers:
            if monotonic() > until:
                break
            sound = sounds[number % len(sounds)]
            what, data = mutate(sound.pdf, number)
            start = perf_counter()
            found, wrong = judged(data, sound)
            slowest = max(slowest, perf_counter() - start)
            kinds[found] += 1
            if keep and (wrong or found == UNTOLD):
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{number}{sound.folder.parent.suffix or '.plan'}").write_bytes(data)
            if wrong:
                yield f"seed {number} ({what}): {wrong}"
            if _around(sounds) != around:
                yield f"seed {number} ({what}): it left files beside what it published"
                around = _around(sounds)
    for kind, times in kinds.most_common():
        click.echo(f"{times:>6}  {kind}")
    click.echo(f"{sum(kinds.values()):>6}  files; the slowest took {slowest:.1f} s")


def _around(sounds: Sequence[Sound]) -> set[Path]:
    """What lies about the folders that are published; mutants may be of other years."""
    work = sounds[0].folder.parents[1]
    return {path for path in (*work.glob("*"), *work.glob("*/*")) if "year=" not in path.name}


def _pdfs(work: Path) -> list[Sound]:
    spans = [(name, span) for name, several in PARTS.items() for span in several]
    return [
        published(some_pages(ROOT / "raw" / name, span), work / f"part-{number}")
        for number, (name, span) in enumerate(spans)
    ]


def _words(work: Path) -> list[Sound]:
    return [published(WORD.read_bytes(), work / "word")]


if __name__ == "__main__":
    main()
