"""Kinds of print that is not what it seems, each at any word of a table: right, or told."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.support.pdfs import pages_of
from tests.support.seen_faults import (
    Target,
    clean_cells,
    faulty_pdf,
    foot_of,
    plan_pdf,
    read,
    targets,
    without_word,
    write,
)

at_any_word = st.sampled_from(targets())
at_a_number = st.sampled_from([word for word in targets() if word.text.isdigit()])
few = settings(max_examples=12)


def add_content(page: Any, content: str) -> None:
    """Adds operators to a page's content."""
    page.clean_contents()
    (xref,) = page.get_contents()
    page.parent.update_stream(xref, page.parent.xref_stream(xref) + f"\n{content}\n".encode())


def show(page: Any, x: float, foot: float, text: str, *, before: str = "", after: str = "") -> None:
    """Adds a text to a page's content, with operators before and after it."""
    font = pymupdf.Font(fontbuffer=pymupdf.Font("helv").buffer)
    codes = "".join(f"{font.has_glyph(ord(letter)):04x}" for letter in text)
    name = page.get_fonts()[0][4]
    place = f"{x:.2f} {page.rect.height - foot:.2f} Td"
    add_content(page, f"{before} BT /{name} 9 Tf {place} <{codes}> Tj ET {after}")


@few
@given(target=at_a_number, mark=st.sampled_from("123"), dropped=st.floats(0, 3))
def test_a_small_figure_after_a_number_is_no_part_of_it(
    target: Target, mark: str, dropped: float
) -> None:
    def lower(page: Any, word: Target) -> None:
        write(page, word.box.x1, foot_of(word) + dropped, mark, fontsize=5)

    found = read(faulty_pdf(lower, target))
    assert found.cells == clean_cells()
    assert ("note_mark", mark) in found.told


@few
@given(target=at_any_word, dx=st.floats(0.6, 1.6), dy=st.floats(0.6, 1.6))
def test_a_shadow_is_no_second_word(target: Target, dx: float, dy: float) -> None:
    assume(len(target.text) > 1)

    def cast_shadow(page: Any, word: Target) -> None:
        x, foot = word.box.x0 + dx, foot_of(word) + dy
        write(page, x, foot, word.text, color=(0.6,) * 3, overlay=False)

    assert read(faulty_pdf(cast_shadow, target)).cells == clean_cells()


@few
@given(target=at_any_word, shade=st.floats(0, 0.9), size=st.floats(40, 80))
def test_a_large_level_text_behind_others_is_furniture(
    target: Target, shade: float, size: float
) -> None:
    def print_behind(page: Any, word: Target) -> None:
        write(page, 60, word.box.y1, "ДОЛБООР", fontsize=size, color=(shade,) * 3, overlay=False)

    found = read(faulty_pdf(print_behind, target))
    assert found.cells == clean_cells()
    assert ("watermark", "ДОЛБООР") in found.told


@few
@given(target=at_any_word, shade=st.floats(0.7, 0.9), size=st.floats(14, 24))
def test_a_pale_level_text_over_others_is_furniture(
    target: Target, shade: float, size: float
) -> None:
    def print_behind(page: Any, word: Target) -> None:
        x = word.box.x0 - 5
        write(page, x, word.box.y1, "ДОЛБООР", fontsize=size, color=(shade,) * 3, overlay=False)

    found = read(faulty_pdf(print_behind, target))
    assert found.cells == clean_cells()
    assert "watermark" in found.kinds


@few
@given(target=at_any_word, rises=st.booleans(), colour=st.sampled_from([(0, 0, 0), (1, 0, 0)]))
def test_a_word_that_a_slanted_line_crosses_is_told(
    target: Target, rises: bool, colour: tuple[float, float, float]
) -> None:
    def cross_out(page: Any, word: Target) -> None:
        x0, y0, x1, y1 = word.box
        ends = (y1, y0) if rises else (y0, y1)
        page.draw_line((x0, ends[0]), (x1, ends[1]), width=0.7, color=colour)

    found = read(faulty_pdf(cross_out, target))
    assert found.cells == clean_cells()
    assert target.text in {text for kind, text in found.told if kind == "text_overprinted"}


@few
@given(target=at_any_word)
def test_another_text_at_the_same_place_is_told(target: Target) -> None:
    def print_over(page: Any, word: Target) -> None:
        write(page, word.box.x0 + 1, foot_of(word) + 1, "ЖЖЖ")

    found = read(faulty_pdf(print_over, target))
    told = " ".join(text for kind, text in found.told if kind == "text_overprinted").split()
    assert {"ЖЖЖ", target.text} <= set(told) or any("ЖЖЖ" in text for text in told)


@few
@given(target=at_any_word, width=st.floats(70, 130), height=st.floats(40, 60))
def test_a_stamps_frame_across_lines_changes_nothing_or_is_told(
    target: Target, width: float, height: float
) -> None:
    x, y = target.box.x1 - 12, target.box.y0 - 9
    (sheet,) = pages_of(plan_pdf())
    # A side that lies on a line of the table is that line.
    assume(all(abs(rule.position - side) > 4 for rule in sheet.vertical for side in (x, x + width)))
    assume(
        all(abs(rule.position - side) > 4 for rule in sheet.horizontal for side in (y, y + height))
    )

    def frame(page: Any, _: Target) -> None:
        page.draw_rect((x, y, x + width, y + height), color=(1, 0, 0), width=1.2)

    found = read(faulty_pdf(frame, target))
    assert found.cells == clean_cells() or found.told


@few
@given(target=at_any_word, said=st.sampled_from(["", "(999)"]))
def test_glyphs_count_whatever_they_are_said_to_stand_for(target: Target, said: str) -> None:
    def say(page: Any, word: Target) -> None:
        before = f"/Span <</ActualText {said or '()'}>> BDC"
        show(page, word.box.x1 + 2, foot_of(word), "ЖЖ", before=before, after="EMC")

    found = read(faulty_pdf(say, target))
    assert any("ЖЖ" in cell for cell in found.cells)
    assert "text_replaced" in found.kinds


@few
@given(target=at_any_word)
def test_a_form_of_its_own_may_hide_a_word_too(target: Target) -> None:
    def cover(page: Any, word: Target) -> None:
        with pymupdf.open() as patch:
            sheet = patch.new_page(width=50, height=20)
            sheet.draw_rect(sheet.rect, color=None, fill=(1, 1, 1))
            page.show_pdf_page(pymupdf.Rect(word.box), patch, 0, keep_proportion=False)

    found = read(faulty_pdf(cover, target))
    assert found.cells == without_word(target)
    assert ("unseen", target.text) in found.told


@pytest.mark.parametrize("operators", ["7 Tr", "3 Tr", "0 0 0 0 k", "1 g"])
@settings(max_examples=5)
@given(target=at_any_word)
def test_text_that_operators_hide_is_kept_apart(operators: str, target: Target) -> None:
    def hide(page: Any, word: Target) -> None:
        x, foot = word.box.x0 + 1, foot_of(word) + 4
        show(page, x, foot, "900", before=f"q {operators}", after="Q")

    found = read(faulty_pdf(hide, target))
    assert found.cells == clean_cells()
    assert ("unseen", "900") in found.told
