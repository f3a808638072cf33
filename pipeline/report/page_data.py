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

from pipeline.published.published_tables import Row, by_item, descriptor, rows, sections
from pipeline.storage.folder import Files

_PLACE = {
    *("item_id", "academic_year", "section", "section_title", "row", "page_first", "page_last"),
    *("method", "confidence"),
}
_PARTY = ("party", "unit_canonical", "office")
_AMOUNT = ("amount_kgs", "source", "note", "group_id")
_ABBREVIATION = ("column", "surface", "stem", "canonical", "expansion", "start")
_FINDING = ("severity", "code", "item_id", "page", "message", "detail")


def year(files: Files) -> Row:
    """One published year, with all that its page shows; `pages` are their sizes in points."""
    package = descriptor(files)
    findings = rows(files, "findings")
    abbreviations = by_item(rows(files, "abbreviations"))
    return {
        **_head(files, ""),
        "pages": package["pageSizes"]["pages"],
        "items": _items(files, abbreviations),
        "cells": _cells(rows(files, "cells")),
        "findings": [_short(row, _FINDING) | _settling(row, abbreviations) for row in findings],
        "ledger": package["ledger"]["total"],
    }


def brief(files: Files, base: str) -> Row:
    """One published year among many: its items without abbreviations, cells and findings."""
    return {**_head(files, base), "pages": [], "items": _items(files, {}), "findings": []}


def _head(files: Files, base: str) -> Row:
    package = descriptor(files)
    return {
        "year": package["name"].removeprefix("ishplan-"),
        "base": base,
        "sections": [{"id": number, "title": title} for number, title in sections(files)],
    }


def _items(files: Files, abbreviations: Mapping[str, list[Row]]) -> list[Row]:
    parties, amounts = (by_item(rows(files, name)) for name in ("responsibles", "funding"))
    found = []
    for number, _ in sections(files):
        for row in rows(files, f"sections/{number}"):
            item = row["item_id"]
            texts = {key: value for key, value in row.items() if key not in _PLACE}
            found.append(
                {
                    "id": item,
                    "s": number,
                    "p": [row["page_first"], row["page_last"]] if row["page_first"] else [],
                }
                | {"c": plain({key: value for key, value in texts.items() if value is not None})}
                | ({"o": row["confidence"]} if row["method"] == "ocr" else {})
                | _list("r", parties[item], _PARTY)
                | _list("f", amounts[item], _AMOUNT)
                | _list("a", abbreviations.get(item, []), _ABBREVIATION)
            )
    return found


def _list(key: str, found: Sequence[Row], columns: Sequence[str]) -> Row:
    return {key: [_short(row, columns) for row in found]} if found else {}


def _short(row: Row, columns: Iterable[str]) -> Row:
    return {name: plain(row[name]) for name in columns if row[name] is not None}


def plain(value: object) -> object:
    """A value as JSON has it: dates as in ISO 8601, decimals as numbers."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, date):
        return value.isoformat()
    return value


def _cells(found: Sequence[Row]) -> dict[int, list[Row]]:
    """The cells of each page: box in points, and the items that they feed."""
    pages: defaultdict[int, list[Row]] = defaultdict(list)
    for row in found:
        for box in row["boxes"] or ():
            cell: Row = {"b": [round(box[edge], 1) for edge in ("x0", "y0", "x1", "y1")]}
            if row["item_ids"]:
                cell["i"] = row["item_ids"]
            pages[box["page"]].append(cell)
    return dict(pages)


def _settling(finding: Row, abbreviations: Mapping[str, list[Row]]) -> Row:
    """The lines of the analyst's file that would settle a finding about an abbreviation."""
    if not str(finding["code"]).startswith("abbreviation_"):
        return {}
    known = [
        row
        for row in abbreviations.get(finding["item_id"] or "", [])
        if row["stem"] in f"{finding['message']} {finding['detail']}"
    ]
    if not known:
        return {}
    row = max(known, key=lambda row: len(row["stem"]))
    stem, candidates = str(row["stem"]), row["candidates"] or []
    entry = row["canonical"] or (str(candidates[0]).split(" – ", 1)[0] if candidates else None)
    defined = f"abbreviations:\n  {_scalar(stem)}: {_scalar('…')}\n"
    if entry is None:
        return {"yaml": [defined]}
    return {
        "yaml": [
            *([] if row["canonical"] else [defined]),
            f"links:\n  {_scalar(stem)}: {_scalar(entry)}\n",
            f"refused:\n  {_scalar(stem)}: [{_scalar(entry)}]\n",
        ]
    }


def _scalar(text: str) -> str:
    """A string in double quotes: JSON's are YAML's."""
    return dumps(text, ensure_ascii=False)
