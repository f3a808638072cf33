"""An item that became several, and several that became one."""

from __future__ import annotations

from tests.support.made_years import ACTIONS, compared, step

HALVES = (
    "Чет тилдер боюнча курстарды уюштуруу",
    "Компьютердик сабаттуулук боюнча тренингдерди өткөрүү",
)


WHOLE = " жана ".join(HALVES)


def test_an_item_that_was_split_in_two() -> None:
    others = [step(action) for action in ACTIONS]
    comparison = compared([step(WHOLE), *others], [*map(step, HALVES), *others])
    parts = [change for change in comparison.changes if "split" in change.kinds]
    assert [change.new and change.new.item_id for change in parts] == [
        "2025-26/2.1/1",
        "2025-26/2.1/2",
    ]
    assert {change.old and change.old.item_id for change in parts} == {"2024-25/2.1/1"}
    assert {comparison.threads[f"2025-26/2.1/{row}"] for row in (1, 2)} == {"2024-25/2.1/1"}
    assert "2025-26/2.1/1, 2025-26/2.1/2 together say" in parts[0].evidence.reason
    assert {change.kinds for change in comparison.changes if change not in parts} == {("same",)}


def test_two_items_that_were_merged() -> None:
    others = [step(action) for action in ACTIONS]
    comparison = compared([*others, *map(step, HALVES)], [*others, step(WHOLE)])
    parts = [change for change in comparison.changes if "merged" in change.kinds]
    assert [change.old and change.old.item_id for change in parts] == [
        "2024-25/2.1/7",
        "2024-25/2.1/8",
    ]
    assert {change.new and change.new.item_id for change in parts} == {"2025-26/2.1/7"}
    assert comparison.threads["2025-26/2.1/7"] == "2024-25/2.1/7"


def test_a_partner_that_is_no_part_is_not_lost_beside_parts() -> None:
    longer = f"{WHOLE} жана муну менен кошо башка шаарларга иш сапарларды уюштуруу"
    comparison = compared([step(WHOLE)], [step(longer), *map(step, HALVES)])
    assert {change.new.item_id for change in comparison.changes if change.new} == {
        entry.item_id for entry in comparison.new.entries
    }
    (kept,) = (change for change in comparison.changes if change.old)
    assert kept.new and kept.new.item_id == "2025-26/2.1/1"


def test_a_short_action_within_a_longer_one_is_no_part_of_it() -> None:
    comparison = compared([step(WHOLE)], [step(WHOLE), step(HALVES[0])])
    assert {change.kinds for change in comparison.changes} == {("same",), ("new",)}
