"""The files of a plan that was read are made, in a process of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import partial

from msgspec import convert

from extractors.errors import ErrorsFound
from extractors.file_format import detect_format
from pipeline.dataset.build import build_dataset
from pipeline.dataset.records import Dataset, SectionRows
from pipeline.process.child import ParentChannel
from pipeline.process.encoding import unpack_record
from pipeline.process.worker import FileProgressCallback
from pipeline.publish.build_files import ReportBuilder, build_folder_files, skip_report
from pipeline.run.messages import (
    PICTURES_SUFFIX,
    BuildResult,
    CompanionPlan,
    ComparedEntry,
    ComparedSection,
    PlanCounts,
    PooledWords,
    RunOptions,
)
from pipeline.run.plan_files import PlanFiles
from pipeline.run.plan_summary import describe_plan, format_comparison_line
from pipeline.run.read_job import open_word_or_text, unpack_reading
from pipeline.storage.folder import FolderFiles
from pipeline.structure.known_words import MOST_WORDS, KnownWords
from pipeline.structure.read_plan import interpret_document
from pipeline.verify.verify import OtherFormat, add_format_check, add_reader_check

VERIFY_SECONDS_PER_PAGE = 1.0
"""Seconds granted for a page that the second reader reads; it takes a tenth."""


def build_for_comparison(
    plan_files: PlanFiles, packed_plan: bytes, pooled_words: PooledWords
) -> CompanionPlan:
    """What is compared of another form of a plan: its dataset, made as that of the plan is.

    The decisions that hold for it are replayed; it is compared as it would be published, but that
    a bare text is divided by its own words alone, as those of the plan would say what it is to
    check.
    """
    corrections = plan_files.parse_decisions()
    words = unpack_record(pooled_words.packed_words, KnownWords, MOST_WORDS)
    data = build_dataset(
        unpack_reading(packed_plan).restore_plan(plan_files), words.vocabulary, corrections
    )
    return CompanionPlan(
        plan_files.name,
        detect_format(plan_files.content),
        plan_files.file_hashes,
        data.academic_year,
        tuple(_compared_section(section) for section in data.sections),
        tuple(convert(dict(row), ComparedEntry) for row in data.glossary),
    )


def build_published_files(
    parent: ParentChannel,
    plan_files: PlanFiles,
    packed_plan: bytes,
    pooled_words: PooledWords,
    companions: Sequence[CompanionPlan],
    program: str,
    options: RunOptions,
) -> BuildResult:
    """Makes the files of a plan that was read.

    `program` is the fingerprint of the program (see `pipeline.run.up_to_date`).
    """
    reading = unpack_reading(packed_plan)
    words = unpack_record(pooled_words.packed_words, KnownWords, MOST_WORDS)
    plan = reading.restore_plan(plan_files)
    if plan.document.method == "inferred" and words.stem_counts:
        document, source = open_word_or_text(plan_files, parent, words.stem_counts)
        plan = interpret_document(document, source, options.period)
    corrections = plan_files.parse_decisions()
    data = build_dataset(plan, words.vocabulary, corrections)
    if options.verify:
        parent.ask_for_more_time(plan.source.pages * VERIFY_SECONDS_PER_PAGE)
        if plan.document.has_pages or not companions:
            data = add_reader_check(data, plan, plan_files.content, reading.recognised)
        if companions:
            other_formats = (
                OtherFormat(
                    one.name, one.file_format, one.file_hashes[0][1], _other_form(one, data)
                )
                for one in companions
            )
            data = add_format_check(data, detect_format(plan_files.content), other_formats)
    provenance = {
        "program": program,
        "options": asdict(options),
        "words": list(pooled_words.other_hashes),
        "companions": [one.file_hashes for one in companions],
    }
    data = replace(data, provenance=provenance, institution=options.institution or data.institution)
    if options.strict:
        _raise_on_errors(data)
    report = (
        make_report_builder(plan_files, parent.send_progress) if options.report else skip_report
    )
    comparison_lines = tuple(
        format_comparison_line(data.source.name, form) for form in data.other_formats
    )
    return BuildResult(
        build_folder_files(data, report),
        describe_plan(data),
        _count_contents(data),
        comparison_lines,
    )


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


def _other_form(one: CompanionPlan, plan: Dataset) -> Dataset:
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


def make_report_builder(plan_files: PlanFiles, progress: FileProgressCallback) -> ReportBuilder:
    """Makes the report of a year, with the pictures of its pages."""

    def build_with_pictures(files: FolderFiles) -> FolderFiles:
        from extractors.pdf.page_images import render_pages
        from pipeline.report.build import build_year_report

        def render_if_pdf() -> list[bytes]:
            if detect_format(plan_files.content) != "PDF":  # no pages to draw
                return []
            return render_pages(plan_files.content, plan_files.name, on_picture)

        on_picture = partial(progress, f"{plan_files.name}{PICTURES_SUFFIX}")
        return build_year_report(files, render_if_pdf)

    return build_with_pictures


def _count_contents(data: Dataset) -> PlanCounts:
    severities = [finding["severity"] for finding in data.findings]
    rows = sum(len(section.rows) for section in data.sections)
    return PlanCounts(
        rows, severities.count("error"), severities.count("warning"), severities.count("info")
    )


def _raise_on_errors(data: Dataset) -> None:
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
