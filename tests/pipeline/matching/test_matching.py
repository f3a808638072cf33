"""Which item is which: hard cases made by hand, and plans changed at random."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from pipeline.compare.comparison import PublishedYear, compare_two_years
from pipeline.compare.read_year import read_year
from pipeline.matching.compared_items import PlanEntry
from tests.support.made_years import ACTIONS, compared, links, only, step


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
