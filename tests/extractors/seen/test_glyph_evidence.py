"""Text printed twice is read once, and a watermark is furniture."""

from __future__ import annotations

from typing import Any

import pymupdf
from hypothesis import given
from hypothesis import strategies as st

from tests.support.page_faults import at_any_word, cover, few
from tests.support.seen_faults import (
    Target,
    clean_cells,
    faulty_pdf,
    foot_of,
    read,
    write,
)


@given(target=at_any_word, dx=st.floats(0, 0.5), dy=st.floats(-0.3, 0.3))
@few
def test_a_word_printed_twice_is_read_once(target: Target, dx: float, dy: float) -> None:
    found = read(
        faulty_pdf(
            lambda page, word: write(page, word.box.x0 + dx, foot_of(word) + dy, word.text), target
        )
    )
    assert found.cells == clean_cells()


@given(target=at_any_word, angle=st.integers(15, 75), shade=st.floats(0.3, 0.9))
@few
def test_a_watermark_is_furniture(target: Target, angle: int, shade: float) -> None:
    def print_across(page: Any, word: Target) -> None:
        middle = pymupdf.Point(word.box[:2])
        write(
            page,
            *middle,
            "ДОЛБООР",
            fontsize=60,
            color=(shade,) * 3,
            morph=(middle, pymupdf.Matrix(angle)),
            overlay=False,
        )

    found = read(faulty_pdf(print_across, target))
    assert found.cells == clean_cells()
    assert "watermark" in found.kinds


@given(target=at_any_word)
@few
def test_a_level_watermark_is_furniture(target: Target) -> None:
    def print_large(page: Any, word: Target) -> None:
        write(page, 60, word.box.y1, "ДОЛБООР", fontsize=80, color=(0.85,) * 3, overlay=False)

    found = read(faulty_pdf(print_large, target))
    assert found.cells == clean_cells()
    assert ("watermark", "ДОЛБООР") in found.told


@few
@given(target=at_any_word)
def test_letters_printed_twice_one_by_one_are_read_once(target: Target) -> None:
    def print_bold(page: Any, word: Target) -> None:
        cover(page, word, "white")
        x = word.box.x0
        font = pymupdf.Font(fontbuffer=pymupdf.Font("helv").buffer)
        for letter in word.text:
            for shift in (0.0, 0.35):
                write(page, x + shift, foot_of(word), letter)
            x += font.text_length(letter, 9.0)

    assert read(faulty_pdf(print_bold, target)).cells == clean_cells()
