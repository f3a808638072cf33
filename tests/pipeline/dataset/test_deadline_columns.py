"""Deadline cells → typed columns."""

from __future__ import annotations

from datetime import date

from tests.support.made_plans import made_dataset
from tests.support.plan_parts import (
    COUNCIL,
    COUNCIL_TITLE,
)


def test_the_session_gives_the_deadline_of_a_question() -> None:
    row = made_dataset(COUNCIL_TITLE, COUNCIL).sections[0].rows[2]
    found = (row["deadline_kind"], row["deadline_start"], row["deadline_end"])
    assert found == ("month", date(2026, 2, 1), date(2026, 2, 28))
