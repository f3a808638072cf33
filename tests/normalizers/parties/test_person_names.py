"""Names of persons in a cell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.parties.person_names import find_person_names


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in find_person_names(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Дегембаева Н.К., Байчекирова В.К", ["Дегембаева Н.К.", "Байчекирова В.К"]),
        ("Н.К. Дегембаева", ["Н.К. Дегембаева"]),
        ("Н.К.Дегембаева", ["Н.К.Дегембаева"]),
        ("Асанова Ж. К. Токтогулов Б.Т.", ["Асанова Ж. К.", "Токтогулов Б.Т."]),
        ("Дж.Асанов", ["Дж.Асанов"]),
        ("ДегембаеваН.К., тил.", ["ДегембаеваН.К."]),
        ("Т.Ибраимова-Асанова", ["Т.Ибраимова-Асанова"]),
        ("Дегембаева H.K.", ["Дегембаева H.K."]),  # Latin initials
        ("башчылары.Дегембаева Н.К.", ["Дегембаева Н.К."]),
        ("Ректор Чыныбаев М.", ["Чыныбаев М."]),
        ("Асанов Азамат Асанович, Ректор", ["Асанов Азамат Асанович"]),
        ("Асан кызы Айгүл", ["Асан кызы Айгүл"]),
        ("Токтогулов Бакыт Асан уулу", ["Токтогулов Бакыт Асан уулу"]),
        ("ТИД, Бакыт Асанов, Токтогулова Айнура", ["Бакыт Асанов", "Токтогулова Айнура"]),
        # a unit's name, a name of something else
        ("С.Жусуев ат. борбор", []),
        ("И. Раззаков атындагы КМТУ", []),
        ("Бакыт Асанов борбору", []),
        ("Кыргыз тили, Чет тилдери", []),
        ("АИ боюнча проректор", []),
        ("Магистранттар. Студ. кеңеш, каф. А", []),
        ("Microsoft A.", []),
        ("", []),
    ],
)
def test_names_of_persons(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@given(st.text() | st.text("АБасн. ,()-").map(lambda text: text * 3))
def test_names_stand_in_printed_order_and_apart(text: str) -> None:
    places = [place for span in find_person_names(text) for place in span]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
