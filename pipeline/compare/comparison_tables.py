"""The tables of a comparison: their columns, types, units and meaning."""

from __future__ import annotations

from typing import get_args

import pyarrow as pa

from normalizers.wording.word_diff import DiffOperation
from pipeline.compare import glossary_changes
from pipeline.compare.changes import CHANGE_KINDS
from pipeline.schema import SECTION_KINDS
from pipeline.schema.columns import FLOAT, INT, MONEY, TEXT, TEXT_LIST, Column, TableSchema

BOOLEAN = pa.bool_()
_WORD_PIECES_TYPE = pa.list_(pa.struct({"op": TEXT, "text": TEXT}.items()))
_CHANGED_COLUMNS_TYPE = pa.list_(
    pa.struct(
        {
            **dict.fromkeys(("kind", "column", "before", "after"), TEXT),
            "words": _WORD_PIECES_TYPE,
        }.items()
    )
)
_OFFICES_TYPE = pa.list_(
    pa.struct({"office": TEXT, "party": TEXT, "before": INT, "after": INT}.items())
)
_OP_NAMES = ", ".join(get_args(DiffOperation))

_YEAR_COLUMNS = (
    Column("old_year", TEXT, "Academic year of the plan before", required=True),
    Column("new_year", TEXT, "Academic year of the plan after", required=True),
)

CHANGES_TABLE = TableSchema(
    "Changes",
    "What became of every item, one row a pair of items that are one, or an item that is alone. An "
    "item that was split, or made of several, stands in a row for each of its parts.",
    (
        Column(
            "thread_id",
            TEXT,
            "The same for an item over all years compared: the item_id that it had at first",
            required=True,
        ),
        *_YEAR_COLUMNS,
        Column("old_item_id", TEXT, "The item before; null if it is new"),
        Column("new_item_id", TEXT, "The item after; null if it was dropped"),
        Column("old_section", TEXT, "Section of the item before, as numbered then"),
        Column("new_section", TEXT, "Section of the item after, as numbered now"),
        Column(
            "section_kind",
            TEXT,
            "Kind of section of the item now, or before if it was dropped",
            required=True,
            enum=SECTION_KINDS,
        ),
        Column("action", TEXT, "What is done, as printed: after, or before if it was dropped"),
        Column(
            "kinds",
            TEXT_LIST,
            f"What changed, in this order: {', '.join(CHANGE_KINDS)}. The same words, "
            "days and sums apart "
            "from the years between the plans are no change",
            required=True,
        ),
        Column("score", FLOAT, "How alike the two are, from 0 to 1; null if alone"),
        Column(
            "doubtful",
            BOOLEAN,
            "Whether a person should look at the pair: its score is low, or another is as good",
            required=True,
        ),
        Column("rival_item_id", TEXT, "What the item could be as well, or is nearest to if alone"),
        Column("rival_score", FLOAT, "How alike the item is to that"),
        Column("reason", TEXT, "Why the two are one, or why the item is alone", required=True),
        Column("deadline_days", INT, "How much later the last day is in its year", "days"),
        Column("deadline_start_days", INT, "How much later the first day is in its year", "days"),
        Column("indicator_before", FLOAT, "Its number before, if the indicator changed"),
        Column("indicator_after", FLOAT, "Its number after, if the indicator changed"),
        Column("indicator_percent", FLOAT, "By how much it changed; null if units differ", "%"),
        Column("parties_removed", TEXT_LIST, "Who answers no longer, as printed; null if nobody"),
        Column("parties_added", TEXT_LIST, "Who answers now and did not before; null if nobody"),
        Column(
            "funding_before",
            MONEY,
            "Sums of the item before, if the funding changed or the item is alone",
            "KGS",
        ),
        Column(
            "funding_after",
            MONEY,
            "Sums of the item after, if the funding changed or the item is alone",
            "KGS",
        ),
        Column(
            "funding_group",
            TEXT,
            "The same in every row that the sums are given for: to add up, take each once",
        ),
        Column(
            "columns",
            _CHANGED_COLUMNS_TYPE,
            "Every column that changed: the kind of change, the column, its print before and after,"
            f" and its words, each run marked {_OP_NAMES}; null if none",
        ),
    ),
)

SUMMARY_TABLE = TableSchema(
    "Summary",
    "What changed in each section, one row a section; those of one row are the same section, "
    "whatever its number.",
    (
        *_YEAR_COLUMNS,
        Column("old_section", TEXT, "Number of the section before; null if it is new"),
        Column("new_section", TEXT, "Number of the section after; null if it was dropped"),
        Column("section_title", TEXT, "Its title as printed: after, or before if it was dropped"),
        Column("items_before", INT, "Items before", required=True),
        Column("items_after", INT, "Items after", required=True),
        *(
            Column(
                kind,
                INT,
                f"Rows of the changes that are {kind}, by the new section or else the old",
                required=True,
            )
            for kind in CHANGE_KINDS
        ),
        Column("doubtful", INT, "Rows of the changes that a person should look at", required=True),
        Column("money_before", MONEY, "Its sums before, each printed amount once", "KGS"),
        Column("money_after", MONEY, "Its sums after, each printed amount once", "KGS"),
        Column(
            "offices",
            _OFFICES_TYPE,
            "Who answers: the office, its name as printed, its items before and after",
        ),
        Column("columns_added", TEXT_LIST, "Columns printed after only; null if none"),
        Column("columns_dropped", TEXT_LIST, "Columns printed before only; null if none"),
    ),
)

GLOSSARY_CHANGES_TABLE = TableSchema(
    "Changes of the glossary",
    "What became of every abbreviation of the two lists, one row an entry.",
    (
        *_YEAR_COLUMNS,
        Column(
            "kind",
            TEXT,
            "What changed; reworded: stands for other words, renamed: other letters, same words",
            required=True,
            enum=get_args(glossary_changes.GlossaryChangeKind),
        ),
        Column("old_abbreviation", TEXT, "The abbreviation before; null if it is new"),
        Column("new_abbreviation", TEXT, "The abbreviation after; null if it was dropped"),
        Column("old_expansion", TEXT, "What it stood for, as printed"),
        Column("new_expansion", TEXT, "What it stands for, as printed"),
        Column("old_origin", TEXT, "Where it was defined, as in the table glossary"),
        Column("new_origin", TEXT, "Where it is defined, as in the table glossary"),
        Column(
            "words", _WORD_PIECES_TYPE, f"The words of the expansion, each run marked {_OP_NAMES}"
        ),
    ),
)

UNIT_CHANGES_TABLE = TableSchema(
    "Units",
    "What each unit answers for, before and after, one row a unit. An item of several units is "
    "work of each, and so are its sums.",
    (
        *_YEAR_COLUMNS,
        Column("unit_id", TEXT, "The unit: its row of parties/units", required=True),
        Column("name", TEXT, "The name to show", required=True),
        Column("items_before", INT, "Its items before", required=True),
        Column("items_after", INT, "Its items after", required=True),
        Column("money_before", MONEY, "Their sums before; null where none is printed", "KGS"),
        Column("money_after", MONEY, "Their sums after; null where none is printed", "KGS"),
    ),
    primary_key=("unit_id",),
)
