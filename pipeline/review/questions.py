"""`ishplan review`: a person decides on what a plan leaves open, and the decisions are kept.

Each question is asked once: what the files beside the plan already say is not asked again, so a
review may stop at any question and go on later. The file is written after every answer; what a
person wrote in it, comments too, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.errors import BadCorrections
from normalizers.register.merging import SettledNames, Verdict
from normalizers.register.register_records import NameQuestion, PlanParties
from pipeline.corrections.corrections import Corrections
from pipeline.corrections.decisions_file import read_decisions_file
from pipeline.corrections.yaml_file import format_yaml, parse_corrections, parse_yaml
from pipeline.dataset.dataset_records import Dataset, RowMapping
from pipeline.dataset.plan_parties import PartyTables, build_plan_parties
from pipeline.process.message_bytes import Slug
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

    sections: Mapping[str, Sequence[RowMapping]]
    findings: Iterable[RowMapping]
    abbreviations: Iterable[RowMapping]


@dataclass(frozen=True, slots=True)
class ReviewQuestion:
    """An abbreviation, a cell or two names to decide on.

    `stem` for an abbreviation; `code` for a cell, that of the finding; `names` are two printed
    names of units, offices or persons that may be one, which are of no single item, `name_ids`
    their ids in the register. `message` says what is not certain, in English. `printed` is the
    cell's text. `choices` are what an abbreviation may stand for, the likeliest first, each with
    its expansion.
    """

    message: str
    column: str
    printed: str
    item_id: str | None = None
    choices: tuple[str, ...] = ()
    stem: str | None = None
    code: str = ""
    names: tuple[str, str] | None = None
    name_ids: tuple[str, str] | None = None

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
    """What a plan leaves open but for names, of which its `parties` say what the register asks;
    whose it is, as its folder is named."""

    questions: list[ReviewQuestion]
    institution: Slug | None
    parties: PlanParties


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


def collect_questions(
    dataset: Dataset, corrections: Corrections, institution: str | None
) -> OpenQuestions:
    """What is open in a plan that was read, and not decided yet."""
    sections = {section.section: section.rows for section in dataset.sections}
    tables = PartyTables(dataset.responsibles, dataset.abbreviations, dataset.glossary)
    rows = PlanRows(sections, dataset.findings, tables.abbreviations)
    return OpenQuestions(
        list_questions_in_items(rows, corrections),
        institution,
        build_plan_parties(dataset.academic_year, tables, corrections.name_decisions),
    )


def list_questions_in_items(rows: PlanRows, corrections: Corrections) -> list[ReviewQuestion]:
    """What is open in a plan's rows and not decided yet: abbreviations, then cells."""
    return [
        *_iter_abbreviation_questions(rows, corrections),
        *_iter_cell_questions(rows, corrections),
    ]


def list_name_questions(names: Sequence[NameQuestion]) -> list[ReviewQuestion]:
    """What is open about names; it is asked behind what is open in items."""
    return [
        ReviewQuestion(
            f"“{one.left}” and “{one.right}”: one {one.kind}? ({one.reason}, {one.score:.0%})",
            "responsible",
            f"{one.left} | {one.right}",
            names=(one.left, one.right),
            name_ids=one.ids,
        )
        for one in names
    ]


@dataclass(frozen=True, slots=True)
class ReviewTally:
    """How many questions a person answered, and how many more these answers settle."""

    decided: int
    settled: int


def review_questions(
    open_questions: Sequence[ReviewQuestion],
    settled_names: SettledNames,
    files: DecisionFiles,
    ask: AskQuestion,
) -> ReviewTally:
    """Asks the questions in order and keeps each answer in its file.

    What follows from `settled_names` and the answers before is not asked.
    """
    decided_count = settled_count = 0
    for number, question in enumerate(open_questions, 1):
        ids = question.name_ids
        if ids is not None and settled_names.find_verdict(ids) is not None:
            settled_count += 1
            continue
        try:
            decision = ask(question, number, len(open_questions))
        except ReviewStopped:
            break
        if decision is not None:
            save_decision(files, question, decision)
            decided_count += 1
            if ids is not None and decision.verdict is not None:
                settled_names.add(ids, decision.verdict)
    return ReviewTally(decided_count, settled_count)


def save_decision(files: DecisionFiles, question: ReviewQuestion, decision: ReviewDecision) -> None:
    """Adds a decision to the file that it belongs to, which is replaced in one step.

    In a file for all years it says when it was decided, and on which plan. Raises `BadCorrections`
    when the file cannot be written, or would contradict itself.
    """
    path = files.wide if decision.is_wide else files.own
    source = {"decided": files.today, "plan": files.period} if decision.is_wide else {}
    try:
        data = read_decisions_file(path) or b""
        document = parse_yaml(data, path)
        _add_decision(document, question, decision, source)
        content = format_yaml(document).encode()
        parse_corrections(content, path)  # no run may be stopped by what is kept here
        replace_file(path, content)
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
    for row in rows.abbreviations:
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


def _find_printed_text(rows: PlanRows, item_id: str, column: str) -> str | None:
    place = ItemId.parse(item_id)
    section_rows = rows.sections.get(place.section, ())
    text = section_rows[place.row - 1].get(column) if section_rows else None
    return str(format_cell(text)) if text else None
