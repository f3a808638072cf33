"""Small plans of any shape: what share of them is read as their truth says.

They are poorer in evidence than any real plan: sections of one row, titles of one word. The larger
plans of `bench/run_shapes.py` are read better.
"""

from __future__ import annotations

import pytest

from bench.archive.shapes.made import small_plan
from extractors.errors import IshplanError
from tests.support.shapes import score_of, told

SEEDS = range(120)
MAX_FAULTY_SHARE = 0.02
"""Of the plans, so many may have a fault of one kind."""


@pytest.fixture(scope="module")
def faults() -> dict[str, list[int]]:
    """The seeds of the plans with a fault, by the kind of the fault."""
    kinds = {
        "rows": ("row",),
        "cells": ("cell",),
        "outline": ("period", "section", "title", "kind"),
        "deadlines": ("time",),
    }
    seeds: dict[str, list[int]] = {kind: [] for kind in [*kinds, "refused"]}
    for seed in SEEDS:
        try:
            score = score_of(small_plan(seed))
        except IshplanError:
            seeds["refused"].append(seed)
            continue
        for kind, names in kinds.items():
            if told(score, *names):
                seeds[kind].append(seed)
    return seeds


@pytest.mark.parametrize("kind", ["rows", "cells", "outline", "deadlines", "refused"])
def test_nearly_all_plans_are_read_as_they_are(kind: str, faults: dict[str, list[int]]) -> None:
    assert len(faults[kind]) <= MAX_FAULTY_SHARE * len(SEEDS), faults[kind]
