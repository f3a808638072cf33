"""What a recogniser usually gets wrong is put right, and nothing else."""

from __future__ import annotations

import numpy as np

from extractors.recognition.ocr_cleanup import LATIN_TO_CYRILLIC, find_lone_dash
from extractors.records.geometry import Box
from normalizers.letters.confusables import CONFUSABLE_CYRILLIC, CONFUSABLE_LATIN
from tests.support.ocr_words import seen, texts


def test_a_remnant_of_a_rule_is_dropped_a_sure_sign_stays() -> None:
    assert texts(seen("|", 0.3), seen("_", 0.2)) == []
    assert texts(seen("—", 0.9)) == ["—"]
    assert texts(seen("|", 0.3), seen("жыл")) == ["|", "жыл"]


def test_a_number_alone_is_of_digits() -> None:
    assert texts(seen("З.")) == ["3."]
    assert texts(seen("З.", 0.9), seen("Иманалиев")) == ["З.", "Иманалиев"]
    assert texts(seen("З"), seen("млн")) == ["3", "млн"]


def test_latin_twins_in_a_cyrillic_word_are_cyrillic() -> None:
    assert texts(seen("oкуу"), seen("Canva")) == ["окуу", "Canva"]


def test_the_twins_are_those_that_the_normalizers_fold() -> None:
    assert len(LATIN_TO_CYRILLIC) == len(CONFUSABLE_LATIN)
    assert CONFUSABLE_LATIN.translate(LATIN_TO_CYRILLIC) == CONFUSABLE_CYRILLIC


def test_a_dash_is_as_long_as_it_is_printed() -> None:
    assert texts(seen("2026", height=8), seen("—", height=1, width=6)) == ["2026", "–"]
    assert texts(seen("2026", height=8), seen("—", height=1, width=12)) == ["2026", "—"]


def test_a_dash_alone_is_seen_a_speck_is_not() -> None:
    cell = np.full((100, 200), 255, np.uint8)
    cell[50:53, 90:102] = 20
    (dash,) = find_lone_dash(cell, 72 / 200)
    assert (dash.text, dash.box) == ("-", Box(90 * 0.36, 50 * 0.36, 102 * 0.36, 53 * 0.36))
    cell[50:53, 90:102] = 255
    cell[50:54, 90:94] = 20
    assert find_lone_dash(cell, 72 / 200) == []
