"""What the output contract fixes, written down apart from the schema that it checks."""

from __future__ import annotations

COMMON = {
    "item_id": "string",
    "academic_year": "string",
    "section": "string",
    "section_title": "string",
    "row": "int32",
    "page_first": "int32",
    "page_last": "int32",
    "deadline": "string",
    "deadline_kind": "string",
    "deadline_start": "date32[day]",
    "deadline_end": "date32[day]",
    "responsible": "string",
}
"""The columns of every section dataset, with their Arrow types."""

STRATEGY = {
    **dict.fromkeys(("task", "measure", "step", "document", "indicator"), "string"),
    "indicator_text": "string",
    "indicator_value": "double",
    "indicator_unit": "string",
    "funding": "string",
}
"""The columns that strategy sections add."""

RESPONSIBLES = {
    "item_id": "string",
    "position": "int32",
    **dict.fromkeys(("party", "role", "unit", "unit_canonical"), "string"),
}
PARTY_IDS = dict.fromkeys(("unit_id", "office_id", "person_id"), "string")
"""Whom a party of `responsibles` is over the years, behind its other columns."""

FUNDING = {
    "item_id": "string",
    "position": "int32",
    "amount_kgs": "decimal128(18, 2)",
    **dict.fromkeys(("source", "note", "group_id"), "string"),
}
ABBREVIATIONS = {
    **dict.fromkeys(("item_id", "column", "surface", "stem", "status"), "string"),
    **dict.fromkeys(("canonical", "expansion"), "string"),
    "score": "double",
    "candidates": "list<element: string>",
}
"""The columns of the long tables that the contract names; more may stand beside them."""
