"""A bare text → `Document`: its tables inferred, its other lines as they stand."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.document import Document, Sheet
from extractors.records import NO_PAGE, Box, Remark, TextLine, Word
from extractors.text.lines import BareText, read_lines
from pipeline.bare.division import divided
from pipeline.bare.grid import HEIGHT, table
from pipeline.bare.regions import Block, Body, regions
from pipeline.bare.running import without_running


def read_bare(data: bytes, name: str) -> Document:
    """The document in the bytes of a bare text; `name` is used in messages.

    All of it lies on one sheet, `NO_PAGE`. Without a header of a plan's table it has no tables.
    Raises `UnreadableText`.
    """
    text = read_lines(data, name)
    lines, running = without_running(text)
    parts = regions(lines)
    bodies = [part for part in parts if isinstance(part, Body)]
    filled = iter(divided([body for body in bodies if body.lines], spaced_ends=text.spaced_ends))
    return Document(
        sheets=(Sheet(NO_PAGE, 0.0, 0.0, 0, text.glyphs),),
        lines=tuple(line for part in parts if not isinstance(part, Body) for line in _loose(part)),
        tables=tuple(table(body, next(filled) if body.lines else None) for body in bodies),
        furniture=tuple(line for one in running for line in _loose((one,))),
        remarks=tuple(_remarks(text)),
        method="inferred",
    )


def _loose(block: Block) -> Iterator[TextLine]:
    """The lines of a block, close under each other whatever blank lines lie between."""
    top = block[0].number * HEIGHT
    for at, line in enumerate(block):
        box = Box(0.0, top + HEIGHT * at, float(len(line.text)), top + HEIGHT * (at + 1))
        yield TextLine(NO_PAGE, box, tuple(Word(*box, word) for word in line.text.split()))


def _remarks(text: BareText) -> Iterator[Remark]:
    if text.guessed:
        yield Remark(
            "encoding_guessed",
            f"The text is not in UTF-8: it is read as {text.encoding}, by what its letters make",
        )
