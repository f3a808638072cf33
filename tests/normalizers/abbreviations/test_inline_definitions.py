"""Definitions of short forms in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.abbreviations.definition_places import DEFINITION_RULES, DefinitionRule
from normalizers.abbreviations.inline_definitions import find_definitions
from normalizers.abbreviations.letter_alignment import find_alignment_cost
from normalizers.abbreviations.title_names import find_name_in_titles


def certain(text: str) -> list[tuple[str, str]]:
    return [(one.abbreviation, one.expansion) for one in find_definitions(text) if not one.doubt]


@pytest.mark.parametrize("rule", DEFINITION_RULES, ids=lambda rule: rule.name)
def test_each_way_of_writing_defines_its_example(rule: DefinitionRule) -> None:
    ((short, phrase),) = certain(rule.example)
    assert (short, phrase.lower()) == ("ОК", "окуу китеби")


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


def test_a_letter_a_word() -> None:
    assert find_alignment_cost("ОшМУ", ["Ош", "мамлекеттик", "университети"]) == 0
    assert find_alignment_cost("БИМ", ["Билим", "берүү", "жана", "илим", "министрлиги"]) == 1
    assert find_alignment_cost("БИМ", ["берүү", "жана", "илим", "министрлиги"]) is None
    assert find_alignment_cost("ЭжСМ", ["Эмгек", "жана", "соода", "министрлиги"]) == 0
    assert find_alignment_cost("АБ", []) is None


@given(st.text(alphabet="АБВабв жана-–—()[]«»,.ары мындан", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for found in find_definitions(text):
        assert found.abbreviation in text


def test_a_title_prints_the_name_of_the_institution() -> None:
    titles = ["ОШ МАМЛЕКЕТТИК УНИВЕРСИТЕТИНИН 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ"]
    assert find_name_in_titles("ОшМУ", titles) == "Ош мамлекеттик университети"
    assert find_name_in_titles("КМТУ", titles) is None
