"""Every published table: its columns, their types, units, meaning and constraints, said once.

The Parquet schema, the JSON keys, the data package and the checks before publishing all come from
here, so they cannot disagree. A new column is one line in its table; a new table is one
`TableSchema` in `item_tables`, named below, and its rows in `Dataset`. Any Arrow type will do.

Files:

    columns         A column and a table as the schema describes them.
    item_id         The key of an item: `2025-26/2.1/7`, put together and taken apart.
    item_tables     The tables beside the sections, such as `responsibles` and `cells`: their
                    columns, types, units and meaning.
    section_tables  The datasets of sections: their columns follow from a section's kind and from
                    what it prints.
"""

from __future__ import annotations

from pipeline.schema.columns import Column, TableSchema, add_nested_columns, list_nested_columns
from pipeline.schema.item_id import ItemId
from pipeline.schema.item_tables import (
    ABBREVIATIONS,
    CELLS,
    FINDINGS,
    FUNDING,
    GLOSSARY,
    RESPONSIBLES,
)
from pipeline.schema.section_tables import (
    COMMON_SECTION_COLUMNS,
    SECTION_KINDS,
    SECTIONS,
    build_section_table,
)

__all__ = [
    "ABBREVIATIONS",
    "CELLS",
    "COMMON_SECTION_COLUMNS",
    "FINDINGS",
    "FUNDING",
    "GLOSSARY",
    "OTHER_TABLES",
    "RESPONSIBLES",
    "SCHEMA_VERSION",
    "SECTIONS",
    "SECTION_KINDS",
    "TABLES_IN_ITEM_JSON",
    "Column",
    "ItemId",
    "TableSchema",
    "add_nested_columns",
    "build_section_table",
    "list_nested_columns",
]

SCHEMA_VERSION = 2
"""Raised when what is published can no longer be read by what was written for the version before.
"""

TABLES_IN_ITEM_JSON = {
    "responsibles": RESPONSIBLES,
    "funding": FUNDING,
    "abbreviations": ABBREVIATIONS,
}
"""The long tables whose rows each item also carries in the JSON of its section."""

OTHER_TABLES = {"glossary": GLOSSARY, "cells": CELLS, "findings": FINDINGS}
"""The other tables beside the sections."""
