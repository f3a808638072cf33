"""The tables beside the sections, such as `responsibles` and `cells`: their columns, types, units
and meaning."""

from __future__ import annotations

import pyarrow as pa
from msgspec.structs import replace

from normalizers.amounts.currencies import PUBLISHED_CURRENCIES
from normalizers.amounts.funding_words import SOURCE_KINDS
from pipeline.schema.columns import (
    CONFIDENCE_COLUMN,
    FLOAT,
    INT,
    METHOD_COLUMN,
    MONEY,
    PAGE_UNIT,
    TEXT,
    TEXT_LIST,
    Column,
    TableSchema,
)

_BOX_FIELDS = {"page": INT, **dict.fromkeys(("x0", "y0", "x1", "y1"), pa.float32())}
_BOX_LIST = pa.list_(pa.struct(_BOX_FIELDS.items()))

_ITEM_ID_COLUMN = Column(
    "item_id", TEXT, "Row of a section dataset that it belongs to", required=True
)

RESPONSIBLES = TableSchema(
    "Responsible parties",
    "Who answers for each item, one row a party; lists that share an office are spread out.",
    (
        _ITEM_ID_COLUMN,
        Column("position", INT, "Position of the party in its cell, from 1", required=True),
        Column("party", TEXT, "One party as printed, in whole words", required=True),
        Column("role", TEXT, "Its office, as in проректор or башчы; null if it is none"),
        Column("unit", TEXT, "What the office is of, or the unit that answers itself"),
        Column("unit_canonical", TEXT, "Entry of the list of abbreviations that the unit is"),
        Column("person", TEXT, "Name of a person, where one is printed"),
        Column("office", TEXT, "The same for every wording of one office or unit, to group by"),
        Column("evidence", TEXT, "Why it is one party"),
        Column("unit_id", TEXT, "The unit over all years: its row of parties/units"),
        Column("office_id", TEXT, "The office over all years: its row of parties/offices"),
        Column("person_id", TEXT, "The person over all years: its row of parties/persons"),
    ),
    primary_key=("item_id", "position"),
)

FUNDING = TableSchema(
    "Funding",
    "What each item costs and who pays, one row an amount, or a source without an amount. To add "
    "amounts up, take each group_id once: a merged cell stands for all of its rows together.",
    (
        _ITEM_ID_COLUMN,
        Column("position", INT, "Position of the amount in its cell, from 1", required=True),
        Column(
            "amount_kgs",
            MONEY,
            "The amount; null where none in som is printed, and for a sum for each of several",
            "KGS",
        ),
        Column("source", TEXT, "Who pays, as printed"),
        Column("note", TEXT, "What for, or on what condition, as printed"),
        Column(
            "group_id",
            TEXT,
            "The same in every row that one printed amount is given for",
            required=True,
        ),
        Column("amount", MONEY, "The amount as printed, in its currency"),
        Column("currency", TEXT, "The currency of the amount", enum=PUBLISHED_CURRENCIES),
        Column(
            "source_kind",
            TEXT,
            "What kind of source that is; null if its words do not say, or say several",
            enum=tuple(kind for kind, _ in SOURCE_KINDS),
        ),
        Column("step_no", INT, "Number of the step, where sums are numbered like the steps"),
        Column("evidence", TEXT, "How it was read"),
    ),
    primary_key=("item_id", "position"),
)

ABBREVIATIONS = TableSchema(
    "Abbreviations",
    "Every abbreviation in the text of each item, one row an occurrence, and what it stands for.",
    (
        _ITEM_ID_COLUMN,
        Column("column", TEXT, "Column of the item in which it is printed", required=True),
        Column("surface", TEXT, "The abbreviation as printed, with its case ending", required=True),
        Column("stem", TEXT, "The abbreviation without its case ending", required=True),
        Column(
            "status",
            TEXT,
            "How it was resolved: in the list (exact), nearly (variant), in running text (inline), "
            "by the analyst's file (overlay), by common knowledge (known), with two meanings "
            "(ambiguous), not at all (unknown)",
            required=True,
            enum=("exact", "variant", "inline", "overlay", "known", "ambiguous", "unknown"),
        ),
        Column("canonical", TEXT, "The abbreviation of the list that it is; null if none"),
        Column("expansion", TEXT, "What it stands for; null if not known for certain"),
        Column("score", FLOAT, "How sure that is, from 0 to 1", required=True),
        Column(
            "candidates", TEXT_LIST, "What else it could be, the likeliest first; null if nothing"
        ),
        Column("start", INT, "Letters before it in that column", "characters", required=True),
        Column("reason", TEXT, "The evidence, in words"),
    ),
    primary_key=("item_id", "column", "start"),
)

GLOSSARY = TableSchema(
    "Glossary",
    "Abbreviations with their expansions, one row a sense.",
    (
        Column("abbreviation", TEXT, "Abbreviation as printed", required=True),
        Column("expansion", TEXT, "What it stands for, as printed, on one line"),
        Column("sense", INT, "1, or 2 and on when one is printed more than once", required=True),
        Column(
            "origin",
            TEXT,
            "The plan's own list (glossary), running text (inline) or the analyst's file (overlay)",
            required=True,
            enum=("glossary", "inline", "overlay"),
        ),
        Column(
            "page",
            INT,
            "Page on which it is defined; null when not in the plan, or the plan has no pages",
            PAGE_UNIT,
        ),
        replace(METHOD_COLUMN, required=False),
        replace(CONFIDENCE_COLUMN, required=False),
    ),
    primary_key=("abbreviation", "origin", "sense"),
)

CELLS = TableSchema(
    "Cells",
    "Every table cell as it lies in the plan, one row a cell: the proof behind the other tables.",
    (
        Column("section", TEXT, "Section that the table belongs to; null outside any section"),
        Column("table", INT, "Position of the table in the plan, from 1", required=True),
        Column("row", INT, "First row of the table that the cell covers, from 1", required=True),
        Column("column", INT, "First column that the cell covers, from 1", required=True),
        Column(
            "column_key",
            TEXT,
            "Section column that the cell feeds, as in task or deadline; null if not recognised",
        ),
        Column("rowspan", INT, "Number of rows that the cell covers", required=True),
        Column("colspan", INT, "Number of columns that the cell covers", required=True),
        Column("text_raw", TEXT, "Text as printed, its lines parted by line feeds"),
        Column("text", TEXT, "Text on one line, broken words whole again; null if empty"),
        Column(
            "boxes",
            _BOX_LIST,
            "Where the cell lies, a box for each page: page from 1, edges from its top left. "
            "Null in a plan without pages",
            "points, page as displayed",
        ),
        Column(
            "row_kind",
            TEXT,
            "What the cell's row is",
            required=True,
            enum=("header", "subheading", "item", "total"),
        ),
        METHOD_COLUMN,
        CONFIDENCE_COLUMN,
        Column("item_ids", TEXT_LIST, "Rows of the sections that the cell feeds; null if none"),
        Column(
            "joins", TEXT_LIST, "How lines and page parts were joined, a step each; null if none"
        ),
    ),
    primary_key=("table", "row", "column"),
)

FINDINGS = TableSchema(
    "Findings",
    "Whatever the program could not read, place or resolve, one row a finding.",
    (
        Column(
            "severity",
            TEXT,
            "error: data is missing or wrong; warning: look at it; info: how a doubt was settled",
            required=True,
            enum=("error", "warning", "info"),
        ),
        Column("code", TEXT, "Kind of finding, the same word for the same kind", required=True),
        Column("item_id", TEXT, "Row of a section that it is about; null if about none"),
        Column("page", INT, "Page that it is about; null if about none", PAGE_UNIT),
        Column("message", TEXT, "What was found, in one sentence", required=True),
        Column("detail", TEXT, "The print in question, candidates and reasons"),
    ),
)
