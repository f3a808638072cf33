"""The results as Markdown: a page of their own, and the table in the README."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from datetime import date
from os import cpu_count
from pathlib import Path

from .result import Result, told
from .score import Right

BEGIN, END = "<!-- peers -->", "<!-- /peers -->"

NOTES = """\
Records are the rows of sections 1, 2.1, 2.3, 2.6 and 3 with the texts of merged cells in each row,
from a [transcription checked by hand](../tests/data/README.md). A record is right if a row of any
table of the reader has all its texts but for spaces and hyphens, cells are right in the row that
has most of them, each row taken once. All readers get the benefit of the doubt: header rows are
dropped, needless empty columns do not count, and an empty cell counts as empty or as filled with
the text above it, whichever is right: above it in its table (*records right*), or in the tables
before as well (*filled over breaks* and the columns after it). That is more than a user can do, who
does not know which is right. Nothing of it is done for ishplan.

A row is cut if a cell of its own goes on over a page break: by the transcription's boxes, or for a
year without them (2024-25) by the pages that ishplan gives; for 2025-26 both say the same. Pages a
second: all plans one after the other, median of the rounds, in which the readers take turns, each
in a process of its own; imports and one first reading are not counted, but a reader that takes more
than 30 s for the first one is measured by it alone. ishplan's time goes from the PDF to the
published folder, the others' to tables in memory. No reader is told to work in parallel; Java, ONNX
and OpenCV may do so by themselves. Peak MB: resident memory of the process and those it starts,
added up (what they share counts in each), with imports, reading each plan once.
"""


def table(results: Sequence[Result], names: Sequence[str], pages: int) -> str:
    """The figures of all readers that have some; `names` are those of the plans."""
    head = ["", *(f"records right, {name}" for name in names)]
    head += ["filled over breaks", "cells right", "cut rows right", "pages/s", "peak MB"]
    head += ["time, × ishplan's"]
    lines = [row(head), row(["---"] * len(head))]
    own = next((one.middle for one in results if one.peer.key == "ishplan" and one.seconds), 0.0)
    for one in results:
        if not one.left_out:
            cost = [f"{pages / one.middle:.3g}", f"{one.mb:.0f}"]
            ratio = f"{one.middle / own:.2f}" if own else "–"
            lines.append(row([named(one), *shares(one, names), *cost, ratio]))
    return "\n".join(lines)


def shares(one: Result, names: Sequence[str]) -> list[str]:
    """What a reader got right, of how many; dashes for one that finds no tables."""
    if not one.found:
        return ["–"] * (len(names) + 3)
    total = sum(one.filled, Right())
    return [
        *(f"{right.records_right} of {right.records}" for right in one.found),
        f"{total.records_right} of {total.records}",
        f"{total.cells_right} of {total.cells}",
        f"{total.cut_right} of {total.cut}",
    ]


def named(one: Result) -> str:
    """The reader with the version that was measured, if it was."""
    return f"{one.peer.name} {one.version}".rstrip()


def row(cells: Sequence[str]) -> str:
    """A line of a Markdown table."""
    return f"| {' | '.join(cells)} |"


def left_out(results: Sequence[Result]) -> list[str]:
    """A line for each reader without figures."""
    return [f"{one.peer.name}: left out, {one.left_out}" for one in results if one.left_out]


def page(
    results: Sequence[Result], names: Sequence[str], pages: int, run: tuple[int, float]
) -> str:
    """The whole page: the table, where and how it came about, and the aims.

    `run` is the number of rounds, and how many processes kept the machine busy just before.
    """
    rounds, load = run
    settings = [row(["", "setting", "merged cells"]), row(["---"] * 3)]
    settings += [row([named(one), one.peer.setting, one.peer.merged]) for one in results]
    parts = [
        "# ishplan beside other readers of tables",
        f"Made by `make bench` on {date.today()}: {', '.join(names)}, {pages} pages together, "
        f"median of {rounds} rounds. {machine()}, on which {load:.1f} other processes were running "
        "just before. Ratios travel from machine to machine, seconds do not.",
        table(results, names, pages),
        *bullets(left_out(results)),
        "## What is counted",
        NOTES.rstrip(),
        "## Settings",
        "\n".join(settings),
        "## Aims",
        *bullets(told(list(results))),
    ]
    return "\n\n".join(parts) + "\n"


def bullets(lines: Sequence[str]) -> list[str]:
    """The lines as one list, or nothing."""
    return ["\n".join(f"- {line}" for line in lines)] if lines else []


def machine() -> str:
    """Processor, cores, system and Python."""
    return (
        f"{processor()}, {cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}"
    )


def processor() -> str:
    """The processor's model as Linux tells it, elsewhere its kind."""
    told_by = Path("/proc/cpuinfo")
    if told_by.exists():
        for line in told_by.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def between(text: str, new: str) -> str:
    """`text` with `new` between the two marks, instead of what stands there."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"expected {BEGIN} and {END} in the text")
    return f"{before}{BEGIN}\n{new}\n{END}{after}"
