"""The words of plans that have been read. They help to join the broken words of other plans and, by
their columns, to divide a bare text into cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from normalizers.joining.vocabulary import Vocabulary, merge_vocabularies
from normalizers.titles.word_classes import to_stem

if TYPE_CHECKING:
    from pipeline.structure.read_plan import Plan


MOST_WORDS = 256 << 20
"""The most bytes of the words of all plans of an institution; one plan has 0.2 MiB."""


class KnownWords(NamedTuple):
    """The words of one or more plans, and column key → stem → how often it is there."""

    vocabulary: Vocabulary
    stem_counts: Mapping[str, Counter[str]]


def collect_known_words(plan: Plan) -> KnownWords:
    """The words of a plan. Columns that were inferred themselves are not counted."""
    stem_counts: dict[str, Counter[str]] = {}
    if plan.document.method != "inferred":
        section_tables = [
            section_table for section in plan.outline.sections for section_table in section.tables
        ]
        for section_table in section_tables:
            column_keys = dict(enumerate(section_table.header.keys))
            for cell in section_table.table.cells:
                column_key = column_keys.get(cell.column)
                if (
                    column_key is not None
                    and cell.colspan == 1
                    and cell.row >= section_table.header_rows
                ):
                    words = cell.text_raw.split()
                    stem_counts.setdefault(column_key, Counter()).update(map(to_stem, words))
    return KnownWords(plan.vocabulary, stem_counts)


def merge_known_words(plans: Iterable[KnownWords]) -> KnownWords:
    """The words of several plans put together."""
    parts = list(plans)
    stem_counts: dict[str, Counter[str]] = {}
    for part in parts:
        for column_key, counts in part.stem_counts.items():
            stem_counts.setdefault(column_key, Counter()).update(counts)
    return KnownWords(merge_vocabularies(part.vocabulary for part in parts), stem_counts)
