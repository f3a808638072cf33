"""Texts of indicators → the number and what it counts."""

from __future__ import annotations

import pytest

from normalizers.amounts.counts import parse_quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("2 ББП", 2, "ББП"),
        ("100%", 100, "%"),
        ("ББП 20% ишке ашыруу", 20, "%"),
        ("үлүшү 30 %.(75%)", 30, "%"),
        ("20 пайыз", 20, "%"),
        ("10%чейин жаңылоо", 10, "%"),
        ("12,5 %", 12.5, "%"),
        ("35 жашка чейинкилердин үлүшү 30 %", 30, "%"),
        ("10-жолу жолугушуу", 10, "жолу"),
        ("20 соц. долбоорлор", 20, "соц. долбоорлор"),
        ("500 буклет, 10 чогулуш", 500, "буклет"),
        ("50 мастер-класс", 50, "мастер-класс"),
        ("1 500 китеп", 1500, "китеп"),
        ("мектеп мугалимдеринин саны – 50", 50, "мектеп мугалимдери"),
        ("Курска катышуучу ПОКтун саны – 300", 300, "ПОК"),
        ("кызматтар (кырг.-4, англ.-2)", 4, "кырг."),
        ("Ар бир институттан бирден курс", 1, "курс"),
        ("Эки семинар", 2, "семинар"),
        ("Кеминде 5 макала", 5, "макала"),
        ("Он эки аудитория жабдылды", 12, "аудитория"),
        ("двадцать пять студентов", 25, "студентов"),
        ("Бештен кем эмес семинар", 5, "семинар"),
        ("10дон ашык келишим", 10, "келишим"),
        ("60%дан 75%га көбөйөт", 75, "%"),
        ("с 40% до 65%", 65, "%"),
        ("25 ичинен 20 окутуучу", 20, "окутуучу"),
        ("64 иш-чарадан 50 иш-чара", 50, "иш-чара"),
        ("20 из 25 преподавателей", 20, "преподавателей"),
        ("5 эл аралык келишим", 5, "эл аралык келишим"),
        ("2,5 миң студент", 2500, "студент"),
        ("орточо балл 4,2", 4.2, "балл"),
        ("85 проц.", 85, "%"),
        ("120 кв.м", 120, "кв.м"),
        ("500 м2", 500, "м2"),
        ("2 жаңы программа түзүлөт", 2, "жаңы программа"),
        ("3 новых программы разработаны", 3, "новых программы"),
        ("6 ачык сабак", 6, "ачык сабак"),
    ],
)
def test_the_number_and_what_it_counts(text: str, value: float, unit: str) -> None:
    found = parse_quantity(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "√",
        "(1-3 кампустар)",
        "№97 лицей",
        "4-формага ылайык",
        "3-чү корпус",
        "2026-жылдагы план",
        "35 жашка чейинкилер",
        "TYPO3 системасы",
        "5-10 макала",
        "500 сом",
        "1:12 катышы",
        "3/4 бөлүгү",
        "рейтингде 3 орун",
        "ТОП-500гө кирүү",
        "ISO 9001 стандарты",
        "2 күндүк семинар",
        "20 орундуу класс",
        "100 баллдык шкала",
        "5 А класс",
        "7 б классы",
        "он беш күндүк курс",
        "3 тилдеги китеп",
        "бир нече семинар",
        "COVID-19",
        "Стратегия, жол картасы",
        "",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert parse_quantity(text).value is None


@pytest.mark.parametrize("text", ["10", "кеминде 10", "10дон ашык"])
def test_a_number_alone_counts_what_is_not_said(text: str) -> None:
    assert (parse_quantity(text).value, parse_quantity(text).unit) == (10, None)


@pytest.mark.parametrize(
    "text", ["10 – 15 макала", "95-100%", "от 5 до 10 публикаций", "-3%", "беш-алты семинар"]
)
def test_ranges_and_negative_numbers_are_no_count_and_a_doubt(text: str) -> None:
    found = parse_quantity(text)
    assert found.value is None
    assert [doubt.code for doubt in found.doubts] == ["indicator_doubtful"]


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("500 буклет, 10 чогулуш", 500, "“10 чогулуш”"),
        ("үлүшү 30 %.(75%)", 30, "“75%”"),
        ("74 ичниен 61 окутуучу", None, "“61 окутуучу”"),
    ],
)
def test_other_numbers_are_told(text: str, value: float | None, printed: str) -> None:
    found = parse_quantity(text)
    assert found.value == value
    (doubt,) = found.doubts
    assert doubt.code == "indicator_doubtful" and printed in doubt.message
