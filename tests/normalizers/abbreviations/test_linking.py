"""Abbreviations in running text, their definitions, and what they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.abbreviations.abbreviation_link import AbbreviationLink
from normalizers.abbreviations.detection import find_abbreviations
from normalizers.abbreviations.disambiguation import Sense
from normalizers.abbreviations.inline_definitions import find_definitions
from normalizers.abbreviations.linking import AbbreviationLinker
from tests.support import gold

LIST = {
    "АжДБ": "аспирантура жана докторантура бөлүмү",
    "АЧБ": "административдик-чарба бөлүмү",
    "АЧИ": "административдик-чарба иштери",
    "БП": "билим берүү программасы",
    "ББСД": "билим берүү сапаты департаменти",
    "ИИ": "илимий иш",
    "ИКЖД": "илим жана квалификацияларды жогорулатуу департаменти",
    "МСЭ цикл": "мамлекеттик, социалдык, экономикалык цикл",
    "МАОК": "массалык ачык онлайн-курсу",
    "ӨИТ": "өнүгүү жана инвестицияларды тартуу",
    "ӨЭУ": "өкмөттүк эмес уюмдар",
    "ПжКБ": "практика жана карьера борбору",
    "ПКИБ": "программалык камсыздоолорду иштеп чыгуу бөлүмү",
    "СИТБ": "санариптик инфратүзүмдөрдү тейлөө бөлүмү",
    "ТИД": "тарбиялык иштер департаменти",
    "ЭБ": "эл аралык байланыштар",
    "ЭББ": "эл аралык байланыштар бөлүмү",
    "ЭЭАМӨС": "энергия ресурстарын эсепке алуунун автоматташтырылган өлчөө системасы",
}


SENSES = [
    *(Sense(short, expansion, "glossary") for short, expansion in LIST.items()),
    Sense("ИИИ", "илимий-изилдөө институту", "glossary"),
    Sense("ИИИ", "илимий-изилдөө иштер", "glossary"),
    Sense("БОП", "биргелешкен окуу программалары", "inline"),
]


LINKS = AbbreviationLinker.from_senses(SENSES)


def link(text: str, links: AbbreviationLinker = LINKS, context: str = "") -> AbbreviationLink:
    """What the first abbreviation of a text stands for."""
    return links.link_mention(find_abbreviations(text)[0], text, context or text)


@pytest.mark.parametrize(
    ("text", "status", "canonical"),
    [
        ("АЧИ проректору", "exact", "АЧИ"),
        ("ББСДнын", "exact", "ББСД"),
        ("МСЭ циклы", "exact", "МСЭ цикл"),
        ("MАOК", "variant", "МАОК"),  # look-alikes
        ("ПЖКБ", "variant", "ПжКБ"),
        ("ЭЭАМОС", "variant", "ЭЭАМӨС"),  # a keyboard without ө
        ("ОЭУ", "variant", "ӨЭУ"),
        ("ББП", "variant", "БП"),  # its initials
        ("ӨжИТ", "variant", "ӨИТ"),
        ("АжД башчысы", "variant", "АжДБ"),  # without the unit's noun, before an office
        ("СББДнын", "variant", "ББСД"),
        ("СИТТБ", "variant", "СИТБ"),
        ("ИИКЖД", "variant", "ИКЖД"),
        ("БОП", "inline", None),
        ("АжД жөнүндө", "unknown", None),
        ("ЭАБ башчысы", "unknown", None),  # ЭБ and ЭББ fit alike
        ("ПКБ", "unknown", None),
        ("СТБ", "unknown", None),
        ("ТИ директору", "unknown", None),
        ("СИТД", "unknown", None),  # one letter otherwise, and nothing around
        ("КММА", "unknown", None),
    ],
)
def test_what_an_abbreviation_stands_for(text: str, status: str, canonical: str | None) -> None:
    found = link(text)
    assert (found.status, found.canonical) == (status, canonical)
    assert (found.expansion is not None) == (status not in ("unknown", "ambiguous"))


def test_words_around_bear_out_one_other_letter() -> None:
    found = link("СИТД", context="СИТД санариптик инфратүзүмдөрдү тейлейт")
    assert (found.status, found.canonical) == ("variant", "СИТБ")


def test_candidates_of_an_unknown_one_are_offered() -> None:
    assert link("ЭАБ башчысы").candidates[:2] == (
        "ЭБ – эл аралык байланыштар",
        "ЭББ – эл аралык байланыштар бөлүмү",
    )


def test_of_two_meanings_the_words_around_choose_one() -> None:
    assert link("ИИИнин директорлору").expansion == "илимий-изилдөө институту"
    assert link("ИИИ боюнча", context="институттун ИИИ").expansion == "илимий-изилдөө институту"
    found = link("ИИИ боюнча")
    assert (found.status, found.canonical, found.expansion) == ("ambiguous", "ИИИ", None)
    assert len(found.candidates) == 2


def test_a_definition_in_the_same_row_counts_there() -> None:
    text = "процессине жасалма интеллекти (ИИ) колдонуу"
    (form,), (defined,) = find_abbreviations(text), find_definitions(text)
    found = LINKS.link_mention(form, text, text, defined)
    assert (found.status, found.canonical, found.expansion) == (
        "inline",
        None,
        "жасалма интеллекти",
    )
    assert link("ИИ проректору").expansion == "илимий иш"


def test_a_definition_as_in_the_list_is_no_other_meaning() -> None:
    text = "Билим берүүнүн сапаты департаментинде (ББСД)"
    (form,) = find_abbreviations(text)
    found = LINKS.link_mention(
        form, text, text, find_definitions(text)[0] if find_definitions(text) else None
    )
    assert (found.status, found.canonical) == ("exact", "ББСД")


def test_what_an_analyst_decides_wins() -> None:
    senses = [
        *SENSES,
        Sense("КЖБ", "жогорулатуу борбору", "overlay"),
        Sense("ИИ", "башка", "overlay"),
    ]
    links = AbbreviationLinker.from_senses(
        senses, {"ЭАБ": "ЭББ"}, {"СИТТБ": {"СИТБ"}, "АЧИ": {"АЧИ"}}
    )
    assert (link("ЭАБ", links).status, link("ЭАБ", links).canonical) == ("overlay", "ЭББ")
    assert link("КЖБ", links).expansion == "жогорулатуу борбору"
    assert (link("ИИ", links).status, link("ИИ", links).expansion) == ("overlay", "башка")
    assert link("СИТТБ", links).status == "unknown"
    assert link("АЧИ", links).status == "unknown"


GOLD = [entry for entry in gold.glossary("2025-26") if " " not in entry["abbreviation"]]


GOLD_LINKS = AbbreviationLinker.from_senses(
    [Sense(entry["abbreviation"], entry["expansion"], "glossary") for entry in GOLD]
)


ENDINGS = st.sampled_from(["", "нын", "га", "да", "дан", "лар", "лардын", "су", "-нун"])


LATIN = dict(zip("АВСЕНКМОРТХ", "ABCEHKMOPTX", strict=True))


@given(st.sampled_from(GOLD), ENDINGS)
def test_an_entry_with_any_ending_is_that_entry(entry: gold.Row, ending: str) -> None:
    found = link(entry["abbreviation"] + ending, GOLD_LINKS)
    assert found.canonical == entry["abbreviation"]
    assert found.status in ("exact", "ambiguous")


@given(st.sampled_from(GOLD), st.data())
def test_look_alike_letters_change_no_link(entry: gold.Row, data: st.DataObject) -> None:
    name = entry["abbreviation"]
    other = "".join(data.draw(st.sampled_from([char, LATIN.get(char, char)])) for char in name)
    if any("Ѐ" <= char <= "ӿ" for char in other):
        assert link(other, GOLD_LINKS).canonical == name


@given(st.text())
def test_any_text_has_forms_at_their_places(text: str) -> None:
    for form in find_abbreviations(text):
        assert text[form.start :].startswith(form.surface)
        assert form.surface.startswith(form.stem)
        assert 0 <= LINKS.link_mention(form, text, text).score <= 1
    find_definitions(text)


def test_no_token_of_the_transcription_is_linked_wrongly() -> None:
    """Every abbreviation of the plan by itself, without the row that it stands in."""
    wrong = []
    for entry in gold.links("2025-26"):
        for form in find_abbreviations(entry["token"]):
            found = GOLD_LINKS.link_mention(form, entry["token"])
            if found.canonical is not None and found.canonical != entry["canonical"]:
                wrong.append((entry["token"], found))
    assert wrong == []


@pytest.mark.parametrize("piece", ["АБ", "(", "АБ (", "аб (АБ) ", "А"])
def test_long_texts_end(piece: str) -> None:
    text = piece * 2000
    assert find_abbreviations(text) is not None
    assert find_definitions(text) is not None
