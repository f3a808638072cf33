"""`ishplan review`: a person decides on what a plan leaves open, and the decisions are kept.

Each question is asked once: what the files beside the plan already say is not asked again, so a
review may stop at any question and go on later. The file is written after every answer; what a
person wrote in it, comments too, stays.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.errors import BadCorrections
from normalizers.register.build_register import build_register
from normalizers.register.records import PartyKind, Verdict
from pipeline.corrections.corrections import Corrections
from pipeline.corrections.decisions_file import read_decisions_file
from pipeline.corrections.yaml_file import parse_corrections, parse_yaml
from pipeline.dataset.plan_parties import PartyTables, build_plan_parties
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
class PlanRows:
    """The rows of a plan that questions are about: of its sections, and of long tables."""

    period: str
    sections: Mapping[str, Sequence[RowMapping]]
    findings: Sequence[RowMapping]
    parties: PartyTables


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """An abbreviation, a cell or two names to decide on.

    `stem` for an abbreviation; `code` for a cell, that of the finding; `names` are two printed
    names of units, offices or persons that may be one, which are of no single item. `message` says
    what is not certain, in English. `printed` is the cell's text. `choices` are what an
    abbreviation may stand for, the likeliest first, each with its expansion.
    """

    message: str
    column: str
    printed: str
    item_id: str | None = None
    choices: tuple[str, ...] = ()
    stem: str | None = None
    code: str = ""
    names: tuple[str, str] | None = None

    @property
    def place(self) -> str:
        """Where it is open, in words."""
        return f"{self.item_id}, {self.column}" if self.item_id else self.column

    def take_choice(self, index: int) -> ReviewDecision:
        """The decision for a choice: an entry, or what the abbreviation itself stands for."""
        abbreviation, _, expansion = self.choices[index].partition(" – ")
        if abbreviation == self.stem and expansion:
            return ReviewDecision(define=expansion)
        return ReviewDecision(link=abbreviation)

    def refuse_choices(self) -> ReviewDecision:
        """The decision that it is none of the choices."""
        abbreviations = [choice.split(" – ", 1)[0] for choice in self.choices]
        return ReviewDecision(refuse=tuple(dict.fromkeys(abbreviations)))


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """What a plan leaves open; whose it is, as its folder is named, and for which period."""

    questions: list[ReviewQuestion]
    institution: str | None
    period: str


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """What a person decided.

    `link`: the entry that an abbreviation stands for; `define`: what it stands for, in words;
    `refuse`: entries that it does not stand for; `read`: how to read the cell; `verdict`: whether
    two names are one. `is_wide`: it holds for the plans of all years.
    """

    link: str | None = None
    define: str | None = None
    refuse: tuple[str, ...] = ()
    read: str | None = None
    verdict: Verdict | None = None
    is_wide: bool = False


@dataclass(frozen=True, slots=True)
class DecisionFiles:
    """Where decisions are kept: on the plan of one period, and on those of all years.

    `today` is when they are made, as in `2026-01-31`.
    """

    own: Path
    wide: Path
    period: str
    today: str


class ReviewStopped(Exception):
    """The person wants to go on another day."""


AskQuestion = Callable[[ReviewQuestion, int, int], ReviewDecision | None]
"""Asks question `number` of `count`; returns None to leave it open. May raise `ReviewStopped`."""


def list_questions(dataset: Dataset, corrections: Corrections) -> list[ReviewQuestion]:
    """What is open in a plan that was read, and not decided yet."""
    sections = {section.section: section.rows for section in dataset.sections}
    parties = PartyTables(dataset.responsibles, dataset.abbreviations, dataset.glossary)
    rows = PlanRows(dataset.academic_year, sections, dataset.findings, parties)
    return list_open_questions(rows, corrections)


def list_open_questions(rows: PlanRows, corrections: Corrections) -> list[ReviewQuestion]:
    """What is open in a plan's rows and not decided yet: abbreviations, cells, then names."""
    return [
        *_iter_abbreviation_questions(rows, corrections),
        *_iter_cell_questions(rows, corrections),
        *_iter_name_questions(rows, corrections),
    ]


def review_questions(
    open_questions: Sequence[ReviewQuestion], files: DecisionFiles, ask: AskQuestion
) -> int:
    """Asks the questions in order and keeps each answer in its file; returns how many it kept."""
    saved_count = 0
    for number, question in enumerate(open_questions, 1):
        try:
            decision = ask(question, number, len(open_questions))
        except ReviewStopped:
            break
        if decision is not None:
            save_decision(files, question, decision)
            saved_count += 1
    return saved_count


def save_decision(files: DecisionFiles, question: ReviewQuestion, decision: ReviewDecision) -> None:
    """Adds a decision to the file that it belongs to, which is replaced in one step.

    In a file for all years it says when it was decided, and on which plan. Raises `BadCorrections`
    when the file cannot be written, or would contradict itself.
    """
    from ruamel.yaml import YAML

    path = files.wide if decision.is_wide else files.own
    source = {"decided": files.today, "plan": files.period} if decision.is_wide else {}
    yaml = YAML()
    yaml.allow_unicode = True
    yaml.width = 4096
    try:
        data = read_decisions_file(path) or b""
        document = parse_yaml(data, path)
        _add_decision(document, question, decision, source)
        buffer = io.BytesIO()
        yaml.dump(document, buffer)
        parse_corrections(buffer.getvalue(), path)  # no run may be stopped by what is kept here
        replace_file(path, buffer.getvalue())
    except OSError as error:
        raise BadCorrections(f"{path}: cannot be written ({error.strerror})") from error


def _add_decision(
    document: Any,
    question: ReviewQuestion,
    decision: ReviewDecision,
    source: Mapping[str, str],
) -> None:
    stem = question.stem
    refused = list(decision.refuse)
    for part, key, value in (
        ("links", "entry", decision.link),
        ("abbreviations", "expansion", decision.define),
        ("refused", "entries", refused or None),
    ):
        if value is not None:
            document.setdefault(part, {})[stem] = {key: value, **source} if source else value
    if decision.read is not None:
        document.setdefault("corrections", []).append(
            {
                "item_id": question.item_id,
                "column": question.column,
                "printed": question.printed,
                "read": decision.read,
                **source,
            }
        )
    if decision.verdict is not None and question.names is not None:
        entry = {decision.verdict: [*question.names], **source}
        document.setdefault("parties", []).append(entry)


def _iter_abbreviation_questions(
    rows: PlanRows, corrections: Corrections
) -> Iterator[ReviewQuestion]:
    decided_stems = {*corrections.abbreviations, *corrections.links, *corrections.refused}
    first_rows: dict[str, RowMapping] = {}
    for row in rows.parties.abbreviations:
        if row["status"] in ASKED_STATUSES and row["stem"] not in decided_stems:
            first_rows.setdefault(str(row["stem"]), row)
    for row in sorted(
        first_rows.values(), key=lambda row: ASKED_STATUSES.index(str(row["status"]))
    ):
        candidates = row["candidates"] or ()
        assert isinstance(candidates, Sequence)
        item_id, column = str(row["item_id"]), str(row["column"])
        yield ReviewQuestion(
            f"“{row['stem']}” ({row['status']}): {row['reason']}",
            column,
            _find_printed_text(rows, item_id, column) or "",
            item_id,
            tuple(map(str, candidates)),
            stem=str(row["stem"]),
        )


def _iter_cell_questions(rows: PlanRows, corrections: Corrections) -> Iterator[ReviewQuestion]:
    decided_cells = {(entry.item_id, entry.column) for entry in corrections.cell_corrections}
    for finding in rows.findings:
        item_id, code = finding["item_id"], str(finding["code"])
        if not isinstance(item_id, str):
            continue
        for column in MISREAD_COLUMNS.get(code, ()):
            printed = _find_printed_text(rows, item_id, column)
            if printed and (item_id, column) not in decided_cells:
                message = str(finding["message"])
                yield ReviewQuestion(message, column, printed, item_id, code=code)


def _iter_name_questions(rows: PlanRows, corrections: Corrections) -> Iterator[ReviewQuestion]:
    plan = build_plan_parties(rows.period, rows.parties, corrections.name_decisions)
    for one in build_register([plan]).questions:
        yield make_name_question(one.kind, one.left, one.right, one.reason, one.score)


def make_name_question(
    kind: PartyKind, left: str, right: str, reason: str, score: float
) -> ReviewQuestion:
    """The question whether two printed names are one."""
    message = f"“{left}” and “{right}”: one {kind}? ({reason}, {score:.0%})"
    return ReviewQuestion(message, "responsible", f"{left} | {right}", names=(left, right))


def _find_printed_text(rows: PlanRows, item_id: str, column: str) -> str | None:
    place = ItemId.parse(item_id)
    section_rows = rows.sections.get(place.section, ())
    text = section_rows[place.row - 1].get(column) if section_rows else None
    return str(format_cell(text)) if text else None
