"""Damages and twists plans, and runs every one of them: `python bench/fuzz.py`.

Each mutant is run into an output folder in which its year is published already. Whatever it is, the
run must end in time with a published year that is sound, or one clear error that leaves the
published year as it was; and rows that are not those of the plan must come with a finding or a
ledger that tells so.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, perf_counter

import click
import pymupdf

from extractors.errors import GaveUp
from pipeline.check import year
from pipeline.folder import Files, read_files
from pipeline.process.limits import MIB, Limits
from pipeline.report.tables import rows, sections
from pipeline.run import Outcome, run_plans
from tests.support.mutants import mutant

ROOT = Path(__file__).parents[1]
PARTS = {
    "2025-26.pdf": ((3, 4, 5, 6), (3, 24, 25, 29), (0, 1, 3)),
    "2024-25.pdf": ((2, 3, 4), (2, 3, 19)),
}
"""Pages of each plan, from 0, as parts: small files, so that many can be tried."""

LIMITS = Limits(memory=1024 * MIB, seconds=20)


@dataclass(frozen=True, slots=True)
class Sound:
    """A part of a plan as it is, and what is published of it."""

    pdf: bytes
    folder: str
    files: Files


@click.command()
@click.option("--files", "count", default=2000, show_default=True, help="How many to try.")
@click.option("--minutes", default=60.0, show_default=True, help="Stop after so long.")
@click.option("--seed", default=1, show_default=True, help="The first file's; others follow.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder for files that fail.")
def main(count: int, minutes: float, seed: int, keep: Path | None) -> None:
    """Run mutants of the plans in raw/; exits with 1 if one does what none may do."""
    kinds: Counter[str] = Counter()
    bad: list[str] = []
    slowest, until = 0.0, monotonic() + 60 * minutes
    with TemporaryDirectory() as folder:
        work = Path(folder)
        parts = _parts(work)
        with click.progressbar(range(count), file=sys.stderr) as numbers:
            for number in numbers:
                if monotonic() > until:
                    break
                sound = parts[number % len(parts)]
                what, data = mutant(sound.pdf, seed + number)
                start = perf_counter()
                outcome = _run(data, work / f"out-{number % len(parts)}", work)
                slowest = max(slowest, perf_counter() - start)
                found, wrong = _judged(outcome, work / f"out-{number % len(parts)}", sound)
                kinds[found] += 1
                if wrong:
                    bad.append(f"seed {seed + number} ({what}): {wrong}")
                    if keep:
                        keep.mkdir(parents=True, exist_ok=True)
                        (keep / f"{seed + number}.pdf").write_bytes(data)
    for kind, times in kinds.most_common():
        click.echo(f"{times:>6}  {kind}")
    click.echo(f"{sum(kinds.values()):>6}  files; the slowest took {slowest:.1f} s")
    for line in bad:
        click.echo(line)
    sys.exit(bool(bad))


def _parts(work: Path) -> list[Sound]:
    """The parts of the plans, each published in an output folder of its own."""
    out: list[Sound] = []
    for name, spans in PARTS.items():
        for span in spans:
            with pymupdf.open(ROOT / "raw" / name) as plan:
                plan.select(span)
                data = bytes(plan.tobytes(garbage=3, deflate=True))
            target = work / f"out-{len(out)}"
            outcome = _run(data, target, work)
            assert outcome.folder, outcome.error
            out.append(Sound(data, outcome.folder.name, read_files(outcome.folder)[0]))
    return out


def _run(data: bytes, out: Path, work: Path) -> Outcome:
    plan = work / "plan.pdf"
    plan.write_bytes(data)
    (outcome,) = run_plans([plan], out, limits=LIMITS, force=True)
    return outcome


def _judged(outcome: Outcome, out: Path, sound: Sound) -> tuple[str, str | None]:
    """What became of a mutant, and what is wrong with that, if anything."""
    if outcome.error is not None:
        wrong = None
        if isinstance(outcome.error, GaveUp) and "itself failed" in str(outcome.error):
            wrong = str(outcome.error)
        if "\n" in str(outcome.error):
            wrong = f"an error of several lines: {outcome.error}"
        return f"error: {type(outcome.error).__name__}", wrong
    assert outcome.folder
    files, unread = read_files(outcome.folder)
    problems = [*unread, *year.problems(files, outcome.folder.name.removeprefix("year="))]
    if problems:
        return "published", f"published and not sound: {problems[:3]}"
    if _rows(files) == _rows(sound.files):
        return "published, the rows as they were", None
    if _told(files) - _told(sound.files) or _ledger(files) != _ledger(sound.files):
        return "published, other rows, told by a finding or the ledger", None
    return "published, other rows, nothing told", None


def _rows(files: Files) -> list[object]:
    return [[number, rows(files, f"sections/{number}")] for number, _ in sections(files)]


def _told(files: Files) -> Counter[tuple[object, ...]]:
    """The findings that ask to be looked at."""
    return Counter(
        (row["code"], row["message"], row["detail"])
        for row in rows(files, "findings")
        if row["severity"] != "info"
    )


def _ledger(files: Files) -> bytes:
    return sha256(files["datapackage.json"].partition(b'"ledger"')[2]).digest()


if __name__ == "__main__":
    main()
