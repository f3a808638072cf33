"""A bare text → a `Document`: its tables are inferred, its other lines stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import repeat
from statistics import quantiles
from types import MappingProxyType

from extractors.errors import UnreadableText
from extractors.plain_text.read_lines import PlainText, read_lines
from extractors.records.documents import Document, ReaderNote
from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import TextLine
from extractors.records.page_marks import Word
from extractors.records.read_pages import PageInfo
from pipeline.plain_text.em_training import RoundCallback, ignore_round, segment_tables
from pipeline.plain_text.regions import LineBlock, TableText, split_into_regions
from pipeline.plain_text.rows import build_rows, compute_doubtful_share
from pipeline.plain_text.running_heads import separate_running_lines
from pipeline.plain_text.table_building import LINE_HEIGHT_PT, build_empty_table, build_table

MAX_GAP_LINE_SHARE = 0.25
"""A text with gaps in more than this share of its lines has columns side by side."""

MAX_DOUBTFUL_SHARE = 0.25
"""If more than this share of the rows is doubtful, the lines are not in the order of the cells."""

FULL_LINE_SHARE, MAX_FULL_LINES_SHARE, MIN_LINES_TO_JUDGE = 0.85, 0.5, 40
"""Lines longer than the first share of the longest are full. If more than the second share is full,
of at least so many lines, the text was wrapped anew: in a table few cells fill their columns."""


def read_plain_text(
    data: bytes,
    name: str,
    counts_elsewhere: Mapping[str, Mapping[str, int]] = MappingProxyType({}),
    on_round: RoundCallback = ignore_round,
) -> Document:
    """The document in the bytes of a bare text; `name` is used in messages.

    `counts_elsewhere`: column → stem → how often it is there in other plans, see
    `pipeline.structure.known_words`. `on_round` is called after each round of finding rows.

    All of it lies on one sheet, `NO_PAGE`. Without the header of a plan's table it has no tables.

    Raises `UnreadableText` if it is no text, or if its lines are not those of cells.
    """
    text = read_lines(data, name)
    _check_lines(text, name)
    lines, running_lines = separate_running_lines(text)
    parts = split_into_regions(lines)
    table_texts = [part for part in parts if isinstance(part, TableText)]
    segmentations = segment_tables(
        [body for body in table_texts if body.lines],
        spaced_ends=text.spaced_ends,
        counts_elsewhere=counts_elsewhere,
        on_round=on_round,
    )
    table_rows = [build_rows(division) for division in segmentations]
    doubtful = compute_doubtful_share(table_rows)
    filled_tables = map(build_table, segmentations, table_rows, repeat(1 - doubtful))
    return Document(
        pages=(PageInfo(NO_PAGE, 0.0, 0.0, 0, text.char_count),),
        lines=tuple(
            line for part in parts if not isinstance(part, TableText) for line in _place_lines(part)
        ),
        tables=tuple(
            next(filled_tables) if body.lines else build_empty_table(body) for body in table_texts
        ),
        furniture=tuple(line for one in running_lines for line in _place_lines((one,))),
        reader_notes=tuple(_find_remarks(text, doubtful)),
        method="inferred",
    )


def _check_lines(text: PlainText, name: str) -> None:
    """Raises `UnreadableText` if the lines are no longer as they were printed in cells."""
    if text.gap_line_count > MAX_GAP_LINE_SHARE * len(text.lines):
        raise UnreadableText(
            f"{name}: its lines hold the cells of a row side by side, as pdftotext -layout writes "
            "them; expected one cell after the other. Export it in the order of reading "
            "(pdftotext -raw), or give the PDF."
        )
    lengths = [len(line.text) for line in text.lines]
    if len(lengths) < MIN_LINES_TO_JUDGE:
        return
    longest = quantiles(lengths, n=50)[-1]
    if sum(length > FULL_LINE_SHARE * longest for length in lengths) > MAX_FULL_LINES_SHARE * len(
        lengths
    ):
        raise UnreadableText(
            f"{name}: its lines were wrapped anew to {longest:.0f} letters and tell of no cell; "
            "expected each as it is printed in its cell. Export the text again without wrapping, "
            "or give the PDF."
        )


def _place_lines(block: LineBlock) -> Iterator[TextLine]:
    """Yields the lines of a block, placed close under each other, even with blank lines between
    them."""
    top = block[0].number * LINE_HEIGHT_PT
    for index, line in enumerate(block):
        box = Box(
            0.0,
            top + LINE_HEIGHT_PT * index,
            float(len(line.text)),
            top + LINE_HEIGHT_PT * (index + 1),
        )
        yield TextLine(NO_PAGE, box, tuple(Word(*box, word) for word in line.text.split()))


def _find_remarks(text: PlainText, doubtful: float) -> Iterator[ReaderNote]:
    if text.guessed:
        yield ReaderNote(
            "encoding_guessed",
            f"The text is not in UTF-8: it is read as {text.encoding}, by what its letters make",
        )
    if doubtful > MAX_DOUBTFUL_SHARE:
        yield ReaderNote(
            "text_disordered",
            f"{doubtful:.0%} of the rows are doubtful: the lines do not seem to follow each other "
            "as cells do, row by row",
        )
