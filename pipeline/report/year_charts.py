"""The items of one published year or more → the charts of an overview."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.published.published_folder import Row
from pipeline.report import charts, page_data

SOURCE_KIND_PREFIX = "source_kind_"
"""The prefix of the catalogue's keys for kinds of sources."""

NO_SOURCE, UNKNOWN_KIND, OTHER_KINDS = "none", "unknown", "others"
"""Money without a source, money of a source of unknown kind, and money of all smaller kinds."""

_MAX_OFFICES = 15


def drop_empty_charts(all_charts: Sequence[charts.Chart]) -> list[charts.Chart]:
    """The charts that show something; a plan without money gets no chart of money."""
    return [
        chart
        for chart in all_charts
        if any(isinstance(cell, int | float) and cell for row in chart.rows for cell in row)
    ]


def build_shared_charts(years: Sequence[Row], *, by_section: bool = True) -> list[charts.Chart]:
    """Items and money by section, deadlines by month, work by office, over one or more years.

    `by_section` is for one institution: sections of several have nothing but their numbers in
    common.
    """
    items = [item for year in years for item in year["items"]]
    offices = charts.draw_bars("offices", "office", "items", _count_items_by_office(items))
    if not by_section:
        return [_draw_deadlines(years), offices]
    sections = dict.fromkeys(one["id"] for year in years for one in year["sections"])
    counts = Counter(item["s"] for item in items)
    return [
        charts.draw_bars("items", "section", "items", [(name, counts[name]) for name in sections]),
        charts.draw_stacked_bars(
            "money",
            ("section", "source_kind", "kgs"),
            _compute_kind_totals(years, list(sections)),
            f"{SOURCE_KIND_PREFIX}{OTHER_KINDS}",
        ),
        _draw_deadlines(years),
        offices,
    ]


def _draw_deadlines(years: Sequence[Row]) -> charts.Chart:
    """Deadlines by the month of their last day, or by year if there are too many months.

    Deadlines that are the whole period are left out.
    """
    ends = [
        str(item["c"]["deadline_end"])
        for year in years
        for item in year["items"]
        if "deadline_end" in item["c"] and not page_data.is_whole_period(item["c"], year["period"])
    ]
    months = Counter(end[:7] for end in ends)
    shown = _list_months(min(months), max(months)) if months else []
    if len(shown) <= charts.MAX_BARS:
        return charts.draw_bars("months", "month", "items", [(one, months[one]) for one in shown])
    calendar_years = Counter(end[:4] for end in ends)
    return charts.draw_bars("years", "calendar_year", "items", sorted(calendar_years.items()))


def _list_months(first: str, last: str) -> list[str]:
    """All months from one to another, each as `2025-09`."""
    start, end = (12 * int(one[:4]) + int(one[5:]) - 1 for one in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _iter_sums(years: Iterable[Row]) -> Iterator[tuple[str, str, float]]:
    """Yields section, kind of source and KGS of each printed amount of each year, once."""
    for year in years:
        yield from {
            amount["group_id"]: (item["s"], name_source_kind(amount), amount["amount_kgs"])
            for item in year["items"]
            for amount in item.get("f", ())
            if "amount_kgs" in amount
        }.values()


def name_source_kind(amount: Row) -> str:
    """The catalogue's key for the kind of source that pays an amount."""
    kind = amount.get("source_kind", UNKNOWN_KIND if "source" in amount else NO_SOURCE)
    return f"{SOURCE_KIND_PREFIX}{kind}"


def compute_total_kgs(years: Sequence[Row]) -> float:
    """All the money of some years, each printed amount once."""
    return sum(kgs for _, _, kgs in _iter_sums(years))


def _compute_kind_totals(
    years: Sequence[Row], sections: Sequence[str]
) -> list[tuple[str, str, float]]:
    """The sums by section and kind of source, the largest of a section first."""
    kgs_by_kind: defaultdict[tuple[str, str], float] = defaultdict(float)
    for section, kind, kgs in _iter_sums(years):
        kgs_by_kind[section, kind] += kgs
    ordered = sorted(
        kgs_by_kind.items(), key=lambda entry: (sections.index(entry[0][0]), -entry[1])
    )
    return [(section, kind, kgs) for (section, kind), kgs in ordered]


def _count_items_by_office(items: Sequence[Row]) -> list[tuple[str, float]]:
    """The offices with the most items, named as first printed."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for item in items:
        for office in {
            one.get("office", one["party"]): one["party"] for one in item.get("r", ())
        }.items():
            names.setdefault(*office)
            counts[office[0]] += 1
    return [(names[key], count) for key, count in counts.most_common(_MAX_OFFICES)]
