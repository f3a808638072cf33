"""Words → printed lines, in the order in which they are read."""

from __future__ import annotations

import pytest

from tests.support.grids import Item
from tests.support.pdfs import Pdf
from tests.support.tables import texts
from tests.support.text_widths import width


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
