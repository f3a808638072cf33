"""Years of any shape: sections by title and content, any columns, any period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from pipeline.compare.comparison import compare_two_years
from pipeline.compare.section_summary import iter_section_summaries
from pipeline.matching.compared_items import EntryAmount, EntryDeadline, PlanEntry
from tests.support.made_years import ACTIONS, NEW, OLD
from tests.support.titled_sections import CARE, STUDY, kinds, section, titled_year


def test_an_item_that_went_to_a_section_of_the_same_number_was_moved() -> None:
    one, other = (section("events", "event", some) for some in (ACTIONS[:3], ACTIONS[3:]))
    comparison = compare_two_years(
        titled_year(OLD, ("I", STUDY, one), ("II", CARE, other)),
        titled_year(NEW, ("I", CARE, [*other, one[2]]), ("II", STUDY, one[:2])),
    )
    moved = [change.item.action for change in comparison.changes if change.kinds == ("moved",)]
    assert moved == [ACTIONS[2]]


def test_an_action_in_another_column_is_compared_as_an_action() -> None:
    reworded = ["Билим берүү программаларынын жаңы тизмесин түзүү", *ACTIONS[1:]]
    comparison = compare_two_years(
        titled_year(OLD, ("2", STUDY, section("events", "event", ACTIONS))),
        titled_year(
            NEW, ("2", STUDY, section("strategy", "step", reworded, task="Сапат", measure="План"))
        ),
    )
    (change,) = comparison.changes[:1]
    assert [(one.kind, one.column) for one in change.column_changes] == [("reworded", "action")]


def test_a_column_more_is_told_once() -> None:
    comparison = compare_two_years(
        titled_year(OLD, ("1", STUDY, section("events", "event", ACTIONS, subsection="Күз"))),
        titled_year(NEW, ("1", STUDY, section("events", "event", ACTIONS, place="Акт залы"))),
    )
    assert kinds(comparison) == [("same",)] * len(ACTIONS)
    (summary,) = iter_section_summaries(comparison)
    assert (summary.columns_added, summary.columns_dropped) == (("place",), ("subsection",))


@pytest.mark.parametrize("column", ["place", "participants", "note", "other", "outcome"])
def test_any_column_may_be_reworded(column: str) -> None:
    texts = {column: "Чоң акт залы, биринчи кабат"}
    comparison = compare_two_years(
        titled_year(OLD, ("1", STUDY, section("events", "event", ACTIONS[:1], **texts))),
        titled_year(
            NEW, ("1", STUDY, section("events", "event", ACTIONS[:1], **{column: "Жаңы зал"}))
        ),
    )
    ((change,),) = [[*comparison.changes]]
    assert [(one.kind, one.column) for one in change.column_changes] == [("reworded", column)]


def paid(printed: str, *amounts: EntryAmount) -> list[PlanEntry]:
    (entry,) = section("events", "event", ACTIONS[:1], funding=printed)
    return [replace(entry, amounts=amounts)]


SOM = EntryAmount(Decimal(500), "", "", "a", Decimal(500), "KGS")


UNREAD = EntryAmount(None, "", "", "a")


def usd(amount: int) -> EntryAmount:
    return EntryAmount(None, "", "", "b", Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (paid("500 сом, 10 000 USD", SOM, usd(10)), paid("500 сом, 20", SOM, usd(20)), "funding"),
        (paid("$ 10", usd(10)), paid("10 USD", usd(10)), "same"),
        (paid("айлык акы", UNREAD), paid("грант", UNREAD), "funding"),
    ],
)
def test_money_in_no_som_is_compared_too(
    old: list[PlanEntry], new: list[PlanEntry], expected: str
) -> None:
    comparison = compare_two_years(
        titled_year(OLD, ("1", STUDY, old)), titled_year(NEW, ("1", STUDY, new))
    )
    assert kinds(comparison) == [(expected,)]


@pytest.mark.parametrize(
    ("old", "new"),
    [("2025", "2026"), ("2019-2023", "2024-2028"), ("2025-26", "2026"), ("2024", "2025-26")],
)
def test_periods_of_any_kind_are_compared(old: str, new: str) -> None:
    then, now = int(old[:4]), int(new[:4])
    comparison = compare_two_years(
        titled_year(old, ("1", STUDY, section("events", "event", [f"{then}-жылдын жыйынтыгы"]))),
        titled_year(new, ("1", STUDY, section("events", "event", [f"{now}-жылдын жыйынтыгы"]))),
    )
    assert comparison.name == f"{old}_{new}"
    assert kinds(comparison) == [("same",)]


@pytest.mark.parametrize(
    ("old", "new", "then", "now", "days"),
    [
        ("2025-26", "2027", date(2025, 9, 30), date(2027, 9, 30), None),
        ("2025-26", "2027", date(2026, 3, 20), date(2027, 3, 20), None),
        ("2025", "2026-27", date(2025, 2, 28), date(2027, 2, 28), None),
        ("2025", "2026", date(2025, 3, 1), date(2026, 3, 11), 10),
        ("2019-2023", "2024-2028", date(2020, 2, 29), date(2025, 2, 28), None),
    ],
)
def test_a_day_is_the_same_day_of_the_other_period(
    old: str, new: str, then: date, now: date, days: int | None
) -> None:
    def until(day: date) -> list[PlanEntry]:
        (entry,) = section("events", "event", ACTIONS[:1])
        return [replace(entry, deadline=EntryDeadline("date", day, day, ""))]

    (change,) = compare_two_years(
        titled_year(old, ("1", STUDY, until(then))), titled_year(new, ("1", STUDY, until(now)))
    ).changes
    assert (change.deadline and change.deadline.days_later) == days
