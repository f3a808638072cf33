"""The nominative of Russian phrases in the genitive."""

from __future__ import annotations

import pytest

from normalizers.abbreviations.russian_nominative import (
    GENDER_RULES,
    GenderRule,
    is_russian,
    to_russian_nominative,
)


def nominative(phrase: str, *, is_dependent: bool = False) -> str:
    return " ".join(to_russian_nominative(phrase.split(), is_dependent=is_dependent))


@pytest.mark.parametrize("rule", GENDER_RULES, ids=lambda rule: rule.name)
def test_each_rule_changes_its_example(rule: GenderRule) -> None:
    adjective, noun = rule.example.split()
    assert rule.adjective.fullmatch(adjective)
    assert rule.noun.fullmatch(noun)
    assert nominative(rule.example) != rule.example


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("учебно-методического управления", "учебно-методическое управление"),
        ("Республиканской олимпиады школьников", "Республиканская олимпиада школьников"),
        ("индивидуальных учебных планов", "индивидуальные учебные планы"),
        ("Попечительского совета", "Попечительский совет"),
        ("высшего образования", "высшее образование"),
        ("научной библиотеки", "научная библиотека"),
        ("рабочей группе", "рабочая группа"),
        ("Студенческому совету", "Студенческий совет"),
        ("учебном отделе", "учебный отдел"),
    ],
)
def test_what_is_sure(phrase: str, wanted: str) -> None:
    assert nominative(phrase) == wanted


@pytest.mark.parametrize("phrase", ["областного совета", "отдел кадров", "учебных профессоров"])
def test_what_is_not_sure_stays_as_printed(phrase: str) -> None:
    assert nominative(phrase) == phrase


def test_a_name_that_begins_with_its_noun_depends_on_words_before() -> None:
    assert nominative("Комиссии по этике", is_dependent=True) == "Комиссия по этике"
    assert nominative("Комиссии по этике") == "Комиссии по этике"  # several of them


def test_which_phrases_are_russian() -> None:
    assert is_russian(["Учебный", "план"])
    assert not is_russian(["илимий", "кеңеш"])
    assert not is_russian(["каттоого"])
