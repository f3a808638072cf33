"""`ishplan review`: a person decides on what a plan leaves open, and the decisions are kept.

What the files beside the plan already decide is not asked again, so a review may stop at any
question and go on later. The file is written after every answer; what a person wrote in it,
comments included, stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

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
"""The findings about a cell that may be misread → the columns in which the cell may be."""


class PlanRows(Struct, frozen=True):
    """The rows of a plan that questions are about."""

    sections: Mapping[str, Sequence[RowMapping]]
    findings: Iterable[RowMapping]
    abbreviations: Iterable[RowMapping]


class ReviewQuestion(Struct, frozen=True):
    """An abbreviation, a cell or two names to decide on.

    `message` says what is not certain, in English; `printed` is the cell's text. A question about
    an abbreviation has its `stem` and `choices`: what it may stand for, each with its expansion,
    the likeliest first. One about a cell has the `code` of the finding. One about names has two
    printed `names` of units, offices or persons, and their ids in the register (`name_ids`); it
    belongs to no single item.
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
        """Where the question is open, in words."""
        return f"{self.item_id}, {self.column}" if self.item_id else self.column

    def take_choice(self, index: int) -> ReviewDecision:
        """The decision for a choice: a link to an entry, or a definition of the abbreviation
        itself."""
        abbreviation, _, expansion = self.choices[index].partition(" – ")
        if abbreviation == self.stem and expansion:
            return ReviewDecision(define=expansion)
        return ReviewDecision(link=abbreviation)

    def refuse_choices(self) -> ReviewDecision:
        """The decision that it is none of the choices."""
        abbreviations = [choice.split(" – ", 1)[0] for choice in self.choices]
        return ReviewDecision(refuse=tuple(dict.fromkeys(abbreviations)))


class OpenQuestions(Struct, frozen=True):
    """What a plan leaves open: questions about its items, and its `parties`, from which the
    register finds the open names. `institution` is a slug."""

    questions: list[ReviewQuestion]
    institution: Slug | None
    parties: PlanParties


class ReviewDecision(Struct, frozen=True):
    """A person's decision; one of the fields is set.

    `link` is the entry that an abbreviation stands for, `define` its meaning in words, `refuse` are
    entries that it does not stand for, `read` is how to read the cell, `verdict` whether two names
    are one. `is_wide`: it holds for the plans of all years.
    """

    link: str | None = None
    define: str | None = None
    refuse: tuple[str, ...] = ()
    read: str | None = None
    verdict: Verdict | None = None
    is_wide: bool = False


class DecisionFiles(Struct, frozen=True):
    """The files of decisions: `own` for the plan of one period, `wide` for plans of all years.

    `today` is the date of new decisions, `2026-01-31`.
    """

    own: Path
    wide: Path
    period: str
    today: str


class ReviewStopped(Exception):
    """The person stopped the review, to go on another day."""


AskQuestion = Callable[[ReviewQuestion, int, int], ReviewDecision | None]
"""Asks question `number` of `count`; returns None to leave it open. May raise `ReviewStopped`."""


def collect_questions(
    dataset: Dataset, corrections: Corrections, institution: str | None
) -> OpenQuestions:
    """The open questions of a plan that was read."""
    sections = {section.section: section.rows for section in dataset.sections}
    tables = PartyTables(dataset.responsibles, dataset.abbreviations, dataset.glossary)
    rows = PlanRows(sections, dataset.findings, tables.abbreviations)
    return OpenQuestions(
        list_questions_in_items(rows, corrections),
        institution,
        build_plan_parties(dataset.academic_year, tables, corrections.name_decisions),
    )


def list_questions_in_items(rows: PlanRows, corrections: Corrections) -> list[ReviewQuestion]:
    """The open questions about a plan's rows: abbreviations, then cells."""
    return [
        *_iter_abbreviation_questions(rows, corrections),
        *_iter_cell_questions(rows, corrections),
    ]


def list_name_questions(names: Sequence[NameQuestion]) -> list[ReviewQuestion]:
    """The questions about names; they are asked after those about items."""
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


class ReviewTally(Struct, frozen=True):
    """How many questions a person answered, and how many more are settled by these answers."""

    decided: int
    settled: int


def review_questions(
    open_questions: Sequence[ReviewQuestion],
    settled_names: SettledNames,
    files: DecisionFiles,
    ask: AskQuestion,
) -> ReviewTally:
    """Asks the questions in order and keeps each answer in its file.

    Questions whose answer follows from `settled_names` and earlier answers are not asked.
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
    """Adds a decision to its file, which is replaced in one step.

    A decision for all years is stored with its date and the plan it was made on. Raises
    `BadCorrections` when the file cannot be written, or would contradict itself.
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
