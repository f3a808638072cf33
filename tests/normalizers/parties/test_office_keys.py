"""A party → its office and what the office is of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.parties.office_keys import ResponsibleParty
from normalizers.parties.office_nouns import find_noun, is_unit_name
from normalizers.parties.parties import build_office_key, parse_parties

FIELDS = frozenset({"АИ", "ИИ"})


def only(text: str) -> ResponsibleParty:
    (one,) = parse_parties(text, (), FIELDS).parties
    return one


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


@pytest.mark.parametrize(
    ("text", "role", "unit"),
    [
        ("АИ боюнча проректор", "проректор", "АИ"),
        ("АИ проректору", "проректор", "АИ"),
        ("АИ б-ча проректор", "проректор", "АИ"),
        ("АИ б/ча проректор", "проректор", "АИ"),
        ("институттардын директорлору", "директор", "институттар"),
        ("жогорку мектептердин (ЖМ) директорлору", "директор", "жогорку мектептер (ЖМ)"),
        ("ПжКБнын директору", "директор", "ПжКБ"),
        ("кафедра башчылары", "башчы", "кафедра"),
        ("каф.башчылары", "башчы", "каф."),
        ("АРБ жетекчичси", "жетекчи", "АРБ"),
        ("Кыргыз тили кафедрасынын меңгерүүчүсү", "меңгерүүчү", "Кыргыз тили кафедрасы"),
        ("Кабыл алуу комиссиясынын жооптуу катчысы", "жооптуу катчы", "Кабыл алуу комиссиясы"),
        ("буйрук боюнча комиссиянын төрагасы", "төрага", "буйрук боюнча комиссия"),
        ("окумуштуу катчы", "окумуштуу катчы", None),
        ("Башкы бухгалтер", "башкы бухгалтер", None),
        ("Ректор", "ректор", None),
        ("ректор (төрага)", "ректор", None),
        ("AVN боюнча жооптуулар", "жооптуу", "AVN"),
        ("декандын орун басары", "орун басар", "декан"),
        ("декандын орунбасары", "орун басар", "декан"),
        ("алардын орун басарлары", "орун басар", None),
        # who acts for the holder
        ("м.а. башчы", "башчы", None),
        ("ректордун м.а.", "ректор", None),
        ("кафедра башчысынын м.а.", "башчы", "кафедра"),
        ("ректордун милдетин аткаруучу", "ректор", None),
        ("и. о. директора института", "директор", "института"),
        # no office
        ("Окуу башкармалыгы", None, "Окуу башкармалыгы"),
        ("Башкы инженер кызматы", None, "Башкы инженер кызматы"),
        ("Директорлор кеңеши", None, "Директорлор кеңеши"),
        ("Кафедра физики", None, "Кафедра физики"),
        ("МТД", None, "МТД"),
        # Russian
        ("проректор по учебной работе", "проректор", "учебной работе"),
        ("начальник отдела кадров", "начальник", "отдела кадров"),
        ("зам. директора по УВР", "заместитель", "директора по УВР"),
        ("проректор (биринчи) по УР", "проректор", "УР"),
        ("ответственный за AVN", "ответственный", "AVN"),
        ("ответственный секретарь комиссии", "ответственный секретарь", "комиссии"),
    ],
)
def test_the_office_and_what_it_is_of(text: str, role: str | None, unit: str | None) -> None:
    found = only(text)
    assert (found.text, found.role, found.unit, found.person) == (text, role, unit, None)


@pytest.mark.parametrize(
    ("text", "role", "unit", "person"),
    [
        ("Дегембаева Н.К.", None, None, "Дегембаева Н.К."),
        ("Асанов Б. (ИТ бөлүмү)", None, None, "Асанов Б."),
        ("Ректор М.К. Чыныбаев", "ректор", None, "М.К. Чыныбаев"),
        ("Асанова Ж.К. – окуу бөлүмүнүн башчысы", "башчы", "окуу бөлүмү", "Асанова Ж.К."),
        ("окуу бөлүмүнүн башчысы (Асанова Ж.К.)", "башчы", "окуу бөлүмү", "Асанова Ж.К."),
        ("Асанов А. – декан факультета", "декан", "факультета", "Асанов А."),
        ("институттун директорунун м.а. Асанов А.А.", "директор", "институт", "Асанов А.А."),
    ],
)
def test_a_person_has_a_name_and_perhaps_an_office(
    text: str, role: str | None, unit: str | None, person: str
) -> None:
    found = only(text)
    assert (found.text, found.role, found.unit, found.person) == (text, role, unit, person)


@pytest.mark.parametrize(
    "wordings",
    [
        ("АИ боюнча проректор", "АИ проректору", "АИ б-ча проректор", "АИ боюнча проректорлор"),
        ("институттардын директору", "Институттардын директорлору", "институт директору"),
        ("жогорку мектептердин (ЖМ) директорлору", "жогорку мектептин директору"),
        ("Башкы инженердин кызматы", "Башкы инженер кызматы"),
        ("АРБ жетекчиси", "АРБ жетекчичси", "APБ жетекчиси"),
        ("декандын орун басары", "декандын орунбасарлары"),
        ("директора институтов", "директор института"),
    ],
)
def test_one_office_has_one_key(wordings: tuple[str, ...]) -> None:
    assert len({build_office_key(only(text)) for text in wordings}) == 1


def test_different_offices_have_different_keys() -> None:
    texts = ("АИ проректору", "АЧИ проректору", "АИ директору", "АИ", "Ректор", "Асанов А.А.")
    assert len({build_office_key(only(text)) for text in texts}) == len(texts)


@given(st.text())
def test_any_party_has_a_key(text: str) -> None:
    assert all(build_office_key(one) for one in parse_parties(text).parties)
