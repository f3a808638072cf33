"""What a person sees on a page is what is read, at whatever word of a table it is otherwise."""

from __future__ import annotations

from typing import Any

import pymupdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.pdfs import pages_of
from tests.support.seen_faults import (
    Fault,
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
few = settings(max_examples=12)


def below(page: Any, target: Target, **options: Any) -> None:
    """A sum under a word, as hidden text is put into a cell."""
    write(page, target.box.x0 + 1, foot_of(target) + 4, "900 миң", **options)


def in_hidden_layer(page: Any, target: Target) -> None:
    layer = page.parent.add_ocg("draft", on=False)
    below(page, target, oc=layer)


def under_picture(page: Any, target: Target) -> None:
    below(page, target)
    cover(page, target, "picture", shift=4)


def cover(page: Any, target: Target, how: str, shift: float = 0) -> None:
    """Covers a word, or what stands `shift` points below it."""
    x0, y0, x1, y1 = target.box
    box = pymupdf.Rect(x0 - 0.3, y0 + shift, max(x1, x0 + 60 * (shift > 0)) + 0.3, y1 + shift)
    if how == "picture":
        white = pymupdf.Pixmap(pymupdf.csRGB, pymupdf.IRect(0, 0, 8, 8), False)
        white.clear_with(255)
        page.insert_image(box, pixmap=white, keep_proportion=False)
    elif how == "line":
        middle = (box.y0 + box.y1) / 2
        page.draw_line((box.x0, middle), (box.x1, middle), color=(0, 0, 0), width=box.height)
    elif how == "polygon":
        page.draw_polyline([box.tl, box.tr, box.br, box.bl], color=None, fill=(1, 1, 1))
    else:
        shade = {"white": 1.0, "black": 0.0, "grey": 0.8}[how]
        page.draw_rect(box, color=None, fill=(shade,) * 3)


HIDDEN: dict[str, Fault] = {
    "render mode 3": lambda page, target: below(page, target, render_mode=3),
    "white": lambda page, target: below(page, target, color=(1, 1, 1)),
    "nearly white": lambda page, target: below(page, target, color=(0.98, 0.98, 0.98)),
    "opacity 0": lambda page, target: below(page, target, fill_opacity=0, stroke_opacity=0),
    "tiny": lambda page, target: below(page, target, fontsize=0.6),
    "hidden layer": in_hidden_layer,
}


@pytest.mark.parametrize("way", HIDDEN)
@few
@given(target=at_any_word)
def test_text_that_nobody_sees_is_kept_apart(way: str, target: Target) -> None:
    found = read(faulty_pdf(HIDDEN[way], target))
    assert found.cells == clean_cells()
    assert "900миң" in {text.replace(" ", "") for kind, text in found.told if kind == "unseen"}


@pytest.mark.parametrize("how", ["white", "black", "grey", "picture", "line", "polygon"])
@few
@given(target=at_any_word)
def test_a_covered_word_is_not_read_but_told(how: str, target: Target) -> None:
    found = read(faulty_pdf(lambda page, word: cover(page, word, how), target))
    assert found.cells == without_word(target)
    assert ("unseen", target.text) in found.told


@few
@given(target=at_any_word)
def test_what_is_written_on_a_patch_takes_the_place_of_what_is_under_it(target: Target) -> None:
    def patch(page: Any, word: Target) -> None:
        cover(page, word, "white")
        write(page, word.box.x0, foot_of(word), word.text[:1])

    found = read(faulty_pdf(patch, target))
    if len(target.text) > 1:
        assert ("unseen", target.text) in found.told
    assert len(found.cells) == len(clean_cells())


@few
@given(target=at_any_word)
def test_white_text_on_a_dark_ground_is_read(target: Target) -> None:
    def invert(page: Any, word: Target) -> None:
        cover(page, word, "black")
        write(page, word.box.x0, foot_of(word), word.text, color=(1, 1, 1))

    assert read(faulty_pdf(invert, target)).cells == clean_cells()


@few
@given(target=at_any_word)
def test_a_marker_over_a_word_hides_nothing(target: Target) -> None:
    def mark(page: Any, word: Target) -> None:
        page.draw_rect(word.box, color=None, fill=(1, 1, 0), fill_opacity=0.5)

    found = read(faulty_pdf(mark, target))
    assert found.cells == clean_cells()
    assert not found.told


@given(target=at_any_word, dx=st.floats(0, 0.5), dy=st.floats(-0.3, 0.3))
@few
def test_a_word_printed_twice_is_read_once(target: Target, dx: float, dy: float) -> None:
    found = read(
        faulty_pdf(
            lambda page, word: write(page, word.box.x0 + dx, foot_of(word) + dy, word.text), target
        )
    )
    assert found.cells == clean_cells()


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


@given(
    target=at_any_word,
    mark=st.sampled_from(["1", "2", "12", "*", "3)"]),
    size=st.floats(4.5, 6),
    raised=st.floats(2, 4),
)
@few
def test_a_raised_mark_is_no_part_of_its_word(
    target: Target, mark: str, size: float, raised: float
) -> None:
    found = read(
        faulty_pdf(
            lambda page, word: write(
                page, word.box.x1, foot_of(word) - raised, mark, fontsize=size
            ),
            target,
        )
    )
    assert found.cells == clean_cells()
    assert ("note_mark", mark) in found.told


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


def stamp(page: Any, target: Target) -> None:
    x, y = target.box[:2]
    page.add_stamp_annot((x - 20, y - 10, x + 100, y + 30), stamp=0)


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


@given(target=at_any_word)
@few
def test_text_beyond_the_sheet_is_told(target: Target) -> None:
    def write_outside(page: Any, word: Target) -> None:
        write(page, page.rect.width - 12, foot_of(word), "КЫЙЫР")
        write(page, page.rect.width + 5, foot_of(word), "СЫРТКЫ")

    found = read(faulty_pdf(write_outside, target))
    assert found.cells == clean_cells()
    assert {("unseen", "КЫЙЫР"), ("unseen", "СЫРТКЫ")} <= found.told


@given(target=at_any_word)
@few
def test_text_outside_its_clip_is_told(target: Target) -> None:
    def clip(page: Any, word: Target) -> None:
        x, y = word.box.x0, page.rect.height - foot_of(word) - 4
        page.clean_contents()
        content = page.read_contents()
        name = page.get_fonts()[0][4]
        text = page.parent.get_page_fonts(page.number)
        assert name and text
        clipped = f"\nq 1 1 4 4 re W n BT /{name} 9 Tf {x:.2f} {y:.2f} Td <00240025> Tj ET Q\n"
        page.parent.update_stream(page.get_contents()[0], content + clipped.encode())

    found = read(faulty_pdf(clip, target))
    assert found.cells == clean_cells()
    assert "unseen" in found.kinds


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


@few
@given(target=at_any_word)
def test_a_line_through_a_whole_row_strikes_its_words_or_is_told(target: Target) -> None:
    def strike_row(page: Any, word: Target) -> None:
        y = foot_of(word) - 2.4
        page.draw_line((36, y), (800, y), width=0.6)

    found = read(faulty_pdf(strike_row, target))
    assert found.kinds & {"struck", "line_through_text"}


@pytest.mark.parametrize("rotate", [90, 180, 270])
@settings(max_examples=4)
@given(target=at_any_word)
def test_turned_pages_too(rotate: int, target: Target) -> None:
    def strike_and_cover(page: Any, word: Target) -> None:
        cover(page, word, "white")
        stamp(page, word)
        page.set_rotation(rotate)

    found = read(faulty_pdf(strike_and_cover, target))
    assert found.cells == without_word(target)
    assert ("unseen", target.text) in found.told
    assert "annotation" in found.kinds


def test_a_font_of_drawings_is_seen() -> None:
    """Glyphs of a Type 3 font may be drawings, and the text over them without ink."""
    with pymupdf.open(stream=plan_pdf(), filetype="pdf") as document:
        page = document[0]
        glyph = document.get_new_xref()
        document.update_object(glyph, "<<>>")
        document.update_stream(glyph, b"600 0 d0 0 0 m 500 0 l 500 700 l 250 900 l 0 700 l h f")
        font = document.get_new_xref()
        document.update_object(
            font,
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 600 900]/FontMatrix[.001 0 0 .001 0 0]"
            f"/CharProcs<</a {glyph} 0 R>>/Encoding<</Type/Encoding/Differences[97/a]>>"
            "/FirstChar 97/LastChar 97/Widths[600]/Resources<<>>>>",
        )
        kind, resources = document.xref_get_key(page.xref, "Resources")
        assert kind in ("xref", "dict")
        holder = int(resources.split()[0]) if kind == "xref" else page.xref
        prefix = "" if kind == "xref" else "Resources/"
        kind, fonts = document.xref_get_key(holder, f"{prefix}Font")
        if kind == "xref":
            document.xref_set_key(int(fonts.split()[0]), "T3", f"{font} 0 R")
        else:
            document.xref_set_key(holder, f"{prefix}Font/T3", f"{font} 0 R")
        page.wrap_contents()
        write(page, 40, 570, "hidden", render_mode=3)
        last = page.get_contents()[-1]
        document.update_stream(
            last, document.xref_stream(last) + b"\nBT /T3 10 Tf 40 40 Td (aaa) Tj ET\n"
        )
        pdf = bytes(document.tobytes())
    assert read(pdf).told == {("unseen", "hidden")}
    (page,) = pages_of(pdf)
    assert "aaa" in [word.text for word in page.words]
