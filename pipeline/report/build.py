"""A published folder's files → the files of its report: `report.html`, and `pages/` for a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pipeline.compare.changes import KINDS
from pipeline.published.published_tables import Row, descriptor, rows
from pipeline.report import charts
from pipeline.report import page_data as payload
from pipeline.report.html_page import html
from pipeline.storage.folder import Files

NAME = "report.html"
PAGES = "pages"
OTHERS = "башка булактар"
"""What the smaller sources of money are called in a chart, in the plan's language."""

NONE = "–"
"""Stands for a number that there is none of, as the pages of a Word file."""

_MOST_OFFICES = 15


def year_report(files: Files, pictures: Callable[[], Sequence[bytes]]) -> dict[str, bytes]:
    """The files that one year's report adds to its folder: the page, and its pages' pictures.

    The charts are drawn beside the pictures.
    """
    data = payload.year(files)
    with ThreadPoolExecutor(1) as beside:
        drawn = beside.submit(_year_charts, data)
        pages = pictures()
        found = drawn.result()
    if not pages:
        data["pages"] = []
    package = descriptor(files)
    source = package["sources"][0]
    facts = [
        ("fact_year", data["year"]),
        ("fact_title", source["title"]),
        ("fact_pages", source["pages"] or NONE),
        ("fact_items", len(data["items"])),
        ("fact_money", _money([data])),
        ("fact_findings", len(data["findings"])),
        ("fact_characters", data["ledger"]["printed"]),
    ]
    page = {"name": data["year"], "years": [data], "facts": facts}
    views = ("overview", "items", "findings")
    return {NAME: html("heading_year", views, found, page)} | {
        f"{PAGES}/{number:03}.webp": picture for number, picture in enumerate(pages, 1)
    }


def _year_charts(data: Row) -> list[charts.Chart]:
    severities = Counter(finding["severity"] for finding in data["findings"])
    order = ("error", "warning", "info")
    return [
        *_charts([data]),
        charts.bars("findings", "severity", "count", [(name, severities[name]) for name in order]),
    ]


def archive_report(years: Mapping[str, Files]) -> bytes:
    """One page over many years, by where each one's folder lies: `year=2025-26/`."""
    found = [payload.brief(files, base) for base, files in years.items()]
    by_year = [(one["year"], len(one["items"])) for one in found]
    money = [(one["year"], _money([one])) for one in found]
    drawn = [
        charts.bars("items_years", "year", "items", by_year),
        charts.bars("money_years", "year", "kgs", money),
        *_charts(found),
    ]
    facts = [
        ("fact_years", len(found)),
        ("fact_items", sum(count for _, count in by_year)),
        ("fact_money", _money(found)),
    ]
    page = {"name": f"{found[0]['year']} – {found[-1]['year']}", "years": found, "facts": facts}
    return html("heading_years", ("overview", "items"), drawn, page)


def comparison_report(files: Files) -> dict[str, bytes]:
    """The file that a comparison's report adds to its folder."""
    package = descriptor(files)
    summary, changes = rows(files, "summary"), rows(files, "changes")
    glossary = rows(files, "glossary_changes")
    kinds = Counter(kind for change in changes for kind in change["kinds"])
    changed = sum(not {"same", "new", "dropped"} & set(change["kinds"]) for change in changes)
    old, new = (source["title"] for source in package["sources"])
    names = [
        one["new_section"]
        if one["new_section"] == one["old_section"]
        else f"{one['old_section'] or '–'} → {one['new_section'] or '–'}"
        for one in summary
    ]
    drawn = [
        charts.paired(
            "compared_items",
            ("section", old, new),
            [
                (name, one["items_before"], one["items_after"])
                for name, one in zip(names, summary, strict=True)
            ],
        ),
        charts.paired(
            "compared_money",
            ("section", old, new),
            [
                (name, float(one["money_before"] or 0), float(one["money_after"] or 0))
                for name, one in zip(names, summary, strict=True)
                if one["money_before"] or one["money_after"]
            ],
        ),
    ]
    page = {
        "name": f"{old} → {new}",
        "facts": [
            ("fact_years", f"{old} → {new}"),
            *((f"fact_{kind}", kinds[kind]) for kind in ("same", "new", "dropped")),
            ("fact_changed", changed),
        ],
        "kinds": [kind for kind in KINDS if kinds[kind]],
        "summary": [payload.plain(row) for row in summary],
        "changes": [_filled(change) for change in changes],
        "glossary": [_filled(entry) for entry in glossary if entry["kind"] != "same"],
    }
    return {NAME: html("heading_changes", ("overview", "changes"), drawn, page)}


def _filled(row: Row) -> dict[str, object]:
    """What a row holds, without what is empty."""
    return {name: payload.plain(value) for name, value in row.items() if value is not None}


def _charts(years: Sequence[Row]) -> list[charts.Chart]:
    """Items and money by section, deadlines by month, work by office, over one year or more."""
    items = [item for year in years for item in year["items"]]
    sections = Counter(item["s"] for item in items)
    months = Counter(
        item["c"]["deadline_end"][:7]
        for item in items
        if "deadline_end" in item["c"] and item["c"]["deadline_kind"] != "academic_year"
    )
    return [
        charts.bars("items", "section", "items", sorted(sections.items(), key=_numbered)),
        charts.stacked("money", ("section", "source", "kgs"), _sources(items), OTHERS),
        charts.bars("months", "month", "items", sorted(months.items())),
        charts.bars("offices", "office", "items", _offices(items)),
    ]


def _numbered(entry: tuple[str, Any]) -> tuple[int, ...]:
    return tuple(int(part) for part in entry[0].split("."))


def _sums(items: Iterable[Row]) -> dict[str, tuple[str, str, float]]:
    """Each printed amount once, by its group: section, source, KGS."""
    return {
        amount["group_id"]: (item["s"], amount.get("source", "–"), amount["amount_kgs"])
        for item in items
        for amount in item.get("f", ())
        if "amount_kgs" in amount
    }


def _money(years: Sequence[Row]) -> float:
    return sum(kgs for year in years for _, _, kgs in _sums(year["items"]).values())


def _sources(items: Sequence[Row]) -> list[tuple[str, str, float]]:
    sums: defaultdict[tuple[str, str], float] = defaultdict(float)
    for section, source, kgs in _sums(items).values():
        sums[section, source] += kgs
    ordered = sorted(sums.items(), key=lambda entry: (_numbered(entry[0]), -entry[1]))
    return [(section, source, kgs) for (section, source), kgs in ordered]


def _offices(items: Sequence[Row]) -> list[tuple[str, float]]:
    """Who answers for most items, named as first printed."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for item in items:
        for office in {
            one.get("office", one["party"]): one["party"] for one in item.get("r", ())
        }.items():
            names.setdefault(*office)
            counts[office[0]] += 1
    return [(names[key], count) for key, count in counts.most_common(_MOST_OFFICES)]
