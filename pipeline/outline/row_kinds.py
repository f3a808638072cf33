"""What each row of a table is: header, row of column numbers, subheading, item, total.

A header is told by its place, by its repetition and by what stands below it, never by its words
alone; a subheading by lying across the table, or by being the only text of a row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from extractors.records.documents import Cell, Table
from normalizers.dates.council_sessions import is_session_only, is_time_only
from normalizers.letters.confusables import RUSSIAN_KEYBOARD, fold_confusables
from normalizers.titles.column_titles import NUMBER_KEY, TableHeader
from normalizers.titles.section_marks import to_roman_letters
from pipeline.outline.printed_cells import join_cell_text


class RowKind(StrEnum):
    """What a row of a table is."""

    HEADER = "header"
    NUMBERS = "numbers"
    SUBHEADING = "subheading"
    ITEM = "item"
    TOTAL = "total"
    CONTINUATION = "continuation"


PUBLISHED_KIND = {
    RowKind.NUMBERS: "header",
    RowKind.CONTINUATION: "item",
}
"""How a kind of row is told in `cells`, where it is not by its own name."""

MAX_LONE_HEADING_LETTERS = 90
"""A subheading in one cell of an ordinary row has at most so many letters."""

MIN_FULL_ROWS_SHARE = 0.6
"""In a table without numbers, a row with one text is a heading if so many of the others have more.
"""

_TOTAL = re.compile(
    r"(?:(?:бардыгы|жалпы(?:сы(?:нан)?)?|баары|барлыгы|жыйынтыгы|жыйынтык|итого|всего|общая|общий)"
    r"(?:\s+(?:сумма(?:сы)?|баасы|болуп|болжол|чыгым\w*|каражат\w*|объем|боюнча|по|за|на|плану|"
    r"разделу|год|жыл\w*|болум\w*|сом|к|оплате|расход\w*|финансировани\w*|каржы\w*|[ivx\d]+))*)"
    r"\s*[:.–—-]*\s*(?:[\d\s.,]*(?:ми[нң]|млн|тыс)?\.?\s*(?:сом\w*)?)?\.?"
)
_NAMED_TOTAL = re.compile(r"(?:бардыгы|барлыгы|жыйынтыгы|итого|всего)(?:[\s:,–—-].{0,70})?")
"""A total that names what it is of; only beside nothing but sums."""

_TOTAL_WORD = re.compile(r"бардыгы|жалпы|баары|барлыгы|жыйынты|итого|всего|общ")
_AMOUNT_ONLY = re.compile(r"[\d\s.,–—-]*(?:ми[нң]|мың|млн|тыс)?\.?\s*(?:сом\w*)?\.?")


def classify_rows(
    table: Table, header_rows: int, header: TableHeader | None = None
) -> tuple[RowKind, ...]:
    """The kind of each row; `header` is what the header says, where it is known."""
    return tuple(_RowClassifier(table, header_rows, header).classify())


def publish_kind(kind: RowKind) -> str:
    """How a kind of row is told in `cells`."""
    return PUBLISHED_KIND.get(kind, kind.value)


class _RowClassifier:
    """A table's rows: the cells that begin in each, and those that reach into it from above."""

    def __init__(self, table: Table, header_rows: int, header: TableHeader | None) -> None:
        self._table, self._header_rows, self._header = table, header_rows, header
        self._own: list[list[Cell]] = [[] for _ in range(table.row_count)]
        self._covered: list[list[Cell]] = [[] for _ in range(table.row_count)]
        for cell in table.cells:
            self._own[cell.row].append(cell)
            for row in range(cell.row + 1, min(cell.row + cell.rowspan, table.row_count)):
                self._covered[row].append(cell)
        self._header_texts = {
            _fold_row(self._own[row]) for row in range(min(header_rows, table.row_count))
        }
        self._number_column = (
            header.keys.index(NUMBER_KEY) if header and NUMBER_KEY in header.keys else None
        )

    def classify(self) -> list[RowKind]:
        kinds = [self._classify_row(row) for row in range(self._table.row_count)]
        if self._header is None:
            return kinds
        lone = [
            row for row, kind in enumerate(kinds) if kind is RowKind.ITEM and self._is_lone(row)
        ]
        items = [row for row, kind in enumerate(kinds) if kind is RowKind.ITEM]
        full = len(items) - len(lone)
        for row in lone:
            following = next((r for r in items if r > row), None)
            if (
                following is not None
                and (following not in lone or self._is_time(row))
                and (
                    self._number_column is not None
                    or self._is_time(row)
                    or full >= MIN_FULL_ROWS_SHARE * len(items)
                )
            ):
                kinds[row] = RowKind.SUBHEADING
        for row in self._find_numbered_headings(items):
            kinds[row] = RowKind.SUBHEADING
        return kinds

    def _find_numbered_headings(self, items: Sequence[int]) -> list[int]:
        """Rows of nothing but a number and a text, numbered above the rows below them: `I` above 1,
        2, 3, or `2` above 2.1."""
        column = self._number_column
        if column is None:
            return []
        numbers = {
            row: next(
                (cell.text_raw.strip() for cell in self._own[row] if cell.column == column), ""
            )
            for row in items
        }
        found: list[int] = []
        for place, row in enumerate(items[:-1]):
            number, below = numbers[row].rstrip(".)"), numbers[items[place + 1]]
            is_above = below.startswith(f"{number}.") and below[len(number) + 1 :][:1].isdigit()
            is_roman = _is_roman(number) and below[:1].isdigit()
            if number and (is_above or is_roman) and self._has_one_text(row, column):
                found.append(row)
        return found

    def _has_one_text(self, row: int, number_column: int) -> bool:
        """Whether a row holds one text beside its number, and nothing reaches into it."""
        filled = [cell for cell in self._own[row] if not cell.is_empty]
        reached = any(not cell.is_empty for cell in self._covered[row])
        others = [cell for cell in filled if cell.column != number_column]
        return len(others) == 1 and not reached and len(self._own[row]) > 2

    def _classify_row(self, row: int) -> RowKind:
        own = self._own[row]
        filled = [cell for cell in own if not cell.is_empty]
        is_repeated = len(filled) > 1 and _fold_row(own) in self._header_texts
        is_across = any(cell.colspan == self._table.column_count > 1 for cell in own)
        if self._is_number_row(row):
            return RowKind.NUMBERS
        if row < self._header_rows or (is_repeated and not is_across):
            return RowKind.HEADER
        if not filled:
            return RowKind.CONTINUATION
        if self._is_total(row):
            return RowKind.TOTAL
        return RowKind.SUBHEADING if is_across else RowKind.ITEM

    def _is_number_row(self, row: int) -> bool:
        """Whether a row only numbers the columns: 1, 2, 3 …"""
        texts = [cell.text_raw.strip(" .()\n") for cell in self._own[row]]
        return len(texts) > 2 and texts == [str(number + 1) for number in range(len(texts))]

    def _is_total(self, row: int) -> bool:
        """Whether a row adds up those above it: it says so, and holds nothing but sums."""
        filled = [cell for cell in self._own[row] if not cell.is_empty]
        if len(filled) > 3 or not any(_TOTAL_WORD.match(_fold(cell.text_raw)) for cell in filled):
            return False
        texts = [_fold(join_cell_text(cell)) for cell in filled]
        names = [text for text in texts if _TOTAL.fullmatch(text)]
        if not names and len(filled) > 1 and not self._has_number(row):
            names = [text for text in texts if _NAMED_TOTAL.fullmatch(text)]
        others = [text for text in texts if text not in names]
        if len(names) != 1 or not all(_AMOUNT_ONLY.fullmatch(text) for text in others):
            return False
        return bool(others) or any(map(str.isdigit, names[0])) or self._is_lone(row)

    def _has_number(self, row: int) -> bool:
        column = self._number_column
        return any(
            cell.column == column and cell.text_raw.strip()[:1].isdigit() for cell in self._own[row]
        )

    def _is_lone(self, row: int) -> bool:
        """Whether a row holds one text, which may be a heading, and nothing reaches into it."""
        own = self._own[row]
        filled = [cell for cell in own if not cell.is_empty]
        if len(filled) != 1 or any(not cell.is_empty for cell in self._covered[row]):
            return False
        (cell,) = filled
        text = join_cell_text(cell)
        if (
            len(text) > MAX_LONE_HEADING_LETTERS
            or not any(map(str.isalpha, text))
            or sum(cell.colspan for cell in own) < self._table.column_count
        ):
            return False
        column = self._number_column
        covers_number = column is not None and cell.column <= column < cell.column + cell.colspan
        is_wide = cell.colspan > 1
        return is_wide or not covers_number or not text[:1].isdigit()

    def _is_time(self, row: int) -> bool:
        text = " ".join(join_cell_text(cell) for cell in self._own[row]).strip()
        return is_time_only(text) or is_session_only(text)


def _is_roman(number: str) -> bool:
    letters = to_roman_letters(number)
    return bool(letters) and all(letter in "IVX" for letter in letters)


def _fold_row(cells: Sequence[Cell]) -> tuple[str, ...]:
    """A row's texts for comparison: white space, hyphens and case aside."""
    return tuple(
        "".join(fold_confusables(cell.text_raw).split()).replace("-", "") for cell in cells
    )


def _fold(text: str) -> str:
    return " ".join(fold_confusables(text).translate(RUSSIAN_KEYBOARD).split())
