"""Kills runs at random moments and looks at what they leave: `python bench/kills.py`.

Two versions of a year's plan are run in turn into one output folder, each run killed (SIGKILL, with
all its processes) at a random moment: of the whole run, or, every other pair, of the time in which
it writes. After every kill each published year must be whole by its own hashes, and be the old
version or the new one. At the end, a run that is left alone must publish, and nothing of the dead
ones may be left.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

import click
import pymupdf

from pipeline.storage.folder import find_changed_files, read_files

ROOT = Path(__file__).parents[1]
PLANS = ("2025-26.pdf", "2024-25.pdf")
ISHPLAN = str(Path(sys.executable).with_name("ishplan"))
COMMAND = [ISHPLAN, "run", "--no-report", "--force", *PLANS]

WRITING = 0.15
"""Seconds in which both years are written and swapped, generously."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The hash lists that a whole year may have, by year: the old version's and the new one's."""

    sums: dict[str, dict[bytes, str]]

    def state(self, folder: Path) -> str:
        """Which version a published year is; raises `AssertionError` if it is none, or broken."""
        files, unread = read_files(folder)
        wrong = [*unread, *find_changed_files(files)]
        assert not wrong, f"{folder.name}: {wrong}"
        version = self.sums[folder.name].get(files["SHA256SUMS"])
        assert version, f"{folder.name} is neither the old nor the new one"
        return version


@click.command()
@click.option("--kills", default=200, show_default=True, help="How many runs to kill.")
@click.option("--seed", default=1, show_default=True)
def main(kills: int, seed: int) -> None:
    """Kill runs at random moments; fails at the first year that is not whole."""
    chance = random.Random(seed)
    with TemporaryDirectory() as folder:
        work = Path(folder)
        kept, seconds = _versions(work)
        states: Counter[str] = Counter()
        with click.progressbar(range(1, kills + 1), file=sys.stderr) as counts:
            for count in counts:
                version = "new" if count % 2 else "old"
                aimed = count % 4 > 1
                after = chance.uniform(0, WRITING if aimed else 1.1 * seconds)
                _killed(work / version, work / "out", after, aimed)
                for year in sorted((work / "out").glob("year=*")):
                    states[kept.state(year)] += 1
                assert len(list((work / "out").glob("year=*"))) == len(PLANS)
        left = sum(1 for path in (work / "out").iterdir() if path.name.startswith("."))
        _run(work / "new", work / "out")
        assert {kept.state(year) for year in (work / "out").glob("year=*")} == {"new"}
        rest = [path.name for path in (work / "out").iterdir() if path.name.startswith(".")]
        assert not rest, f"left of the dead: {rest}"
    click.echo(
        f"{kills} runs killed within {1.1 * seconds:.1f} s of their start; all years whole each "
        f"time ({states['old']} times the old one, {states['new']} the new one); "
        f"{left} leftover(s) of the dead removed by the next run"
    )


def _versions(work: Path) -> tuple[Kept, float]:
    """Both versions of the plans as PDFs, the old ones published; seconds of a whole run."""
    sums: dict[str, dict[bytes, str]] = {}
    seconds = 0.0
    for version in ("new", "old"):
        (work / version).mkdir()
        for name in PLANS:
            shutil.copy(ROOT / "raw" / name, work / version / name)
            if version == "new":
                with pymupdf.open(work / version / name) as plan:
                    plan[0].insert_text((20, 20), "1")
                    plan.save(work / version / "changed.pdf")
                (work / version / "changed.pdf").replace(work / version / name)
        start = perf_counter()
        _run(work / version, work / "out")
        seconds = perf_counter() - start
        for year in (work / "out").glob("year=*"):
            digest = (year / "SHA256SUMS").read_bytes()
            sums.setdefault(year.name, {})[digest] = version
    return Kept(sums), seconds


def _run(folder: Path, out: Path) -> None:
    subprocess.run([*COMMAND, "--out", str(out)], cwd=folder, check=True, capture_output=True)


def _killed(folder: Path, out: Path, after: float, aimed: bool) -> None:
    """A run with all its processes, killed so many seconds after its start.

    If `aimed`, the seconds count from the moment at which it begins to write.
    """
    run = subprocess.Popen(
        [*COMMAND, "--out", str(out)],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while aimed and run.poll() is None and not any(out.glob(f".staging-*-{run.pid}@*")):
        sleep(0.0005)
    sleep(after)
    with suppress(ProcessLookupError):
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()


if __name__ == "__main__":
    main()
