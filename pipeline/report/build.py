"""A published folder's files → the files of its report: `report.html`, and `pages/` for a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from normalizers.letters.confusables import fold_confusables
from pipeline.compare.changes import CHANGE_KINDS
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.published.written_values import NO_VALUE
from pipeline.report import charts, page_data
from pipeline.report.html_page import build_html_page
from pipeline.storage.folder import FolderFiles

REPORT_FILE_NAME = "report.html"
PAGES_FOLDER = "pages"
OTHER_SOURCES_LABEL = "башка булактар"
"""What the smaller sources of money are called in a chart, in the plan's language."""

_MAX_OFFICES = 15


def build_year_report(
    files: FolderFiles, draw_pages: Callable[[], Sequence[bytes]]
) -> dict[str, bytes]:
    """The files that one year's report adds to its folder: the page, and its pages' pictures.

    The charts are drawn beside the pictures.
    """
    published = PublishedFolder(files)
    data = page_data.build_year_data(published)
    with ThreadPoolExecutor(1) as executor:
        charts_future = executor.submit(_build_year_charts, data)
        page_pictures = draw_pages()
        year_charts = charts_future.result()
    if not page_pictures:
        data["pages"] = []
    source = published.descriptor["sources"][0]
    facts = [
        ("fact_year", data["year"]),
        ("fact_title", source["title"]),
        ("fact_pages", source["pages"] or NO_VALUE),
        ("fact_items", len(data["items"])),
        ("fact_money", _compute_total_kgs([data]) or NO_VALUE),
        ("fact_findings", len(data["findings"])),
        ("fact_characters", data["ledger"]["printed"]),
    ]
    page = {"name": data["year"], "years": [data], "facts": facts, "lang": data["lang"]}
    views = ("overview", "items", "findings")
    return {REPORT_FILE_NAME: build_html_page("heading_year", views, year_charts, page)} | {
        f"{PAGES_FOLDER}/{number:03}.webp": picture
        for number, picture in enumerate(page_pictures, 1)
    }


def _build_year_charts(data: Row) -> list[charts.Chart]:
    severities = Counter(finding["severity"] for finding in data["findings"])
    counts = [(name, severities[name]) for name in ("error", "warning", "info")]
    findings_chart = charts.draw_bars("findings", "severity", "count", counts)
    return _drop_empty_charts([*_build_shared_charts([data]), findings_chart])


def build_archive_report(years: Mapping[str, FolderFiles]) -> bytes:
    """One page over many years of one institution or several, by where each one's folder lies:
    `year=2025-26/`, `institution=kmtu/year=2025-26/`."""
    year_summaries = [
        page_data.build_year_summary(PublishedFolder(files), base) for base, files in years.items()
    ]
    year_summaries.sort(key=lambda one: (one["period"]["start"], one["period"]["end"]))
    items_by_year: Counter[str] = Counter()
    items_by_institution: Counter[str] = Counter()
    money_by_year: defaultdict[str, float] = defaultdict(float)
    for one in year_summaries:
        items_by_year[one["year"]] += len(one["items"])
        items_by_institution[one["institution"] or NO_VALUE] += len(one["items"])
        money_by_year[one["year"]] += _compute_total_kgs([one])
    by_institution = items_by_institution.most_common()
    report_charts = _drop_empty_charts(
        [
            charts.draw_bars("items_years", "year", "items", [*items_by_year.items()]),
            charts.draw_bars("money_years", "year", "kgs", [*money_by_year.items()]),
            *(
                [charts.draw_bars("institutions", "institution", "items", by_institution)]
                if len(by_institution) > 1
                else []
            ),
            *_build_shared_charts(year_summaries),
        ]
    )
    facts = [
        *([("fact_institutions", len(by_institution))] if len(by_institution) > 1 else []),
        ("fact_years", len(items_by_year)),
        ("fact_items", items_by_year.total()),
        ("fact_money", _compute_total_kgs(year_summaries) or NO_VALUE),
    ]
    page = {
        "name": " – ".join(dict.fromkeys((year_summaries[0]["year"], year_summaries[-1]["year"]))),
        "years": year_summaries,
        "facts": facts,
        "lang": year_summaries[-1]["lang"],
    }
    return build_html_page("heading_years", ("overview", "items"), report_charts, page)


def build_comparison_report(files: FolderFiles) -> dict[str, bytes]:
    """The file that a comparison's report adds to its folder."""
    published = PublishedFolder(files)
    summary, changes, glossary = map(
        published.read_rows, ("summary", "changes", "glossary_changes")
    )
    kind_counts = Counter(kind for change in changes for kind in change["kinds"])
    changed_count = sum(not {"same", "new", "dropped"} & set(change["kinds"]) for change in changes)
    old, new = (source["title"] for source in published.descriptor["sources"])
    section_names = [
        one["new_section"]
        if one["new_section"] == one["old_section"]
        else f"{one['old_section'] or '–'} → {one['new_section'] or '–'}"
        for one in summary
    ]
    report_charts = _drop_empty_charts(
        [
            charts.draw_paired_bars(
                "compared_items",
                ("section", old, new),
                [
                    (name, one["items_before"], one["items_after"])
                    for name, one in zip(section_names, summary, strict=True)
                ],
            ),
            charts.draw_paired_bars(
                "compared_money",
                ("section", old, new),
                [
                    (name, float(one["money_before"] or 0), float(one["money_after"] or 0))
                    for name, one in zip(section_names, summary, strict=True)
                    if one["money_before"] or one["money_after"]
                ],
            ),
        ]
    )
    page = {
        "name": f"{old} → {new}",
        "lang": page_data.find_language([change["action"] for change in changes]),
        "facts": [
            ("fact_years", f"{old} → {new}"),
            *((f"fact_{kind}", kind_counts[kind]) for kind in ("same", "new", "dropped")),
            ("fact_changed", changed_count),
        ],
        "kinds": [kind for kind in CHANGE_KINDS if kind_counts[kind]],
        "summary": [page_data.to_json_value(row) for row in summary],
        "changes": [_drop_empty(change) for change in changes],
        "glossary": [_drop_empty(entry) for entry in glossary if entry["kind"] != "same"],
    }
    return {
        REPORT_FILE_NAME: build_html_page(
            "heading_changes", ("overview", "changes"), report_charts, page
        )
    }


def _drop_empty(row: Row) -> dict[str, object]:
    """What a row holds, without what is empty."""
    return {
        name: page_data.to_json_value(value) for name, value in row.items() if value is not None
    }


def _drop_empty_charts(all_charts: Sequence[charts.Chart]) -> list[charts.Chart]:
    """The charts that show something: a plan without money has no chart of it."""
    return [
        chart
        for chart in all_charts
        if any(isinstance(cell, int | float) and cell for row in chart.rows for cell in row)
    ]


def _build_shared_charts(years: Sequence[Row]) -> list[charts.Chart]:
    """Items and money by section, deadlines by month, work by office, over one year or more."""
    items = [item for year in years for item in year["items"]]
    sections = dict.fromkeys(one["id"] for year in years for one in year["sections"])
    counts = Counter(item["s"] for item in items)
    return [
        charts.draw_bars("items", "section", "items", [(name, counts[name]) for name in sections]),
        charts.draw_stacked_bars(
            "money",
            ("section", "source", "kgs"),
            _compute_source_totals(years, list(sections)),
            OTHER_SOURCES_LABEL,
        ),
        _draw_deadlines(years),
        charts.draw_bars("offices", "office", "items", _count_items_by_office(items)),
    ]


def _draw_deadlines(years: Sequence[Row]) -> charts.Chart:
    """Deadlines by the month of their last day; by the year where there are too many months.

    Deadlines that are the whole period are left out.
    """
    ends = [
        str(item["c"]["deadline_end"])
        for year in years
        for item in year["items"]
        if "deadline_end" in item["c"] and not page_data.is_whole_period(item["c"], year["period"])
    ]
    months = Counter(end[:7] for end in ends)
    if len(months) <= charts.MAX_BARS:
        return charts.draw_bars("months", "month", "items", sorted(months.items()))
    calendar_years = Counter(end[:4] for end in ends)
    return charts.draw_bars("years", "calendar_year", "items", sorted(calendar_years.items()))


def _iter_sums(years: Iterable[Row]) -> Iterator[tuple[str, str, float]]:
    """Each printed amount of a year once, by its group: section, source, KGS."""
    for year in years:
        yield from {
            amount["group_id"]: (item["s"], amount.get("source", NO_VALUE), amount["amount_kgs"])
            for item in year["items"]
            for amount in item.get("f", ())
            if "amount_kgs" in amount
        }.values()


def _compute_total_kgs(years: Sequence[Row]) -> float:
    return sum(kgs for _, _, kgs in _iter_sums(years))


def _compute_source_totals(
    years: Sequence[Row], sections: Sequence[str]
) -> list[tuple[str, str, float]]:
    """The sums by section and source; a source is known by its letters, named as first printed."""
    kgs_by_source: defaultdict[tuple[str, str], float] = defaultdict(float)
    names: dict[str, str] = {}
    for section, source, kgs in _iter_sums(years):
        name = names.setdefault("".join(fold_confusables(source).split()), source)
        kgs_by_source[section, name] += kgs
    ordered = sorted(
        kgs_by_source.items(), key=lambda entry: (sections.index(entry[0][0]), -entry[1])
    )
    return [(section, source, kgs) for (section, source), kgs in ordered]


def _count_items_by_office(items: Sequence[Row]) -> list[tuple[str, float]]:
    """Who answers for most items, named as first printed."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for item in items:
        for office in {
            one.get("office", one["party"]): one["party"] for one in item.get("r", ())
        }.items():
            names.setdefault(*office)
            counts[office[0]] += 1
    return [(names[key], count) for key, count in counts.most_common(_MAX_OFFICES)]
