"""The law of rows: what a plan prints as a row is published as one, and nothing else is; where the
program gets it wrong, a finding says where to look."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.archive.shapes.made import FORMATS, small_plan
from bench.archive.shapes.published import found_in_memory
from bench.archive.shapes.score import score_plan
from pipeline.dataset.build_dataset import build_dataset
from tests.support.shapes import plan_of, told

TELLING_CODES = frozenset(
    {"row_lost", "join_doubtful", "table_outside", "table_headless", "row_without_action"}
)
"""The findings that say of a row that it may be lost, doubled or divided otherwise."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**6), writer=st.sampled_from(FORMATS))
def test_no_row_is_lost_or_invented_unless_a_finding_tells_it(seed: int, writer: str) -> None:
    made = small_plan(seed, writer)
    plan = plan_of(made)
    dataset = build_dataset(plan, plan.vocabulary)
    faults = told(score_plan(found_in_memory(dataset), made.truth), "row", "section")
    codes = {finding["code"] for finding in dataset.findings}
    assert not faults or codes & TELLING_CODES, faults
