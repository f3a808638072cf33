"""A Word file → `Document`: its tables and loose lines in reading order, nothing decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.errors import UnreadableWord
from extractors.records.documents import Document, Table
from extractors.records.geometry import NO_PAGE, Box
from extractors.records.page_layouts import TextLine
from extractors.records.page_marks import AsideText, Word
from extractors.records.read_pages import PageInfo
from extractors.word.numbering import ListNumbering
from extractors.word.package import DOCX_ERRORS, WordFile, open_word
from extractors.word.word_paragraphs import Paragraph, ParagraphReader
from extractors.word.word_tables import LINE_HEIGHT_PT, read_table
from extractors.word_seen.markup import (
    Element,
    count_printed_characters,
    gather_printed_text,
    get_printed_text,
    iter_printed_tree,
    iter_topmost,
    qualified_name,
)
from extractors.word_seen.pictures import PictureTexts, ReadPicture, read_no_picture
from extractors.word_seen.remarks import find_remarks
from extractors.word_seen.run_formats import RunFormats
from extractors.word_seen.seen_text import SeenPart, reduce_to_seen

PARAGRAPH_GAP_PT = 3 * LINE_HEIGHT_PT
"""The gap between paragraphs that are no block: an empty one lies between them, or they differ in
style, or a page ends there."""

_REFERENCE_BY_NOTE_TAG = {
    qualified_name(f"w:{name}"): f"{name}Reference" for name in ("footnote", "endnote")
}


def read_word(data: bytes, name: str, read_picture: ReadPicture = read_no_picture) -> Document:
    """The document in the bytes of a Word file; `name` is used in messages.

    `read_picture` recognises what pictures in its cells say.

    All of it lies on one sheet, `NO_PAGE`. The sheet's count of glyphs is taken from the file's own
    texts, not from the cells and lines that are made of them. Raises `UnreadableWord`.
    """
    file = open_word(data, name)
    try:
        document = _build_document(file, read_picture)
    except DOCX_ERRORS as error:
        raise UnreadableWord(
            f"{name}: its XML is not that of a Word file ({type(error).__name__}). Open it in "
            "Word and save it anew as .docx."
        ) from error
    (sheet,) = document.pages
    if sheet.char_count == _count_left_out(sheet.aside_texts):
        raise UnreadableWord(
            f"{name}: no text in it. If its pages are pictures, print it to a PDF and give that."
        )
    return document


def _build_document(file: WordFile, read_picture: ReadPicture) -> Document:
    numbering = ListNumbering(file.numbering, file.styles)
    formats = RunFormats(file.styles)
    notes = [reduce_to_seen(root, formats, {}) for root in file.notes]
    margins = [reduce_to_seen(root, formats, {}) for root in file.headers_and_footers]
    picture_texts = PictureTexts(file.pictures, read_picture)
    body = reduce_to_seen(file.body, formats, _map_note_texts(notes), picture_texts)
    # Notes are read by the same reader as the body: their lists count on from one another.
    body_reader = ParagraphReader(
        numbering, frozenset().union(*[part.unnumbered for part in (body, *notes)])
    )
    lines: list[TextLine] = []
    tables: list[Table] = []
    for block in _iter_tables_and_lines(body, body_reader):
        if isinstance(block, Table):
            tables.append(block)
        else:
            lines.append(block)
    note_lines = [
        body_reader.read_lines(note)
        for part in notes
        for note in iter_topmost(part.root, tuple(_REFERENCE_BY_NOTE_TAG))
    ]
    margin_reader = ParagraphReader(numbering)
    margin_lines = [
        *[margin_reader.read_lines(part.root) for part in margins],
        *margin_reader.text_boxes,
    ]
    asides = [*body_reader.text_boxes, *note_lines]
    parts = (body, *notes, *margins)
    aside_texts = tuple(text for part in parts for text in part.aside_texts)
    char_count = (
        numbering.printed_characters
        + sum(_count_printed(part.root) for part in parts)
        + _count_left_out(aside_texts)
    )
    return Document(
        pages=(PageInfo(NO_PAGE, 0.0, 0.0, 0, char_count, aside_texts=aside_texts),),
        lines=tuple(lines),
        tables=tuple(tables),
        furniture=tuple(line for texts in margin_lines for line in _place_lines(texts, 0.0)),
        notes_and_text_boxes=tuple(tuple(_place_lines(texts, 0.0)) for texts in asides if texts),
        reader_notes=(
            *find_remarks(file.body),
            *(note for part in parts for note in part.loose_notes),
        ),
        method="word",
    )


def _map_note_texts(notes: Iterable[SeenPart]) -> dict[tuple[str, str], str]:
    """The text of each foot- and endnote by what refers to it."""
    return {
        (_REFERENCE_BY_NOTE_TAG[note.tag], str(note.get(qualified_name("w:id")))): (
            gather_printed_text(note)
        )
        for part in notes
        for note in iter_topmost(part.root, tuple(_REFERENCE_BY_NOTE_TAG))
    }


def _iter_tables_and_lines(body: SeenPart, reader: ParagraphReader) -> Iterator[Table | TextLine]:
    """Tables and loose lines, each below the one before."""
    top = 0.0
    previous: Paragraph | None = None
    for block in reader.iter_blocks(body.root):
        if not isinstance(block, Paragraph):
            top += PARAGRAPH_GAP_PT
            word_table = read_table(block, body, reader, top)
            top = word_table.boxes[0][1].y1 + PARAGRAPH_GAP_PT
            previous = None
            if word_table.cells:
                yield word_table
            continue
        if (
            previous is None
            or previous.may_end_page
            or not block.lines
            or previous.style != block.style
        ):
            top += PARAGRAPH_GAP_PT
        yield from _place_lines(block.lines, top)
        top += LINE_HEIGHT_PT * len(block.lines)
        previous = block


def _place_lines(texts: Iterable[str], top: float) -> Iterator[TextLine]:
    for index, text in enumerate(texts):
        box = Box(
            0.0, top + LINE_HEIGHT_PT * index, float(len(text)), top + LINE_HEIGHT_PT * (index + 1)
        )
        words = tuple(Word(*box, word) for word in text.split())
        yield TextLine(NO_PAGE, box, words)


def _count_left_out(texts: Iterable[AsideText]) -> int:
    return sum(count_printed_characters(text.text) for text in texts)


def _count_printed(root: Element) -> int:
    return sum(count_printed_characters(get_printed_text(one)) for one in iter_printed_tree(root))
