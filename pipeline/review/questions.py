"""`ishplan review`: a person decides on what a plan leaves open, and the decisions are kept.

Each question is asked once: what the file beside the plan already says is not asked again, so a
review may stop at any question and go on later. The file is written after every answer; what a
person wrote in it, comments too, stays.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.errors import BadCorrections
from pipeline.corrections.corrections import Corrections
from pipeline.corrections.yaml_file import decisions_in, parsed
from pipeline.dataset.records import Dataset, Row
from pipeline.storage.atomic_swap import replace_file

ASKED = ("ambiguous", "unknown", "variant")
"""The statuses of abbreviations that are asked about, the most doubtful first."""

MISREAD = {
    "deadline_unread": ("deadline", "indicator"),
    "sum_unread": ("funding",),
    "sum_currency": ("funding",),
    "party_doubtful": ("responsible",),
}
"""Findings about a cell that may be read otherwise, and the columns that it may stand under."""


@dataclass(frozen=True, slots=True)
class Question:
    """An abbreviation or a cell to decide on.

    `stem` for an abbreviation, `item_id` and `column` for a cell, `printed` the cell's text.
    `choices` are what an abbreviation may stand for, the likeliest first, each with its expansion.
    """

    heading: str
    place: str
    printed: str
    choices: tuple[str, ...] = ()
    stem: str | None = None
    item_id: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided.

    `link`: the entry that an abbreviation stands for; `define`: what it stands for, in words;
    `refuse`: entries that it does not stand for; `read`: how to read the cell.
    """

    link: str | None = None
    define: str | None = None
    refuse: tuple[str, ...] = ()
    read: str | None = None


class Stopped(Exception):
    """The person wants to go on another day."""


Ask = Callable[[Question, int, int], Decision | None]
"""Asks one question, the so-manieth of so many; None leaves it open. May raise `Stopped`."""


def questions(dataset: Dataset, known: Corrections) -> list[Question]:
    """What is open in a plan and not decided yet: abbreviations, then cells."""
    return [*_abbreviations(dataset, known), *_cells(dataset, known)]


def review(asked: Sequence[Question], path: Path, ask: Ask) -> int:
    """Asks the questions in order and keeps each answer in the file; returns how many it kept."""
    kept = 0
    for number, question in enumerate(asked, 1):
        try:
            decision = ask(question, number, len(asked))
        except Stopped:
            break
        if decision is not None:
            keep(path, question, decision)
            kept += 1
    return kept


def keep(path: Path, question: Question, decision: Decision) -> None:
    """Adds a decision to the file, which is replaced in one step.

    Raises `BadCorrections` when the file cannot be written.
    """
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 4096
    try:
        data = decisions_in(path) or b""
        document = parsed(data, path)
        _add(document, question, decision)
        out = io.BytesIO()
        yaml.dump(document, out)
        replace_file(path, out.getvalue())
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be written ({error.strerror})") from error


def _add(document: Any, question: Question, decision: Decision) -> None:
    stem = question.stem
    if decision.link is not None:
        document.setdefault("links", {})[stem] = decision.link
    if decision.define is not None:
        document.setdefault("abbreviations", {})[stem] = decision.define
    if decision.refuse:
        document.setdefault("refused", {})[stem] = list(decision.refuse)
    if decision.read is not None:
        document.setdefault("corrections", []).append(
            {
                "item_id": question.item_id,
                "column": question.column,
                "printed": question.printed,
                "read": decision.read,
            }
        )


def _abbreviations(dataset: Dataset, known: Corrections) -> Iterator[Question]:
    decided = {*known.abbreviations, *known.links, *known.refused}
    first: dict[str, Row] = {}
    for row in dataset.abbreviations:
        if row["status"] in ASKED and row["stem"] not in decided:
            first.setdefault(str(row["stem"]), row)
    for row in sorted(first.values(), key=lambda row: ASKED.index(str(row["status"]))):
        candidates = row["candidates"]
        assert isinstance(candidates, Sequence)
        yield Question(
            f"“{row['stem']}” ({row['status']}): {row['reason']}",
            f"{row['item_id']}, {row['column']}",
            _printed(dataset, str(row["item_id"]), str(row["column"])) or "",
            tuple(map(str, candidates)),
            stem=str(row["stem"]),
        )


def _cells(dataset: Dataset, known: Corrections) -> Iterator[Question]:
    decided = {(entry.item_id, entry.column) for entry in known.cells}
    for finding in dataset.findings:
        item_id = str(finding["item_id"])
        for column in MISREAD.get(str(finding["code"]), ()):
            printed = _printed(dataset, item_id, column)
            if printed and (item_id, column) not in decided:
                yield Question(
                    f"{finding['code']}: {finding['message']}",
                    f"{item_id}, {column}",
                    printed,
                    item_id=item_id,
                    column=column,
                )


def _printed(dataset: Dataset, item_id: str, column: str) -> str | None:
    _, section, position = item_id.split("/")
    for rows in dataset.sections:
        if rows.section == section:
            text = rows.rows[int(position) - 1].get(column)
            return str(text) if text else None
    return None
