"""A bare text → `Document`: its tables inferred, its other lines as they stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import repeat
from statistics import quantiles
from types import MappingProxyType

from extractors.errors import UnreadableText
from extractors.plain_text.read_lines import BareText, read_lines
from extractors.records import NO_PAGE, Box, Document, Remark, Sheet, TextLine, Word
from pipeline.plain_text.em_training import Told, divided, untold
from pipeline.plain_text.regions import Block, Body, regions
from pipeline.plain_text.rows import doubtful_share, rows
from pipeline.plain_text.running_heads import without_running
from pipeline.plain_text.table_building import HEIGHT, empty_table, table

SIDE_BY_SIDE = 0.25
"""Texts with gaps in more than this share of the lines hold columns side by side."""

DISORDERED = 0.25
"""Where this share of the rows is doubtful, the lines do not follow each other as the cells do."""

FULL, REWRAPPED, FEW = 0.85, 0.5, 40
"""Lines longer than this share of the longest are full; where this share of the lines is, of at
least so many, the text was wrapped anew. In a table few cells fill their columns."""


def read_bare(
    data: bytes,
    name: str,
    elsewhere: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
    told: Told = untold,
) -> Document:
    """The document in the bytes of a bare text; `name` is used in messages.

    `elsewhere`: how often each stem is in each column of other plans, see `pipeline.structure.known_words`;
    `told` of each round in which rows are looked for.

    All of it lies on one sheet, `NO_PAGE`. Without a header of a plan's table it has no tables.
    Raises `UnreadableText`, also where the lines are none of cells.
    """
    text = read_lines(data, name)
    _check(text, name)
    lines, running = without_running(text)
    parts = regions(lines)
    bodies = [part for part in parts if isinstance(part, Body)]
    divisions = divided(
        [body for body in bodies if body.lines],
        spaced_ends=text.spaced_ends,
        elsewhere=elsewhere,
        told=told,
    )
    found = [rows(division) for division in divisions]
    doubtful = doubtful_share(found)
    filled = map(table, divisions, found, repeat(1 - doubtful))
    return Document(
        sheets=(Sheet(NO_PAGE, 0.0, 0.0, 0, text.glyphs),),
        lines=tuple(line for part in parts if not isinstance(part, Body) for line in _loose(part)),
        tables=tuple(next(filled) if body.lines else empty_table(body) for body in bodies),
        furniture=tuple(line for one in running for line in _loose((one,))),
        remarks=tuple(_remarks(text, doubtful)),
        method="inferred",
    )


def _check(text: BareText, name: str) -> None:
    """Raises `UnreadableText` where lines are no more as they were printed in cells."""
    if text.gaps > SIDE_BY_SIDE * len(text.lines):
        raise UnreadableText(
            f"{name}: its lines hold the cells of a row side by side, as pdftotext -layout writes "
            "them; expected one cell after the other. Export it in the order of reading "
            "(pdftotext -raw), or give the PDF."
        )
    lengths = [len(line.text) for line in text.lines]
    if len(lengths) < FEW:
        return
    longest = quantiles(lengths, n=50)[-1]
    if sum(length > FULL * longest for length in lengths) > REWRAPPED * len(lengths):
        raise UnreadableText(
            f"{name}: its lines were wrapped anew to {longest:.0f} letters and tell of no cell; "
            "expected each as it is printed in its cell. Export the text again without wrapping, "
            "or give the PDF."
        )


def _loose(block: Block) -> Iterator[TextLine]:
    """The lines of a block, close under each other whatever blank lines lie between."""
    top = block[0].number * HEIGHT
    for at, line in enumerate(block):
        box = Box(0.0, top + HEIGHT * at, float(len(line.text)), top + HEIGHT * (at + 1))
        yield TextLine(NO_PAGE, box, tuple(Word(*box, word) for word in line.text.split()))


def _remarks(text: BareText, doubtful: float) -> Iterator[Remark]:
    if text.guessed:
        yield Remark(
            "encoding_guessed",
            f"The text is not in UTF-8: it is read as {text.encoding}, by what its letters make",
        )
    if doubtful > DISORDERED:
        yield Remark(
            "text_disordered",
            f"{doubtful:.0%} of the rows are doubtful: the lines do not seem to follow each other "
            "as cells do, row by row",
        )
