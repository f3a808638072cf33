"""Items that went to another task, measure or section, and those that only seem to."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from pipeline.compare.comparison import compare_two_years
from tests.support.made_years import ACTIONS, NEW, OLD, compared, step, year


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
