"""What a recogniser usually gets wrong is put right, and nothing else."""

from __future__ import annotations

from math import inf

import numpy as np

from extractors.records.geometry import Box
from extractors.scans.ocr_cleanup import clean_words, find_lone_dash
from extractors.scans.tesseract import OcrWord
from extractors.scans.word_spacing import LetterGap, split_at_gaps


def seen(text: str, confidence: float = 0.9, height: float = 8, width: float = 20) -> OcrWord:
    return OcrWord(Box(0, 0, width, height), text, confidence, 1)


def texts(*words: OcrWord) -> list[str]:
    return [word.text for word in clean_words(words)]


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


def test_height_tells_the_case() -> None:
    assert texts(seen("2026", height=8), seen("ИЮНЬ", height=5.4)) == ["2026", "июнь"]
    assert texts(seen("2026", height=8), seen("мтн", height=8)) == ["2026", "МТН"]
    assert texts(seen("ИЮНЬ", height=5.4)) == ["ИЮНЬ"]


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


def test_a_word_is_parted_at_a_space_if_letters_are_on_both_sides() -> None:
    letters = [("с", 5.0), ("-", 15.0), ("К", 30.0)]
    assert split_at_gaps(letters, [LetterGap(20.0, 0.35)]) == [("с-", 20.0), ("К", inf)]
    assert split_at_gaps(letters, [LetterGap(40.0, 0.35)]) == [("с-К", inf)]
    assert split_at_gaps([("1", 5.0), ("1", 15.0)], [LetterGap(10.0, 0.35)]) == [("11", inf)]
    assert split_at_gaps([("1", 5.0), ("0", 15.0)], [LetterGap(10.0, 0.5)]) == [
        ("1", 10.0),
        ("0", inf),
    ]
