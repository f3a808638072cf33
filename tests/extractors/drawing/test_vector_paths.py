"""A painted path gives the same lines in whatever direction it is drawn."""

from __future__ import annotations

import pytest

from extractors.records.page_marks import RulingLine
from tests.support.pdfs import Pdf

# Each draws the box from x 60 to 160 and y 80 to 120 of the page as seen.
DIRECTIONS = {
    "upwards": b"60 722 100 40 re",
    "downwards": b"60 762 100 -40 re",
    "leftwards": b"160 722 -100 40 re",
    "both": b"160 762 -100 -40 re",
    "upside down": b"1 0 0 -1 0 842 cm 60 80 100 40 re",
    "mirrored": b"-1 0 0 1 595 0 cm 435 722 100 40 re",
    "turned by a half": b"-1 0 0 -1 595 842 cm 435 80 100 40 re",
    "turned by a quarter": b"0 1 -1 0 0 0 cm 722 -160 40 100 re",
}


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_box_may_be_drawn_in_any_direction(direction: str) -> None:
    (page,) = Pdf().raw(b"q " + DIRECTIONS[direction] + b" S Q").pages()
    assert page.horizontal == [RulingLine(80, 60, 160), RulingLine(120, 60, 160)]
    assert page.vertical == [RulingLine(60, 80, 120), RulingLine(160, 80, 120)]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_ground_drawn_in_any_direction_is_no_line(direction: str) -> None:
    (page,) = Pdf().raw(b"q 0.8 g " + DIRECTIONS[direction] + b" f Q").pages()
    assert page.horizontal == page.vertical == []
