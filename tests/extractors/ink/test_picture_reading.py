"""Pictures in the cells of a Word file: recognised, or told of."""

from __future__ import annotations

import io

import pymupdf
import pytest
from docx.document import Document
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.ink.picture_reading import read_picture
from extractors.word.word_reader import read_word
from pipeline.dataset.build_dataset import build_dataset
from pipeline.structure.read_plan import interpret_document
from pipeline.structure.source import PlanSource
from tests.support.docx_files import saved
from tests.support.made_word import made_word
from tests.support.word_faults import Place, list_places, put_runs, run, split_at

DOCUMENT = made_word()
AT_A_LONG_WORD = st.sampled_from(
    [place for place in list_places() if len(split_at(DOCUMENT, place)[1]) > 3]
)
few = settings(max_examples=4)
FONT_SIZE_PT = 11.0


def draw_text(text: str, dpi: int = 200, transparent: bool = False) -> tuple[bytes, float]:
    """A picture of a text as PNG, and its width in points."""
    font = pymupdf.Font("helv")
    width = font.text_length(text, FONT_SIZE_PT) + 4
    with pymupdf.open() as document:
        page = document.new_page(width=width, height=FONT_SIZE_PT * 1.5)
        page.insert_font(fontname="F0", fontbuffer=font.buffer)
        page.insert_text((2, FONT_SIZE_PT * 1.1), text, fontname="F0", fontsize=FONT_SIZE_PT)
        return bytes(page.get_pixmap(dpi=dpi, alpha=transparent).tobytes("png")), width


def put_picture(document: Document, place: Place, content: bytes, width: float) -> str:
    """Puts a picture in the place of a word; the cell's text without a fault."""
    before, word, after = split_at(document, place)
    put_runs(document, place, run(before))
    paragraph = document.tables[place.table].rows[place.row].cells[place.cell].paragraphs[0]
    paragraph.add_run().add_picture(io.BytesIO(content), width=Pt(width))
    paragraph.add_run(after)
    return " ".join((before + word + after).split())


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("transparent", [False, True])
@few
@given(place=AT_A_LONG_WORD)
def test_a_picture_of_a_word_is_read_or_told(transparent: bool, place: Place) -> None:
    document = made_word()
    _, word, _ = split_at(document, place)
    whole = put_picture(document, place, *draw_text(word, transparent=transparent))
    found = read_word(saved(document), "a.docx", read_picture)
    (noted,) = [cell for table in found.tables for cell in table.cells if cell.notes]
    (note,) = noted.notes
    if note.code == "ink_recognised":
        assert " ".join(noted.text_raw.split("\n")[0].split()).startswith(whole)
        assert noted.confidence < 1
    else:
        assert note.code == "picture_unread"
        assert noted.confidence == 1


@pytest.mark.usefixtures("tesseract")
def test_what_is_no_text_is_only_told() -> None:
    """A ground without letters, a picture too coarse to read, bytes that are no picture."""
    blank = pymupdf.Pixmap(pymupdf.csGRAY, pymupdf.IRect(0, 0, 200, 60), False)
    blank.clear_with(200)
    reading = read_picture(blank.tobytes("png"), 72.0)
    assert reading is not None
    assert not reading.is_sure
    assert read_picture(draw_text("120 миң сом", dpi=60)[0], 72.0) is None
    assert read_picture(b"no picture", 72.0) is None


@pytest.mark.usefixtures("tesseract")
def test_a_picture_that_floats_over_the_page_is_told_of_alone() -> None:
    document = made_word()
    put_picture(document, list_places()[0], *draw_text("120 миң сом"))
    for frame in list(document.element.body.iter("{*}inline")):
        frame.tag = frame.tag.replace("inline", "anchor")
    found = read_word(saved(document), "a.docx", read_picture)
    notes = [note.code for table in found.tables for cell in table.cells for note in cell.notes]
    assert notes == ["picture_unread"]


@pytest.mark.usefixtures("tesseract")
def test_a_row_with_recognised_text_says_so() -> None:
    document = made_word()
    put_picture(document, list_places()[0], *draw_text("120 миң сом"))
    plan = interpret_document(
        read_word(saved(document), "a.docx", read_picture),
        PlanSource("a.docx", "", 0, 0, form="Word file"),
    )
    methods = {
        row["method"]: row["confidence"] for row in build_dataset(plan, plan.vocabulary).cells
    }
    assert methods["word"] == 1.0
    assert methods["ocr"] < 1.0


@pytest.mark.usefixtures("tesseract")
def test_a_sum_of_several_words() -> None:
    reading = read_picture(*draw_text("120 миң сом"))
    assert reading is not None
    assert reading.is_sure
    assert reading.lines == ("120 миң сом",)
    assert 0.6 < reading.confidence < 1
