"""Published rows → the data that the page's script needs, ready for JSON.

The keys of items and cells are short, since a page over many years holds 20,000 of them. Empty
values are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from normalizers.commonest import pick_commonest
from pipeline.languages.catalogue import ENGLISH, list_languages, load_catalogue
from pipeline.languages.translation import translate_detail, translate_message
from pipeline.matching.compared_items import ACTION_COLUMNS
from pipeline.published.published_folder import PublishedFolder, Row

_NON_TEXT_COLUMNS = {
    *("item_id", "academic_year", "section", "section_title", "row", "page_first", "page_last"),
    *("method", "confidence", "action"),
}
_KYRGYZ_LETTERS = re.compile("[өүңӨҮҢ]")
_MIN_KYRGYZ_SHARE = 0.2
"""A plan is in Kyrgyz if at least this share of its actions has a letter that Russian does not
have."""

_PARTY_COLUMNS = ("party", "unit_canonical", "office")
_AMOUNT_COLUMNS = ("amount_kgs", "amount", "currency", "source", "source_kind", "note", "group_id")
_ABBREVIATION_COLUMNS = ("column", "surface", "stem", "canonical", "expansion", "start")
_FINDING_COLUMNS = ("severity", "code", "item_id", "page", "message", "detail")


def build_year_data(published: PublishedFolder) -> Row:
    """One published year with all that its page shows; `pages` are the sizes of the plan's pages in
    points."""
    package = published.descriptor
    findings = published.read_rows("findings")
    abbreviations = published.read_rows_by_item("abbreviations")
    return {
        **_build_year_head(published, ""),
        "pages": package["pageSizes"]["pages"],
        **_build_items(published, abbreviations),
        "cells": _group_cells_by_page(published.read_rows("cells", ("boxes", "item_ids"))),
        "findings": [
            _pick_columns(row, _FINDING_COLUMNS) | say_in_languages(row["message"], row["detail"])
            for row in findings
        ],
        "ledger": package["ledger"]["total"],
    }


def build_year_summary(published: PublishedFolder, base: str) -> Row:
    """One published year among many: its items without abbreviations, cells and findings."""
    return {
        **_build_year_head(published, base),
        "pages": [],
        **_build_items(published, {}),
        "findings": [],
    }


def _build_year_head(published: PublishedFolder, base: str) -> Row:
    return {
        "year": published.descriptor["name"].removeprefix("ishplan-"),
        "period": published.descriptor["period"],
        "institution": published.descriptor["institution"],
        "base": base,
    }


def _build_items(published: PublishedFolder, abbreviations: Mapping[str, list[Row]]) -> Row:
    """The items, the sections with their printed titles, the units that answer, and the language of
    the actions."""
    parties, amounts = map(published.read_rows_by_item, ("responsibles", "funding"))
    units = _number_units(parties, _find_expansions(published.read_rows("glossary")))
    items = []
    titles = {one.section: one.title for one in published.sections}
    for section, row in published.iter_items():
        titles[section.section] = row["section_title"]
        item_id = row["item_id"]
        texts = {key: value for key, value in row.items() if key not in _NON_TEXT_COLUMNS}
        items.append(
            {
                "id": item_id,
                "s": section.section,
                "p": [row["page_first"], row["page_last"]] if row["page_first"] else [],
            }
            | {
                "c": to_json_value(
                    {key: value for key, value in texts.items() if value is not None}
                )
            }
            | _name_action_column(row)
            | ({"o": row["confidence"]} if row["method"] == "ocr" else {})
            | _build_optional_list("r", parties[item_id], _PARTY_COLUMNS)
            | _list_units(parties[item_id], units)
            | _build_optional_list("f", amounts[item_id], _AMOUNT_COLUMNS)
            | _build_optional_list("a", abbreviations.get(item_id, []), _ABBREVIATION_COLUMNS)
        )
    sections = [{"id": section, "title": title} for section, title in titles.items()]
    actions = [item["c"].get(item.get("n")) for item in items]
    return {
        "items": items,
        "sections": sections,
        "units": [[unit_id, *described] for unit_id, (_, *described) in units.items()],
        "lang": find_language(actions),
    }


NumberedUnit = tuple[int, str, str, list[str]]
"""A unit's number, its name, what the name stands for, and its other printed names."""


def _number_units(
    parties: Mapping[str, Sequence[Row]], expansions: Mapping[str, str]
) -> dict[str, NumberedUnit]:
    """Each unit by its id: its number, its name (the entry of the list, or its most frequent
    print), and what that stands for, empty if no list says it for certain."""
    names: defaultdict[str, Counter[str]] = defaultdict(Counter)
    printed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for own_parties in parties.values():
        for party in own_parties:
            if unit_id := party.get("unit_id"):
                names[unit_id][party["unit_canonical"] or party["unit"]] += 1
                printed[unit_id][party["unit"]] += 1
    numbered: dict[str, NumberedUnit] = {}
    for number, (unit_id, counts) in enumerate(names.items()):
        name = pick_commonest(counts)
        others = [text for text, _ in printed[unit_id].most_common() if text != name]
        numbered[unit_id] = number, name, expansions.get(name, ""), others
    return numbered


def _find_expansions(glossary: Sequence[Row]) -> dict[str, str]:
    """The meaning of each short form in a plan's list that has only one meaning."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for row in glossary:
        if row["expansion"]:
            meanings[row["abbreviation"]].add(row["expansion"])
    return {name: min(found) for name, found in meanings.items() if len(found) == 1}


def _list_units(parties: Sequence[Row], units: Mapping[str, NumberedUnit]) -> Row:
    """The numbers of the units that answer for an item, each once; the script finds the unit by
    it."""
    numbers = dict.fromkeys(
        units[party["unit_id"]][0] for party in parties if party.get("unit_id") in units
    )
    return {"u": [*numbers]} if numbers else {}


def find_language(actions: Sequence[str | None]) -> str:
    """The language that a plan's actions are printed in: `ky` or `ru`."""
    kyrgyz_count = sum(_KYRGYZ_LETTERS.search(action or "") is not None for action in actions)
    return "ky" if kyrgyz_count >= _MIN_KYRGYZ_SHARE * len(actions) else "ru"


def is_whole_period(columns: Row, period: Row) -> bool:
    """Whether an item's deadline is just the whole period."""
    bounds = columns.get("deadline_start"), columns.get("deadline_end")
    return columns["deadline_kind"] == "academic_year" or bounds == (period["start"], period["end"])


def _name_action_column(row: Row) -> Row:
    """The column that says what is done, if there is one, under its short key."""
    for column in ACTION_COLUMNS:
        if row["action"] is not None and row.get(column) == row["action"]:
            return {"n": column}
    return {}


def _build_optional_list(key: str, table_rows: Sequence[Row], columns: Sequence[str]) -> Row:
    return {key: [_pick_columns(row, columns) for row in table_rows]} if table_rows else {}


def _pick_columns(row: Row, columns: Iterable[str]) -> Row:
    """Those of `columns` that the row has and that are not null."""
    return {name: to_json_value(row[name]) for name in columns if row.get(name) is not None}


def to_json_value(value: object) -> object:
    """A value as JSON: dates as in ISO 8601, decimals as numbers."""
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
    """The cells of each page: their boxes in points, and the items that use them."""
    cells_by_page: defaultdict[int, list[Row]] = defaultdict(list)
    for row in cell_rows:
        for box in row["boxes"] or ():
            cell: Row = {"b": [round(box[edge], 1) for edge in ("x0", "y0", "x1", "y1")]}
            if row["item_ids"]:
                cell["i"] = row["item_ids"]
            cells_by_page[box["page"]].append(cell)
    return dict(cells_by_page)


def say_in_languages(message: str, detail: str | None = None) -> Row:
    """A finding's message in all other languages (`said`), and its detail if that is translated too
    (`detailed`).

    Both are published in English.
    """
    catalogues = [load_catalogue(language) for language in list_languages() if language != ENGLISH]
    said = {one.language: translate_message(one, message) for one in catalogues}
    detailed = {one.language: translate_detail(one, detail) for one in catalogues if detail}
    return {"said": {language: text for language, text in said.items() if text}} | (
        {"detailed": detailed} if {*detailed.values()} - {detail} else {}
    )
