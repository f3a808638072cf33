"""Another form of a plan, to be compared with it: as a process sends it, and as a dataset again."""

from __future__ import annotations

from msgspec import convert
from msgspec.structs import asdict

from extractors.file_format import detect_format
from pipeline.dataset.build_dataset import build_dataset
from pipeline.dataset.dataset_records import Dataset, SectionRows
from pipeline.one_plan.kept_reading import unpack_reading
from pipeline.one_plan.messages import (
    CompanionPlan,
    ComparedEntry,
    ComparedSection,
    Evidence,
    RunSettings,
)
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.child import ParentChannel
from pipeline.process.message_bytes import unpack_record
from pipeline.structure.known_words import MOST_WORDS, KnownWords
from pipeline.structure.read_plan import interpret_document


def build_for_comparison(
    _parent: ParentChannel,
    plan_files: PlanFiles,
    settings: RunSettings,
    packed_reading: bytes,
    evidence: Evidence,
) -> CompanionPlan:
    """What is compared of another form of a plan: its dataset, made like the plan's own.

    The decisions that hold for it are replayed, so that it is compared as it would be published.
    Only a bare text is divided into cells by its own words alone: with the plan's words it would
    repeat what it is to check.
    """
    document, source, _ = unpack_reading(packed_reading, plan_files)
    plan = interpret_document(document, source, settings.options.period)
    corrections = plan_files.parse_decisions()
    words = unpack_record(evidence.packed_words, KnownWords, MOST_WORDS)
    data = build_dataset(plan, words.vocabulary, corrections)
    return CompanionPlan(
        plan_files.name,
        detect_format(plan_files.content),
        plan_files.file_hashes,
        data.academic_year,
        tuple(_compare_section(section) for section in data.sections),
        tuple(convert(dict(row), ComparedEntry) for row in data.glossary),
    )


def restore_companion(one: CompanionPlan, plan: Dataset) -> Dataset:
    """The dataset of another form of a plan, with only what is compared."""
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


def _compare_section(section: SectionRows) -> ComparedSection:
    rows = tuple(
        {
            name: value if type(value) is int else str(value)
            for name, value in row.items()
            if value is not None
        }
        for row in section.rows
    )
    return ComparedSection(section.section, section.kind, section.title, rows)
