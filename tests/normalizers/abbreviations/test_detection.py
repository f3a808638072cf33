"""What in a text is an abbreviation."""

from __future__ import annotations

import pytest

from normalizers.abbreviations.detection import AbbreviationMention, find_abbreviations


def forms(text: str) -> list[tuple[str, str]]:
    return [(form.surface, form.stem) for form in find_abbreviations(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("КМТУнун планы", [("КМТУнун", "КМТУ")]),
        ("КМТУ-нун планы", [("КМТУ-нун", "КМТУ")]),
        ("ПжКБнын, МТжС", [("ПжКБнын", "ПжКБ"), ("МТжС", "МТжС")]),
        ("ЖОЖдордун", [("ЖОЖдордун", "ЖОЖ")]),
        ("БКИрин", [("БКИрин", "БКИ")]),
        ("сом/МЖИ", [("МЖИ", "МЖИ")]),
        ("институттардын/ЖМ", [("ЖМ", "ЖМ")]),
        ("MАOК", [("MАOК", "MАOК")]),
        ("QR, Zoom, IT, KPI, PhD, MOODLE", []),
        ("UNET.kstu.kg, user@KMTУ.kg", []),
        ("АРIни", []),  # API, two of its letters Cyrillic
        ("XXI, ХХ кылым, IV", []),
        ("Дегембаева Н.К.", []),
        ("ОКУУ ПРОЦЕССИН ЖҮРГҮЗҮҮ", []),
        ("КЫРГЫЗТЕСТ", []),
        ("Ректор", []),
        ("", []),
    ],
)
def test_what_is_an_abbreviation(text: str, wanted: list[tuple[str, str]]) -> None:
    assert forms(text) == wanted


def test_a_word_that_the_plan_prints_in_small_letters_is_none() -> None:
    assert find_abbreviations("ПЛАН түзүү", {"план"}.__contains__) == ()
    assert find_abbreviations("ПЛАН түзүү") == (AbbreviationMention(0, "ПЛАН", "ПЛАН"),)
