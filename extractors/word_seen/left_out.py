"""Notes on text of a Word file that is left out of the data or kept apart: gathered, and worded."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from extractors.records.documents import ReaderNote
from extractors.records.geometry import Box
from extractors.records.page_marks import AsideKind, AsideText
from extractors.word_seen.markup import Element

STRUCK_CODE, UNSEEN_CODE = "text_struck", "text_unseen"
NOTE_MARK_CODE, TEXT_BOX_CODE, FIELD_UNREAD_CODE = "note_mark", "text_box", "field_unread"
"""The kinds of note on text that is left out, or kept apart."""

MAX_DETAIL_CHARS = 500
"""At most so many characters of it are quoted."""


_KINDS: dict[str, AsideKind] = {STRUCK_CODE: "struck", UNSEEN_CODE: "unseen"}
_NO_BOX = Box(0.0, 0.0, 0.0, 0.0)


class LeftOut(NamedTuple):
    """A piece of text: a code for its kind, the sentence of its note, and the text.

    `cell` is the outermost cell that it stood in, `row` that cell's row.
    """

    code: str
    message: str
    text: str
    cell: Element | None = None
    row: Element | None = None


class LeftOutLog(Struct):
    """Gathers what is left out, in the order of the file."""

    entries: list[LeftOut] = field(default_factory=list)

    def count_removed(self) -> int:
        """How many entries are of text that is removed from the data."""
        return len(_list_removed(self.entries))

    def list_aside_texts(self) -> tuple[AsideText, ...]:
        """The text that is removed from the data, for the ledger. It has no place: a Word file is
        one endless sheet."""
        return tuple(
            AsideText(_NO_BOX, _clean(one.text), _KINDS[one.code], one.message)
            for one in _list_removed(self.entries)
        )

    def build_cell_notes(
        self, emptied_rows: Collection[Element]
    ) -> dict[Element, tuple[ReaderNote, ...]]:
        """The notes on the cells that remain."""
        by_cell: dict[Element, list[LeftOut]] = {}
        for one in self.entries:
            if one.cell is not None and one.row not in emptied_rows:
                by_cell.setdefault(one.cell, []).append(one)
        return {cell: _build_notes(entries) for cell, entries in by_cell.items()}

    def build_loose_notes(self, emptied_rows: Collection[Element]) -> tuple[ReaderNote, ...]:
        """The notes on text outside of tables, and on rows of which nothing is left."""
        rows: dict[Element, list[LeftOut]] = {}
        loose: list[LeftOut] = []
        for one in self.entries:
            if one.row is not None and one.row in emptied_rows:
                rows.setdefault(one.row, []).append(one)
            elif one.cell is None:
                loose.append(one)
        return _build_notes(loose) + tuple(map(_build_row_note, rows.values()))


def _list_removed(entries: Sequence[LeftOut]) -> list[LeftOut]:
    return [one for one in entries if one.code in (STRUCK_CODE, UNSEEN_CODE)]


def _build_row_note(entries: Sequence[LeftOut]) -> ReaderNote:
    """The note on a row of which nothing is left, its cells' texts apart."""
    first = _list_removed(entries)[0]
    texts = _cut(" | ".join(_clean(one.text) for one in entries))
    return ReaderNote(first.code, f"A whole row of a table. {first.message}", texts)


def _build_notes(entries: Iterable[LeftOut]) -> tuple[ReaderNote, ...]:
    """One note for each sentence, with all texts of which it is said."""
    texts: dict[tuple[str, str], list[str]] = {}
    for one in entries:
        texts.setdefault((one.code, one.message), []).append(_clean(one.text))
    return tuple(
        ReaderNote(code, message, _cut(" ".join(pieces)) or None)
        for (code, message), pieces in texts.items()
    )


def _clean(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    return text if len(text) <= MAX_DETAIL_CHARS else f"{text[: MAX_DETAIL_CHARS - 1]}…"
