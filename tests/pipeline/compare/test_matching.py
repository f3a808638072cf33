"""Which item is which: hard cases made by hand, and plans changed at random."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.compare.comparison import PublishedYear, compare_two_years
from pipeline.compare.entries import PlanEntry
from pipeline.compare.read_year import read_year
from tests.support.made_years import ACTIONS, NEW, OLD, compared, links, only, step, year


def test_order_does_not_matter() -> None:
    steps = [step(action) for action in ACTIONS]
    comparison = compared(steps, steps[::-1])
    assert links(comparison) == {(f"2.1/{row}", f"2.1/{7 - row}") for row in range(1, 7)}
    assert {change.kinds for change in comparison.changes} == {("same",)}


def test_another_action_in_the_same_place_is_new() -> None:
    comparison = compared([step(ACTIONS[0])], [step(ACTIONS[1])])
    assert links(comparison) == {("2.1/1", None), (None, "2.1/1")}
    for change in comparison.changes:
        assert change.evidence.runner_up and change.evidence.runner_up_score is not None


def test_two_middling_pairs_do_not_push_out_one_that_fits() -> None:
    old = [step("Окуу пландарын иштеп чыгуу"), step("Окуу пландарын иштеп чыгуу жана бекитүү")]
    new = [step("Окуу пландарын иштеп чыгуу жана бекитүү")]
    assert links(compared(old, new)) == {("2.1/1", None), ("2.1/2", "2.1/1")}


def test_items_of_one_wording_are_told_apart_by_place() -> None:
    steps = [step(ACTIONS[0])] * 3
    comparison = compared(steps, steps)
    assert links(comparison) == {(f"2.1/{row}", f"2.1/{row}") for row in (1, 2, 3)}
    assert not any(change.evidence.doubtful for change in comparison.changes)


def test_items_of_one_wording_are_told_apart_by_task() -> None:
    here, there = (step(ACTIONS[0], task=task) for task in ("Илим", "Спорт"))
    assert links(compared([here, there], [there, here])) == {("2.1/1", "2.1/2"), ("2.1/2", "2.1/1")}


def test_two_that_fit_equally_well_are_doubtful() -> None:
    old = step("Чет тилдер боюнча курстарды уюштуруу жана өткөрүү")
    new = [
        step("Чет тилдер боюнча курстарды уюштуруу жана баалоо"),
        step("Чет тилдер боюнча курстарды уюштуруу жана бекитүү"),
    ]
    (change,) = (change for change in compared([old], new).changes if change.old)
    assert change.evidence.doubtful
    both = {change.new and change.new.item_id, change.evidence.runner_up}
    assert both == {"2025-26/2.1/1", "2025-26/2.1/2"}
    assert change.evidence.score and change.evidence.runner_up_score
    assert change.evidence.score - change.evidence.runner_up_score < 0.05
    assert f"it could be {change.evidence.runner_up} as well" in change.evidence.reason


def test_a_pair_says_why() -> None:
    change = only(step(ACTIONS[0], document=""), step(ACTIONS[0], document=""))
    assert change.evidence.reason == (
        "alike apart from years: step 100%, measure 100%, task 100%, section_title 100%"
    )
    assert change.evidence.score == 1


def test_sections_that_changed_their_numbers() -> None:
    science = [step(action, task="Илим") for action in ACTIONS[:3]]
    sport = [step(action, task="Спорт") for action in ACTIONS[3:]]
    comparison = compare_two_years(
        year(OLD, s2_1=science, s2_2=sport), year(NEW, s2_1=sport, s2_2=science)
    )
    assert set(comparison.sections) == {("2.1", "2.2"), ("2.2", "2.1")}
    assert {change.kinds for change in comparison.changes} == {("same",)}


def test_a_task_that_is_reworded_throughout_is_not_moved() -> None:
    old = [step(action, task="Илимди жана инновацияны өнүктүрүү") for action in ACTIONS]
    new = [step(action, task="Изилдөө ишин кеңейтүү") for action in ACTIONS]
    comparison = compared(old, new)
    assert {change.kinds for change in comparison.changes} == {("reworded",)}
    assert {
        changed.column for change in comparison.changes for changed in change.column_changes
    } == {"task"}


@pytest.mark.parametrize("column", ["task", "measure"])
def test_a_step_that_went_to_another_task_or_measure_is_moved(column: str) -> None:
    old = [step(action, **{column: "Илим"}) for action in ACTIONS[:3]]  # type: ignore[arg-type]
    old += [step(action, **{column: "Спорт"}) for action in ACTIONS[3:]]  # type: ignore[arg-type]
    went = replace(old[0], texts={**old[0].texts, column: "Спорт"})
    (change,) = (
        change for change in compared(old, [*old[1:], went]).changes if change.kinds != ("same",)
    )
    assert change.kinds == ("moved",)
    assert [(one.column, one.before, one.after) for one in change.column_changes] == [
        (column, "Илим", "Спорт")
    ]


def test_a_step_that_went_to_another_section_is_moved() -> None:
    first, second = ([step(action) for action in part] for part in (ACTIONS[:3], ACTIONS[3:]))
    comparison = compare_two_years(
        year(OLD, s2_1=first, s2_2=second), year(NEW, s2_1=first[1:], s2_2=[*second, first[0]])
    )
    (change,) = (change for change in comparison.changes if change.kinds != ("same",))
    assert change.kinds == ("moved",)
    assert [(one.column, one.before, one.after) for one in change.column_changes] == [
        ("section", "2.1", "2.2")
    ]


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


def test_either_side_may_be_empty() -> None:
    steps = [step(action) for action in ACTIONS]
    assert {change.kinds for change in compared([], steps).changes} == {("new",)}
    assert {change.kinds for change in compared(steps, []).changes} == {("dropped",)}
    assert compared([], []).changes == []


def _changed(plan: PublishedYear, seed: int, share: float) -> tuple[PublishedYear, dict[str, str]]:
    """A year later: items dropped and invented in their places, some with `share` of the words of
    their actions replaced, sections renumbered, tasks in another order. Also who is who."""
    chance = random.Random(seed)
    vocabulary = sorted({word for entry in plan.entries for word in entry.action.split()})
    numbers = [number for number in plan.sections if number.startswith("2.")]
    renamed = dict(zip(numbers, chance.sample(numbers, len(numbers)), strict=True))
    entries: list[PlanEntry] = []
    pairs: dict[str, str] = {}

    def add(entry: PlanEntry, action: str) -> str:
        row = len(entries) + 1
        texts = {**entry.texts, entry.action_column: action}
        section = renamed.get(entry.section, entry.section)
        item_id = f"2026-27/{section}/{row}"
        entries.append(replace(entry, item_id=item_id, section=section, row=row, texts=texts))
        return item_id

    for entry in sorted(plan.entries, key=lambda entry: str(entry.texts.get("task"))[::-1]):
        words = entry.action.split()
        if chance.random() < 0.1:
            continue
        if chance.random() < 0.1:
            add(entry, " ".join(chance.choices(vocabulary, k=max(5, len(words)))))
        if chance.random() < 0.5:
            for at in chance.sample(range(len(words)), round(share * len(words))):
                words[at] = chance.choice(vocabulary)
        pairs[entry.item_id] = add(entry, " ".join(words))
    titles = {renamed.get(number, number): title for number, title in plan.sections.items()}
    return PublishedYear("2026-27", entries, titles), pairs


@pytest.mark.parametrize(("share", "least"), [(0.0, 1.0), (0.2, 0.99), (0.35, 0.98), (0.5, 0.9)])
def test_a_plan_changed_at_random(published: Path, share: float, least: float) -> None:
    plan = read_year(published, "2025-26")
    right = every = 0
    for seed in range(3):
        later, pairs = _changed(plan, seed, share)
        changes = compare_two_years(plan, later).changes
        assert {change.old.item_id for change in changes if change.old} == {
            entry.item_id for entry in plan.entries
        }
        assert {change.new.item_id for change in changes if change.new} == {
            entry.item_id for entry in later.entries
        }
        found = {change.old.item_id: change for change in changes if change.old and change.new}
        wrong = [
            change
            for item, change in found.items()
            if change.new and pairs.get(item) != change.new.item_id
        ]
        assert [change.evidence for change in wrong if not change.evidence.doubtful] == []
        right += len(found) - len(wrong)
        every += len(pairs)
    assert right / every >= least
