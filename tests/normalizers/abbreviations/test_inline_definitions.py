"""Definitions of short forms in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.abbreviations.inline_definitions import find_definitions
from tests.support.definitions import certain


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Окуу жайлардын (мындан ары ОЖ деп аталат) тизмеси", ("ОЖ", "Окуу жайлар")),
        ("Өнүктүрүү фонду [ӨФ] менен", ("ӨФ", "Өнүктүрүү фонду")),
        ("Учебный отдел (далее по тексту – УО)", ("УО", "Учебный отдел")),
        ("LMS (Learning Management System) киргизүү", ("LMS", "Learning Management System")),
        ("Билим берүү жана илим министрлиги (БИМ)", ("БИМ", "Билим берүү жана илим министрлиги")),
        ("Жогорку окуу жайларынын (ЖОЖ) саны", ("ЖОЖ", "Жогорку окуу жайлары")),
        ("«Билим» маалымат системасы (БМС)", ("БМС", "«Билим» маалымат системасы")),
        ("«Илимий жарчы» журналы (далее – ИЖ)", ("ИЖ", "«Илимий жарчы» журналы")),
        ("ОшМУ – Ош мамлекеттик университетинин кеңеши", ("ОшМУ", "Ош мамлекеттик университети")),
        (
            "Илим, билим жана маданият министрлиги (ИБММ)",
            ("ИБММ", "Илим, билим жана маданият министрлиги"),
        ),
        ("Окуу-усулдук бирикмелер (ОУБдар)", ("ОУБ", "Окуу-усулдук бирикмелер")),
        ("МОН (Министерство образования и науки)", ("МОН", "Министерство образования и науки")),
    ],
)
def test_the_phrase_is_whole_and_in_the_nominative(text: str, wanted: tuple[str, str]) -> None:
    assert certain(text) == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Кафедранын отчету (КМТУ)",
        "Эл аралык байланыш бөлүмү (КМТУ)",  # as many words, but no letter
        "Эл аралык рейтингдерге (QS, THE) катышуу",
        "Иштелип чыккан программалар (2024–2025)",
        "Жооптуу – декан",
    ],
)
def test_brackets_and_dashes_that_define_nothing(text: str) -> None:
    assert certain(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Кызыл жарым айдын уюму (мындан ары – ББ)",  # announced, other letters
        "Жаңы талканын (ЖТ) эсеби",  # талка or талкан
    ],
)
def test_what_is_announced_but_not_certain_is_a_doubt(text: str) -> None:
    (found,) = find_definitions(text)
    assert found.doubt


@given(st.text(alphabet="АБВабв жана-–—()[]«»,.ары мындан", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for found in find_definitions(text):
        assert found.abbreviation in text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Коомдук уюм (КУ)", [("КУ", "Коомдук уюм")]),
        ("окуу-усулдук комплекстерге (ОУК)", [("ОУК", "окуу-усулдук комплекстер")]),
        (
            "студенттик практика жана карьера борборуна (ПжКБ)",
            [("ПжКБ", "практика жана карьера борбору")],
        ),
        ("ТМИ (түз мамлекеттик инвестиция) жана", [("ТМИ", "түз мамлекеттик инвестиция")]),
        ("Тарбия иштери департаменти (ДВР)", [("ДВР", "Тарбия иштери департаменти")]),
        ("башкаруу процессине жасалма интеллекти (ИИ) колдонуу", [("ИИ", "жасалма интеллекти")]),
        ("биздин эски бөлүм башчылары (ДВР)", []),
        ("МТД (СИТБ)", []),
        ("4067 сом (ПКИБ, айлык акы)", []),
        ("кампустар (1-3)", []),
        ("КМТУнун (Кара-Көл шаарындагы филиал)", []),
        ("((", []),
    ],
)
def test_definitions_in_running_text(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(found.abbreviation, found.expansion) for found in find_definitions(text)] == wanted
