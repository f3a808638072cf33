"""A part of a Word file → the same part with what a reader of the page sees, and no more.

Struck and hidden text, prompts, raised marks and the codes of fields are taken out; what stands in
attributes (a choice in a form) or in two storeys (a fraction) is put in as text. Notes say, cell by
cell, what is left out.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping

from msgspec import Struct

from extractors.records.documents import ReaderNote
from extractors.records.page_marks import AsideText
from extractors.word_seen.equations import EQUATION_TAGS
from extractors.word_seen.fields import is_prompt
from extractors.word_seen.left_out import TEXT_BOX_CODE, UNSEEN_CODE, LeftOut, LeftOutLog
from extractors.word_seen.markup import (
    CELL_TAG,
    PARAGRAPH_TAG,
    ROW_TAG,
    TEXT_BOX_TAG,
    Element,
    find_at,
    gather_printed_text,
    get_number,
    get_parent,
    is_on,
    iter_printed_children,
    iter_printed_tree,
    qualified_name,
)
from extractors.word_seen.pictures import NO_PICTURE_TEXTS, PictureTexts
from extractors.word_seen.remarks import (
    PICTURE_READ_CODE,
    PICTURE_TAGS,
    PICTURE_UNREAD_CODE,
    get_picture_name,
)
from extractors.word_seen.run_formats import RunFormats
from extractors.word_seen.seen_runs import RUN_TAG, SeenRuns

MIN_ROW_HEIGHT_TWIPS = 60
"""A row held to less than this, in twentieths of a point, shows no text."""

_CONTROL_TAG, _SIMPLE_FIELD_TAG = map(qualified_name, ("w:sdt", "w:fldSimple"))
_PROPERTIES_TAGS = frozenset(
    map(qualified_name, ("w:pPr", "w:rPr", "w:tblPr", "w:trPr", "w:tcPr", "w:sdtPr", "w:tblGrid"))
)
_KEPT_TAGS = frozenset(map(qualified_name, ("w:drawing", "w:pict", "w:object", "w:sectPr")))


class SeenPart(Struct, frozen=True):
    """A part as it is seen.

    `cell_notes` say of outermost cells what is left out of them, `loose_notes` of all else;
    `unnumbered` are paragraphs of which nothing is left, so that their numbers are not printed;
    `emptied_rows` are rows of which nothing is left; `aside_texts` is all that is left out;
    `confidences` are those of outermost cells with text that was recognised in a picture.
    """

    root: Element
    cell_notes: Mapping[Element, tuple[ReaderNote, ...]]
    loose_notes: tuple[ReaderNote, ...]
    unnumbered: frozenset[Element]
    emptied_rows: frozenset[Element]
    aside_texts: tuple[AsideText, ...]
    confidences: Mapping[Element, float]


def reduce_to_seen(
    root: Element,
    formats: RunFormats,
    note_texts: Mapping[tuple[str, str], str],
    picture_texts: PictureTexts = NO_PICTURE_TEXTS,
) -> SeenPart:
    """A part as it is seen; the given one stays as it is.

    `note_texts` are the texts of foot- and endnotes by the name of the element that refers to them
    and by their number; `picture_texts` tells what the part's pictures say.
    """
    reducer = _Reducer(copy.deepcopy(root), formats, note_texts, picture_texts)
    return reducer.reduce()


class _Reducer:
    """Goes through a part once, in the order of its text."""

    def __init__(
        self,
        root: Element,
        formats: RunFormats,
        note_texts: Mapping[tuple[str, str], str],
        picture_texts: PictureTexts,
    ) -> None:
        self._root, self._formats, self._picture_texts = root, formats, picture_texts
        self._log = LeftOutLog()
        self._runs = SeenRuns(formats, self._log, note_texts)
        self._unnumbered: set[Element] = set()
        self._emptied_rows: set[Element] = set()
        self._confidences: dict[Element, float] = {}

    def reduce(self) -> SeenPart:
        with self._runs.inside_story(self._root):
            self._walk(self._root)
        return SeenPart(
            self._root,
            self._log.build_cell_notes(self._emptied_rows),
            self._log.build_loose_notes(self._emptied_rows),
            frozenset(self._unnumbered),
            frozenset(self._emptied_rows),
            self._log.list_aside_texts(),
            self._confidences,
        )

    def _walk(self, element: Element) -> None:
        for child in list(iter_printed_children(element)):
            tag = child.tag
            if tag == PARAGRAPH_TAG:
                self._walk_paragraph(child)
            elif tag == ROW_TAG:
                self._walk_row(child)
            elif tag == CELL_TAG:
                self._walk_cell(child)
            elif tag == RUN_TAG:
                self._runs.reduce_run(child)
                self._walk(child)
            elif tag in EQUATION_TAGS:
                self._runs.reduce_equation(child)
            elif tag == _CONTROL_TAG and is_prompt(child):
                with self._runs.inside_prompt():
                    self._walk(child)
            elif tag == _SIMPLE_FIELD_TAG:
                self._walk(child)
                self._runs.finish_simple_field(child)
            elif tag == TEXT_BOX_TAG:
                self._walk_text_box(child)
            elif tag in PICTURE_TAGS and self._runs.cell is not None:
                self._read_picture(child, self._runs.cell)
            elif tag not in _PROPERTIES_TAGS:
                self._walk(child)

    def _walk_paragraph(self, paragraph: Element) -> None:
        removed_before = self._log.count_removed()
        with self._runs.inside_paragraph(paragraph):
            self._walk(paragraph)
            has_text = self._runs.has_text
        if has_text or _shows_something(paragraph):
            return
        if self._formats.is_mark_hidden(paragraph):
            get_parent(paragraph).remove(paragraph)
        elif self._log.count_removed() > removed_before:
            self._unnumbered.add(paragraph)

    def _walk_row(self, row: Element) -> None:
        is_inner = self._runs.cell is not None  # of a table in a cell, whose text is the cell's
        if _is_row_hidden(row):
            text, message = (
                gather_printed_text(row),
                "Text that nobody sees is left out: its row is hidden",
            )
            if text and is_inner:
                self._runs.tell(UNSEEN_CODE, message, text)
            elif text:
                self._log.entries.append(LeftOut(UNSEEN_CODE, message, text, None, row))
                self._emptied_rows.add(row)
            get_parent(row).remove(row)
            return
        if is_inner:
            self._walk(row)
            return
        removed_before = self._log.count_removed()
        self._walk(row)
        if self._log.count_removed() > removed_before and not _shows_something(row):
            self._emptied_rows.add(row)
            self._unnumbered.update(row.iter(PARAGRAPH_TAG))

    def _walk_cell(self, cell: Element) -> None:
        if self._runs.cell is not None:
            self._walk(cell)
            return
        self._runs.cell = cell
        self._walk(cell)
        self._runs.cell = None

    def _read_picture(self, picture: Element, cell: Element) -> None:
        """Puts what is surely recognised in a picture behind it; notes that, or that it is
        unread."""
        reading = self._picture_texts.recognise(picture)
        run = next((one for one in picture.iterancestors() if one.tag == RUN_TAG), None)
        if reading is None or not reading.is_sure or run is None:
            message = "A picture or embedded object in the cell, whose text is not read"
            may_say = (
                f"; it may say “{' '.join(reading.lines)}”" if reading and reading.lines else ""
            )
            self._runs.tell(PICTURE_UNREAD_CODE, message, get_picture_name(picture) + may_say)
            return
        text = " ".join(reading.lines)
        self._runs.put_behind(run, text)
        self._runs.tell(PICTURE_READ_CODE, "Text is recognised in a picture", text)
        lowest = self._confidences.get(cell, 1.0)
        self._confidences[cell] = min(lowest, reading.confidence)

    def _walk_text_box(self, box: Element) -> None:
        """Reads a text box, which has fields and paragraphs of its own.

        A box that hangs on a cell may belong to what lies under it, so its text is no part of the
        cell; a note says so.
        """
        with self._runs.inside_story(box):
            self._walk(box)
        text = gather_printed_text(box)
        if self._runs.cell is not None and text:
            message = "A text box hangs on the cell; its text is kept apart"
            self._runs.tell(TEXT_BOX_CODE, message, text)


def _is_row_hidden(row: Element) -> bool:
    if is_on(row, "w:trPr/w:hidden"):
        return True
    height = find_at(row, "w:trPr/w:trHeight")
    is_exact = height is not None and height.get(qualified_name("w:hRule")) == "exact"
    return is_exact and get_number(height, "w:val", 0) < MIN_ROW_HEIGHT_TWIPS


def _shows_something(element: Element) -> bool:
    """Whether text or a picture is left in an element, or a section ends in it."""
    tree = list(iter_printed_tree(element))
    return any(one.tag in _KEPT_TAGS for one in tree) or bool(gather_printed_text(element))
