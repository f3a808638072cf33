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
from pipeline.corrections.decisions_file import read_decisions_file
from pipeline.corrections.yaml_file import parse_yaml
from pipeline.dataset.records import Dataset, RowMapping
from pipeline.published.written_values import format_cell
from pipeline.schema import ItemId
from pipeline.storage.atomic_swap import replace_file

ASKED_STATUSES = ("ambiguous", "unknown", "variant")
"""The statuses of abbreviations that are asked about, the most doubtful first."""

MISREAD_COLUMNS = {
    "deadline_unread": ("deadline", "indicator"),
    "deadline_yearless": ("deadline", "indicator"),
    "sum_unread": ("funding",),
    "sum_currency": ("funding",),
    "party_doubtful": ("responsible",),
}
"""Findings about a cell that may be read otherwise, and the columns that it may stand under."""


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
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
class ReviewDecision:
    """What a person decided.

    `link`: the entry that an abbreviation stands for; `define`: what it stands for, in words;
    `refuse`: entries that it does not stand for; `read`: how to read the cell.
    """

    link: str | None = None
    define: str | None = None
    refuse: tuple[str, ...] = ()
    read: str | None = None


class ReviewStopped(Exception):
    """The person wants to go on another day."""


AskQuestion = Callable[[ReviewQuestion, int, int], ReviewDecision | None]
"""Asks question `number` of `count`; returns None to leave it open. May raise `ReviewStopped`."""


def list_questions(dataset: Dataset, corrections: Corrections) -> list[ReviewQuestion]:
    """What is open in a plan and not decided yet: abbreviations, then cells."""
    return [
        *_iter_abbreviation_questions(dataset, corrections),
        *_iter_cell_questions(dataset, corrections),
    ]


def review_questions(open_questions: Sequence[ReviewQuestion], path: Path, ask: AskQuestion) -> int:
    """Asks the questions in order and keeps each answer in the file; returns how many it kept."""
    saved_count = 0
    for number, question in enumerate(open_questions, 1):
        try:
            decision = ask(question, number, len(open_questions))
        except ReviewStopped:
            break
        if decision is not None:
            save_decision(path, question, decision)
            saved_count += 1
    return saved_count


def save_decision(path: Path, question: ReviewQuestion, decision: ReviewDecision) -> None:
    """Adds a decision to the file, which is replaced in one step.

    Raises `BadCorrections` when the file cannot be written.
    """
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 4096
    try:
        data = read_decisions_file(path) or b""
        document = parse_yaml(data, path)
        _add_decision(document, question, decision)
        buffer = io.BytesIO()
        yaml.dump(document, buffer)
        replace_file(path, buffer.getvalue())
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be written ({error.strerror})") from error


def _add_decision(document: Any, question: ReviewQuestion, decision: ReviewDecision) -> None:
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


def _iter_abbreviation_questions(
    dataset: Dataset, corrections: Corrections
) -> Iterator[ReviewQuestion]:
    decided_stems = {*corrections.abbreviations, *corrections.links, *corrections.refused}
    first_rows: dict[str, RowMapping] = {}
    for row in dataset.abbreviations:
        if row["status"] in ASKED_STATUSES and row["stem"] not in decided_stems:
            first_rows.setdefault(str(row["stem"]), row)
    for row in sorted(
        first_rows.values(), key=lambda row: ASKED_STATUSES.index(str(row["status"]))
    ):
        candidates = row["candidates"]
        assert isinstance(candidates, Sequence)
        yield ReviewQuestion(
            f"“{row['stem']}” ({row['status']}): {row['reason']}",
            f"{row['item_id']}, {row['column']}",
            _find_printed_text(dataset, str(row["item_id"]), str(row["column"])) or "",
            tuple(map(str, candidates)),
            stem=str(row["stem"]),
        )


def _iter_cell_questions(dataset: Dataset, corrections: Corrections) -> Iterator[ReviewQuestion]:
    decided_cells = {(entry.item_id, entry.column) for entry in corrections.cell_corrections}
    for finding in dataset.findings:
        item_id = finding["item_id"]
        if not isinstance(item_id, str):
            continue
        for column in MISREAD_COLUMNS.get(str(finding["code"]), ()):
            printed = _find_printed_text(dataset, item_id, column)
            if printed and (item_id, column) not in decided_cells:
                yield ReviewQuestion(
                    f"{finding['code']}: {finding['message']}",
                    f"{item_id}, {column}",
                    printed,
                    item_id=item_id,
                    column=column,
                )


def _find_printed_text(dataset: Dataset, item_id: str, column: str) -> str | None:
    place = ItemId.parse(item_id)
    for section_rows in dataset.sections:
        if section_rows.section == place.section:
            text = section_rows.rows[place.row - 1].get(column)
            return str(format_cell(text)) if text else None
    return None
