"""Sums and offices of a section before and after."""

from __future__ import annotations

from decimal import Decimal

from pipeline.compare.comparison import compare_two_years
from pipeline.compare.highlights import iter_highlights
from pipeline.compare.section_summary import OfficeWorkload, iter_section_summaries
from tests.support.made_years import ACTIONS, NEW, OLD, compared, step, sum_of, year


def test_a_sum_printed_for_several_items_counts_once() -> None:
    old = [step(action, amounts=[sum_of(100, "a")]) for action in ACTIONS[:3]]
    new = [step(action, amounts=[sum_of(40, "b")]) for action in ACTIONS[:4]]
    comparison = compared(old, new)
    (section,) = iter_section_summaries(comparison)
    assert (section.money_before, section.money_after) == (Decimal(100), Decimal(40))
    (money,) = (block for block in iter_highlights(comparison, None) if block.title == "Money")
    assert [row[:4] for row in money.rows] == [("2025-26/2.1/1, 2, 3, 4", "100", "40", "−60")]


def test_who_answers_for_how_many_items() -> None:
    old = [step(ACTIONS[0], parties=["АРБ", "АРБ"]), step(ACTIONS[1], parties=["АРБ"])]
    new = [step(ACTIONS[0], parties=["АЧБ"]), step(ACTIONS[1], parties=["АРБ", "АЧБ"])]
    (section,) = iter_section_summaries(compared(old, new))
    assert section.offices == (
        OfficeWorkload("ачб", "АЧБ", 0, 2),
        OfficeWorkload("арб", "АРБ", 2, 1),
    )


def test_sections_of_one_year_only_stand_alone() -> None:
    steps = [step(action) for action in ACTIONS]
    comparison = compare_two_years(
        year(OLD, s2_1=steps[:2], s2_2=steps[2:4]), year(NEW, s2_1=steps[:2], s2_9=steps[4:])
    )
    assert [
        (
            section.old_number,
            section.new_number,
            section.kind_counts["new"],
            section.kind_counts["dropped"],
        )
        for section in iter_section_summaries(comparison)
    ] == [("2.1", "2.1", 0, 0), (None, "2.9", 2, 0), ("2.2", None, 0, 2)]
