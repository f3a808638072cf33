"""A struck word does not count and is told; an underlined one counts."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given

from tests.support.page_faults import at_any_word, few
from tests.support.seen_faults import (
    Fault,
    Target,
    faulty_pdf,
    foot_of,
    read,
    without_word,
)


def strike_annotation(page: Any, target: Target) -> None:
    page.add_strikeout_annot(pymupdf.Rect(target.box))


def strike_line(page: Any, target: Target) -> None:
    y = foot_of(target) - 2.4
    page.draw_line((target.box.x0, y), (target.box.x1, y), width=0.6)


def strike_bar(page: Any, target: Target) -> None:
    y = foot_of(target) - 2.4
    page.draw_rect((target.box.x0, y - 0.3, target.box.x1, y + 0.3), color=None, fill=(1, 0, 0))


def strike_twice(page: Any, target: Target) -> None:
    for y in (foot_of(target) - 1.7, foot_of(target) - 3.2):
        page.draw_line((target.box.x0, y), (target.box.x1, y), width=0.4)


@pytest.mark.parametrize("strike", [strike_annotation, strike_line, strike_bar, strike_twice])
@few
@given(target=at_any_word)
def test_a_struck_word_does_not_count_and_is_told(strike: Fault, target: Target) -> None:
    found = read(faulty_pdf(strike, target))
    assert found.cells == without_word(target)
    assert ("struck", target.text) in found.told


@few
@given(target=at_any_word)
def test_an_underlined_word_counts(target: Target) -> None:
    def underline(page: Any, word: Target) -> None:
        y = foot_of(word) + 1
        page.draw_line((word.box.x0, y), (word.box.x1, y), width=0.5)

    assert target.text in " ".join(read(faulty_pdf(underline, target)).cells).split()


@few
@given(target=at_any_word)
def test_a_line_through_a_whole_row_strikes_its_words_or_is_told(target: Target) -> None:
    def strike_row(page: Any, word: Target) -> None:
        y = foot_of(word) - 2.4
        page.draw_line((36, y), (800, y), width=0.6)

    found = read(faulty_pdf(strike_row, target))
    assert found.kinds & {"struck", "line_through_text"}
