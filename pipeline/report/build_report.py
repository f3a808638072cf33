"""A published folder's files → the files of its report: `report.html`, and `pages/` for a year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from msgspec.structs import replace

from pipeline.compare.changes import CHANGE_KINDS
from pipeline.published.published_folder import PublishedFolder, Row
from pipeline.published.written_values import NO_VALUE
from pipeline.report import charts, page_data
from pipeline.report.desk_data import build_desk_data
from pipeline.report.html_page import build_html_page
from pipeline.report.linked_data import describe_archive, describe_comparison, describe_year
from pipeline.report.year_charts import build_shared_charts, compute_total_kgs, drop_empty_charts
from pipeline.storage.folder import FolderFiles

REPORT_FILE_NAME = "report.html"
PAGES_FOLDER = "pages"


def build_year_report(
    files: FolderFiles, draw_pages: Callable[[], Sequence[bytes]]
) -> dict[str, bytes]:
    """The files that a year's report adds to its folder: the HTML page, and pictures of the plan's
    pages.

    The charts are drawn while the pictures are made.
    """
    published = PublishedFolder(files)
    data = page_data.build_year_data(published)
    with ThreadPoolExecutor(1) as executor:
        charts_future = executor.submit(_build_year_charts, data)
        page_pictures = draw_pages()
        year_charts = charts_future.result()
    if not page_pictures:
        data["pages"] = []
    desk = build_desk_data(published)
    if desk is not None:
        data["desk"] = desk
    source = published.descriptor["sources"][0]
    facts = [
        ("fact_year", data["year"]),
        ("fact_title", source["title"]),
        ("fact_pages", source["pages"] or NO_VALUE),
        ("fact_items", len(data["items"])),
        ("fact_money", compute_total_kgs([data]) or NO_VALUE),
        ("fact_findings", len(data["findings"])),
        ("fact_characters", data["ledger"]["printed"]),
    ]
    page = {"name": data["year"], "years": [data], "facts": facts, "lang": data["lang"]}
    views = ("overview", "items", *(("units",) if data["units"] else ()), "findings")
    linked_data = describe_year(published.descriptor, data["lang"])
    return {
        REPORT_FILE_NAME: build_html_page("heading_year", views, year_charts, page, linked_data)
    } | {
        f"{PAGES_FOLDER}/{number:03}.png": picture
        for number, picture in enumerate(page_pictures, 1)
    }


def _build_year_charts(data: Row) -> list[charts.Chart]:
    severities = Counter(finding["severity"] for finding in data["findings"])
    counts = [(name, severities[name]) for name in ("error", "warning", "info")]
    findings_chart = replace(charts.draw_bars("findings", "severity", "count", counts), keyed=0)
    return drop_empty_charts([*build_shared_charts([data]), findings_chart])


def build_archive_report(years: Mapping[str, FolderFiles]) -> bytes:
    """One page over many years of one or several institutions; `years` maps the path of each folder
    (`year=2025-26/`, `institution=kmtu/year=2025-26/`) to its files."""
    folders = {base: PublishedFolder(files) for base, files in years.items()}
    year_summaries = [
        page_data.build_year_summary(published, base) for base, published in folders.items()
    ]
    descriptions = [
        describe_year(published.descriptor, one["lang"], base)
        for (base, published), one in zip(folders.items(), year_summaries, strict=True)
    ]
    year_summaries.sort(key=lambda one: (one["period"]["start"], one["period"]["end"]))
    items_by_year: Counter[str] = Counter()
    items_by_institution: Counter[str] = Counter()
    money_by_year: defaultdict[str, float] = defaultdict(float)
    for one in year_summaries:
        items_by_year[one["year"]] += len(one["items"])
        items_by_institution[one["institution"] or NO_VALUE] += len(one["items"])
        money_by_year[one["year"]] += compute_total_kgs([one])
    by_institution = items_by_institution.most_common()
    report_charts = drop_empty_charts(
        [
            *(_draw_years(items_by_year, money_by_year) if len(items_by_year) > 1 else []),
            *(
                [charts.draw_bars("institutions", "institution", "items", by_institution)]
                if len(by_institution) > 1
                else []
            ),
            *build_shared_charts(year_summaries, by_section=len(by_institution) == 1),
        ]
    )
    facts = [
        *([("fact_institutions", len(by_institution))] if len(by_institution) > 1 else []),
        ("fact_years", len(items_by_year)),
        ("fact_items", items_by_year.total()),
        ("fact_money", compute_total_kgs(year_summaries) or NO_VALUE),
    ]
    page = {
        "name": " – ".join(dict.fromkeys((year_summaries[0]["year"], year_summaries[-1]["year"]))),
        "years": year_summaries,
        "facts": facts,
        "lang": year_summaries[-1]["lang"],
    }
    views = ("overview", "items")
    linked_data = describe_archive(descriptions, str(page["name"]), str(page["lang"]))
    return build_html_page("heading_years", views, report_charts, page, linked_data)


def _draw_years(items: Mapping[str, int], money: Mapping[str, float]) -> list[charts.Chart]:
    """Bars for the items and the money of each year."""
    return [
        charts.draw_bars("items_years", "year", "items", [*items.items()]),
        charts.draw_bars("money_years", "year", "kgs", [*money.items()]),
    ]


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
    report_charts = drop_empty_charts(
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
        "units": [_drop_empty(row) for row in published.read_rows("unit_changes")],
        "changes": [_drop_empty(change) for change in changes],
        "glossary": [_drop_empty(entry) for entry in glossary if entry["kind"] != "same"],
    }
    views = ("overview", "changes")
    linked_data = describe_comparison(published.descriptor, str(page["lang"]))
    content = build_html_page("heading_changes", views, report_charts, page, linked_data)
    return {REPORT_FILE_NAME: content}


def _drop_empty(row: Row) -> dict[str, object]:
    """The values of a row that are not null, ready for JSON."""
    return {
        name: page_data.to_json_value(value) for name, value in row.items() if value is not None
    }
