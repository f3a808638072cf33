"""Paragraphs of a Word file → their lines of text; text boxes anchored to them are kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from extractors.word.numbering import ListNumbering
from extractors.word_seen.markup import (
    CELL_TAG,
    PARAGRAPH_TAG,
    ROW_TAG,
    TABLE_TAG,
    TEXT_BOX_TAG,
    Element,
    get_printed_text,
    get_value_at,
    is_on,
    iter_printed_children,
    iter_topmost,
    qualified_name,
)

BLOCK_TAGS = frozenset((PARAGRAPH_TAG, TABLE_TAG))
_TAB_TAGS = frozenset(map(qualified_name, ("w:tab", "w:ptab")))
_BREAK_TAGS = frozenset(map(qualified_name, ("w:br", "w:cr")))
_PROPERTIES_TAGS = frozenset(map(qualified_name, ("w:pPr", "w:rPr")))
_PAGE_BREAK_TYPES = ("page", "column")


class Paragraph(Struct, frozen=True):
    """A paragraph: its lines as its author broke them, its style, and whether a page or a section
    may end in it."""

    lines: tuple[str, ...]
    style: str | None
    may_end_page: bool


class ParagraphReader(Struct):
    """Reads paragraphs in the order of the file, since their numbers count on.

    `unnumbered` are those whose numbers are not printed; `text_boxes` gathers the lines of each
    text box that is anchored to one.
    """

    numbering: ListNumbering
    unnumbered: frozenset[Element] = frozenset()
    text_boxes: list[tuple[str, ...]] = field(default_factory=list)

    def iter_blocks(self, element: Element) -> Iterator[Paragraph | Element]:
        """The paragraphs below an element, and its tables as they are, in order.

        A paragraph whose end a tracked change deleted goes on in the next.
        """
        pending = ""
        for block in iter_topmost(element, BLOCK_TAGS):
            if block.tag == TABLE_TAG:
                if pending:
                    yield Paragraph(_split_lines(pending), None, False)
                    pending = ""
                yield block
                continue
            text = self._read_text(block)
            if block.find("/".join(map(qualified_name, ("w:pPr", "w:rPr", "w:del")))) is not None:
                # It has no number of its own: Word prints that of the paragraph in which it ends.
                pending += text
                continue
            number = self.numbering.number_paragraph(block, is_printed=block not in self.unnumbered)
            text, pending = number + pending + text, ""
            yield Paragraph(
                _split_lines(text), get_value_at(block, "w:pPr/w:pStyle"), _may_end_page(block)
            )
        if pending:
            yield Paragraph(_split_lines(pending), None, False)

    def read_lines(self, element: Element) -> tuple[str, ...]:
        """The lines of all paragraphs below an element; a row of a table in it is one line."""
        lines: list[str] = []
        for block in self.iter_blocks(element):
            if isinstance(block, Paragraph):
                lines += block.lines
            else:
                for row in iter_topmost(block, (ROW_TAG,)):
                    lines += self._read_inner_row(row)
        return tuple(lines)

    def _read_inner_row(self, row: Element) -> tuple[str, ...]:
        """A row of a table inside a cell, as one line. If only one of its cells has text, that
        cell's lines."""
        cells = [self.read_lines(cell) for cell in iter_topmost(row, (CELL_TAG,))]
        printed = [lines for lines in cells if lines]
        if len(printed) < 2:
            return printed[0] if printed else ()
        return (" ".join(line for lines in printed for line in lines),)

    def _read_text(self, paragraph: Element) -> str:
        pieces: list[str] = []
        self._gather_pieces(paragraph, pieces)
        return "".join(pieces)

    def _gather_pieces(self, element: Element, pieces: list[str]) -> None:
        for child in iter_printed_children(element):
            tag = child.tag
            if tag == TEXT_BOX_TAG:
                lines = self.read_lines(child)
                self.text_boxes += [lines] if lines else []
            elif tag in _TAB_TAGS:
                pieces.append(" ")
            elif tag in _BREAK_TAGS:
                pieces.append("\n")
            elif tag not in _PROPERTIES_TAGS:
                pieces.append(get_printed_text(child))
                self._gather_pieces(child, pieces)


def _split_lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.split("\n")) if line)


def _may_end_page(paragraph: Element) -> bool:
    properties = paragraph.find(qualified_name("w:pPr"))
    if properties is not None and (
        properties.find(qualified_name("w:sectPr")) is not None
        or is_on(paragraph, "w:pPr/w:pageBreakBefore")
    ):
        return True
    return any(
        one.get(qualified_name("w:type")) in _PAGE_BREAK_TYPES
        for one in paragraph.iter(qualified_name("w:br"))
    )
