"""Indicator cells → text without the deadline, and the deadline."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.amounts.indicators import parse_indicator
from tests.support.gold_cells import cells, letters

YEAR = "2025-26"


@pytest.mark.parametrize(
    ("cell", "text", "printed", "kind"),
    [
        ("2 ББП май 2026-ж.", "2 ББП", "май 2026-ж.", "month"),
        ("√ октябрь 2025-ж.", "√", "октябрь 2025-ж.", "month"),
        ("жыл ичинде", None, "жыл ичинде", "academic_year"),
        ("үлүшү 7%. 1.09.2025-30.06.2026", "үлүшү 7%.", "1.09.2025-30.06.2026", "range"),
        ("Журнал, окуу жылынын ичинде", "Журнал", "окуу жылынын ичинде", "academic_year"),
        ("Сайт – 2026-ж. январь", "Сайт", "2026-ж. январь", "month"),
        ("Курс, 2026-ж., январь", "Курс", "2026-ж., январь", "month"),
        ("Жарманке Июнь 2026-ж..", "Жарманке", "Июнь 2026-ж..", "month"),
        ("Жабдыктар жыл сайын планга ылайык", "Жабдыктар", "жыл сайын планга ылайык", "recurring"),
        ("Жыл ичинде 10-жолу жолугушуу", "10-жолу жолугушуу", "Жыл ичинде", "academic_year"),
        ("Жыл сайын 5 семинар", "5 семинар", "Жыл сайын", "recurring"),
        ("Кызматтар, 2026-ж. январь (4 тил)", "Кызматтар (4 тил)", "2026-ж. январь", "month"),
        ("Семинар (май 2026-ж.)", "Семинар", "май 2026-ж.", "month"),
        (
            "Ресурстар, 2025-ж. октябрь (күзгү семестр үчүн), 2026-ж. январь (жазгы семестр үчүн)",
            "Ресурстар",
            "2025-ж. октябрь (күзгү семестр үчүн), 2026-ж. январь (жазгы семестр үчүн)",
            "months",
        ),
        (
            "5 семинар октябрь 2025-ж., 3 тренинг март 2026-ж.",
            "5 семинар, 3 тренинг",
            "октябрь 2025-ж. март 2026-ж.",
            "months",
        ),
        ("Отчет до 1 мая 2026 г.", "Отчет", "до 1 мая 2026 г.", "date"),
        ("Отчет в течение года", "Отчет", "в течение года", "academic_year"),
    ],
)
def test_the_deadline_is_taken_out(cell: str, text: str | None, printed: str, kind: str) -> None:
    found = parse_indicator(cell, YEAR)
    assert (found.text, found.deadline.printed, found.deadline.kind) == (text, printed, kind)


@pytest.mark.parametrize(
    "cell",
    [
        "2023-2028-жылдарга стратегия түзүлдү",
        "2026-ж. январь айында башталган курстар",
        "Май айындагы жарманке",
        "TYPO3 системасы",
        "Туруктуу иштөө камсыздалды",
        "",
    ],
)
def test_time_that_an_indicator_speaks_of_is_no_deadline(cell: str) -> None:
    found = parse_indicator(cell, YEAR)
    assert (found.text or "", found.deadline.kind) == (cell, "none")


def test_a_new_line_sets_a_deadline_off() -> None:
    cell = "Тизме түзүү 2026-ж. январь андан соң бекитүү"
    assert parse_indicator(cell, YEAR).deadline.kind == "none"
    broken = parse_indicator(cell, YEAR, author_breaks=(len("Тизме түзүү"),))
    assert (broken.deadline.kind, broken.text) == ("month", "Тизме түзүү андан соң бекитүү")


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Сапат боюнча отчет – жылына эки жолу", "recurring"),
        ("Отчет, дайыма", "recurring"),
        ("II кварталда 3 семинар", "months"),
        ("15-майга чейин отчет", "date"),
        ("Отчет, окуу жылынын аягында", "none"),
    ],
)
def test_deadlines_of_other_plans_are_taken_out(cell: str, kind: str) -> None:
    found = parse_indicator(cell, YEAR)
    assert found.deadline.printed is not None and found.deadline.kind == kind


@pytest.mark.parametrize(
    "cell", ["32 %, ноябрь-декабть 2025-ж.", "Семинар – нйябрь-декабрь 2025-ж.", "20 %, жыл иичнде"]
)
def test_a_misspelt_word_of_time_is_a_doubt(cell: str) -> None:
    deadline = parse_indicator(cell, YEAR).deadline
    assert deadline.start is None
    assert [doubt.code for doubt in deadline.doubts] == ["deadline_partly_read"]


def test_the_transcribed_indicators() -> None:
    missed = []
    for year, text, fields in cells("indicator"):
        found = parse_indicator(text, year)
        wanted = fields["deadline"]
        days = [str(day) if day else None for day in (found.deadline.start, found.deadline.end)]
        got = (found.text or "", found.value, found.deadline.kind, *days)
        plain = " ".join(fields["indicator_text"].split())
        right = (plain, fields["indicator_value"], wanted["kind"], wanted["start"], wanted["end"])
        if got != right:
            missed.append((text, got, right))
    assert missed == []


@given(st.text())
def test_the_parts_of_any_text_add_up(text: str) -> None:
    found = parse_indicator(text, YEAR)
    assert letters((found.text or "") + (found.deadline.printed or "")) == letters(text)


PIECES = """5 20% ББП, саны – 50 , . ( ) май 2026-ж. 2025-26 окуу жылына карата жыл ичинде сайын
1.09.2025-30.06.2026 (күзгү семестр үчүн) 10-жолу √ бирден курс планга ылайык"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=14).map(" ".join))
def test_the_parts_of_any_cell_add_up(text: str) -> None:
    found = parse_indicator(text, YEAR)
    assert letters((found.text or "") + (found.deadline.printed or "")) == letters(text)


@pytest.mark.parametrize("piece", ["1 ", "1 а ", "(", "май 2026 ", "саны ", "а-1 "])
def test_long_texts_end(piece: str) -> None:
    assert parse_indicator(piece * 3000, YEAR).evidence is not None
