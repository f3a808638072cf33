"""Makes plans of any shape and looks what the program makes of them.

    .venv/bin/python bench/run_shapes.py --plans 200

With `--text` each is read from its bare text, as a text layer's dump has it.
Prints what is right of all plans together, the worst plans and the commonest faults. Each plan is
run as by `ishplan run`, in a folder of its own. `--keep` keeps plans, truth and output.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import pymupdf
from archive.shapes.made import make_shape, write_shape
from archive.shapes.published import Found, found_in_folder
from archive.shapes.score import Miss, Score, score_plan

from pipeline.one_plan.messages import RunOptions
from pipeline.run.run_plans import run_plans

SHOWN_MISSES = 3
"""Faults that are shown of each of the worst plans."""


def run_shape(number: int, folder: Path, seed: int, *, as_text: bool) -> tuple[str, Score]:
    """Makes a plan, runs it (or its bare text) and scores what was published; gives the file's name
    too."""
    made = make_shape(f"{seed}-{number}", writer="reportlab" if as_text else None)
    file = write_shape(folder, f"shape-{seed}-{number:04}", made)
    if as_text:
        with pymupdf.open(stream=made.data) as pdf:
            text = "\f".join(page.get_text() for page in pdf)
        file = file.with_suffix(".txt")
        file.write_text(text, encoding="utf-8")
    (outcome,) = run_plans([file], file.parent / "out", options=RunOptions(), force=True)
    found = found_in_folder(outcome.folder) if outcome.folder else Found()
    score = score_plan(found, made.truth)
    if outcome.error:
        score.misses.insert(0, Miss("error", "plan", None, "", str(outcome.error)))
    return file.name, score


@click.command()
@click.option("--plans", default=200, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--jobs", default=2, show_default=True, help="Processes at a time.")
@click.option("--worst", default=10, show_default=True, help="How many plans to show.")
@click.option("--text", "as_text", is_flag=True, help="The bare text of each plan is read.")
@click.option("--keep", type=click.Path(file_okay=False, path_type=Path))
def main(plans: int, seed: int, jobs: int, worst: int, as_text: bool, keep: Path | None) -> None:
    """Run made plans of many shapes."""
    with TemporaryDirectory() as spare, ProcessPoolExecutor(jobs) as pool:
        work = partial(run_shape, folder=keep or Path(spare), seed=seed, as_text=as_text)
        made = pool.map(work, range(plans))
        with click.progressbar(made, length=plans, file=sys.stderr) as scores:
            scored = list(scores)
    for line in _told(scored, worst):
        click.echo(line)


def _told(scored: list[tuple[str, Score]], worst: int) -> Iterator[str]:
    """What is said of all plans and of the worst."""
    total = sum((score for _, score in scored), Score())
    yield f"{total.plans} plans, published {total.published}, periods {total.periods}"
    yield f"mean score {sum(score.mean for _, score in scored) / max(len(scored), 1):.4f}"
    sections = f"ids {total.ids}, titles {total.titles}, kinds {total.kinds}"
    yield f"{total.sections} sections: {sections}"
    rows = f"lost {total.lost}, misplaced {total.misplaced}, invented {total.invented}"
    yield f"{total.rows} rows: F1 {total.rows_f1:.4f}, {rows}"
    yield f"{total.cells} cells: right {total.cells_share:.4f}"
    yield f"{total.times} deadlines: right {total.times_right / max(total.times, 1):.4f}"
    for kind, count in Counter(miss.kind for miss in total.misses).most_common():
        yield f"{count:>7}  {kind}"
    for name, score in sorted(scored, key=lambda pair: pair[1].mean)[:worst]:
        if score.misses:
            bare = replace(score, misses=[])
            yield f"{name}: {score.mean:.3f}, rows {bare.rows_f1:.3f}, cells {bare.cells_share:.3f}"
            yield from (f"    {miss}" for miss in score.misses[:SHOWN_MISSES])


if __name__ == "__main__":
    main()
