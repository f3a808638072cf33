"""The files of a plan that was read are made, in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial

from msgspec import convert

from extractors.errors import ErrorsFound
from extractors.file_format import form_of
from pipeline.corrections.yaml_file import decided
from pipeline.dataset.build import dataset
from pipeline.dataset.records import Dataset, SectionRows
from pipeline.process.child import Talk
from pipeline.process.encoding import unpacked
from pipeline.process.worker import Progress
from pipeline.publish.build_files import Report, built, no_report
from pipeline.run.messages import (
    PICTURES,
    Companion,
    ComparedEntry,
    ComparedSection,
    Counts,
    Evidence,
    Made,
    Options,
)
from pipeline.run.plan_files import Given
from pipeline.run.plan_summary import compared_line, summary
from pipeline.run.read_job import kept_reading, open_unpaged
from pipeline.storage.folder import Files
from pipeline.structure.known_words import MOST_WORDS, KnownWords
from pipeline.structure.read_plan import plan_in
from pipeline.verify.verify import OtherForm, compared, verified

VERIFYING = 1.0
"""Seconds granted for a page that the second reader reads; it takes a tenth."""


def companion(given: Given, kept: bytes, evidence: Evidence) -> Companion:
    """What is compared of another form of a plan: its dataset, made as that of the plan is.

    The decisions beside it are replayed; it is compared as it would be published, but that a bare
    text is divided by its own words alone, as those of the plan would say what it is to check.
    """
    corrections = decided(given.decisions, given.decisions_path)
    words = unpacked(evidence.words, KnownWords, MOST_WORDS)
    data = dataset(kept_reading(kept).again(given), words.whole, corrections)
    return Companion(
        given.name,
        form_of(given.content),
        given.hashes,
        data.academic_year,
        tuple(_compared_section(section) for section in data.sections),
        tuple(convert(dict(row), ComparedEntry) for row in data.glossary),
    )


def make(
    talk: Talk,
    given: Given,
    kept: bytes,
    evidence: Evidence,
    companions: Sequence[Companion],
    program: str,
    options: Options,
) -> Made:
    """Makes the files of a plan that was read.

    `program` is the fingerprint of the program (see `pipeline.run.up_to_date`).
    """
    was_read = kept_reading(kept)
    words = unpacked(evidence.words, KnownWords, MOST_WORDS)
    plan = was_read.again(given)
    if plan.document.method == "inferred" and words.columns:
        plan = plan_in(*open_unpaged(given, talk, words.columns))
    corrections = decided(given.decisions, given.decisions_path)
    data = dataset(plan, words.whole, corrections)
    if options.verify:
        talk.more_time(plan.source.pages * VERIFYING)
        if plan.document.has_pages or not companions:
            data = verified(data, plan, given.content, was_read.recognised)
        if companions:
            others = (
                OtherForm(one.name, one.form, one.files[0][1], _other_form(one, data))
                for one in companions
            )
            data = compared(data, form_of(given.content), others)
    made = {
        "program": program,
        "options": asdict(options),
        "words": list(evidence.others),
        "companions": [one.files for one in companions],
    }
    data = replace(data, made=made, institution=options.institution or data.institution)
    if options.strict:
        _check(data)
    report = year_page(given, talk.step) if options.report else no_report
    lines = tuple(compared_line(data.source.name, form) for form in data.forms)
    return Made(built(data, report), summary(data), _counts(data), lines)


def _compared_section(section: SectionRows) -> ComparedSection:
    rows = tuple(
        {
            name: value if type(value) is int else str(value)
            for name, value in row.items()
            if value is not None
        }
        for row in section.rows
    )
    return ComparedSection(section.section, section.kind, section.title, rows)


def _other_form(one: Companion, plan: Dataset) -> Dataset:
    """What another form of a plan says, as the dataset that it is compared as."""
    return Dataset(
        one.year,
        plan.source,
        [SectionRows(part.section, part.kind, part.title, part.rows) for part in one.sections],
        responsibles=(),
        funding=(),
        abbreviations=(),
        glossary=[asdict(entry) for entry in one.glossary],
        cells=(),
        findings=(),
        ledger=(),
    )


def year_page(given: Given, progress: Progress) -> Report:
    """Makes the report of a year, with the pictures of its pages."""

    def make(files: Files) -> Files:
        from extractors.pdf.page_images import pictures
        from pipeline.report.build import year_report

        def drawn() -> list[bytes]:
            if form_of(given.content) != "PDF":  # no pages to draw
                return []
            return pictures(given.content, given.name, told)

        told = partial(progress, f"{given.name}{PICTURES}")
        return year_report(files, drawn)

    return make


def _counts(data: Dataset) -> Counts:
    found = [finding["severity"] for finding in data.findings]
    rows = sum(len(section.rows) for section in data.sections)
    return Counts(rows, found.count("error"), found.count("warning"), found.count("info"))


def _check(data: Dataset) -> None:
    """Raises `ErrorsFound` if a finding is an error."""
    errors = [finding for finding in data.findings if finding["severity"] == "error"]
    if errors:
        first = errors[0]
        where = f"page {first['page']}" if first["page"] else str(first["item_id"] or "the plan")
        raise ErrorsFound(
            f"{data.source.name}: {len(errors)} finding(s) are errors, the first on {where}: "
            f"{first['code']}, {first['message']}. Not published, as --strict was given; settle "
            "them in the YAML file beside the plan, or run without --strict."
        )
