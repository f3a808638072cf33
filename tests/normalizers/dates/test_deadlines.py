"""Deadlines as printed → kind, first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.dates.deadlines import Deadline, parse_deadline
from tests.support import gold
from tests.support.gold_cells import letters

YEAR = "2025-26"


WHOLE = ("academic_year", "2025-09-01", "2026-08-31")


NONE = (None, None)


def read(text: str, year: str = YEAR) -> tuple[str, str | None, str | None]:
    found = parse_deadline(text, year)
    return found.kind, *(str(day) if day else None for day in (found.start, found.end))


def codes(text: str) -> list[str]:
    return [doubt.code for doubt in parse_deadline(text, YEAR).doubts]


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        ("5-декабрь 2025 ж.", "date", "2025-12-05", "2025-12-05"),
        ("5 декабря 2025 г.", "date", "2025-12-05", "2025-12-05"),
        ("05.12.2025", "date", "2025-12-05", "2025-12-05"),
        ("5.12.25", "date", "2025-12-05", "2025-12-05"),
        ("2025-12-05", "date", "2025-12-05", "2025-12-05"),
        ("21-февраль – Эне тил күнү", "date", "2026-02-21", "2026-02-21"),
        ("2026-жылдын 1-мартына чейин", "date", "2026-03-01", "2026-03-01"),
        ("до 1 мая", "date", "2026-05-01", "2026-05-01"),
        ("сентябрдын 15ине чейин", "date", "2025-09-15", "2025-09-15"),
        ("2025-жылдын 8-сентябрынан 12-декабрына чейин", "range", "2025-09-08", "2025-12-12"),
        ("1.09.2025-30.06.2026", "range", "2025-09-01", "2026-06-30"),
        ("7-8-ноябрь", "range", "2025-11-07", "2025-11-08"),
        ("2025-ж. 7-8-ноябрь", "range", "2025-11-07", "2025-11-08"),
        ("с 1 по 15 марта 2026 г.", "range", "2026-03-01", "2026-03-15"),
        ("15 января – 20 февраля", "range", "2026-01-15", "2026-02-20"),
        ("5, 12, 19-декабрь", "range", "2025-12-05", "2025-12-19"),
        ("Ноябрь", "month", "2025-11-01", "2025-11-30"),
        ("май айында", "month", "2026-05-01", "2026-05-31"),
        ("2025-ж. декабрь", "month", "2025-12-01", "2025-12-31"),
        ("2026-жыл июнь", "month", "2026-06-01", "2026-06-30"),
        ("2025-жыл, декабрь", "month", "2025-12-01", "2025-12-31"),
        ("2025-ж. 2026-ж. май", "range", "2025-01-01", "2026-05-31"),
        ("09.2025", "month", "2025-09-01", "2025-09-30"),
        ("сент. 2025 г.", "month", "2025-09-01", "2025-09-30"),
        ("ноябрь-декабрь 2025-ж.", "months", "2025-11-01", "2025-12-31"),
        ("2025-ж. ноябрь-декабрь", "months", "2025-11-01", "2025-12-31"),
        ("декабрь 2025-ж., март 2026-ж.", "months", "2025-12-01", "2026-03-31"),
        ("Октябрь 2025, апрель 2026.", "months", "2025-10-01", "2026-04-30"),
        ("ноябрь 2025ж. май 2026 ж.", "months", "2025-11-01", "2026-05-31"),
        ("сентябрь, октябрь, ноябрь", "months", "2025-09-01", "2025-11-30"),
        ("ноябрь-март", "months", "2025-11-01", "2026-03-31"),
        ("2025-ж. декабрь-январь", "months", "2025-12-01", "2026-01-31"),
        ("декабрь-январь 2026-ж.", "months", "2025-12-01", "2026-01-31"),
        ("2025-ж. сентябрь – май 2026-ж.", "months", "2025-09-01", "2026-05-31"),
        ("Бекитилген мөөнөт боюнча Февраль-май 2026-ж.", "months", "2026-02-01", "2026-05-31"),
        ("2026-ж. 2-квартал", "months", "2026-04-01", "2026-06-30"),
        ("I квартал", "months", "2026-01-01", "2026-03-31"),
        ("2026-жыл", "year", "2026-01-01", "2026-12-31"),
        ("2023-2028-жж.", "range", "2023-01-01", "2028-12-31"),
        *(
            (text, *WHOLE)
            for text in (
                "жыл ичинде",
                "1 жыл ичинде",
                "Окуу жылынын ичинде, көрсөтүлгөн тартипте",
                "2025-26 окуу жылына карата",
                "2025-2026-окуу жылы",
                "окуу жыл ичинде",
                "в течение учебного года",
                "Февраль, 2026-ж. Окуу жылынын ичинде",
            )
        ),
        ("Окуу жылынын 2-жарым жылдыгында", "semester", *NONE),
        ("күзгү семестр", "semester", *NONE),
        ("II полугодие", "semester", *NONE),
        *(
            (text, "recurring", *NONE)
            for text in (
                "Квартал сайын",
                "жыл сайын планга ылайык",
                "Окуу жылынын ар бир семестринде",
                "ежеквартально",
                "Жумушка кабыл алуу учурунда",
                "дайыма",
                "по мере необходимости",
            )
        ),
        *(
            (text, "by_plan", *NONE)
            for text in (
                "Окумуштуулар кеңешинин планына ылайык",
                "Бекитилген мөөнөт боюнча",
                "Мөөнөтү боюнча",
                "согласно плану",
                "график боюнча",
            )
        ),
        ("", "none", *NONE),
        ("–", "none", *NONE),
    ],
)
def test_kinds(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert read(text) == (kind, start, end)
    assert [code for code in codes(text) if code != "deadline_outside"] == []


@pytest.mark.parametrize(
    ("text", "kind", "start", "end"),
    [
        # days and months that share a month or a year
        ("15.09–20.10.2025", "range", "2025-09-15", "2025-10-20"),
        ("15.12.–15.01.2026", "range", "2025-12-15", "2026-01-15"),
        ("5-10.11.2025", "range", "2025-11-05", "2025-11-10"),
        ("10.10, 10.11.2025", "range", "2025-10-10", "2025-11-10"),
        ("09-11.2025", "months", "2025-09-01", "2025-11-30"),
        ("15.03", "date", "2026-03-15", "2026-03-15"),
        ("2026.05.20", "date", "2026-05-20", "2026-05-20"),
        # quoted days, days in words, days behind their month
        ("«24» январь", "date", "2026-01-24", "2026-01-24"),
        ("«1»-«10» февраль", "range", "2026-02-01", "2026-02-10"),
        ("он бешинчи октябрь", "date", "2025-10-15", "2025-10-15"),
        ("ноябрдын 10унан 20сына чейин", "range", "2025-11-10", "2025-11-20"),
        ("10унан 20сына чейин ноябрь", "range", "2025-11-10", "2025-11-20"),
        ("ноябрь 1–10", "range", "2025-11-01", "2025-11-10"),
        # quarters and half-years
        ("2026-жылдын I жана II кварталы", "months", "2026-01-01", "2026-06-30"),
        ("1-2-кварталдар", "months", "2026-01-01", "2026-06-30"),
        ("2026-жылдын экинчи чейреги", "months", "2026-04-01", "2026-06-30"),
        ("4 кв. 2025 г.", "months", "2025-10-01", "2025-12-31"),
        ("П квартал", "months", "2026-04-01", "2026-06-30"),
        ("2026-жылдын биринчи жарымында", "months", "2026-01-01", "2026-06-30"),
        # months by short names, numbers, and in the Kyrgyz calendar
        ("сент-окт 2025", "months", "2025-09-01", "2025-10-31"),
        ("X–XII 2025-ж.", "months", "2025-10-01", "2025-12-31"),
        ("9-айда", "month", "2025-09-01", "2025-09-30"),
        ("Жетинин айы, 2025", "month", "2025-11-01", "2025-11-30"),
        ("2026-ж. жалган куран", "month", "2026-03-01", "2026-03-31"),
        ("ноябрдын 2-жумасы", "month", "2025-11-01", "2025-11-30"),
        ("до конца марта 2026 года", "month", "2026-03-01", "2026-03-31"),
        # beginnings, clock times, weekdays, a printed year of studies
        ("15-сентябрдан баштап", "range", "2025-09-15", "2026-08-31"),
        ("с 1 октября", "range", "2025-10-01", "2026-08-31"),
        ("17-апрелде саат 14-30", "date", "2026-04-17", "2026-04-17"),
        ("24-октябрь 10:00 (жума)", "date", "2025-10-24", "2025-10-24"),
        ("2025-2026 окуу жылынын октябрь айы", "month", "2025-10-01", "2025-10-31"),
        ("2024–2026-жж.", "range", "2024-01-01", "2026-12-31"),
        ("в теч. уч. года", *WHOLE),
        *(
            (text, "recurring", *NONE)
            for text in (
                "үч айда бир",
                "семестрине бир жолу",
                "жылына кеминде 2 жолу",
                "шейшемби күндөрү",
                "ар бир айдын биринчи бейшембиси",
                "2 раза в год",
                "по вторникам",
                "муктаждыкка жараша",
                "Чейрек сайын, жыл бою",
            )
        ),
        *(
            (text, "by_plan", *NONE)
            for text in ("КР БИМдин графигине ылайык", "в установленные сроки", "по плану УМУ")
        ),
    ],
)
def test_other_plans_kinds(text: str, kind: str, start: str | None, end: str | None) -> None:
    assert read(text) == (kind, start, end)
    assert [code for code in codes(text) if code != "deadline_outside"] == []


@pytest.mark.parametrize(
    "text",
    [
        "окуу жылынын башында",
        "2025-жылдын аягы",
        "до конца учебного года",
        "10 күндүн ичинде",
        "үч жылдын ичинде",
        "каникул учурунда",
        "узак мөөнөттүү",
        "III-IV кварталдар",
        "1-чейрек",
    ],
)
def test_what_names_no_day_says_why(text: str) -> None:
    assert read(text) == ("none", None, None)
    assert codes(text) == ["deadline_unread"]


@pytest.mark.parametrize(
    "text",
    [
        "15-октябрдан кийин",
        "октябрь – дкеабрь",
        "2026-жылдын жазы",
        "май 26",
        "октябрь (кампус 2)",
        "3 жума ичинде, октябрь",
        "2025-жылдан баштап",
        "1-квартал жыйынтыгы боюнча",
        "план боюнча, 15-октбрь",
        "январь, ежемесячно",
        "ай сайын, декабрь",
        "15.09.2025, ежеквартально",
        "до 15.01.2026, далее – ежемесячно",
        "10.10.2025, күн сайын",
        "сентябрь 2025 года – постоянно",
        "2025-ж. октябрынан баштап жыл аягына чейин",
    ],
)
def test_words_that_could_change_a_deadline_leave_none(text: str) -> None:
    assert read(text) == ("none", None, None)
    assert codes(text) == ["deadline_partly_read"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("октябрь, еженедельно", ("month", "2025-10-01", "2025-10-31")),
        ("октябрь – декабрь, ежеквартально", ("months", "2025-10-01", "2025-12-31")),
        ("сентябрь - май – ежемесячно", ("months", "2025-09-01", "2026-05-31")),
        ("сентябрь, дайым", ("month", "2025-09-01", "2025-09-30")),
        ("сентябрь-май, ежемесячно", ("months", "2025-09-01", "2026-05-31")),
        ("с октября до конца учебного года", ("range", "2025-10-01", "2026-08-31")),
        ("Ежегодно, в мае", ("month", "2026-05-01", "2026-05-31")),
    ],
)
def test_what_recurs_within_the_days_named_keeps_them(
    text: str, wanted: tuple[str, str, str]
) -> None:
    assert read(text) == wanted
    assert not codes(text)


def test_other_words_beside_a_deadline_are_told() -> None:
    found = parse_deadline("15-октябрга чейин, кагаз түрүндө", YEAR)
    assert found.kind == "date"
    assert [doubt.code for doubt in found.doubts] == ["deadline_partly_read"]
    assert "“кагаз түрүндө”" in found.doubts[0].message
    assert (found.account.explained, len(found.account.left_over)) == (2, 2)


def test_the_whole_cell_is_the_print() -> None:
    assert parse_deadline("Мөөнөтү боюнча", YEAR).printed == "Мөөнөтү боюнча"
    assert parse_deadline("", YEAR) == Deadline()


@pytest.mark.parametrize(
    "text",
    ["ректордун чечими менен", "31-ноябрь", "29 февраля 2026", "3-квартал", "5 жыл ичинде", "50"],
)
def test_what_is_not_understood_is_a_doubt_and_no_day(text: str) -> None:
    assert read(text) == ("none", None, None)
    assert codes(text) == ["deadline_unread"]


@pytest.mark.parametrize(
    "text", ["11- июль 2025-ж.", "2023-2028-жж.", "сентябрь 2026-ж.", "2027-ж."]
)
def test_days_outside_the_academic_year_stay_and_are_a_doubt(text: str) -> None:
    assert parse_deadline(text, YEAR).start is not None
    assert codes(text) == ["deadline_outside"]


def test_a_calendar_year_that_meets_the_academic_one_is_no_doubt() -> None:
    assert codes("2026-жыл") == codes("2025-жыл") == []


def test_a_start_after_its_end_stays_and_is_a_doubt() -> None:
    assert read("30.06.2026-1.09.2025") == ("range", "2026-06-30", "2025-09-01")
    assert codes("30.06.2026-1.09.2025") == ["deadline_reversed"]


@pytest.mark.parametrize("text", ["майрам", "мартаба", "Жыл жыйынтыгы"])
def test_words_that_begin_like_a_month_name_no_time(text: str) -> None:
    assert read(text)[0] in ("none", "month") and (
        text == "майда бөлүктөр" or read(text)[0] == "none"
    )


def test_look_alike_letters_make_no_difference() -> None:
    assert read("oктябрь 2025-ж.") == read("октябрь 2025-ж.")


@pytest.mark.parametrize("case", ["ACADEMIC", "ЖЫЛ ИЧИНДЕ", "НОЯБРЬ"])
def test_capitals_make_no_difference(case: str) -> None:
    assert read(case) == read(case.lower())


@pytest.mark.parametrize(
    ("text", "period", "kind", "start", "end"),
    [
        ("III квартал", "2026", "months", "2026-07-01", "2026-09-30"),
        ("I жарым жылдык", "2026", "months", "2026-01-01", "2026-06-30"),
        ("2-чейрек", "2026", "months", "2026-04-01", "2026-06-30"),
        ("15-октябрдан баштап", "2026", "range", "2026-10-15", "2026-12-31"),
        ("жыл ичинде", "2026", "year", "2026-01-01", "2026-12-31"),
        ("2025-ж. март", "2024-2028", "month", "2025-03-01", "2025-03-31"),
        ("март", "2024-2028", "month", None, None),
        ("15-марттан баштап", "2024-2028", "range", None, None),
    ],
)
def test_other_periods(
    text: str, period: str, kind: str, start: str | None, end: str | None
) -> None:
    assert read(text, period) == (kind, start, end)
    is_yearless = start is None
    found = [doubt.code for doubt in parse_deadline(text, period).doubts]
    assert found == (["deadline_yearless"] if is_yearless else [])


def test_the_transcribed_deadlines() -> None:
    missed = []
    for year, section in gold.SECTIONS:
        for fields in gold.fields(year, section):
            if fields is not None:
                wanted = fields["deadline"]
                found = read(" ".join(wanted["raw"].split()), year)
                if found != (wanted["kind"], wanted["start"], wanted["end"]):
                    missed.append((year, section, wanted, found))
    assert missed == []


@given(st.text())
def test_any_text_gives_a_deadline(text: str) -> None:
    found = parse_deadline(text, YEAR)
    assert (found.start is None) == (found.end is None)
    assert letters(found.printed or "") in ([], letters(text))


PIECES = """8 12 31 2025 2026-ж. 2025-26 окуу жылынын ичинде ноябрь майда мартынан , - – . чейин
с по до 1.09.2025 II жарым жылдык квартал сайын планга ылайык ( ) 99.99.2025 00.00"""


WORDS = st.sampled_from(PIECES.split())


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_words_of_time_give_a_deadline(text: str) -> None:
    found = parse_deadline(text, YEAR)
    if found.kind in ("semester", "recurring", "by_plan", "none"):
        assert found.start is None
    else:
        assert found.start is not None and found.end is not None
        reversed_ = "deadline_reversed" in {doubt.code for doubt in found.doubts}
        assert (found.start > found.end) == reversed_


@given(
    st.dates(date(2025, 9, 1), date(2026, 8, 31)),
    st.sampled_from(["{d}.{m}.{y}", "{d}.{m:02}.{y}-ж."]),
)
def test_every_day_reads_back(day: date, style: str) -> None:
    text = style.format(d=day.day, m=day.month, y=day.year)
    assert read(text) == ("date", str(day), str(day))


@pytest.mark.parametrize("piece", ["1 ", "1.", "- ", "май ", "2025-", "(", "жыл "])
def test_long_texts_end(piece: str) -> None:
    assert parse_deadline(piece * 4000, YEAR).kind


def test_a_quarter_with_its_year_lies_there_in_a_programme_of_several_years() -> None:
    deadline = parse_deadline("2028-жылдын II кварталы", "2027-2030")
    assert (deadline.kind, deadline.start, deadline.end) == (
        "months",
        date(2028, 4, 1),
        date(2028, 6, 30),
    )
    assert deadline.doubts == ()
