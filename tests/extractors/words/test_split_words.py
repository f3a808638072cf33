"""Words as they are seen: split where they touch over a line, whole where fonts change in them."""

from __future__ import annotations

from extractors.records.geometry import Box
from extractors.records.page_marks import RulingLine, Word
from extractors.words.split_words import GlyphBox, find_crossed_words, split_crossed_words
from tests.support.pdfs import Pdf
from tests.support.tables import texts
from tests.support.text_widths import width


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


def test_glyphs_are_counted_without_white_space() -> None:
    (page,) = Pdf().text(60, 80, "a b  c").text(60, 100, "   ").pages()
    assert page.char_count == 3
