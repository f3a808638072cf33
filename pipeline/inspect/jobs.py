"""Jobs that look at a plan without publishing it, each done in a process of its own."""

from __future__ import annotations

from functools import partial

from pipeline.process.child import Talk
from pipeline.review.questions import Question
from pipeline.run.plan_files import Given


def stages(talk: Talk, given: Given, page: int | None, section: str | None) -> list[str]:
    """What each stage saw in a plan, as lines."""
    from pipeline.inspect.stages import report
    from pipeline.run.read_job import plan_of

    plan, _ = plan_of(given, talk)
    return list(report(plan, page, section))


def ruled_tables(talk: Talk, given: Given, as_json: bool, per_page: bool) -> str:
    """The tables of any PDF or Word file, or of a bare text of a plan, as JSON or as text."""
    from extractors.file_format import form_of
    from pipeline.inspect.list_tables import as_text, found_tables, tables_in, to_json
    from pipeline.run.read_job import open_pdf, open_unpaged, watched

    if form_of(given.content) != "PDF":
        found = tables_in(*open_unpaged(given, talk))
    else:
        pdf, source = open_pdf(given, talk)
        found = found_tables(watched(pdf, source, talk.step), source, per_page=per_page)
    return to_json(found) if as_json else as_text(found)


def page_pictures(talk: Talk, given: Given) -> list[bytes]:
    """A picture of each page of a plan, in their order; none of a plan without pages."""
    from extractors.file_format import form_of
    from extractors.pdf.page_images import pictures

    if form_of(given.content) != "PDF":
        return []
    return pictures(given.content, given.name, partial(talk.step, given.name))


def open_questions(talk: Talk, given: Given) -> list[Question]:
    """What a plan leaves open, its analyst's decisions aside."""
    from pipeline.corrections.yaml_file import decided
    from pipeline.dataset.build import dataset
    from pipeline.review.questions import questions
    from pipeline.run.read_job import plan_of

    found, _ = plan_of(given, talk)
    decisions = decided(given.decisions, given.decisions_path)
    return list(questions(dataset(found, found.vocabulary, decisions), decisions))
