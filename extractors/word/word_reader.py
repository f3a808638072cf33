"""A Word file → `Document`: its tables and loose lines in reading order, nothing decided yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.errors import UnreadableWord
from extractors.records import NO_PAGE, Box, Document, Sheet, Table, TextLine, Word
from extractors.word.markup import Element, characters, everything, nearest, printed_text, q
from extractors.word.numbering import Numbering
from extractors.word.package import DOCX_ERRORS, WordFile, open_word
from extractors.word.paragraphs import Paragraph, Story
from extractors.word.remarks import remarks
from extractors.word.word_tables import HEIGHT, table

GAP = 3 * HEIGHT
"""Between paragraphs that are no block: with an empty one between, of other styles, on other
pages."""

_NOTES = (q("w:footnote"), q("w:endnote"))


def read_word(data: bytes, name: str) -> Document:
    """The document in the bytes of a Word file; `name` is used in messages.

    All of it lies on one sheet, `NO_PAGE`, whose count of glyphs is made from the file's own texts,
    apart from how they are put into cells and lines. Raises `UnreadableWord`.
    """
    file = open_word(data, name)
    try:
        document = _document(file)
    except DOCX_ERRORS as error:
        raise UnreadableWord(
            f"{name}: its XML is not that of a Word file ({type(error).__name__}). Open it in "
            "Word and save it anew as .docx."
        ) from error
    if not document.sheets[0].glyphs:
        raise UnreadableWord(
            f"{name}: no text in it. If its pages are pictures, print it to a PDF and give that."
        )
    return document


def _document(file: WordFile) -> Document:
    numbers = Numbering(file.numbering, file.styles)
    story = Story(numbers)
    lines: list[TextLine] = []
    tables: list[Table] = []
    for block in _flow(file.body, story):
        if isinstance(block, Table):
            tables.append(block)
        else:
            lines.append(block)
    notes = [story.lines(note) for root in file.notes for note in nearest(root, _NOTES)]
    edges = Story(numbers)
    running = [*[edges.lines(root) for root in file.running], *edges.asides]
    asides = [*story.asides, *notes]
    roots = (file.body, *file.notes, *file.running)
    glyphs = numbers.printed + sum(map(_printed, roots))
    return Document(
        sheets=(Sheet(NO_PAGE, 0.0, 0.0, 0, glyphs),),
        lines=tuple(lines),
        tables=tuple(tables),
        furniture=tuple(line for texts in running for line in _placed(texts, 0.0)),
        asides=tuple(tuple(_placed(texts, 0.0)) for texts in asides if texts),
        remarks=tuple(remarks(file.body)),
        method="word",
    )


def _flow(body: Element, story: Story) -> Iterator[Table | TextLine]:
    """Tables and loose lines, each below the one before."""
    height = 0.0
    before: Paragraph | None = None
    for block in story.blocks(body):
        if not isinstance(block, Paragraph):
            height += GAP
            found = table(block, story, height)
            height = found.boxes[0][1].y1 + GAP
            before = None
            if found.cells:
                yield found
            continue
        if before is None or before.parts or not block.lines or before.style != block.style:
            height += GAP
        yield from _placed(block.lines, height)
        height += HEIGHT * len(block.lines)
        before = block


def _placed(texts: Iterable[str], top: float) -> Iterator[TextLine]:
    for at, text in enumerate(texts):
        box = Box(0.0, top + HEIGHT * at, float(len(text)), top + HEIGHT * (at + 1))
        words = tuple(Word(*box, word) for word in text.split())
        yield TextLine(NO_PAGE, box, words)


def _printed(root: Element) -> int:
    return sum(characters(printed_text(one)) for one in everything(root))
