"""What kind of word a word is, and the stem by which its forms are one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.word_classes import STEM_LETTERS, classify_word, to_stem

CLASSES = {
    "office": ["Ректор,", "проректору", "директорлору,", "башчысы", "декан"],
    "unit": ["кафедрасы", "Институт", "бөлүмү", "факультет"],
    "initials": ["А.", "Б.М.", "И.Р.,"],
    "month": ["Сентябрь", "октябрга", "май,", "Mарт"],
    "year": ["2025", "2025-26", "2025-ж.", "2025-жыл", "1999"],
    "time": ["жылдын", "ичинде", "мөөнөтү", "семестр", "чейин", "ай"],
    "money": ["сом", "млн", "миң", "каражаты", "Бюджет", "гранттар"],
    "document": ["Буйрук", "планы", "отчету", "тизмеси", "келишим,"],
    "sign": ["%", "√", "25%", "+"],
    "number": ["12", "3.", "1000", "5-курс", "2150"],
    "verb": ["бекитүү", "даярдоо", "өткөрүү.", "уюштуруу"],
    "abbreviation": ["КМТУ", "МТжС", "ББСКБ", "КМТУнун", "ООК"],
}


@pytest.mark.parametrize(
    ("word", "name"), [(word, name) for name, words in CLASSES.items() for word in words]
)
def test_words_of_each_class(word: str, name: str) -> None:
    assert classify_word(word) == name


@pytest.mark.parametrize("word", ["билим", "жана", "студенттер", "–", "", "...", "А"])
def test_words_of_no_class(word: str) -> None:
    assert classify_word(word) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("бекитүү", "Бекитилди,"),
        ("«Манас»", "манас"),
        ("Kафедра", "кафедрасы"),
        ("12", "7."),
        ("2024", "2025-26"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert to_stem(one) == to_stem(other)


@pytest.mark.parametrize(("one", "other"), [("2025", "12"), ("25%", "25"), ("окуу", "окутуу")])
def test_other_words_have_another(one: str, other: str) -> None:
    assert to_stem(one) != to_stem(other)


@given(st.text("АбвгөүңKx1.,-«»%()жж ") | st.text())
def test_any_word_has_a_class_or_none_and_a_stem(word: str) -> None:
    assert classify_word(word) in {*CLASSES, None}
    found = to_stem(word)
    assert len(found) <= max(STEM_LETTERS, *map(len, CLASSES))
    assert found == found.casefold()
