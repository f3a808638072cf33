"""The second reader against a page that shows something else than its text layer says."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.extract import extract_document
from extractors.pdf.pdfplumber_reader import PdfPlumberReader
from extractors.pdf.pymupdf_reader import PyMuPdfReader
from pipeline.verify.reader_agreement import ReaderAgreement, compare_readings
from pipeline.verify.verify import READER_NAMES
from tests.support.seen_faults import (
    Fault,
    Target,
    faulty_pdf,
    foot_of,
    plan_pdf,
    targets,
    write,
)

at_any_word = st.sampled_from(targets())


def hide(page: Any, target: Target) -> None:
    write(page, target.box.x0 + 1, foot_of(target) + 4, "900 миң", render_mode=3)


def cover(page: Any, target: Target) -> None:
    page.draw_rect(pymupdf.Rect(target.box), color=None, fill=(1, 1, 1))


def strike(page: Any, target: Target) -> None:
    y = foot_of(target) - 2.4
    page.draw_line((target.box.x0, y), (target.box.x1, y), width=0.6)


def print_twice(page: Any, target: Target) -> None:
    write(page, target.box.x0 + 0.3, foot_of(target), target.text)


def raise_mark(page: Any, target: Target) -> None:
    write(page, target.box.x1, foot_of(target) - 3, "1", fontsize=5)


def print_watermark(page: Any, target: Target) -> None:
    middle = pymupdf.Point(target.box[:2])
    turn = (middle, pymupdf.Matrix(45))
    write(page, *middle, "ДОЛБООР", fontsize=60, color=(0.8,) * 3, morph=turn, overlay=False)


def write_beyond(page: Any, target: Target) -> None:
    write(page, page.rect.width - 12, foot_of(target), "КЫЙЫР")


def stamp(page: Any, target: Target) -> None:
    x, y = target.box[:2]
    page.add_stamp_annot((x - 20, y - 10, x + 100, y + 30), stamp=0)


TOLD_BY_THE_FIRST: tuple[Fault, ...] = (
    *(hide, cover, strike, print_twice, raise_mark, print_watermark, write_beyond, stamp),
)


def read_twice(pdf: bytes, other: bytes | None = None) -> ReaderAgreement:
    first = extract_document(PyMuPdfReader(pdf, "a.pdf").pages())
    second = extract_document(PdfPlumberReader(other or pdf, "a.pdf").pages())
    return compare_readings(first, second, READER_NAMES)


@pytest.mark.parametrize("fault", TOLD_BY_THE_FIRST)
@settings(max_examples=5)
@given(target=at_any_word)
def test_what_the_first_reader_tells_of_is_no_disagreement(fault: Fault, target: Target) -> None:
    assert read_twice(faulty_pdf(fault, target)).disagreements == ()


@pytest.mark.parametrize("fault", [hide, cover, strike])
@settings(max_examples=5)
@given(target=at_any_word)
def test_what_differs_besides_is_told(fault: Fault, target: Target) -> None:
    """Another letter in the same place is no text that was kept apart."""

    def add(page: Any, word: Target) -> None:
        fault(page, word)
        write(page, word.box.x1 + 1, foot_of(word), "Ж")

    found = read_twice(faulty_pdf(fault, target), faulty_pdf(add, target))
    (one,) = found.disagreements
    assert "Ж" in (one.second or "")


@settings(max_examples=5)
@given(target=at_any_word)
def test_a_word_that_only_one_reader_has_is_told(target: Target) -> None:
    found = read_twice(faulty_pdf(cover, target), plan_pdf())
    assert found.disagreements == ()  # the cover hides it, and the text layer has it
    found = read_twice(plan_pdf(), faulty_pdf(print_twice, target))
    assert [one.kind for one in found.disagreements] == ["text"]
