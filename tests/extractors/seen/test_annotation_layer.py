"""Annotations are no part of the table, and hide what they cover."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given

from tests.support.page_faults import at_any_word, few, stamp
from tests.support.seen_faults import (
    Fault,
    Target,
    clean_cells,
    faulty_pdf,
    read,
    without_word,
)


def type_beside(page: Any, target: Target) -> None:
    x, y = target.box[:2]
    page.add_freetext_annot((x, y, x + 80, y + 20), "OK 2026")


def draw_box(page: Any, target: Target) -> None:
    x, y = target.box[:2]
    annotation = page.add_rect_annot((x - 30, y - 8, x + 100, y + 20))
    annotation.set_colors(stroke=(1, 0, 0))
    annotation.update()


@pytest.mark.parametrize("annotate", [stamp, type_beside, draw_box])
@few
@given(target=at_any_word)
def test_annotations_are_no_part_of_the_table(annotate: Fault, target: Target) -> None:
    found = read(faulty_pdf(annotate, target))
    assert found.cells == clean_cells()
    assert "annotation" in found.kinds


@few
@given(target=at_any_word)
def test_an_annotation_with_a_ground_hides_the_word_under_it(target: Target) -> None:
    def hide(page: Any, word: Target) -> None:
        annotation = page.add_rect_annot(pymupdf.Rect(word.box))
        annotation.set_colors(stroke=(1, 1, 1), fill=(1, 1, 1))
        annotation.update()

    found = read(faulty_pdf(hide, target))
    assert found.cells == without_word(target)
    assert ("unseen", target.text) in found.told
