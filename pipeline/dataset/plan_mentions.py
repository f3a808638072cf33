"""The abbreviations that the cells of a plan print, and define."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from normalizers.abbreviations.detection import AbbreviationMention, find_abbreviations
from normalizers.abbreviations.inline_definitions import InlineDefinition, find_definitions
from normalizers.abbreviations.title_names import find_name_in_titles
from normalizers.joining.vocabulary import WORD_PATTERN
from pipeline.dataset.cell_texts import CellText, CellTexts


class OutsideText(NamedTuple):
    """A text outside every table, as a title or prose above them, and its page (None if none)."""

    text: str
    page: int | None


def find_outside_definitions(
    texts: Iterable[OutsideText],
) -> dict[tuple[str, str], OutsideText]:
    """The certain definitions of texts outside tables: where each short form and its name first
    stand."""
    found: dict[tuple[str, str], OutsideText] = {}
    for outside in texts:
        for definition in find_definitions(outside.text):
            if not definition.doubt:
                found.setdefault((definition.abbreviation, definition.expansion), outside)
    return found


def find_cell_definitions(texts: CellTexts) -> dict[Hashable, tuple[InlineDefinition, ...]]:
    """The definitions in each cell, by its key."""
    definitions_by_cell: dict[Hashable, tuple[InlineDefinition, ...]] = {}
    for cell in _iter_cell_texts(texts):
        if cell.key not in definitions_by_cell:
            definitions_by_cell[cell.key] = find_definitions(cell.text)
    return definitions_by_cell


def find_cell_mentions(
    texts: CellTexts, known_forms: AbstractSet[str]
) -> dict[Hashable, Sequence[AbbreviationMention]]:
    """The abbreviations in each cell, by its key."""
    is_word = _collect_lowercase_words(texts).__contains__
    return {
        cell.key: find_abbreviations(cell.text, is_word, known_forms)
        for cell in {cell.key: cell for cell in _iter_cell_texts(texts)}.values()
    }


def find_names_in_titles(
    mentions_by_cell: Mapping[Hashable, Sequence[AbbreviationMention]], titles: Sequence[str]
) -> dict[str, str]:
    """The short forms whose name a title prints in full, with that name."""
    stems = {mention.stem for mentions in mentions_by_cell.values() for mention in mentions}
    names = ((stem, find_name_in_titles(stem, titles)) for stem in sorted(stems))
    return {stem: name for stem, name in names if name is not None}


def _collect_lowercase_words(texts: CellTexts) -> frozenset[str]:
    """The words that the plan prints in small letters."""
    words: set[str] = set()
    for text in {cell.key: cell.text for cell in _iter_cell_texts(texts)}.values():
        words.update(WORD_PATTERN.findall(text))
    return frozenset(word for word in words if word.islower())


def _iter_cell_texts(texts: CellTexts) -> Iterable[CellText]:
    return (cell for cells in texts.values() for cell in cells.values())
