"""The datasets of the three kinds of section: their columns, types, units and meaning."""

from __future__ import annotations

from typing import get_args

from normalizers.dates.deadlines import DeadlineKind
from pipeline.schema.columns import (
    CONFIDENCE_COLUMN,
    DATE,
    FLOAT,
    INT,
    METHOD_COLUMN,
    PAGE_UNIT,
    TEXT,
    TEXT_LIST,
    Column,
    TableSchema,
)

_COMMON_COLUMNS = (
    Column(
        "item_id",
        TEXT,
        "Year, section and position of the row, as in 2025-26/2.1/7: the key that other tables use",
        required=True,
    ),
    Column("academic_year", TEXT, "Academic year of the plan, as in 2025-26", required=True),
    Column("section", TEXT, "Section of the plan as numbered in print, as in 2.1", required=True),
    Column("section_title", TEXT, "Title of the section as printed, on one line"),
    Column("row", INT, "Position of the row in its section, from 1", required=True),
    Column(
        "page_first",
        INT,
        "First page on which the row is printed; null in a plan without pages",
        PAGE_UNIT,
    ),
    Column(
        "page_last",
        INT,
        "Last page on which the row is printed; null in a plan without pages",
        PAGE_UNIT,
    ),
    Column("deadline", TEXT, "Deadline as printed, on one line"),
    Column(
        "deadline_kind",
        TEXT,
        "What kind of time the deadline names; none where nothing is printed or understood",
        required=True,
        enum=get_args(DeadlineKind),
    ),
    Column("deadline_start", DATE, "First day of the deadline; null where its kind has none"),
    Column("deadline_end", DATE, "Last day of the deadline; null where its kind has none"),
    Column("responsible", TEXT, "Who is responsible, the cell as printed, on one line"),
)


_CORRECTED_COLUMN = Column(
    "corrected", TEXT_LIST, "Columns whose meaning the analyst's file corrects; null if none"
)


def _make_section_table(title: str, description: str, *own_columns: Column) -> TableSchema:
    return TableSchema(
        title,
        description,
        (*_COMMON_COLUMNS, *own_columns, METHOD_COLUMN, CONFIDENCE_COLUMN, _CORRECTED_COLUMN),
        primary_key=("item_id",),
    )


SECTIONS = {
    "council": _make_section_table(
        "Academic council",
        "Questions for the sessions of the academic council, one row a question.",
        Column("session_no", INT, "Number of the session in the year"),
        Column("session_month", DATE, "Month of the session, given as its first day"),
        Column("item_no", TEXT, "Number of the question as printed"),
        Column("item", TEXT, "The question as printed, on one line"),
    ),
    "strategy": _make_section_table(
        "Strategic direction",
        "Work on one strategic direction, one row a step: the finest action printed.",
        Column("task", TEXT, "Task that the step belongs to, as printed"),
        Column("measure", TEXT, "Measure of the task, as printed"),
        Column("step", TEXT, "Step, the action itself, as printed"),
        Column("document", TEXT, "Document that the step results in, as printed"),
        Column("indicator", TEXT, "Indicator of the step, the whole cell as printed"),
        Column("indicator_text", TEXT, "The indicator as printed, without its deadline"),
        Column("indicator_value", FLOAT, "Number that the indicator names first; null if none"),
        Column("indicator_unit", TEXT, "What that number counts, as in %, ББП or клуб"),
        Column("funding", TEXT, "Funding of the step, the whole cell as printed"),
    ),
    "language": _make_section_table(
        "State language",
        "Work on the state language, one row an event.",
        Column("subsection", TEXT, "Subheading under which the event is printed"),
        Column("item_no", TEXT, "Number of the event as printed"),
        Column("event", TEXT, "Event as printed, on one line"),
        Column("outcome", TEXT, "Expected outcome as printed, on one line"),
    ),
}
