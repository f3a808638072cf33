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
    "responsible": "string",
}
"""The columns of every section dataset, with their Arrow types."""
