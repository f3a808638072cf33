"""A line under a word is the word's, and divides no cell."""

from __future__ import annotations

from tests.support.pdfs import Pdf
from tests.support.tables import texts


def test_a_line_under_a_word_divides_no_cell() -> None:
    pdf = Pdf()
    pdf.table([["No", "see the site for more", "Who"], ["1", "print", "rector"]])
    pdf.line(153, 93, 190, 93)
    (table,) = pdf.read().tables
    assert texts(table) == [["No", "see the site for more", "Who"], ["1", "print", "rector"]]
