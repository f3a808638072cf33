"""Ink that is no text, in a cell of a page with a text layer: recognised, or told of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.ink import ink_reading
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from extractors.records.read_pages import Page
from extractors.scans.scan_reader import ScanReader
from tests.support.seen_faults import Target, faulty_pdf, foot_of, plan_pdf, targets

few = settings(max_examples=4)
at_a_sum = st.sampled_from([word for word in targets() if word.text[0].isdigit()])


def read_page(pdf: bytes) -> Page:
    """The only page of a PDF as a plan's reader gives it."""
    (page,) = ScanReader(PyMuPdfReader(pdf, "a.pdf"), "a.pdf").pages()
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def as_picture(page: Any, target: Target) -> None:
    """Puts a picture of a word in its place."""
    x0, y0, x1, y1 = target.box
    box = pymupdf.Rect(x0 - 1, y0, x1 + 1, y1)
    picture = page.get_pixmap(clip=box, dpi=300)
    page.add_redact_annot(box)
    page.apply_redactions(graphics=0)
    page.insert_image(box, pixmap=picture)


def as_outlines(page: Any, target: Target) -> None:
    """Puts the outlines of a word in its place."""
    with pymupdf.open(stream=plan_pdf(), filetype="pdf") as document:
        svg = document[0].get_svg_image(text_as_path=True)
    with pymupdf.open(stream=svg.encode(), filetype="svg") as drawn:
        outlines = pymupdf.open(stream=drawn.convert_to_pdf(), filetype="pdf")
    box = pymupdf.Rect(target.box)
    page.add_redact_annot(box)
    page.apply_redactions(graphics=0)
    for drawing in outlines[0].get_drawings():
        if "f" in drawing["type"] and drawing["rect"] in box:
            shape = page.new_shape()
            for operator, *points in drawing["items"]:
                if operator == "l":
                    shape.draw_line(*points)
                elif operator == "c":
                    shape.draw_bezier(*points)
            shape.finish(color=None, fill=(0, 0, 0), even_odd=bool(drawing["even_odd"]))
            shape.commit()


@pytest.mark.parametrize("replace", [as_picture, as_outlines])
@few
@given(target=at_a_sum)
def test_a_word_that_is_ink_only_is_recognised_or_told(
    replace: Callable[[Any, Target], None], target: Target
) -> None:
    page = read_page(faulty_pdf(replace, target))
    (remark,) = page.remarks
    if remark.code == "ink_recognised":
        new = [word for word in page.words if word.confidence < 1]
        # A full stop is a speck at this size, which the recogniser may take for dirt.
        assert [word.text.rstrip(".") for word in new] == [target.text.rstrip(".")]
        expected = texts(read_page(plan_pdf()))
        assert sorted(text.rstrip(".") for text in texts(page)) == sorted(
            text.rstrip(".") for text in expected
        )
        assert page.char_count == sum(map(len, texts(page)))
    else:
        assert remark.code == "ink_unread"
        assert target.text not in [word.text for word in page.words if word.confidence < 1]


@few
@given(target=at_a_sum)
def test_handwriting_in_a_cell_is_an_error_with_its_place(target: Target) -> None:
    def scribble(page: Any, word: Target) -> None:
        x, y = word.box.x1 + 3, foot_of(word)
        shape = page.new_shape()
        for step in range(5):
            left = x + 4 * step
            shape.draw_bezier((left, y), (left + 1, y - 9), (left + 3, y + 3), (left + 4, y - 6))
        shape.finish(color=(0, 0, 0.6), width=0.8)
        shape.commit()

    page = read_page(faulty_pdf(scribble, target))
    assert [remark.code for remark in page.remarks] == ["ink_unread"]
    (remark,) = page.remarks
    assert remark.box.x0 >= target.box.x1
    assert texts(page) == texts(read_page(plan_pdf()))


def test_a_white_or_pale_picture_says_nothing() -> None:
    def paste(page: Any, word: Target) -> None:
        pale = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 40, 20), False)
        pale.clear_with(225)
        page.insert_image(pymupdf.Rect(word.box), pixmap=pale, overlay=False, keep_proportion=False)

    page = read_page(faulty_pdf(paste, targets()[0]))
    assert not page.remarks
    assert texts(page) == texts(read_page(plan_pdf()))


def test_without_tesseract_ink_in_a_table_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.recognition.tesseract.find_tessdata", _find_nothing)
    page = read_page(faulty_pdf(as_picture, targets()[-1]))
    assert [remark.code for remark in page.remarks] == ["ink_unread"]


def _find_nothing(*_: object) -> None:
    from extractors.recognition import RecogniserMissing

    raise RecogniserMissing("none here")


def draw_ground(kind: str) -> pymupdf.Pixmap:
    """A picture that holds no letters."""
    numbers = np.random.default_rng(5)
    shades = {
        "gradient": np.tile(np.linspace(110, 250, 800), (600, 1)),
        "grain": numbers.integers(0, 256, (600, 800)),
        "squares": numbers.integers(0, 256, (60, 80)).repeat(10, 0).repeat(10, 1),
    }[kind]
    return pymupdf.Pixmap(pymupdf.csGRAY, 800, 600, shades.astype(np.uint8).tobytes(), False)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("kind", ["gradient", "grain", "squares"])
def test_a_ground_without_letters_is_not_recognised(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("there is nothing to read")

    monkeypatch.setattr(ink_reading, "recognise_words", fail)
    with pymupdf.open(stream=plan_pdf(), filetype="pdf") as document:
        page = document[0]
        picture = draw_ground(kind)
        page.insert_image(page.rect, pixmap=picture, overlay=False, keep_proportion=False)
        found = read_page(bytes(document.tobytes()))
    assert [remark.code for remark in found.remarks] == ["ink_beside"]
    assert texts(found) == texts(read_page(plan_pdf()))
