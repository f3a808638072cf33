"""Every published table: its columns, their types, units, meaning and constraints, said once.

The Parquet schema, the JSON keys, the data package and the checks before publishing all come from
here, so they cannot disagree. A new column is one line in its table; a new table is one `Table`
here and one line in `publish`. Any Arrow type will do: `pa.float64()`, `pa.bool_()`,
`pa.decimal128(18, 2)`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True)
class Column:
    """One column; `required` means never null, `enum` lists the only values allowed."""

    name: str
    type: pa.DataType
    description: str
    unit: str | None = None
    required: bool = False
    enum: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """One kind of table; the columns of `primary_key` together are unique and never null."""

    title: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()

    def arrow(self) -> pa.Schema:
        """Return the Arrow schema, descriptions and units in the metadata of table and fields."""
        return pa.schema(
            [_field(column) for column in self.columns],
            metadata={"title": self.title, "description": self.description},
        )


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit:
        metadata["unit"] = column.unit
    return pa.field(column.name, column.type, nullable=not column.required, metadata=metadata)


_TEXT, _INT, _DATE = pa.string(), pa.int32(), pa.date32()
_TEXTS = pa.list_(_TEXT)
_BOX = {"page": _INT, **dict.fromkeys(("x0", "y0", "x1", "y1"), pa.float32())}
_BOXES = pa.list_(pa.struct(_BOX.items()))
_PAGE = "page of the PDF, from 1"

_COMMON = (
    Column(
        "item_id",
        _TEXT,
        "Year, section and position of the row, as in 2025-26/2.1/7: the key that other tables use",
        required=True,
    ),
    Column("academic_year", _TEXT, "Academic year of the plan, as in 2025-26", required=True),
    Column("section", _TEXT, "Section of the plan as numbered in print, as in 2.1", required=True),
    Column("section_title", _TEXT, "Title of the section as printed, on one line"),
    Column("row", _INT, "Position of the row in its section, from 1", required=True),
    Column("page_first", _INT, "First page on which the row is printed", _PAGE, required=True),
    Column("page_last", _INT, "Last page on which the row is printed", _PAGE, required=True),
    Column("deadline", _TEXT, "Deadline as printed, on one line"),
    Column("responsible", _TEXT, "Who is responsible, the cell as printed, on one line"),
)


def _section(title: str, description: str, *own: Column) -> Table:
    return Table(title, description, (*_COMMON, *own), primary_key=("item_id",))


SECTIONS = {
    "council": _section(
        "Academic council",
        "Questions for the sessions of the academic council, one row a question.",
        Column("session_no", _INT, "Number of the session in the year"),
        Column("session_month", _DATE, "Month of the session, given as its first day"),
        Column("item_no", _TEXT, "Number of the question as printed"),
        Column("item", _TEXT, "The question as printed, on one line"),
    ),
    "strategy": _section(
        "Strategic direction",
        "Work on one strategic direction, one row a step: the finest action printed.",
        Column("task", _TEXT, "Task that the step belongs to, as printed"),
        Column("measure", _TEXT, "Measure of the task, as printed"),
        Column("step", _TEXT, "Step, the action itself, as printed"),
        Column("document", _TEXT, "Document that the step results in, as printed"),
        Column("indicator", _TEXT, "Indicator of the step, the whole cell as printed"),
        Column("funding", _TEXT, "Funding of the step, the whole cell as printed"),
    ),
    "language": _section(
        "State language",
        "Work on the state language, one row an event.",
        Column("subsection", _TEXT, "Subheading under which the event is printed"),
        Column("item_no", _TEXT, "Number of the event as printed"),
        Column("event", _TEXT, "Event as printed, on one line"),
        Column("outcome", _TEXT, "Expected outcome as printed, on one line"),
    ),
}

GLOSSARY = Table(
    "Glossary",
    "Abbreviations with their expansions, one row a sense.",
    (
        Column("abbreviation", _TEXT, "Abbreviation as printed", required=True),
        Column("expansion", _TEXT, "What it stands for, as printed, on one line"),
        Column("sense", _INT, "1, or 2 and on when one is printed more than once", required=True),
        Column(
            "origin",
            _TEXT,
            "The plan's own list (glossary), running text (inline) or the analyst's file (overlay)",
            required=True,
            enum=("glossary", "inline", "overlay"),
        ),
        Column("page", _INT, "Page on which it is defined; null when not in the plan", _PAGE),
    ),
    primary_key=("abbreviation", "origin", "sense"),
)

CELLS = Table(
    "Cells",
    "Every table cell as it lies in the PDF, one row a cell: the proof behind the other tables.",
    (
        Column("section", _TEXT, "Section that the table belongs to; null outside any section"),
        Column("table", _INT, "Position of the table in the plan, from 1", required=True),
        Column("row", _INT, "First row of the table that the cell covers, from 1", required=True),
        Column("column", _INT, "First column that the cell covers, from 1", required=True),
        Column(
            "column_key",
            _TEXT,
            "Section column that the cell feeds, as in task or deadline; null if not recognised",
        ),
        Column("rowspan", _INT, "Number of rows that the cell covers", required=True),
        Column("colspan", _INT, "Number of columns that the cell covers", required=True),
        Column("text_raw", _TEXT, "Text as printed, its lines parted by line feeds"),
        Column("text", _TEXT, "Text on one line, broken words whole again; null if empty"),
        Column(
            "boxes",
            _BOXES,
            "Where the cell lies, a box for each page: page from 1, edges from the page's top left",
            "points, page as displayed",
            required=True,
        ),
        Column(
            "row_kind",
            _TEXT,
            "What the cell's row is",
            required=True,
            enum=("header", "subheading", "item"),
        ),
        Column("joins", _TEXTS, "How lines and page parts were joined, a step each; null if none"),
    ),
    primary_key=("table", "row", "column"),
)

FINDINGS = Table(
    "Findings",
    "Whatever the program could not read, place or resolve, one row a finding.",
    (
        Column(
            "severity",
            _TEXT,
            "error: data is missing or wrong; warning: look at it; info: how a doubt was settled",
            required=True,
            enum=("error", "warning", "info"),
        ),
        Column("code", _TEXT, "Kind of finding, the same word for the same kind", required=True),
        Column("item_id", _TEXT, "Row of a section that it is about; null if about none"),
        Column("page", _INT, "Page that it is about; null if about none", _PAGE),
        Column("message", _TEXT, "What was found, in one sentence", required=True),
        Column("detail", _TEXT, "The print in question, candidates and reasons"),
    ),
)
