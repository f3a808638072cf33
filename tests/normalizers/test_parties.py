"""Responsible cells → one party a line, each with its office and what it is of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.offices import Party
from normalizers.parties import office_key, parties
from normalizers.people import people
from tests.normalizers.gold_cells import cells, letters

FIELDS = frozenset({"АИ", "ИИ", "АЧИ", "ЭБ", "ЖМ"})
UNITS = frozenset({"МТД", "ТИД", "АРБ", "ИКЖД", "ЭББ"})


def marked(text: str) -> tuple[str, tuple[int, ...]]:
    """A text without its marks ¶, and the places where they stood: new lines of the author."""
    pieces = text.split(" ¶ ")
    places = [sum(len(piece) + 1 for piece in pieces[:i]) - 1 for i in range(1, len(pieces))]
    return " ".join(pieces), tuple(places)


def read(text: str) -> list[str]:
    return [one.text for one in parties(*marked(text), FIELDS, UNITS).parties]


def only(text: str) -> Party:
    (one,) = parties(text, (), FIELDS, UNITS).parties
    return one


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # signs
        ("Ректор, окумуштуу катчы", ["Ректор", "окумуштуу катчы"]),
        ("АИ проректору; ТИД директору", ["АИ проректору", "ТИД директору"]),
        ("1. Ректор 2. Проректорлор", ["Ректор", "Проректорлор"]),
        ("- Ректор - Проректорлор", ["Ректор", "Проректорлор"]),
        ("бөлүм башчылары. ПКБ.", ["бөлүм башчылары", "ПКБ"]),
        ("каф. башчылары", ["каф. башчылары"]),
        # an office shared by a list
        ("АИ, ЭБ б-ча проректор", ["АИ б-ча проректор", "ЭБ б-ча проректор"]),
        ("ИИ жана АЧИ боюнча проректорлор", ["ИИ боюнча проректорлор", "АЧИ боюнча проректорлор"]),
        ("институттардын/ЖМ директорлору", ["институттардын директорлору", "ЖМ директорлору"]),
        ("институттардын//ЖМ директору", ["институттардын директору", "ЖМ директору"]),
        (
            "институттардын, мектептердин жана филиалдардын директорлору",
            [
                "институттардын директорлору",
                "мектептердин директорлору",
                "филиалдардын директорлору",
            ],
        ),
        ("ЭИнин, филиалдын директору", ["ЭИнин директору", "филиалдын директору"]),
        (
            "жогорку мектептердин (ЖМ), филиалдардын директорлору",
            ["жогорку мектептердин (ЖМ) директорлору", "филиалдардын директорлору"],
        ),
        ("ЖМ жана институттардын директорлору", ["ЖМ директорлору", "институттардын директорлору"]),
        (
            "Кыргыз тили, Чет тилдери кафедралары",
            ["Кыргыз тили кафедралары", "Чет тилдери кафедралары"],
        ),
        # bare abbreviations beside an office
        ("ИКЖД, бөлүм башчылары", ["ИКЖД", "бөлүм башчылары"]),
        ("МТД, АЧИ боюнча проректор", ["МТД", "АЧИ боюнча проректор"]),
        ("МТД, мектептердин директорлору", ["МТД", "мектептердин директорлору"]),
        ("АРБ, ТИД директору", ["АРБ", "ТИД директору"]),
        # one name
        ("Гуманитардык жана коомдук илимдер кафедрасы",) * 2,
        ("Жаш окумуштуулардын жана адистердин кеңеши",) * 2,
        ("Физика, математика жана информатика кафедрасы",) * 2,
        ("Окуу жана тарбия иштери боюнча проректор",) * 2,
        ("Башкы инженердин кызматы",) * 2,
        ("Башкы инженер кызматы",) * 2,
        ("Кабыл алуу комиссиясынын жооптуу катчысы",) * 2,
        ("буйрук боюнча комиссиянын төрагасы",) * 2,
        ("АжДБ бөлүмүнүн башчысы",) * 2,
        ("Тарбия иштери боюнча директорлордун орун басарлары",) * 2,
        ("Билим берүү сапаты департаменти (ББСД)",) * 2,
        # a whole name ends without a sign
        (
            "С.Жусуев ат. Мамлекеттик тил борбору Институттардын, борборлордун директорлору",
            [
                "С.Жусуев ат. Мамлекеттик тил борбору",
                "Институттардын директорлору",
                "борборлордун директорлору",
            ],
        ),
        (
            "Мамлекеттик тил боюнча проректор Кыргыз тили кафедрасы",
            ["Мамлекеттик тил боюнча проректор", "Кыргыз тили кафедрасы"],
        ),
        (
            "AVN боюнча жооптуулар институттардын, ЖМ директорлору",
            ["AVN боюнча жооптуулар", "институттардын директорлору", "ЖМ директорлору"],
        ),
        ("Ректорат С.Жусуев ат. тил борбору", ["Ректорат", "С.Жусуев ат. тил борбору"]),
        (
            "сапат департаменти (ББСД) Коррупцияга каршы комитет Студ. кеңеш",
            ["сапат департаменти (ББСД)", "Коррупцияга каршы комитет", "Студ. кеңеш"],
        ),
        ("ТИД Жаштар борбору", ["ТИД", "Жаштар борбору"]),
        ("ОКМ Жаштар борбору", ["ОКМ Жаштар борбору"]),
        # new lines
        (
            "ТБК ¶ Жаштар борбору Структуралык бөлүмдөр ¶ АЧИ кызматы",
            ["ТБК", "Жаштар борбору", "Структуралык бөлүмдөр", "АЧИ кызматы"],
        ),
        ("ИИИ ¶ директорлору, бөлүм ¶ башчылары", ["ИИИ директорлору", "бөлүм башчылары"]),
        # people
        (
            "ИКЖД, Байчекирова В.К, Дегембаева Н.К.",
            ["ИКЖД", "Байчекирова В.К", "Дегембаева Н.К."],
        ),
        (
            "бөлүм башчылары. Дегембаева Н.К., Н.К. Асанов",
            ["бөлүм башчылары", "Дегембаева Н.К.", "Н.К. Асанов"],
        ),
        ("Ректор М.К. Чыныбаев, декандар", ["Ректор М.К. Чыныбаев", "декандар"]),
        # the same party again
        ("ТИД, тил борбору ТИД, декандар", ["ТИД", "тил борбору", "декандар"]),
        # Russian
        (
            "ректор, директора институтов и высших школ",
            ["ректор", "директора институтов", "директора высших школ"],
        ),
        (
            "проректор по учебной и научной работе, начальник ОБ",
            ["проректор по учебной и научной работе", "начальник ОБ"],
        ),
        ("заведующие кафедрами", ["заведующие кафедрами"]),
        ("", []),
        ("- , /", []),
    ],
)
def test_parties(text: str, wanted: list[str] | str) -> None:
    assert read(text) == ([wanted] if isinstance(wanted, str) else wanted)


@pytest.mark.parametrize(
    ("text", "role", "unit"),
    [
        ("АИ боюнча проректор", "проректор", "АИ"),
        ("АИ проректору", "проректор", "АИ"),
        ("АИ б-ча проректор", "проректор", "АИ"),
        ("институттардын директорлору", "директор", "институттар"),
        ("ПжКБнын директору", "директор", "ПжКБ"),
        ("кафедра башчылары", "башчы", "кафедра"),
        ("АРБ жетекчичси", "жетекчи", "АРБ"),
        ("Кабыл алуу комиссиясынын жооптуу катчысы", "жооптуу катчы", "Кабыл алуу комиссиясы"),
        ("окумуштуу катчы", "окумуштуу катчы", None),
        ("Ректор", "ректор", None),
        ("декандын орун басары", "орун басар", "декан"),
        ("Окуу башкармалыгы", None, "Окуу башкармалыгы"),
        ("Башкы инженер кызматы", None, "Башкы инженер кызматы"),
        ("МТД", None, "МТД"),
        ("проректор по учебной работе", "проректор", "учебной работе"),
        ("начальник отдела кадров", "начальник", "отдела кадров"),
    ],
)
def test_the_office_and_what_it_is_of(text: str, role: str | None, unit: str | None) -> None:
    found = only(text)
    assert (found.role, found.unit, found.person) == (role, unit, None)


def test_a_person_has_a_name_and_perhaps_an_office() -> None:
    assert (only("Дегембаева Н.К.").person, only("Дегембаева Н.К.").unit) == (
        "Дегембаева Н.К.",
        None,
    )
    found = only("Ректор М.К. Чыныбаев")
    assert (found.role, found.person) == ("ректор", "М.К. Чыныбаев")


@pytest.mark.parametrize(
    "wordings",
    [
        ("АИ боюнча проректор", "АИ проректору", "АИ б-ча проректор", "АИ боюнча проректорлор"),
        ("институттардын директору", "Институттардын директорлору"),
        ("Башкы инженердин кызматы", "Башкы инженер кызматы"),
        ("АРБ жетекчиси", "АРБ жетекчичси", "APБ жетекчиси"),
    ],
)
def test_one_office_has_one_key(wordings: tuple[str, ...]) -> None:
    assert len({office_key(only(text)) for text in wordings}) == 1


def test_different_offices_have_different_keys() -> None:
    texts = ("АИ проректору", "АЧИ проректору", "АИ директору", "АИ", "Ректор", "Асанов А.А.")
    assert len({office_key(only(text)) for text in texts}) == len(texts)


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("ИИД, ТИ директору", 1),
        ("АРБ, ТИД директору", 0),
        ("ИКЖД, бөлүм башчылары", 0),
        ("Ректор, декандар ж.б.", 1),
    ],
)
def test_what_could_be_divided_otherwise_is_a_doubt(text: str, doubts: int) -> None:
    found = parties(text, (), FIELDS, UNITS).doubts
    assert [doubt.code for doubt in found] == ["party_doubtful"] * doubts


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("С.Жусуев ат. борбор", []),
        ("И. Раззаков атындагы КМТУ", []),
        ("Асанов Азамат Асанович, Ректор", ["Асанов Азамат Асанович"]),
        ("Ректор Чыныбаев М.", ["Чыныбаев М."]),
        ("Н.К.Дегембаева", ["Н.К.Дегембаева"]),
    ],
)
def test_names_of_persons(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in people(text)] == names


def test_the_transcribed_parties() -> None:
    missed = []
    for _, text, fields in cells("responsible"):
        found = sorted(read(text), key=str.casefold)
        wanted = sorted((" ".join(one.split()) for one in fields["responsibles"]), key=str.casefold)
        if found != wanted:
            missed.append((text, found, wanted))
    assert missed == []


PIECES = """АИ ЭБ институттардын жана ЖМ директорлору , ; / // б-ча боюнча проректор кафедра башчысы
борбору Кыргыз тили (ЖМ) ( ) . и по директора Н.К. Асанов ж.б. - 1."""
ANY = st.text() | st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join)


@given(ANY, st.lists(st.integers(0, 80), max_size=4))
def test_nothing_of_any_text_is_lost(text: str, breaks: list[int]) -> None:
    found = parties(text, tuple(breaks), FIELDS, UNITS)
    said = "".join(one.text for one in found.parties)
    said += "".join(doubt.message for doubt in found.doubts)
    numbers = "жанаимен&1234567890"  # conjunctions and the numbers of a list
    assert set(letters(text.lower())) <= set(letters(said.lower() + numbers))


@given(ANY)
def test_spreading_adds_no_word(text: str) -> None:
    for one in parties(text, (), FIELDS, UNITS).parties:
        for word in one.text.replace(",", " ").split():
            assert word.strip("()./") in text


@pytest.mark.parametrize("piece", ["АИ, ", "(", "Асанов А.", "институттардын ", "а/", "1. "])
def test_long_texts_end(piece: str) -> None:
    assert parties(piece * 1500) is not None
