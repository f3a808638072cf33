"""Words as they are seen: split where they touch over a line, whole where fonts change in them."""

from __future__ import annotations

import pymupdf
import pytest

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word
from extractors.words.merge_fragments import merge_word_fragments
from extractors.words.split_words import GlyphBox, find_crossed_words, split_crossed_words
from tests.support.grids import Item
from tests.support.pdfs import Pdf
from tests.support.tables import texts


def width(text: str, font: str = "helv", size: float = 9) -> float:
    return float(pymupdf.get_text_length(text, fontname=font, fontsize=size))


def test_texts_of_two_cells_that_touch_are_two() -> None:
    left, right = "responsible", "rector"
    pdf = Pdf()
    pdf.table([["", ""], ["a", "b"]], widths=[60, 90])
    pdf.text(120.4 - width(left) - 0.6, 92, left).text(120.4, 92, right)
    (table,) = pdf.read().tables
    assert texts(table) == [[left, right], ["a", "b"]]


def test_one_run_over_a_line_is_split_where_its_gap_is() -> None:
    """A producer may print two cells in one go, and move on by a kern too small for a space."""
    pdf = Pdf().raw(
        b"BT /helv 9 Tf 63 750 Td [(left) -150 (right)] TJ ET\nBT /helv 9 Tf 63 733 Td (a) Tj ET"
    )
    pdf.sheet.insert_font(fontname="helv")
    rule = 63 + width("left") + 0.075 * 9
    pdf.table([["", ""], ["", ""]], x=60, y=80, widths=[rule - 60, 90])
    (table,) = pdf.read().tables
    assert texts(table) == [["left", "right"], ["a", ""]]


def test_a_word_that_sticks_out_of_its_cell_is_whole() -> None:
    pdf = Pdf()
    pdf.table([["internationalisation", ""], ["a", "b"]], widths=[60, 90])
    (page,) = pdf.pages()
    assert "internationalisation" in [word.text for word in page.words]
    (table,) = pdf.read().tables
    assert texts(table)[0] == ["internationalisation", ""]


def test_pieces_of_a_word_from_two_fonts_are_one_word() -> None:
    pdf = Pdf()
    pdf.table([["a", "b"], ["", "c"]])
    pdf.text(63, 108, "be").text(63 + width("be") + width("n", "tiro"), 108, "im")
    pdf.text(300, 300, "a text elsewhere").text(63 + width("be"), 108, "n", font="tiro")
    (table,) = pdf.read().tables
    assert texts(table) == [["a", "b"], ["benim", "c"]]


def test_a_space_between_two_fonts_stays() -> None:
    pdf = Pdf().text(60, 100, "two").text(60 + width("two "), 100, "words", font="tiro")
    (line,) = pdf.read().lines
    assert line.text == "two words"


def test_pieces_on_both_sides_of_a_line_are_two_words() -> None:
    left, right = (
        Word(60, 100, 89.9, 110, "left", text_run=1),
        Word(90.1, 100, 120, 110, "right", text_run=2),
    )
    assert [word.text for word in merge_word_fragments([left, right], [])] == ["leftright"]
    rule = RulingLine(90, 50, 150)
    assert [word.text for word in merge_word_fragments([left, right], [rule])] == ["left", "right"]
    elsewhere = [RulingLine(90, 150, 200), RulingLine(300, 50, 150)]
    assert [word.text for word in merge_word_fragments([left, right], elsewhere)] == ["leftright"]


@pytest.mark.parametrize(
    "other",
    [
        Word(95, 100, 120, 110, "far", text_run=2),
        Word(90, 112, 120, 122, "lower", text_run=2),
        Word(90, 100, 120, 110, "same run", text_run=1),
        Word(90, 100, 120, 110, "upright", rotation=90, text_run=2),
    ],
    ids=lambda word: word.text,
)
def test_what_does_not_touch_is_not_joined(other: Word) -> None:
    words = [Word(60, 100, 90, 110, "left", text_run=1), other]
    assert merge_word_fragments(words, []) == words


def test_a_joined_word_encloses_its_pieces() -> None:
    pieces = [
        Word(60, 100, 70, 110, "a", text_run=1),
        Word(70, 99, 75, 109, "b", text_run=2),
        Word(75, 100, 90, 111, "c", text_run=3, space_after=True),
    ]
    (word,) = merge_word_fragments(list(reversed(pieces)), [])
    assert word[:5] == (60, 99, 90, 111, "abc")
    assert word.space_after


GLYPHS = [GlyphBox(char, Box(10 + 5 * i, 0, 14 + 5 * i, 10)) for i, char in enumerate("abcd")]


def test_a_word_is_cut_only_at_a_gap_with_a_line() -> None:
    word = Word(10, 0, 29, 10, "abcd")
    assert find_crossed_words([word], [RulingLine(19.5, -50, 50)]) == {0: [19.5]}
    assert [w.text for w in split_crossed_words([word], {0: [19.5]}, GLYPHS)] == ["ab", "cd"]
    assert split_crossed_words([word], {0: [17.0]}, GLYPHS) == [word]
    assert split_crossed_words([word], {}, GLYPHS) == [word]


def test_a_line_elsewhere_cuts_nothing() -> None:
    word = Word(10, 0, 29, 10, "abcd")
    assert (
        find_crossed_words(
            [word], [RulingLine(19.5, 20, 50), RulingLine(40, -50, 50), RulingLine(10, -50, 50)]
        )
        == {}
    )


def test_glyphs_that_do_not_spell_the_word_cut_nothing() -> None:
    word = Word(10, 0, 29, 10, "abxd")
    assert split_crossed_words([word], {0: [19.5]}, GLYPHS) == [word]


@pytest.mark.parametrize("turn", [90, 270])
def test_upright_text_is_read_along_its_lines(turn: int) -> None:
    pdf = Pdf().text(60, 60, "Most of the text on this page stands as usual, line by line")
    upright = Item("first line\nsecond part", rows=2, turn=turn)
    pdf.table([[upright, "one"], ["two"], ["a", "b"]], widths=[40, 90], heights=[60, 60, 17])
    (table,) = pdf.read().tables
    assert texts(table) == [["first line\nsecond part", "one"], ["two"], ["a", "b"]]


def test_printed_lines_tell_their_size_and_room() -> None:
    pdf = Pdf()
    pdf.table([["wide enough for a line", "b"], ["short\nlines here", "d"]], widths=[200, 90])
    (table,) = pdf.read().tables
    first, second = table.cells[2].parts[0].lines
    assert (first.text, second.text) == ("short", "lines here")
    assert first.width == pytest.approx(width("short"), abs=0.5)
    assert first.free_width - second.free_width == pytest.approx(
        second.width - first.width, abs=0.5
    )
    assert first.height == pytest.approx(second.height, abs=0.5)


def test_text_turned_upside_down_is_read_in_order() -> None:
    pdf = Pdf()
    for index, text in enumerate(("the first line", "the second line", "the third line")):
        pdf.text(400, 300 - 14 * index, text, turn=180)
    document = pdf.read()
    assert [line.text for line in document.lines] == [
        "the first line",
        "the second line",
        "the third line",
    ]
    assert document.pages[0].rotation == 180


def test_glyphs_are_counted_without_white_space() -> None:
    (page,) = Pdf().text(60, 80, "a b  c").text(60, 100, "   ").pages()
    assert page.char_count == 3
