"""The tables of the register: their columns, types and meaning."""

from __future__ import annotations

from typing import get_args

import pyarrow as pa

from normalizers.register.register_records import PartyKind, UnitKind
from pipeline.schema.columns import FLOAT, INT, TEXT, TEXT_LIST, Column, TableSchema

_VARIANTS_TYPE = pa.list_(
    pa.struct({"text": TEXT, "academic_year": TEXT, "count": INT, "item_ids": TEXT_LIST}.items())
)
_MERGES_TYPE = pa.list_(
    pa.struct({"left": TEXT, "right": TEXT, "reason": TEXT, "score": FLOAT}.items())
)


def _build_columns(kind: str, own: tuple[Column, ...]) -> tuple[Column, ...]:
    return (
        Column(f"{kind}_id", TEXT, "Its id, the same over all years", required=True),
        Column("name", TEXT, "The name to show", required=True),
        *own,
        Column("first_year", TEXT, "The first year that prints it", required=True),
        Column("last_year", TEXT, "The last year that prints it", required=True),
        Column("count", INT, "How often it is printed in all years", required=True),
        Column(
            "variants",
            _VARIANTS_TYPE,
            "Each name printed, by year: how often, and in which items, one for each time",
            required=True,
        ),
        Column(
            "merges",
            _MERGES_TYPE,
            "Why its names are one: two of them, as printed or in plain letters, why, and how sure",
        ),
        Column(
            "other_ids",
            TEXT_LIST,
            "Ids that its names would have by themselves: one given before is among them",
        ),
    )


UNITS = TableSchema(
    "Units",
    "What answers, or what an office is of, one row for all its names over the years.",
    _build_columns(
        "unit",
        (
            Column(
                "kind",
                TEXT,
                "A unit of an institution, or a field of work that an office is for; null if its "
                "names do not say",
                enum=get_args(UnitKind),
            ),
            Column("abbreviation", TEXT, "Its entry in a list of abbreviations"),
            Column("expansion", TEXT, "What that stands for"),
            Column("parent_id", TEXT, "The unit that it belongs to, where that is printed"),
            Column("parent", TEXT, "What it belongs to, as printed"),
        ),
    ),
    primary_key=("unit_id",),
)

OFFICES = TableSchema(
    "Offices",
    "The offices that answer, one row for all names of one over the years.",
    _build_columns(
        "office",
        (
            Column("role", TEXT, "The office, as in ректор or башчы", required=True),
            Column("unit_id", TEXT, "What it is of; null if that is not printed"),
        ),
    ),
    primary_key=("office_id",),
)

PERSONS = TableSchema(
    "Persons",
    "The persons that plans name, one row for all spellings of a name over the years.",
    _build_columns("person", ()),
    primary_key=("person_id",),
)

NAME_QUESTIONS = TableSchema(
    "Names that may be one",
    "Units, offices and persons that may be one, to be decided by a person.",
    (
        Column("kind", TEXT, "What they are", required=True, enum=get_args(PartyKind)),
        Column("left_id", TEXT, "One of them", required=True),
        Column("right_id", TEXT, "The other", required=True),
        Column("left", TEXT, "A printed name of the one", required=True),
        Column("right", TEXT, "A printed name of the other", required=True),
        Column("reason", TEXT, "Why they may be one", required=True),
        Column("score", FLOAT, "How alike they are, from 0 to 1", required=True),
    ),
    primary_key=("kind", "left_id", "right_id"),
)

REGISTER_TABLES = {
    "units": UNITS,
    "offices": OFFICES,
    "persons": PERSONS,
    "name_questions": NAME_QUESTIONS,
}
"""The tables of the register by their names."""
