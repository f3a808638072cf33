"""What the words of a title say, also with a slip of the pen."""

from __future__ import annotations

import pytest

from normalizers.titles.title_word_roles import read_title_words
from normalizers.titles.title_words import TitleRole


@pytest.mark.parametrize(
    "title", ["Коом", "Коомчулук", "Коомдук уюмдар", "Карыялар", "Карындаштар", "Карым-катнаш"]
)
def test_other_words_are_no_money(title: str) -> None:
    roles = {word.role for word in read_title_words(title)}
    assert not roles & {TitleRole.AMOUNT, TitleRole.FUNDING}


@pytest.mark.parametrize(
    ("title", "role"),
    [("Каржылоо", TitleRole.FUNDING), ("Көлөмү", TitleRole.AMOUNT)],
)
def test_money(title: str, role: TitleRole) -> None:
    assert role in {word.role for word in read_title_words(title)}
