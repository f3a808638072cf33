"""The skew of a page is found and undone."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.scans.deskew import deskew_picture, detect_skew
from tests.support.made_scans import picture, scanned, table, write
from tests.support.pdfs import Pdf

ROWS = [("1.", "Окуу планын түзүү", "проректор")] * 6


@pytest.mark.parametrize("degrees", [-2.5, -0.3, 0.0, 1.0, 2.9])
def test_ruled_lines_tell_the_skew(degrees: float) -> None:
    page = scanned(picture(table(ROWS), 100), degrees=degrees)
    assert detect_skew(page) == pytest.approx(degrees, abs=0.05)


@pytest.mark.parametrize("degrees", [-1.4, 0.7])
def test_lines_of_text_tell_it_where_nothing_is_ruled(degrees: float) -> None:
    pdf = Pdf()
    for line in range(20):
        write(pdf, (60, 100 + 16 * line), "Билим берүү программаларын иштеп чыгуу жана өнүктүрүү")
    assert detect_skew(scanned(picture(pdf, 100), degrees=degrees)) == pytest.approx(
        degrees, abs=0.1
    )


def test_an_empty_page_has_none() -> None:
    assert detect_skew(scanned(picture(Pdf(), 100))) == 0


def test_a_straightened_page_is_level() -> None:
    page = scanned(picture(table(ROWS), 100), degrees=1.3)
    straight = deskew_picture(page, detect_skew(page))
    assert straight.shape == page.shape
    assert abs(detect_skew(straight)) <= 0.04
    assert np.median(straight[:20]) > 230
