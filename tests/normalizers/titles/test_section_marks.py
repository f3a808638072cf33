"""Sections are numbered in figures, Roman numerals, letters, with a word or a sign."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.titles.section_marks import SectionMark, follows, name_number, parse_section_mark


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("2.3. «АДАМ РЕСУРСТАРЫ»", "2.3"),
        ("1) Учебная практика", "1"),
        ("2.КМТУнун 2023-2028", "2"),
        ("IV. ТАРБИЯ ИШТЕРИ", "IV"),
        ("ІІ. ОКУУ ИШТЕРИ", "II"),
        ("I Уюштуруу иштери", "I"),
        ("3-бөлүм. САПАТ", "3"),
        ("1-БАГЫТ", "1"),
        ("II-БАГЫТ. ТАРБИЯ", "II"),
        ("Раздел 3. Организация", "3"),
        ("Блок I. Практика", "I"),
        ("§ 3 Көчмө китепкана", "3"),
        ("§3. Көчмө китепкана", "3"),
        ("1-§. Окуу", "1"),
        ("Биринчи бөлүм. Окуу", "1"),
        ("Раздел второй. Практика", "2"),
        ("А. АБИТУРИЕНТТЕР", "А"),
    ],
)
def test_marks(title: str, number: str) -> None:
    mark = parse_section_mark(title)
    assert mark is not None
    assert mark.number == number
    assert not title[mark.length :].lstrip().startswith((".", ")", ":"))


@pytest.mark.parametrize(
    "text",
    [
        "Участники конкурса",
        "Участок № 3",
        "",
        "12 апрель",
        "1.5 млн сом",
        "2025-26-окуу жылы",
        "5-класстын окуучулары",
        "№ 12 кабинет",
        "Т.Асылбеков атындагы мектеп",
        "Б. Асанов",
        "Максаты: сапатты көтөрүү",
        "I чейрек",
        "Вводная часть",
    ],
)
def test_what_is_no_mark(text: str) -> None:
    assert parse_section_mark(text) is None


@pytest.mark.parametrize(
    ("before", "title", "number"),
    [
        ("II. Окуу", "Ш. Тарбия иштери", "III"),
        ("I. Окуу", "П. Тарбия иштери", "II"),
        ("А. Окуу", "Б. Тарбия иштери", "Б"),
        ("A. Teaching", "B. Science work", "B"),
    ],
)
def test_what_could_be_a_letter_follows_the_number_before(
    before: str, title: str, number: str
) -> None:
    assert parse_section_mark(title) is None
    mark = parse_section_mark(title, parse_section_mark(before))
    assert mark is not None
    assert mark.number == number


@given(st.integers(1, 18), st.sampled_from(["arabic", "roman", "letter"]))
def test_numbers_follow_each_other_in_every_style(count: int, style: str) -> None:
    if style == "letter" and count > 16:
        return
    one, two = (
        SectionMark(name_number(style, number), style, 1)  # type: ignore[arg-type]
        for number in (count, count + 1)
    )
    assert (one.ordinal, follows(two, one), follows(one, two)) == (count, True, False)


@given(st.text() | st.text("IVXІХШП.1-§ бөлүмАБ"))
def test_any_text_is_taken(text: str) -> None:
    mark = parse_section_mark(text)
    assert mark is None or (mark.ordinal >= 1 and 0 < mark.length <= len(text))


def test_a_letter_that_looks_like_three_is_three_behind_two() -> None:
    title = "З. МАМЛЕКЕТТИК ТИЛ"
    for two in ("2", "2.7"):
        assert parse_section_mark(title, SectionMark(two, "arabic", 4)) == SectionMark(
            "3", "arabic", 3
        )
    assert parse_section_mark(title, SectionMark("1", "arabic", 2)) is None
    following_letter = parse_section_mark(title, SectionMark("Ж", "letter", 2))
    assert following_letter is not None
    assert following_letter.number == "З"


@pytest.mark.parametrize("text", ["З. Асанов", "З.К. Асанов декан", "З) ТАРБИЯ ИШТЕРИ"])
def test_a_name_or_the_letter_of_a_list_is_no_three(text: str) -> None:
    assert parse_section_mark(text, SectionMark("2", "arabic", 2)) is None
