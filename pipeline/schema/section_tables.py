"""The datasets of sections: their columns follow from a section's kind and from what it prints.

Every section has the common columns, then those of its kind, then further ones that it prints,
`action`, and `other` for columns that no title explains.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import get_args

import pyarrow as pa

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
        "Period, section and position of the row, as in 2025-26/2.1/7: the key of other tables",
        required=True,
    ),
    Column(
        "academic_year",
        TEXT,
        "Period of the plan: an academic year as 2025-26, a calendar year as 2026, or several "
        "years as 2024-2028",
        required=True,
    ),
    Column(
        "section",
        TEXT,
        "Section of the plan as numbered in print, as in 2.1 or IV; s3 where it is the third and "
        "has no number",
        required=True,
    ),
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

_OTHER_FIELDS = pa.struct([pa.field("title", TEXT), pa.field("text", TEXT)])

_INDICATOR_COLUMNS = (
    Column("indicator", TEXT, "Indicator of the step, the whole cell as printed"),
    Column("indicator_text", TEXT, "The indicator as printed, without its deadline"),
    Column("indicator_value", FLOAT, "Number that the indicator names first; null if none"),
    Column("indicator_unit", TEXT, "What that number counts, as in %, ББП or клуб"),
)

_KIND_COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "council": (
        Column("session_no", INT, "Number of the session in the year"),
        Column("session_month", DATE, "Month of the session, given as its first day"),
        Column("item_no", TEXT, "Number of the question as printed"),
        Column("item", TEXT, "The question as printed, on one line"),
    ),
    "strategy": (
        Column("task", TEXT, "Task that the step belongs to, as printed"),
        Column("measure", TEXT, "Measure of the task, as printed"),
        Column("step", TEXT, "Step, the action itself, as printed"),
        Column("document", TEXT, "Document that the step results in, as printed"),
        *_INDICATOR_COLUMNS,
        Column("funding", TEXT, "Funding of the step, the whole cell as printed"),
    ),
    "events": (
        Column("subsection", TEXT, "Subheading under which the event is printed"),
        Column("item_no", TEXT, "Number of the event as printed"),
        Column("event", TEXT, "Event as printed, on one line"),
        Column("outcome", TEXT, "Expected outcome as printed, on one line"),
    ),
}
"""The columns that a section of each kind always has."""

_FURTHER_COLUMNS = (
    Column("subsection", TEXT, "Subheading under which the row is printed"),
    Column("item_no", TEXT, "Number of the row as printed"),
    Column("task", TEXT, "Task that the action belongs to, as printed"),
    Column("measure", TEXT, "Measure that the action belongs to, as printed"),
    Column("step", TEXT, "Step, as printed"),
    Column("document", TEXT, "Document that the action results in, as printed"),
    *_INDICATOR_COLUMNS,
    Column("outcome", TEXT, "Expected outcome as printed, on one line"),
    Column("funding", TEXT, "Funding of the action, the whole cell as printed"),
    Column("note", TEXT, "Note, or whether it was done, as printed"),
    Column("place", TEXT, "Where it takes place, as printed"),
    Column("participants", TEXT, "Who takes part, as printed"),
)
"""Columns that a section of any kind has if it prints them."""

_ACTION_COLUMN = Column(
    "action", TEXT, "What is to be done: the finest action printed, whatever column it stands in"
)
_OTHER_COLUMN = Column(
    "other",
    pa.list_(_OTHER_FIELDS),
    "Texts of the columns whose titles say nothing known, with those titles; null if none",
)

_TITLES = {
    "council": ("Council", "Questions for the sessions of a council, one row a question."),
    "strategy": (
        "Strategic direction",
        "Work on one strategic direction, one row a step: the finest action printed.",
    ),
    "events": ("Events", "Work by events, one row an event."),
}

SECTION_KINDS = tuple(_KIND_COLUMNS)
"""The kinds of section."""


def build_section_table(kind: str, printed: Collection[str] = ()) -> TableSchema:
    """The dataset of a section of one kind; `printed` are the columns that its tables have."""
    title, description = _TITLES[kind]
    own = _KIND_COLUMNS[kind]
    own_names = {column.name for column in own}
    wanted = {*printed}
    if "indicator" in wanted:
        wanted |= {column.name for column in _INDICATOR_COLUMNS}
    further = [
        column
        for column in _FURTHER_COLUMNS
        if column.name in wanted and column.name not in own_names
    ]
    last = (_ACTION_COLUMN, *([_OTHER_COLUMN] if "other" in wanted else []))
    return TableSchema(
        title,
        description,
        (
            *_COMMON_COLUMNS,
            *own,
            METHOD_COLUMN,
            CONFIDENCE_COLUMN,
            _CORRECTED_COLUMN,
            *further,
            *last,
        ),
        primary_key=("item_id",),
    )


SECTIONS = {kind: build_section_table(kind) for kind in SECTION_KINDS}
"""The dataset of each kind with the columns that all sections of the kind have."""

COMMON_SECTION_COLUMNS = tuple(column.name for column in (*_COMMON_COLUMNS, _ACTION_COLUMN))
"""The columns that the datasets of all sections have, whatever their kind."""
