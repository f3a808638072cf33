"""Published rows → what the page's script needs, ready for JSON.

Keys are short where there is one for each item or cell, since an archive's page holds 20,000 of
them. Whatever is empty is left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from json import dumps

from pipeline.published.published_tables import (
    Row,
    group_by_item,
    list_sections,
    parse_descriptor,
    read_rows,
)
from pipeline.storage.folder import FolderFiles

_NON_TEXT_COLUMNS = {
    *("item_id", "academic_year", "section", "section_title", "row", "page_first", "page_last"),
    *("method", "confidence"),
}
_PARTY_COLUMNS = ("party", "unit_canonical", "office")
_AMOUNT_COLUMNS = ("amount_kgs", "source", "note", "group_id")
_ABBREVIATION_COLUMNS = ("column", "surface", "stem", "canonical", "expansion", "start")
_FINDING_COLUMNS = ("severity", "code", "item_id", "page", "message", "detail")


def build_year_data(files: FolderFiles) -> Row:
    """One published year, with all that its page shows; `pages` are their sizes in points."""
    package = parse_descriptor(files)
    findings = read_rows(files, "findings")
    abbreviations = group_by_item(read_rows(files, "abbreviations"))
    return {
        **_build_year_head(files, ""),
        "pages": package["pageSizes"]["pages"],
        "items": _build_items(files, abbreviations),
        "cells": _group_cells_by_page(read_rows(files, "cells")),
        "findings": [
            _pick_columns(row, _FINDING_COLUMNS) | _suggest_corrections(row, abbreviations)
            for row in findings
        ],
        "ledger": package["ledger"]["total"],
    }


def build_year_summary(files: FolderFiles, base: str) -> Row:
    """One published year among many: its items without abbreviations, cells and findings."""
    return {
        **_build_year_head(files, base),
        "pages": [],
        "items": _build_items(files, {}),
        "findings": [],
    }


def _build_year_head(files: FolderFiles, base: str) -> Row:
    package = parse_descriptor(files)
    return {
        "year": package["name"].removeprefix("ishplan-"),
        "base": base,
        "sections": [{"id": number, "title": title} for number, title in list_sections(files)],
    }


def _build_items(files: FolderFiles, abbreviations: Mapping[str, list[Row]]) -> list[Row]:
    parties, amounts = (
        group_by_item(read_rows(files, name)) for name in ("responsibles", "funding")
    )
    items = []
    for number, _ in list_sections(files):
        for row in read_rows(files, f"sections/{number}"):
            item_id = row["item_id"]
            texts = {key: value for key, value in row.items() if key not in _NON_TEXT_COLUMNS}
            items.append(
                {
                    "id": item_id,
                    "s": number,
                    "p": [row["page_first"], row["page_last"]] if row["page_first"] else [],
                }
                | {
                    "c": to_json_value(
                        {key: value for key, value in texts.items() if value is not None}
                    )
                }
                | ({"o": row["confidence"]} if row["method"] == "ocr" else {})
                | _build_optional_list("r", parties[item_id], _PARTY_COLUMNS)
                | _build_optional_list("f", amounts[item_id], _AMOUNT_COLUMNS)
                | _build_optional_list("a", abbreviations.get(item_id, []), _ABBREVIATION_COLUMNS)
            )
    return items


def _build_optional_list(key: str, table_rows: Sequence[Row], columns: Sequence[str]) -> Row:
    return {key: [_pick_columns(row, columns) for row in table_rows]} if table_rows else {}


def _pick_columns(row: Row, columns: Iterable[str]) -> Row:
    return {name: to_json_value(row[name]) for name in columns if row[name] is not None}


def to_json_value(value: object) -> object:
    """A value as JSON has it: dates as in ISO 8601, decimals as numbers."""
    if isinstance(value, Mapping):
        return {key: to_json_value(one) for key, one in value.items()}
    if isinstance(value, list):
        return [to_json_value(one) for one in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _group_cells_by_page(cell_rows: Sequence[Row]) -> dict[int, list[Row]]:
    """The cells of each page: box in points, and the items that they feed."""
    cells_by_page: defaultdict[int, list[Row]] = defaultdict(list)
    for row in cell_rows:
        for box in row["boxes"] or ():
            cell: Row = {"b": [round(box[edge], 1) for edge in ("x0", "y0", "x1", "y1")]}
            if row["item_ids"]:
                cell["i"] = row["item_ids"]
            cells_by_page[box["page"]].append(cell)
    return dict(cells_by_page)


def _suggest_corrections(finding: Row, abbreviations: Mapping[str, list[Row]]) -> Row:
    """The lines of the analyst's file that would settle a finding about an abbreviation."""
    if not str(finding["code"]).startswith(("abbreviation_", "definition_")):
        return {}
    matching_rows = [
        row
        for row in abbreviations.get(finding["item_id"] or "", [])
        if row["stem"] in f"{finding['message']} {finding['detail']}"
    ]
    if not matching_rows:
        return {}
    row = max(matching_rows, key=lambda row: len(row["stem"]))
    stem, candidates = str(row["stem"]), row["candidates"] or []
    abbreviation = row["canonical"] or (
        str(candidates[0]).split(" – ", 1)[0] if candidates else None
    )
    has_own = bool(candidates) and abbreviation == stem and row["canonical"] is None
    own_expansion = str(candidates[0]).partition(" – ")[2] if has_own else ""
    definition_yaml = (
        f"abbreviations:\n  {_to_yaml_string(stem)}: {_to_yaml_string(own_expansion or '…')}\n"
    )
    if abbreviation is None or own_expansion:
        return {"yaml": [definition_yaml]}
    return {
        "yaml": [
            *([] if row["canonical"] else [definition_yaml]),
            f"links:\n  {_to_yaml_string(stem)}: {_to_yaml_string(abbreviation)}\n",
            f"refused:\n  {_to_yaml_string(stem)}: [{_to_yaml_string(abbreviation)}]\n",
        ]
    }


def _to_yaml_string(text: str) -> str:
    """A string in double quotes: JSON's are YAML's."""
    return dumps(text, ensure_ascii=False)
