"""Which text layers are sound, told by their signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records.page_marks import Word
from extractors.words.text_layer_quality import count_glyphs

KYRGYZ = ["Билим", "берүү", "программаларын", "өнүктүрүү", "жана", "окуу", "иштерин", "уюштуруу"]
RUSSIAN = ["Утверждение", "плана", "работы", "кафедры", "и", "подготовка", "отчёта"]

ENGLISH = [
    "the",
    "quick",
    "preparation",
    "of",
    "new",
    "yearly",
    "reports",
    "and",
    "their",
    "publication",
]


def fault(texts: list[str]) -> str:
    """What is said against a layer of some words, many times over."""
    repeated = texts * (1 + 400 // max(sum(map(len, texts)), 1))
    return count_glyphs(Word(0, 0, 1, 1, text) for text in repeated).describe_fault()


@pytest.mark.parametrize(
    "texts",
    [
        KYRGYZ,
        RUSSIAN,
        ["Žluťoučký", "kůň", "úpěl", "ďábelské", "ódy;", "þá", "áður", "íslenska", "skáldið"],
        ["32190", "78678,5", "12%", "−4.1", "(17)", "2024"],
        ["1.2", "Максат", "." * 90, "7"],
        ["_" * 40, "(кол", "тамгасы)", "_" * 40],
        ["……………………", "-----", "=====", "*"],
        ["\uf0b7", *KYRGYZ, "\uf0b7", *RUSSIAN],
        ["Q1lO0", "B8-S5", "KG-417/b", "ГОСТ", "21.101"],
        ["漢字", "かな", "हिन्दी", "العربية", "ქართული"],
        ["https://kg.example/a?b=c&d=e"],
    ],
)
def test_digits_punctuation_and_letters_of_any_language_are_sound(texts: list[str]) -> None:
    assert fault(texts) == ""


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["#$%&*+@!?=<>{}[]|~^"], "jumbled"),
        ([*KYRGYZ, "\ufffd\ufffd\ufffd\ufffd"], "no letter"),
        ([*KYRGYZ, "\ue001\ue002\ue003\ue004\ue005"], "no letter"),
        (["(cid:12)(cid:7)", *RUSSIAN], "no letter"),
        (["\x03\x07\x11\x12", *RUSSIAN], "no letter"),
        ([word.encode("cp1251").decode("latin-1") for word in RUSSIAN], "accents"),
        (["".join(chr(ord(c) - 29) for c in word) for word in ENGLISH], "vowels"),
    ],
)
def test_what_stands_for_no_letter_or_no_language_is_broken(texts: list[str], said: str) -> None:
    assert said in fault(texts)


@given(st.lists(st.from_regex(r"[0-9]{1,7}([.,][0-9]{1,3})?%?|[.]{3,80}|_{3,60}", fullmatch=True)))
def test_no_table_of_numbers_and_no_leader_speaks_against_a_layer(texts: list[str]) -> None:
    assert fault(texts) == ""


def test_little_text_is_not_judged() -> None:
    assert count_glyphs([Word(0, 0, 1, 1, "\ufffd" * 50)]).describe_fault() == ""
