"""Whose plan it is, by its titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.institution_names import find_institution, to_institution_slug

GLOSSARY = {
    "КМТУ": "Кыргыз мамлекеттик техникалык университети",
    "МТИ": "Маалыматтык технологиялар институту",
    "АИ": "академиялык иш",
    "ББП": "билим берүү программасы",
    "ОшМУ": "Ош мамлекеттик университети",
}


@pytest.mark.parametrize(
    ("titles", "named"),
    [
        (["И.РАЗЗАКОВ АТЫНДАГЫ КМТУнун ОКУМУШТУУЛАР КЕҢЕШИНИН"], "КМТУ"),
        (["2.КМТУнун 2023-2028 жылдарга стратегиясы"], "КМТУ"),
        (["ОшМУнун 2025-26-окуу жылына иш планы"], "ОшМУ"),
        (["KMТУнун иш планы"], "КМТУ"),
        (["КМТУда мамлекеттик тилди өнүктүрүү", "МТИнин планы", "КМТУнун планы"], "КМТУ"),
        (["КМТУНУН ОКУМУШТУУЛАР КЕҢЕШИНИН ИШ ПЛАНЫ"], "КМТУ"),
        (["КМТУНУН ЖАНА АИНИН ПЛАНЫ"], "КМТУ"),
        (["Ош мамлекеттик университетинин иш планы"], "ОшМУ"),
        (["ОШ МАМЛЕКЕТТИК УНИВЕРСИТЕТИ"], "ОшМУ"),
        (["И. АРАБАЕВ АТЫНДАГЫ КЫРГЫЗ МАМЛЕКЕТТИК УНИВЕРСИТЕТИНИН ПЛАНЫ"], None),
        (["ББПнын планы", "ББПларды өнүктүрүү", "КМТУнун планы"], "КМТУ"),
        (["ББПнын планы", "Илимий-изилдөө институттарынын иши"], None),
        (["САПАТТУУ БИЛИМ БЕРҮҮ ПРОГРАММАСЫ БОЮНЧА ИШ ПЛАН"], None),
        (["IT-технологиялар жана PhDнын планы"], None),
        ([], None),
    ],
)
def test_the_institution_that_titles_name(titles: list[str], named: str | None) -> None:
    assert find_institution(titles, GLOSSARY) == named


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("КМТУ", "kmtu"),
        ("ОшМУ", "oshmu"),
        ("Жусуп Баласагын атындагы КУУ", "zhusup-balasagyn-atyndagy-kuu"),
        ("KSTU", "kstu"),
        ("../КМТУ/1", "kmtu-1"),
        ("…", ""),
    ],
)
def test_names_of_folders(name: str, folder: str) -> None:
    assert to_institution_slug(name) == folder


@given(st.text())
def test_a_folder_is_a_plain_name(name: str) -> None:
    assert set(to_institution_slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
