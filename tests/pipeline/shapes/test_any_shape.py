"""Plans of any shape: no row is lost, none invented, each in its section, each cell in its column.

The plans are drawn from words and layouts of their own (see `bench.archive.shapes`).
"""

from __future__ import annotations

from hypothesis import Phase, given, settings

from bench.archive.shapes.made import MadeShape
from tests.support.shapes import SMALL_PLANS, score_of, told

FEW = settings(max_examples=100, phases=[Phase.generate], report_multiple_bugs=False)
"""How many plans are read for each law. They are small as they are drawn: none is made smaller."""


@FEW
@given(SMALL_PLANS)
def test_no_row_is_lost_invented_or_in_another_section(made: MadeShape) -> None:
    assert told(score_of(made), "row") == []


@FEW
@given(SMALL_PLANS)
def test_every_cell_is_in_its_column(made: MadeShape) -> None:
    assert told(score_of(made), "cell") == []


@FEW
@given(SMALL_PLANS)
def test_period_sections_titles_and_kinds_are_those_printed(made: MadeShape) -> None:
    assert told(score_of(made), "period", "section", "title", "kind") == []


@FEW
@given(SMALL_PLANS)
def test_deadlines_are_understood(made: MadeShape) -> None:
    assert told(score_of(made), "time") == []
