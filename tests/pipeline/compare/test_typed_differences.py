"""What counts as a change of a typed column, and by how much."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from pipeline.compare.typed_differences import (
    DeadlineChange,
    FundingChange,
    IndicatorChange,
    PartyChange,
)
from pipeline.matching.compared_items import EntryAmount, EntryDeadline, EntryParty, PlanEntry
from tests.support.made_years import ACTIONS, compared, month, only, step, sum_of

MAY = month(2025, 5, 31, "май 2025-ж.")


def timed(kind: str, start: date | None, end: date | None, printed: str) -> PlanEntry:
    return step(ACTIONS[0], time=EntryDeadline(kind, start, end, printed))


@pytest.mark.parametrize(
    "later",
    [
        month(2026, 5, 31, "май 2026-ж."),
        month(2026, 5, 31, "2026-жылдын май айы"),
        EntryDeadline("range", date(2026, 5, 1), date(2026, 5, 31), "1–31-май 2026-ж."),
    ],
)
def test_a_shift_by_one_year_is_no_change(later: EntryDeadline) -> None:
    assert only(step(ACTIONS[0], time=MAY), step(ACTIONS[0], time=later)).kinds == ("same",)


def test_the_end_of_february_stays_the_end() -> None:
    old, new = month(2024, 2, 29, "февраль 2024-ж."), month(2025, 2, 28, "февраль 2025-ж.")
    assert only(step(ACTIONS[0], time=old), step(ACTIONS[0], time=new)).kinds == ("same",)


@pytest.mark.parametrize(
    ("later", "moved"),
    [
        (month(2026, 6, 30), DeadlineChange(30, 31)),
        (month(2025, 12, 31), DeadlineChange(-151, -151)),
        (
            EntryDeadline("date", date(2026, 5, 31), date(2026, 5, 31), "31-май"),
            DeadlineChange(0, 30),
        ),
        (EntryDeadline("none", None, None, ""), DeadlineChange(None, None)),
    ],
)
def test_a_deadline_that_moved_in_its_year(later: EntryDeadline, moved: DeadlineChange) -> None:
    change = only(step(ACTIONS[0], time=MAY), step(ACTIONS[0], time=later))
    assert change.kinds == ("deadline",)
    assert change.deadline == moved


def test_months_between_the_first_and_the_last_count() -> None:
    old = timed("months", date(2024, 10, 1), date(2025, 3, 31), "октябрь, декабрь, март 2025-ж.")
    new = timed("months", date(2025, 10, 1), date(2026, 3, 31), "октябрь, январь, март 2026-ж.")
    change = only(old, new)
    assert change.kinds == ("deadline",)
    assert change.deadline == DeadlineChange(0, 0)


def test_a_deadline_that_was_not_understood_is_compared_by_its_words() -> None:
    old, new = (timed("none", None, None, text) for text in ("Жайында", "жайында."))
    assert only(old, new).kinds == ("same",)
    assert only(old, timed("none", None, None, "Күзүндө")).kinds == ("deadline",)


def measured(indicator: str, value: float | None = None, unit: str = "") -> PlanEntry:
    return step(ACTIONS[0], indicator=indicator, value=value, unit=unit)


def test_another_number() -> None:
    change = only(measured("4 ББП", 4, "ББП"), measured("5 ББП", 5, "ББП"))
    assert change.kinds == ("indicator",)
    assert change.indicator == IndicatorChange(4, 5, 25)


@pytest.mark.parametrize(
    ("old", "new", "percent"),
    [
        (measured("4 ББП", 4, "ББП"), measured("4 клуб", 4, "клуб"), None),
        (measured("0 ББП", 0, "ББП"), measured("4 ББП", 4, "ББП"), None),
        (measured("√"), measured("Макулдашылган тизме"), None),
        (measured("Отчет, 3 барак"), measured("Отчет, 4 барак"), None),
    ],
)
def test_another_unit_or_another_indicator(
    old: PlanEntry, new: PlanEntry, percent: float | None
) -> None:
    change = only(old, new)
    assert change.kinds == ("indicator",)
    assert change.indicator and change.indicator.percent == percent


def test_an_indicator_in_other_words_is_reworded() -> None:
    old = measured("Тартылган таланттардын үлүшү 7%", 7, "%")
    new = measured("Тартылган жаш таланттардын үлүшү 7%", 7, "%")
    assert only(old, new).kinds == ("reworded",)


def test_who_came_and_went() -> None:
    old, new = (step(ACTIONS[0], parties=names) for names in (("Ректор", "АЧБ"), ("АЧБ", "АРБ")))
    change = only(old, new)
    assert change.kinds == ("responsible",)
    assert change.responsible == PartyChange(removed=("Ректор",), added=("АРБ",))


def test_an_office_put_otherwise_is_the_same() -> None:
    old = step(ACTIONS[0], parties=["АИ боюнча проректор"])
    new = replace(old, parties=(EntryParty("аи боюнча проректор", "", "АИ б-ча проректор"),))
    assert only(old, new).kinds == ("same",)


def test_another_person_in_the_same_office_is_a_change() -> None:
    old, new = (
        replace(step(ACTIONS[0]), parties=(EntryParty("ректор", name, f"Ректор {name}"),))
        for name in ("А.Асанов", "Б.Бейшеев")
    )
    assert only(old, new).kinds == ("responsible",)


def test_more_money() -> None:
    old, new = (step(ACTIONS[0], amounts=[sum_of(kgs, "g")]) for kgs in (100, 250))
    change = only(old, new)
    assert change.kinds == ("funding",)
    assert change.funding == FundingChange(Decimal(100), Decimal(250))
    assert change.funding.difference == 150


def test_another_source_is_a_change_without_a_difference() -> None:
    old, new = (step(ACTIONS[0], amounts=[sum_of(100, "g", source)]) for source in ("кмту", "тми"))
    change = only(old, new)
    assert change.kinds == ("funding",)
    assert change.funding and change.funding.difference == 0


def test_another_note_beside_the_same_sum_is_reworded() -> None:
    old, new = (
        replace(
            step(ACTIONS[0], amounts=[EntryAmount(Decimal(5), "кмту", note, "g")]),
            texts=step(ACTIONS[0]).texts | {"funding": f"5 сом ({note})"},
        )
        for note in ("айлык акы", "жабдуулар")
    )
    assert only(old, new).kinds == ("reworded",)


def test_several_changes_hold_at_once_in_a_fixed_order() -> None:
    old = step(
        ACTIONS[0], indicator="4 ББП", value=4, unit="ББП", time=MAY, amounts=[sum_of(1, "g")]
    )
    new = step(
        f"{ACTIONS[0]} жана бекитүү",
        indicator="5 ББП",
        value=5,
        unit="ББП",
        time=month(2026, 6, 30, "июнь"),
        parties=["АРБ"],
        amounts=[sum_of(2, "g")],
    )
    change = only(old, new)
    kinds = ("reworded", "deadline", "indicator", "responsible", "funding")
    assert change.kinds == kinds
    assert {column.column for column in change.column_changes} == {
        "step",
        "deadline",
        "indicator_text",
        "responsible",
        "funding",
    }


def test_an_item_split_in_two_keeps_its_money() -> None:
    whole = step(
        "Чет тилдер боюнча курстарды уюштуруу жана компьютердик тренингдерди өткөрүү",
        amounts=[sum_of(100, "g")],
    )
    halves = [
        step("Чет тилдер боюнча курстарды уюштуруу", amounts=[sum_of(100, "h")]),
        step("Компьютердик тренингдерди өткөрүү", amounts=[sum_of(100, "h")]),
    ]
    changes = compared([whole], halves).changes
    assert {change.kinds for change in changes} <= {("split",), ("split", "reworded")}
    assert [change.funding for change in changes] == [None, None]
