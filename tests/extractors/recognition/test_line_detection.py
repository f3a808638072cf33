"""Ruled lines are found in a picture, and taken out without harm to the letters."""

from __future__ import annotations

import numpy as np
import pytest

from extractors.recognition.line_detection import find_drawn_lines
from tests.support.made_scans import ROW, TOP, XS, picture, scanned, table, write
from tests.support.pdfs import Pdf

ROWS = [("1.", "Окуу планын\nтүзүү", "проректор"), ("2.", "Иш план", "декан")] * 3
YS = [TOP + ROW * index for index in range(len(ROWS) + 1)]
DPI = 200


def test_the_lines_of_a_noisy_table_are_found() -> None:
    found = find_drawn_lines(scanned(picture(table(ROWS), DPI), grain=12), DPI)
    assert [rule.position for rule in found.horizontal] == pytest.approx(YS, abs=0.5)
    assert [rule.position for rule in found.vertical] == pytest.approx(XS, abs=0.5)
    for rule in found.horizontal:
        assert (rule.start, rule.end) == pytest.approx((XS[0], XS[-1]), abs=1.5)


def test_a_line_with_gaps_is_one() -> None:
    page = picture(table(ROWS), DPI)
    x, y = round(XS[1] * DPI / 72), round(YS[2] * DPI / 72)
    page[y - 3 : y + 4, x + 100 : x + 104] = 255
    page[y - 3 : y + 4, x + 160 : x + 163] = 255
    found = find_drawn_lines(scanned(page), DPI)
    assert [rule.position for rule in found.horizontal] == pytest.approx(YS, abs=0.5)


def test_a_slight_slope_does_no_harm() -> None:
    found = find_drawn_lines(scanned(picture(table(ROWS), DPI), degrees=0.08), DPI)
    assert [rule.position for rule in found.horizontal] == pytest.approx(YS, abs=1.0)
    assert len(found.vertical) == len(XS)


def test_letters_are_no_lines() -> None:
    pdf = Pdf()
    for line, size in enumerate((8, 11, 14, 20, 28)):
        write(pdf, (60, 100 + 40 * line), "ПШЕНИЦА шипилинин ТТТТТ ШШШ — | 1111", size)
    found = find_drawn_lines(scanned(picture(pdf, DPI)), DPI)
    assert (found.horizontal, found.vertical) == ([], [])


def test_letters_that_touch_a_line_stay() -> None:
    bare, ruled = Pdf(), Pdf()
    ruled.line(50, 101.5, 400, 101.5)
    for pdf in (bare, ruled):
        write(pdf, (60, 100), "Түзүмдөрдүн уюштуруучулук")
    whole = scanned(picture(bare, DPI), grain=0) < 128
    rest = find_drawn_lines(scanned(picture(ruled, DPI), grain=0), DPI).cleared_picture < 128
    assert np.count_nonzero(rest & whole) > 0.97 * np.count_nonzero(whole)
    assert np.count_nonzero(rest & ~whole) < 0.03 * np.count_nonzero(whole)
