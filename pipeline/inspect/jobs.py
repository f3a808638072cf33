"""Jobs that look at a plan without publishing it, each done in a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.child import ParentChannel
from pipeline.process.message_bytes import MostBytes
from pipeline.review.questions import OpenQuestions

if TYPE_CHECKING:
    from pipeline.structure.read_plan import Plan

MOST_QUESTIONS = 32 << 20
"""Bytes of what is open in a plan, and of its parties; one of 30 pages has 0.1 MiB."""


def describe_stages(
    parent: ParentChannel, plan_files: PlanFiles, page: int | None, section: str | None
) -> Annotated[list[str], Meta(max_length=1_000_000)]:
    """What each stage saw in a plan, as lines."""
    from pipeline.inspect.stages import iter_report_lines

    plan = _read_any_plan(plan_files, parent)
    return list(iter_report_lines(plan, page, section))


def format_ruled_tables(
    parent: ParentChannel, plan_files: PlanFiles, as_json: bool, per_page: bool
) -> str:
    """The tables of any PDF or Word file, or of a bare text of a plan, as JSON or as text."""
    from extractors.file_format import detect_format
    from pipeline.inspect.list_tables import find_tables, find_tables_on_pages, to_json, to_text
    from pipeline.one_plan.open_plan import iter_with_progress, open_pdf, open_word_or_text

    if detect_format(plan_files.content) != "PDF":
        tables = find_tables(*open_word_or_text(plan_files, parent))
    else:
        pdf, source = open_pdf(plan_files, parent)
        tables = find_tables_on_pages(
            iter_with_progress(pdf, source, parent.send_progress), source, per_page=per_page
        )
    return to_json(tables) if as_json else to_text(tables)


def read_open_questions(
    parent: ParentChannel, plan_files: PlanFiles
) -> Annotated[OpenQuestions, MostBytes(MOST_QUESTIONS)]:
    """What a plan leaves open, the decisions that hold for it aside."""
    from normalizers.titles.institution_names import to_institution_slug
    from pipeline.dataset.build_dataset import build_dataset
    from pipeline.review.questions import collect_questions

    plan = _read_any_plan(plan_files, parent)
    slug = to_institution_slug(plan.institution or "") or None
    decisions = plan_files.keep_decisions_of(slug).parse_decisions()
    data = build_dataset(plan, plan.vocabulary, decisions)
    return collect_questions(data, decisions, slug)


def _read_any_plan(plan_files: PlanFiles, parent: ParentChannel) -> Plan:
    from pipeline.one_plan.open_plan import read_any_document
    from pipeline.structure.read_plan import interpret_document

    document, source, _ = read_any_document(plan_files, parent)
    return interpret_document(document, source)
