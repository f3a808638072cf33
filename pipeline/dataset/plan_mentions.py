"""The abbreviations that a plan's cells use, and those that its text defines."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from normalizers.abbreviations.detection import AbbreviationMention, find_abbreviations
from normalizers.abbreviations.inline_definitions import InlineDefinition, find_definitions
from normalizers.abbreviations.title_names import find_name_in_titles
from normalizers.joining.vocabulary import WORD_PATTERN
from pipeline.dataset.cell_texts import CellTexts


class OutsideText(NamedTuple):
    """A text outside every table, such as a title, and its page (None if it has none)."""

    text: str
    page: int | None


def find_outside_definitions(
    texts: Iterable[OutsideText],
) -> dict[tuple[str, str], OutsideText]:
    """The certain definitions in texts outside tables: short form and name → the text in which both
    first stand."""
    found: dict[tuple[str, str], OutsideText] = {}
    for outside in texts:
        for definition in find_definitions(outside.text):
            if not definition.doubt:
                found.setdefault((definition.abbreviation, definition.expansion), outside)
    return found


def find_cell_definitions(texts: CellTexts) -> dict[Hashable, tuple[InlineDefinition, ...]]:
    """The definitions in each cell, by its key."""
    text_by_cell = _list_distinct_texts(texts)
    by_text = {text: find_definitions(text) for text in dict.fromkeys(text_by_cell.values())}
    return {key: by_text[text] for key, text in text_by_cell.items()}


def find_cell_mentions(
    texts: CellTexts, known_forms: AbstractSet[str]
) -> dict[Hashable, Sequence[AbbreviationMention]]:
    """The abbreviations in each cell, by its key."""
    text_by_cell = _list_distinct_texts(texts)
    distinct = dict.fromkeys(text_by_cell.values())
    is_word = _collect_lowercase_words(distinct).__contains__
    by_text = {text: find_abbreviations(text, is_word, known_forms) for text in distinct}
    return {key: by_text[text] for key, text in text_by_cell.items()}


def find_names_in_titles(
    mentions_by_cell: Mapping[Hashable, Sequence[AbbreviationMention]], titles: Sequence[str]
) -> dict[str, str]:
    """The short forms whose full name stands in a title, with that name."""
    stems = {mention.stem for mentions in mentions_by_cell.values() for mention in mentions}
    names = ((stem, find_name_in_titles(stem, titles)) for stem in sorted(stems))
    return {stem: name for stem, name in names if name is not None}


def _collect_lowercase_words(texts: Iterable[str]) -> frozenset[str]:
    """The words that the plan prints in small letters: in capitals, they are no abbreviations."""
    words: set[str] = set()
    for text in texts:
        words.update(WORD_PATTERN.findall(text))
    return frozenset([word for word in words if word.islower()])


def _list_distinct_texts(texts: CellTexts) -> dict[Hashable, str]:
    """The text of each cell by its key."""
    return {cell.key: cell.text for cells in texts.values() for cell in cells.values()}
