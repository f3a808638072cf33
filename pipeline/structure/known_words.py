"""The words of plans that have been read: evidence for the broken words of others and, by the
columns that they are in, for how a bare text is divided into cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from normalizers.joining.vocabulary import Vocabulary, united
from normalizers.titles.word_classes import stem

if TYPE_CHECKING:
    from pipeline.structure.read_plan import Plan


MOST_WORDS = 256 << 20
"""Bytes of the words of all plans of an institution; those of one plan have 0.2 MiB."""


class KnownWords(NamedTuple):
    """The words of one or more plans; how often each stem is in each column, by its key."""

    whole: Vocabulary
    columns: Mapping[str, Counter[str]]


def known_words(plan: Plan) -> KnownWords:
    """The words of a plan; what is itself inferred is no evidence for columns."""
    columns: dict[str, Counter[str]] = {}
    if plan.document.method != "inferred":
        parts = [part for section in plan.outline.sections for part in section.tables]
        for part in parts:
            keys = dict(enumerate(part.heading.keys))
            for cell in part.table.cells:
                key = keys.get(cell.column)
                if key is not None and cell.colspan == 1 and cell.row >= part.header_rows:
                    words = cell.text_raw.split()
                    columns.setdefault(key, Counter()).update(map(stem, words))
    return KnownWords(plan.vocabulary, columns)


def together(plans: Iterable[KnownWords]) -> KnownWords:
    """The words of several plans as those of one."""
    parts = list(plans)
    columns: dict[str, Counter[str]] = {}
    for part in parts:
        for key, words in part.columns.items():
            columns.setdefault(key, Counter()).update(words)
    return KnownWords(united(part.whole for part in parts), columns)
