"""The rules by which pieces of a responsible cell end, share words, or are one name."""

from __future__ import annotations

import pytest

from normalizers.parties.joined_names import NAME_RULES, NameRule, find_name_rule
from normalizers.parties.parties import parse_parties
from normalizers.parties.piece_boundaries import (
    BOUNDARY_RULES,
    Boundary,
    BoundaryRule,
    find_boundary_rule,
)
from normalizers.parties.piece_pairs import PiecePair, fold_known_abbreviations
from normalizers.parties.segmentation import split_into_segments
from normalizers.parties.shared_heads import HEAD_RULES, HeadRule, find_head_rule
from normalizers.parties.tokens import tokenize_cell

KNOWN = fold_known_abbreviations(frozenset({"АИ", "ЭБ"}), frozenset({"МТД"}))


def first_pair(cell: str) -> PiecePair:
    pieces = split_into_segments(tokenize_cell(cell, ()), KNOWN.units)
    following = pieces[1]
    if following.separator != "," and len(pieces) > 2:
        following = pieces[1].join_following(pieces[2])
    return PiecePair(pieces[0], following, KNOWN)


@pytest.mark.parametrize("rule", HEAD_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_sharing_is_the_first_for_its_example(rule: HeadRule) -> None:
    assert find_head_rule(first_pair(rule.example)).name == rule.name


@pytest.mark.parametrize("rule", NAME_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_names_is_the_first_for_its_example(rule: NameRule) -> None:
    assert find_name_rule(first_pair(rule.example)).name == rule.name


@pytest.mark.parametrize("rule", BOUNDARY_RULES, ids=lambda rule: rule.name)
def test_each_rule_of_boundaries_decides_in_its_example(
    rule: BoundaryRule, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rule.example.split("¦")[0]
    text = rule.example.replace("¦", "")
    seen: dict[int, str] = {}

    def note(at: Boundary) -> BoundaryRule:
        found = find_boundary_rule(at)
        seen[len(seen) + 1] = found.name
        return found

    monkeypatch.setattr("normalizers.parties.segmentation.find_boundary_rule", note)
    breaks = [place for place, char in enumerate(text) if char == "\n"]
    words = tokenize_cell(text.replace("\n", " "), breaks)
    split_into_segments(words, KNOWN.units)
    count = len(tokenize_cell(before.replace("\n", " "), ()))
    assert seen[count] == rule.name


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Окуу жана илимий иштер боюнча проректор", "Окуу жана илимий иштер боюнча проректор"),
        ("АИ жана ЭБ боюнча проректор", "АИ боюнча проректор | ЭБ боюнча проректор"),
        ("АИ жана ЭБ боюнча проректорлор", "АИ боюнча проректорлор | ЭБ боюнча проректорлор"),
        ("илим жана инновация боюнча проректор, МТД", "илим жана инновация боюнча проректор | МТД"),
        ("УМБ жана дизайнер", "УМБ | дизайнер"),
        ("айыл өкмөттөрү, мектеп администрациялары", "айыл өкмөттөрү | мектеп администрациялары"),
        ("9-, 11-класстар", "9-, 11-класстар"),
        ("п.и.к., доцент Алиева Г.Т.", "п.и.к., доцент Алиева Г.Т."),
        ("Алиева Г.Т., п.и.к., доцент, декан", "Алиева Г.Т., п.и.к., доцент | декан"),
        ("Исаев Б.К., к.т.н., доцент Асанов А.", "Исаев Б.К. | к.т.н., доцент Асанов А."),
        ("Абдыраева Н.К. башкы бухгалтер", "Абдыраева Н.К. башкы бухгалтер"),
        ("Куратор группы, староста", "Куратор группы | староста"),
        ("Координатор проекта, эксперты", "Координатор проекта | эксперты"),
        ("Кураторы 1-2 курсов, методист", "Кураторы 1-2 курсов | методист"),
        ("Отв. секретарь, методист", "Отв. секретарь | методист"),
        ("Члены комиссии, Ответственный секретарь", "Члены комиссии | Ответственный секретарь"),
    ],
)
def test_parties_of_other_institutions(cell: str, wanted: str) -> None:
    found = parse_parties(cell, (), KNOWN.fields | {"АИ", "ЭБ"}, frozenset({"МТД"}))
    assert " | ".join(one.text for one in found.parties) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("Проректор по учебной работе\nУчебно-методический отдел\nДеканаты", 3),
        ("Деканы факультетов\nУчителя начальных классов", 2),
        ("Начальник отдела кадров\nЮрисконсульт\nГлавный бухгалтер", 3),
        ("Студенттер\nПедагогика жана психология кафедрасы", 2),
        ("Омурова Ж.\nБ.Т. Сыдыкова\nРекторат", 3),
    ],
)
def test_lists_over_lines(lines: str, wanted: int) -> None:
    breaks = [place for place, char in enumerate(lines) if char == "\n"]
    assert len(parse_parties(lines.replace("\n", " "), breaks).parties) == wanted


@pytest.mark.parametrize(
    ("party", "role"),
    [
        ("котормочу", "котормочу"),
        ("Изилдөө тобунун жетектөөчүсү", "жетектөөчү"),
        ("кароолчулар", "кароолчу"),
        ("делопроизводитель", "делопроизводитель"),
        ("наладчик", "наладчик"),
        ("социолог", "социолог"),
        ("репетитор", "репетитор"),
        ("сайт үчүн жооптуу", "жооптуу"),
        ("вице-ректор", "вице-ректор"),
        ("учителя-предметники", "учитель"),
        ("проф. Сатыбаев А.А.", "профессор"),
        ("декандын орун басары", "орун басар"),
        ("Токтогулова Н.С. (кафедра башчысы)", "башчы"),
        ("окуу бөлүмүнүн бжшчысы", "башчы"),
        ("окуучулар", None),
        ("жалпы билим берүүчү мектеп", None),
        ("сапат көрсөткүчү", None),
        ("юридикалык клиника", None),
        ("жарыштар", None),
        ("педагогика институту", None),
    ],
)
def test_offices_are_known_by_form(party: str, role: str | None) -> None:
    (found,) = parse_parties(party).parties
    assert found.role == role


def test_a_party_of_which_no_word_is_known_is_left_over() -> None:
    found = parse_parties("Ректор, короо шыпыргыч (макулдашуу боюнча)")
    assert [doubt.message for doubt in found.doubts] == [
        "“короо шыпыргыч (макулдашуу боюнча)” names no office, unit or person that is known"
    ]
    assert len(found.account.left_over) == 2
    assert (found.account.explained, found.account.unchanging) == (1, 2)


def test_a_cell_in_capitals_is_a_doubt() -> None:
    assert parse_parties("ОКУУ БӨЛҮМҮНҮН БАШЧЫСЫ").doubts
    assert not parse_parties("МТД, УМБ").doubts
