"""Paragraphs of a Word file → their lines of text; what hangs on them, as text boxes, aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.word.markup import (
    BOX,
    CELL,
    ROW,
    TABLE,
    Element,
    P,
    is_on,
    nearest,
    printed_children,
    printed_text,
    q,
    value,
)
from extractors.word.numbering import Numbering

BLOCKS = frozenset((P, TABLE))
_TABS = frozenset(map(q, ("w:tab", "w:ptab")))
_BREAKS = frozenset(map(q, ("w:br", "w:cr")))
_PROPERTIES = frozenset(map(q, ("w:pPr", "w:rPr")))
_PAGE = ("page", "column")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's lines, parted where its author began a new one; its style; whether a page or a
    section may end in it."""

    lines: tuple[str, ...]
    style: str | None
    parts: bool


@dataclass(slots=True)
class Story:
    """Reads paragraphs in the order of the file, since their numbers count on.

    `asides` gathers the lines of each text box that hangs on one.
    """

    numbers: Numbering
    asides: list[tuple[str, ...]] = field(default_factory=list)

    def blocks(self, element: Element) -> Iterator[Paragraph | Element]:
        """The paragraphs below an element, and its tables as they are, in order.

        A paragraph whose end a tracked change deleted goes on in the next.
        """
        pending = ""
        for block in nearest(element, BLOCKS):
            if block.tag == TABLE:
                if pending:
                    yield Paragraph(_lines(pending), None, False)
                    pending = ""
                yield block
                continue
            text = self._text(block)
            if block.find("/".join(map(q, ("w:pPr", "w:rPr", "w:del")))) is not None:
                pending += text
                continue
            text, pending = self.numbers.number(block) + pending + text, ""
            yield Paragraph(_lines(text), value(block, "w:pPr/w:pStyle"), _parts(block))
        if pending:
            yield Paragraph(_lines(pending), None, False)

    def lines(self, element: Element) -> tuple[str, ...]:
        """The lines of all paragraphs below an element; tables in it cell by cell."""
        found: list[str] = []
        for block in self.blocks(element):
            if isinstance(block, Paragraph):
                found += block.lines
            else:
                for row in nearest(block, (ROW,)):
                    for cell in nearest(row, (CELL,)):
                        found += self.lines(cell)
        return tuple(found)

    def _text(self, paragraph: Element) -> str:
        pieces: list[str] = []
        self._gather(paragraph, pieces)
        return "".join(pieces)

    def _gather(self, element: Element, pieces: list[str]) -> None:
        for child in printed_children(element):
            tag = child.tag
            if tag == BOX:
                lines = self.lines(child)
                self.asides += [lines] if lines else []
            elif tag in _TABS:
                pieces.append(" ")
            elif tag in _BREAKS:
                pieces.append("\n")
            elif tag not in _PROPERTIES:
                pieces.append(printed_text(child))
                self._gather(child, pieces)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(str.strip, text.split("\n")) if line)


def _parts(paragraph: Element) -> bool:
    properties = paragraph.find(q("w:pPr"))
    if properties is not None and (
        properties.find(q("w:sectPr")) is not None or is_on(paragraph, "w:pPr/w:pageBreakBefore")
    ):
        return True
    return any(one.get(q("w:type")) in _PAGE for one in paragraph.iter(q("w:br")))
