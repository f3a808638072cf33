"""Which rows of a table are its header."""

from __future__ import annotations

import pytest

from extractors.errors import NotAPlan
from tests.support.made_plans import Ruled, Text, made_dataset

TITLE = Text("2025-2026-окуу жылына карата\nИШ ПЛАНЫ")
QUESTIONS = [(f"Маселе {number}", f"Жооптуу {number}") for number in range(1, 6)]


def test_rows_that_count_on_are_no_header_though_their_words_are_titles() -> None:
    with pytest.raises(NotAPlan):
        made_dataset(TITLE, Text("1. ОКУУ"), Ruled(QUESTIONS))


def test_under_a_header_they_are_items() -> None:
    found = made_dataset(TITLE, Text("1. ОКУУ"), Ruled([("Маселе", "Жооптуу"), *QUESTIONS]))
    assert [row["item"] for row in found.sections[0].rows] == [text for text, _ in QUESTIONS]
