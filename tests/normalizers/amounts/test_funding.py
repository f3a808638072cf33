"""Funding cells → amounts, sources and notes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.amounts.currencies import SumUnit
from normalizers.amounts.funding import parse_funding
from tests.support.gold_cells import cells, letters

Line = tuple[str | None, str | None, str | None]


def lines(text: str, breaks: tuple[int, ...] = ()) -> list[Line]:
    return [
        (
            f"{entry.amount_kgs:f}" if entry.amount_kgs is not None else None,
            entry.source,
            entry.note,
        )
        for entry in parse_funding(text, breaks).lines
    ]


def codes(text: str) -> list[str]:
    return [doubt.code for doubt in parse_funding(text).doubts]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3 млн сом – КМТУ", [("3000000.00", "КМТУ", None)]),
        (
            "3 млн сом – КМТУ 10 млн сом – ТМИ (түз мамлекеттик инвестиция) жана гранттар",
            [
                ("3000000.00", "КМТУ", None),
                ("10000000.00", "ТМИ (түз мамлекеттик инвестиция) жана гранттар", None),
            ],
        ),
        ("ТМИ – 200 млн сом", [("200000000.00", "ТМИ", None)]),
        (
            "ТМИ – 200 млн сом, КМТУ – 3 млн сом",
            [("200000000.00", "ТМИ", None), ("3000000.00", "КМТУ", None)],
        ),
        ("1,6 млн. - КМТУ", [("1600000.00", "КМТУ", None)]),
        ("162067,5 миң. сом/МЖИ", [("162067500.00", "МЖИ", None)]),
        ("500 мин сом – КМТУ (курстар)", [("500000.00", "КМТУ", "курстар")]),
        ("500 тыс.сом (внебюджет)", [("500000.00", "внебюджет", None)]),
        ("50 000 сом (ГСМ)", [("50000.00", None, "ГСМ")]),
        ("50 000 сом (бюджетте жок)", [("50000.00", None, "бюджетте жок")]),
        ("50 000 сом (пландалган киреше)", [("50000.00", None, "пландалган киреше")]),
        ("50 000 сом (канцтовары)", [("50000.00", None, "канцтовары")]),
        ("KGS 25 000", [("25000.00", None, None)]),
        ("сом: 25 000, КМТУ", [("25000.00", "КМТУ", None)]),
        (
            "200 000 с – КМТУ 300 000 – Коомдук уюм (КУ), Коомдук фонд (КФ)",
            [
                ("200000.00", "КМТУ", None),
                ("300000.00", "Коомдук уюм (КУ), Коомдук фонд (КФ)", None),
            ],
        ),
        ("2 млн.с – демөөрчүлөр, өнөктөштөр", [("2000000.00", "демөөрчүлөр, өнөктөштөр", None)]),
        ("5 000 000", [("5000000.00", None, None)]),
        ("250000", [("250000.00", None, None)]),
        ("1.500.000 сом КМТУ", [("1500000.00", "КМТУ", None)]),
        ("1 млн 200 миң сом – КМТУ", [("1200000.00", "КМТУ", None)]),
        ("500 cом – КМТУ", [("500.00", "КМТУ", None)]),  # a Latin c
        ("4067,3 миң сом (айлык акы) / КМТУ", [("4067300.00", "КМТУ", "айлык акы")]),
        (
            "- 4430 миң сом (10 комплект (экран+камера)) / КР министрлиги, гранттар "
            "- 75,6 миң сом (акы) / КМТУ",
            [
                ("4430000.00", "КР министрлиги, гранттар", "10 комплект (экран+камера)"),
                ("75600.00", "КМТУ", "акы"),
            ],
        ),
        ("2000 миң сом / КМТУ+гранттар", [("2000000.00", "КМТУ+гранттар", None)]),
        ("Жабдык – 200 миң сом / КМТУ", [("200000.00", "КМТУ", "Жабдык")]),
        ("жылына 50 000 сом", [("50000.00", None, "жылына")]),
        ("Семинар үчүн 50 миң сом", [("50000.00", None, "Семинар үчүн")]),
        ("4-формага ылайык /атайын каражаттар.", [(None, "атайын каражаттар", "4-формага ылайык")]),
        ("Долбоордун эсебинен", [(None, "Долбоордун эсебинен", None)]),
        ("Каржылоонун жүрүшү менен", [(None, None, "Каржылоонун жүрүшү менен")]),
        ("2026-жылга 10 комплект / КМТУ", [(None, "КМТУ", "2026-жылга 10 комплект")]),
        ("", []),
        ("-", []),
        ("– .", []),
    ],
)
def test_sums_sources_and_notes(text: str, wanted: list[Line]) -> None:
    assert lines(text) == wanted
    assert codes(text) == []


def test_listed_sums_share_the_source_behind_the_last() -> None:
    text = "- 110 миң сом (кеңсе үчүн), - 300 миң сом (кадрлар үчүн) / КМТУ"
    assert [source for _, source, _ in lines(text)] == ["КМТУ", "КМТУ"]


def test_a_note_that_names_an_income_is_no_share_of_that_source() -> None:
    text = "- 180 миң сом (пландалган киреше), - 113 миң сом (акы) / КМТУ"
    assert [source for _, source, _ in lines(text)] == [None, "КМТУ"]


def test_sums_numbered_like_the_steps() -> None:
    found = parse_funding("1. 250 000 2. 300 000").lines
    assert [(entry.step, entry.amount) for entry in found] == [(1, 250000), (2, 300000)]


def test_a_new_line_begins_what_the_next_sum_is_for() -> None:
    text = "Жабдык – 200 миң сом КМТУ Ремонт – 300 миң сом"
    found = lines(text, (text.index(" Ремонт"),))
    assert found == [("200000.00", "КМТУ", "Жабдык"), ("300000.00", None, "Ремонт")]


@pytest.mark.parametrize(
    "text",
    ["5 00 000 сом", "100-200 миң сом", "1 млн - 2 млн", "3 x 50 000 сом", "1.500 сом"],
)
def test_sums_that_are_not_sure_have_no_amount(text: str) -> None:
    assert codes(text) == ["sum_unread"]
    assert lines(text) == [(None, None, text)]


@pytest.mark.parametrize("text", ["5000 $", "$5000", "1 000 евро", "200 USD", "3 млн рублей"])
def test_other_currencies_have_no_amount_in_som(text: str) -> None:
    assert codes(text) == ["sum_currency"]
    assert lines(text) == [(None, None, text)]


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("5000 АКШ доллары", "5000.00", "USD"),
        ("3 000 долл. США", "3000.00", "USD"),
        ("20 000 €", "20000.00", "EUR"),
        ("3 млн рублей", "3000000.00", "RUB"),
        ("50 000 тенге", "50000.00", "KZT"),
        ("3000 юань", None, None),
    ],
)
def test_sums_of_other_currencies_keep_theirs(
    text: str, amount: str | None, currency: str | None
) -> None:
    (line,) = parse_funding(text).lines
    assert line.amount_kgs is None
    assert (str(line.amount) if line.amount is not None else None) == amount
    assert line.currency == currency


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # sums in words, and repeated in words
        ("жүз миң сом – атайын каражат", [("100000.00", "атайын каражат", None)]),
        ("бир жарым миллион сом", [("1500000.00", None, None)]),
        (
            "216 000 (эки жүз он алты миң) сом – жергиликтүү бюджет",
            [("216000.00", "жергиликтүү бюджет", None)],
        ),
        ("45 т.с.", [("45000.00", None, None)]),
        # a unit behind a list, or in brackets
        ("РБ – 300,0; МБ – 120,5 миң сом", [("300000.00", "РБ", None), ("120500.00", "МБ", None)]),
        (
            "РБ – 300,0; МБ – 120,5 (миң сом)",
            [("300000.00", "РБ", None), ("120500.00", "МБ", "миң сом")],
        ),
        # what the words around a sum are
        ("10 даана компьютер – 450 000 сом", [("450000.00", None, "10 даана компьютер")]),
        ("смета расходов 120 000 сом", [("120000.00", None, "смета расходов")]),
        ("жалпы суммасы 1 200 000 сом", [("1200000.00", None, "жалпы суммасы")]),
        ("500 миң сомдон ашык", [("500000.00", None, "ашык")]),
        ("2025-ж. – 500 миң сом", [("500000.00", None, "2025-ж.")]),
        ("жергиликтүү бюджет (100 миң сом)", [("100000.00", "жергиликтүү бюджет", None)]),
        ("Erasmus+ – 100 миң сом", [("100000.00", "Erasmus+", None)]),
        ("1) 500 миң сом; 2) 300 миң сом", [("500000.00", None, None), ("300000.00", None, None)]),
        ("финансирование не требуется", [(None, None, "финансирование не требуется")]),
        ("каржылоосуз", [(None, None, "каржылоосуз")]),
        ("РБ 2026", [(None, "РБ 2026", None)]),
    ],
)
def test_other_plans_sums(text: str, wanted: list[Line]) -> None:
    assert lines(text) == wanted
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("500,0", "500000.00"),
        ("120,5 – КМУ", "120500.00"),
        ("150", "150000.00"),
        ("500 миң сом", "500000.00"),
        ("500 000 сом", "500000.00"),
        ("10 комплект 300,0", "300000.00"),
    ],
)
def test_the_unit_of_a_title_multiplies_bare_numbers(text: str, amount: str) -> None:
    unit = SumUnit(Decimal(1000))
    assert [str(line.amount_kgs) for line in parse_funding(text, unit=unit).lines] == [amount]


def test_the_currency_of_a_title_is_that_of_bare_numbers_alone() -> None:
    unit = SumUnit(Decimal(1), "USD")
    (line,) = parse_funding("450", unit=unit).lines
    assert (line.amount, line.currency, line.amount_kgs) == (Decimal(450), "USD", None)
    assert [doubt.code for doubt in parse_funding("450", unit=unit).doubts] == ["sum_currency"]
    (som,) = parse_funding("40 000 сом", unit=unit).lines
    assert som.amount_kgs == Decimal(40000)


@pytest.mark.parametrize(
    "text", ["10 миң сомдон", "по 5000 сом каждому", "2 500 сом/студент", "айына 5000 сом"]
)
def test_a_sum_for_each_is_no_total(text: str) -> None:
    (line,) = parse_funding(text).lines
    assert line.amount is not None and line.amount_kgs is None
    assert codes(text) == ["sum_partly_read"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("от 50 до 100 тыс. сом", "sum_unread"),
        ("50 миңден 100 миң сомго чейин", "sum_unread"),
        ("12 ай × 15 000 сом", "sum_unread"),
        ("100000 (двести тысяч) сом", "sum_unread"),
        ("500,0", "sum_unread"),
        ("50 миң сом 30", "sum_partly_read"),
        ("3 млн 500", "sum_partly_read"),
        ("семьсот тридать пять тысяч", "sum_unread"),
    ],
)
def test_what_could_change_a_sum_leaves_none(text: str, code: str) -> None:
    assert code in codes(text)
    assert [line.amount_kgs for line in parse_funding(text).lines] == [None]


def test_who_pays_is_not_guessed() -> None:
    text = "Ысык-Көл – 200 миң сом"
    assert lines(text) == [("200000.00", None, "Ысык-Көл")]
    assert codes(text) == ["sum_partly_read"]


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("республикалык бюджет", "republican_budget"),
        ("местный бюджет", "local_budget"),
        ("бюджеттен тышкаркы каражаттар", "extra_budgetary"),
        ("атайын каражат", "special"),
        ("өздүк каражат", "own"),
        ("эл аралык гранттар", "grant"),
        ("демөөрчүлөр", "sponsor"),
        ("ТМИ", "investment"),
        ("республикалык жана жергиликтүү бюджет", None),
        ("КМТУ", None),
    ],
)
def test_kinds_of_sources(source: str, kind: str | None) -> None:
    assert parse_funding(f"{source} – 100 миң сом").lines[0].source_kind == kind


def test_a_total_behind_its_parts_is_not_counted() -> None:
    text = "100 миң сом – РБ, 50 миң сом – МБ, бардыгы 150 миң сом"
    assert [amount for amount, _, _ in lines(text)] == ["100000.00", "50000.00", None]
    assert codes(text) == ["sum_total"]


def test_a_total_is_not_counted_beside_its_parts() -> None:
    text = "Жалпы 5 млн сом: 3 млн – КМТУ, 2 млн – грант"
    assert [amount for amount, _, _ in lines(text)] == [None, "3000000.00", "2000000.00"]
    assert codes(text) == ["sum_total"]


def test_a_total_that_is_not_the_sum_of_its_parts_stays() -> None:
    text = "Жалпы 6 млн сом: 3 млн – КМТУ, 2 млн – грант"
    assert [amount for amount, _, _ in lines(text)] == ["6000000.00", "3000000.00", "2000000.00"]
    assert codes(text) == ["sum_total"]


def test_the_transcribed_sums() -> None:
    missed = []
    for _, text, fields in cells("funding"):
        wanted = [(entry["amount_kgs"], entry["source"] or None) for entry in fields["funding"]]
        found = [(amount, source) for amount, source, _ in lines(text)]
        if found != wanted:
            missed.append((text, found, wanted))
    assert missed == []


PIECES = """5 000 1. 2. 250 000 3 млн миң сом. с – - / , ; + ( ) КМТУ (КУ) ТМИ жалпы гранттар $ 10
комплект 4-формага ылайык үчүн 1.500"""


@given(st.text() | st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    found = parse_funding(text)
    parts = [
        part
        for entry in found.lines
        for part in (
            (entry.printed or "") if entry.amount_kgs is not None else "",
            entry.source if entry.evidence.find("shares") < 0 else "",
            entry.note,
            str(entry.step) if entry.step is not None else "",
        )
        if part
    ]
    joined = "".join(parts)
    rest = [char for char in set(letters(text)) if text.count(char) > joined.count(char)]
    assert rest == []


@pytest.mark.parametrize("piece", ["1 ", "(", "- ", "1 сом ", "1 000 ", "а/", "1. "])
def test_long_texts_end(piece: str) -> None:
    assert parse_funding(piece * 2500) is not None


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("−1500 миң сом – КМТУ", None),
        ("минус 1500 миң сом", None),
        ("- 1500 миң сом – КМТУ", "1500000.00"),  # a list's hyphen
        ("КМТУ − 1500 миң сом", "1500000.00"),  # a dash
    ],
)
def test_a_minus_before_a_sum_is_no_sum(text: str, amount: str | None) -> None:
    (entry,) = parse_funding(text).lines
    assert entry.amount_kgs == (None if amount is None else Decimal(amount))
    assert ("sum_unread" in codes(text)) == (amount is None)


def test_a_sum_that_is_divided_is_not_counted_beside_its_parts() -> None:
    whole = "300 000 с., в т.ч. 200 000 – бюджет, 100 000 – грант"
    assert [line.amount_kgs for line in parse_funding(whole).lines] == [None, 200_000, 100_000]
    part = "300 000 с., из них 100 000 – грант"
    assert [line.amount_kgs for line in parse_funding(part).lines] == [300_000, None]
    for text in (whole, part):
        assert codes(text) == ["sum_total"]


@pytest.mark.parametrize("text", ["сумма по договору", "Ысык-Көл"])
def test_words_that_may_pay_are_told(text: str) -> None:
    assert codes(text) == ["sum_partly_read"]


def test_parts_have_the_source_of_their_sum_and_end_at_a_semicolon() -> None:
    text = "Бюджет 300 000 сом, в т.ч. 100 000 сом, 200 000 сом; спонсор 50 000 сом"
    found = parse_funding(text).lines
    assert [line.amount_kgs for line in found] == [None, 100_000, 200_000, 50_000]
    assert [line.source for line in found[1:3]] == ["Бюджет", "Бюджет"]


@pytest.mark.parametrize("text", ["сом: 2025-жыл", "бюджет, сом 2025-2026", "KGS 2 компьютер"])
def test_a_year_or_a_count_behind_a_currency_is_no_sum(text: str) -> None:
    assert [line.amount for line in parse_funding(text).lines] == [None]


def test_a_bare_sum_under_a_title_of_two_currencies_is_doubtful() -> None:
    unit = SumUnit(Decimal(1000), None)
    found = parse_funding("5", unit=unit)
    assert [(line.amount, line.note) for line in found.lines] == [(None, "5")]
    assert [doubt.code for doubt in found.doubts] == ["sum_unread"]
    (line,) = parse_funding("300 сом", unit=unit).lines
    assert line.amount_kgs == Decimal(300)
