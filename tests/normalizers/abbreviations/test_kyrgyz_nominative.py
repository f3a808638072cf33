"""The nominative of the last word of a Kyrgyz phrase."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.phrases.kyrgyz_forms import CASES, to_case, to_plural, to_possessed
from normalizers.abbreviations.kyrgyz_nominative import (
    CASE_RULES,
    has_doubtful_case,
    is_form_of_noun,
    to_kyrgyz_nominative,
)


@pytest.mark.parametrize("rule", CASE_RULES, ids=lambda rule: rule.name)
def test_each_rule_takes_the_case_off_its_example(rule: object) -> None:
    pattern, example = rule.pattern, rule.example  # type: ignore[attr-defined]
    match = pattern.fullmatch(example)
    assert match is not None
    assert to_kyrgyz_nominative(example) == match[1] != example


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("окуу планын", "окуу планы"),
        ("окуу планынын", "окуу планы"),
        ("маалымат базанын", "маалымат база"),
        ("маалымат базасын", "маалымат базасы"),
        ("уюмдардын", "уюмдар"),
        ("комплекстерге", "комплекстер"),
        ("сапатын", "сапаты"),
        ("илимий кеңештин", "илимий кеңеш"),
        ("«Сапат» системасынын", "«Сапат» системасы"),
        ("министрлигинин", "министрлиги"),
        ("БОЛОЧОК МЕКТЕБИНИН", "БОЛОЧОК МЕКТЕБИ"),
        ("сaпатынa", "сaпаты"),  # two letters are Latin
    ],
)
def test_a_case_that_is_sure_goes(phrase: str, wanted: str) -> None:
    assert to_kyrgyz_nominative(phrase) == wanted


@pytest.mark.parametrize(
    "phrase",
    [
        "Коомдук уюм",
        "медицина",
        "олимпиада",
        "практика",
        "магазин",
        "фонду",
        "министрлиги",
        "",
        "?",
    ],
)
def test_what_is_no_case_stays(phrase: str) -> None:
    assert to_kyrgyz_nominative(phrase) == phrase


def test_what_letters_do_not_tell_is_doubtful() -> None:
    assert has_doubtful_case("жаңы талканын")  # талка-нын, or талкан-ы-н
    assert not has_doubtful_case("окуу планын")
    assert not has_doubtful_case("илимий кеңештин")


def test_a_noun_is_known_in_every_case() -> None:
    assert is_form_of_noun("КОМИТЕТТИН")
    assert not is_form_of_noun("ББСКБ")


@given(
    st.sampled_from(
        ("кеңеш", "план", "база", "фонд", "топ", "министрлик", "өкмөт", "класс", "текст")
    ),
    st.sampled_from(CASES),
    st.booleans(),
    st.booleans(),
)
def test_what_was_inflected_is_taken_back(
    noun: str, case: str, is_plural: bool, is_possessed: bool
) -> None:
    name = to_plural(noun) if is_plural else noun
    name = to_possessed(name) if is_possessed else name
    assert to_kyrgyz_nominative(to_case(name, case, is_possessed=is_possessed)) == name
