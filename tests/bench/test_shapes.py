"""Made plans of any shape: the same from the same seed, of every kind, and fairly scored."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from bench.archive.shapes.made import FORMATS, make_shape, small_plan
from bench.archive.shapes.numbering import Numbering, Numbers
from bench.archive.shapes.plan import WHOLE, draw_plan
from bench.archive.shapes.published import Found, FoundSection
from bench.archive.shapes.score import score_plan

Truth = dict[str, Any]


@pytest.fixture(scope="module")
def truths() -> list[Truth]:
    return [json.loads(json.dumps(draw_plan(seed, WHOLE).truth())) for seed in range(150)]


def as_published(truth: Truth) -> Found:
    """A truth as if the program had published just that."""
    sections = {}
    for section in truth["sections"]:
        rows = []
        for row in section["rows"]:
            typed = row["deadline_typed"]
            times = {f"deadline_{part}": typed[part] for part in ("kind", "start", "end")}
            rows.append({**row, **times})
        sections[section["id"]] = FoundSection(section["kind"], section["title"], rows)
    return Found(truth["period"], sections)


@pytest.mark.parametrize("writer", FORMATS)
def test_the_same_seed_gives_the_same_bytes(writer: str) -> None:
    first, second = (make_shape(4, WHOLE, writer) for _ in range(2))
    assert first.data == second.data
    assert first.truth == second.truth
    assert first.data != make_shape(5, WHOLE, writer).data


def test_every_writer_and_a_small_plan_print_the_same_truth() -> None:
    truths = [make_shape(8, WHOLE, writer).truth for writer in FORMATS]
    assert truths.count(truths[0]) == len(FORMATS)
    assert len(small_plan(8).truth["sections"]) <= 4


def test_plans_are_of_every_kind(truths: list[Truth]) -> None:
    sections = [section for truth in truths for section in truth["sections"]]
    assert {section["kind"] for section in sections} == {"council", "events", "strategy"}
    assert {truth["language"] for truth in truths} == {"ky", "ru"}
    assert {len(truth["period"]) for truth in truths} == {4, 7, 9}
    columns = {column for section in sections for column in section["columns"]}
    assert columns >= {"place", "participants", "note", "outcome", "document", "indicator"}
    assert columns >= {"other", "funding", "deadline", "responsible", "subsection", "item_no"}
    ids = {section["id"] for section in sections}
    assert ids >= {"1", "1.1", "IV", "А", "s1", "s2"}
    assert any(name.endswith("-2") for name in ids)


def test_ids_of_a_plan_are_distinct_and_each_row_has_its_action(truths: list[Truth]) -> None:
    for truth in truths:
        ids = [section["id"].casefold() for section in truth["sections"]]
        assert len(set(ids)) == len(ids)
        for section in truth["sections"]:
            assert section["rows"]
            assert all(row["action"] for row in section["rows"])


@pytest.mark.parametrize("numbers", list(Numbers))
def test_a_number_is_published_without_its_words(numbers: Numbers) -> None:
    import random

    from bench.archive.shapes.kyrgyz import KYRGYZ

    found = Numbering(random.Random(1), KYRGYZ, numbers).title(3, "Иш")
    expected = {"none": "s3", "roman": "III", "lookalike": "III", "roman_word": "III"}
    if numbers is not Numbers.NESTED:
        assert found.number == expected.get(numbers.value, "В" if numbers == "letters" else "3")
    assert found.title.endswith("Иш")


def test_a_truth_is_wholly_right_against_itself(truths: list[Truth]) -> None:
    for truth in truths:
        score = score_plan(as_published(truth), truth)
        assert score.misses == []
        assert score.mean == 1.0
        assert score.found == score.rows > 0


def test_each_fault_is_counted_as_what_it_is(truths: list[Truth]) -> None:
    truth = next(one for one in truths if len(one["sections"]) > 2)
    wrong = copy.deepcopy(truth)
    first, second, *_ = wrong["sections"]
    second["rows"].append(first["rows"].pop(0))
    second["rows"].append({**first["rows"][0], "action": "Эч кимде жок иш"})
    first["rows"][0]["event"] = first["rows"][0]["responsible"] = "Башка"
    first["title"] += " (башка)"
    score = score_plan(as_published(wrong), truth)
    assert (score.lost, score.misplaced, score.invented) == (0, 1, 1)
    assert score.titles == score.sections - 1
    kinds = {miss.kind for miss in score.misses}
    assert {"row misplaced", "row invented", "title", "cell responsible"} <= kinds


def test_nothing_published_is_nothing_right(truths: list[Truth]) -> None:
    score = score_plan(Found(), truths[0])
    assert score.mean == 0.0
    assert score.lost == score.rows
