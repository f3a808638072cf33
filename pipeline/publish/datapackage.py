"""The descriptor of a published folder: a Frictionless Data Package, version 2.

The Python validator `frictionless` (5.21) finds the whole folder valid. For that, only JSON files
with rows are declared as tables, which it checks value by value. All others are declared as files,
checked by size and hash, and still described by their full schema. (It reads Parquet through
pandas, where a list becomes a NumPy array and a null among integers NaN, both of which it takes for
errors. It does not count the bytes of tables, so tables only have a hash. It takes an empty array
for a missing source.)

There are no foreign keys: in the standard one points to a single resource, but an `item_id` may be
in any of the sections.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import pyarrow as pa
from msgspec import Struct

from pipeline.publish.json_file import encode_line
from pipeline.publish.program_versions import read_version
from pipeline.schema import SCHEMA_VERSION, Column, TableSchema

_MEDIA_TYPES = {"parquet": "application/vnd.apache.parquet", "json": "application/json"}
_MAX_LINE_CHARACTERS = 500
_PROGRAMS_BY_FORMAT: Mapping[object, tuple[str, ...]] = {
    "PDF": ("ishplan", "pymupdf", "pyarrow"),
    "Word file": ("ishplan", "python-docx", "pyarrow"),
    "bare text": ("ishplan", "numpy", "scipy", "pyarrow"),
}
"""The programs whose versions are named, by the form of the plan."""

_TYPE_CHECKS = {
    "string": pa.types.is_string,
    "integer": pa.types.is_integer,
    "number": lambda kind: pa.types.is_floating(kind) or pa.types.is_decimal(kind),
    "boolean": pa.types.is_boolean,
    "date": pa.types.is_date,
    "array": pa.types.is_list,
}
_COMPARISON_PROGRAMS = ("ishplan", "pyarrow", "rapidfuzz", "scipy")
REGISTER_PROGRAMS = ("ishplan", "pyarrow", "rapidfuzz")
"""The programs whose versions the register names."""


class PackageResource(Struct, frozen=True):
    """One file of the folder: its path in it, the table it holds, how many rows, and its bytes.

    `kind` is that of the section whose rows it holds; empty for other tables.
    """

    path: str
    title: str
    table: TableSchema
    rows: int
    content: bytes
    kind: str = ""


def build_datapackage(
    academic_year: str,
    sources: Sequence[Mapping[str, object]],
    resources: Sequence[PackageResource],
    ledger: Sequence[Mapping[str, object]],
    page_sizes: Sequence[tuple[float, float]],
    totals: Sequence[Mapping[str, object]],
    extra_properties: Mapping[str, object],
) -> bytes:
    """Return `datapackage.json`.

    `sources` give the plan's title, sha256, bytes and pages, and the analyst's file if there is
    one; `ledger` the characters of each page by where they ended; `page_sizes` width and height of
    each page as displayed; `totals` the money by section and source, as decimal strings;
    `extra_properties` further properties, such as how the year was made and what a second reader
    says. There is no time in it, so the same plan gives the same bytes.
    """
    descriptor = {
        **_build_head(f"ishplan-{academic_year}", f"Work plan {academic_year}"),
        "sources": [dict(source) for source in sources],
        "versions": {
            program: read_version(program) for program in _PROGRAMS_BY_FORMAT[sources[0]["form"]]
        },
        **extra_properties,
        "resources": [_describe_resource(resource) for resource in resources],
        "ledger": {
            "unit": "characters",
            "total": _sum_ledger(ledger),
            "pages": [dict(page) for page in ledger],
        },
        "pageSizes": {"unit": "points", "pages": [list(size) for size in page_sizes]},
        "funding": {"unit": "KGS", "totals": [dict(total) for total in totals]},
    }
    return (_format_json(descriptor) + "\n").encode()


def build_comparison_datapackage(
    name: str, sources: Sequence[Mapping[str, object]], resources: Sequence[PackageResource]
) -> bytes:
    """Return `datapackage.json` of a comparison named as in `2024-25_2025-26`.

    `sources` give each year's title, and the path and sha256 of its own descriptor.
    """
    before, after = name.split("_")
    descriptor = {
        **_build_head(f"ishplan-{name}", f"What changed from {before} to {after}"),
        "sources": [dict(source) for source in sources],
        "versions": {program: read_version(program) for program in _COMPARISON_PROGRAMS},
        "resources": [_describe_resource(resource) for resource in resources],
    }
    return (_format_json(descriptor) + "\n").encode()


def build_register_datapackage(
    sources: Sequence[Mapping[str, object]],
    resources: Sequence[PackageResource],
    made_by: str,
    idle_decisions: Sequence[str],
) -> bytes:
    """Return `datapackage.json` of the register of who is who over all years.

    `sources` give each year's title, and the path and sha256 of its own descriptor; `made_by` is
    the fingerprint of the program; `idle_decisions` are sentences on decisions that do nothing.
    """
    descriptor = {
        **_build_head("ishplan-parties", "Units, offices and persons of all years"),
        "sources": [dict(source) for source in sources],
        "versions": {program: read_version(program) for program in REGISTER_PROGRAMS},
        "made": {"program": made_by},
        "idleDecisions": [*idle_decisions],
        "resources": [_describe_resource(resource) for resource in resources],
    }
    return (_format_json(descriptor) + "\n").encode()


def replace_resources(descriptor: Mapping[str, Any], contents: Mapping[str, bytes]) -> bytes:
    """Return `datapackage.json` as it was, with new sizes and hashes of the files that changed."""
    resources = []
    for resource in descriptor["resources"]:
        content = contents.get(resource["path"])
        if content is not None:
            size = {"bytes": len(content)} if "bytes" in resource else {}
            changed = {"hash": f"sha256:{sha256(content).hexdigest()}", **size}
            resources.append({**resource, **changed})
        else:
            resources.append(resource)
    return (_format_json({**descriptor, "resources": resources}) + "\n").encode()


def _build_head(name: str, title: str) -> dict[str, object]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": title,
        "schemaVersion": SCHEMA_VERSION,
    }


def _format_json(value: object, indent: str = "") -> str:
    """Lay out JSON so that a short value, such as a field or a page, is one line for a diff."""
    one_line = encode_line(value).decode()
    inner_indent = indent + "  "
    if len(one_line) > _MAX_LINE_CHARACTERS and isinstance(value, Mapping):
        parts = [
            f"{encode_line(key).decode()}: {_format_json(item, inner_indent)}"
            for key, item in value.items()
        ]
        opening, closing = "{}"
    elif len(one_line) > _MAX_LINE_CHARACTERS and isinstance(value, list):
        parts = [_format_json(item, inner_indent) for item in value]
        opening, closing = "[]"
    else:
        return one_line
    joined_parts = f",\n{inner_indent}".join(parts)
    return f"{opening}\n{inner_indent}{joined_parts}\n{indent}{closing}"


def _sum_ledger(ledger: Sequence[Mapping[str, object]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for page in ledger:
        for place, count in page.items():
            if place != "page" and isinstance(count, int):
                total[place] = total.get(place, 0) + count
    return total


def _describe_resource(resource: PackageResource) -> dict[str, object]:
    stem, _, suffix = resource.path.rpartition(".")
    name = stem.replace("/", "-")
    is_table = suffix == "json" and resource.rows > 0
    return {
        "name": name if suffix == "parquet" else f"{name}-{suffix}",
        "type": "table" if is_table else "file",
        "path": resource.path,
        **({"kind": resource.kind} if resource.kind else {}),
        "title": resource.title,
        "description": resource.table.description,
        "format": suffix,
        "mediatype": _MEDIA_TYPES[suffix],
        "encoding": "utf-8",
        **({"rows": resource.rows} if is_table else {"bytes": len(resource.content)}),
        "hash": f"sha256:{sha256(resource.content).hexdigest()}",
        "schema": _describe_table(resource.table),
    }


def _describe_table(table: TableSchema) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [_describe_column(table, column) for column in table.columns]
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    return schema


def _describe_column(table: TableSchema, column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if table.primary_key == (column.name,):
        constraints["unique"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    field: dict[str, object] = {
        "name": column.name,
        "type": _get_field_type(column.type),
        "format": "default",
        "description": column.description,
    }
    if column.unit:
        field["unit"] = column.unit
    if constraints:
        field["constraints"] = constraints
    return field


@cache
def _get_field_type(arrow: pa.DataType) -> str:
    """Return the Table Schema type of a column that is typed in Arrow."""
    return next(name for name, is_kind in _TYPE_CHECKS.items() if is_kind(arrow))
