"""The nouns of offices and of units."""

from __future__ import annotations

import pytest

from normalizers.office_words.office_nouns import find_noun, is_unit_name


@pytest.mark.parametrize(
    ("word", "lemma"),
    [
        ("директорлору", "директор"),
        ("Башчысы", "башчы"),
        ("директора", "директор"),
        ("начальники", "начальник"),
        ("начальниги", "начальник"),
        ("зав.", "заведующий"),
        ("кафедрасынын", "кафедра"),
        ("мектебинин", "мектеп"),
        ("башкармалыгы", "башкармалык"),
        ("ИТ-департаменти", "департамент"),
        ("комиссий", "комиссия"),
        # slips of the pen, and letters that a Russian keyboard lacks
        ("жетекчичси", "жетекчи"),
        ("директолору", "директор"),
        ("башчлары", "башчы"),
        ("институтардын", "институт"),
        ("болуму", "бөлүм"),
        ("pектор", "ректор"),
        # words that begin or sound alike
        ("башкаруу", None),
        ("башкы", None),
        ("окутуунун", None),
        ("кызматташуу", None),
        ("энергетикасы", None),
        ("психология", None),
        ("органикалык", None),
        ("начало", None),
        ("тили", None),
        ("", None),
    ],
)
def test_nouns_of_offices_and_units(word: str, lemma: str | None) -> None:
    found = find_noun(word)
    assert (found.lemma if found else None) == lemma


def test_names_of_units() -> None:
    assert is_unit_name("адам ресурстарын башкаруу/башкармалыгы")
    assert not is_unit_name("эл аралык байланыштар")
    assert not is_unit_name("кафедра башчысы")
    assert not is_unit_name("")
