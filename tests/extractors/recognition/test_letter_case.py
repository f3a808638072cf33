"""The height of letters tells their case."""

from __future__ import annotations

from tests.support.ocr_words import seen, texts


def test_height_tells_the_case() -> None:
    assert texts(seen("2026", height=8), seen("ИЮНЬ", height=5.4)) == ["2026", "июнь"]
    assert texts(seen("2026", height=8), seen("мтн", height=8)) == ["2026", "МТН"]
    assert texts(seen("ИЮНЬ", height=5.4)) == ["ИЮНЬ"]
