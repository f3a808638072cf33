"""Datasets of any shape, drawn: sections of any kind with any columns, of any period."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import strategies as st
from msgspec.structs import replace

from normalizers.dates.period_days import period_bounds
from normalizers.titles.column_titles import ACTION_KEYS
from pipeline.dataset.dataset_records import Dataset, RowMapping, SectionRows
from pipeline.schema import SECTION_KINDS, ItemId, build_section_table
from pipeline.schema.columns import TEXT
from pipeline.structure.source import PlanSource
from tests.support.made_dataset import SURE
from tests.support.made_years import ACTIONS

PERIODS = ("2024-25", "2025-26", "2025", "2026", "2020-2023", "2024-2028")
SECTION_IDS = ("1", "2.3", "IV", "А", "s1", "s2-2", "3-2", "10")
FURTHER_COLUMNS = (
    *("subsection", "item_no", "task", "measure", "step", "document", "indicator", "outcome"),
    *("funding", "note", "place", "participants", "other"),
)
_OWN_PLACE = {"item_id", "academic_year", "section", "section_title", "action", "deadline_kind"}
_TEXTS = st.sampled_from((*ACTIONS, "=1+1", "<script>", "Зал № 3; «А»", "x" * 200, "12"))
_KINDS_OF_DEADLINE = st.sampled_from(("none", "month", "recurring", "by_plan", "range"))


@st.composite
def _rows(draw: st.DrawFn, kind: str, columns: Sequence[str], period: str) -> list[RowMapping]:
    first, last = period_bounds(period)
    texts = [
        column.name
        for column in build_section_table(kind, columns).columns
        if column.type == TEXT and column.name not in {*_OWN_PLACE, "method"}
    ]
    rows: list[RowMapping] = []
    for _ in range(draw(st.integers(0, 3))):
        row: dict[str, object] = {name: draw(st.none() | _TEXTS) for name in texts}
        row |= SURE | {"deadline_kind": draw(_KINDS_OF_DEADLINE), "page_first": 1, "page_last": 1}
        if row["deadline_kind"] in ("month", "range"):
            row |= {"deadline_start": first, "deadline_end": draw(st.dates(first, last))}
        if "indicator" in texts:
            row["indicator_value"] = draw(st.none() | st.sampled_from((0.0, 2.5, 1e9)))
        if "other" in columns:
            titled = st.fixed_dictionaries({"title": st.none() | _TEXTS, "text": _TEXTS})
            row["other"] = draw(st.none() | st.lists(titled, min_size=1, max_size=2))
        named = (row.get(name) for name in (*ACTION_KEYS, "task"))
        row["action"] = next((text for text in named if text), None)
        rows.append(row)
    return rows


@st.composite
def any_datasets(draw: st.DrawFn, period: str) -> Dataset:
    """A plan of one to four sections."""
    ids = draw(st.lists(st.sampled_from(SECTION_IDS), min_size=1, max_size=4, unique=True))
    sections = []
    for section in ids:
        kind = draw(st.sampled_from(SECTION_KINDS))
        columns = draw(st.lists(st.sampled_from(FURTHER_COLUMNS), max_size=6, unique=True))
        rows = draw(_rows(kind, columns, period))
        sections.append(SectionRows(section, kind, draw(st.just("") | _TEXTS), rows, columns))
    items = [
        (str(ItemId(period, part.section, row)), values)
        for part in sections
        for row, values in enumerate(part.rows, 1)
    ]
    return Dataset(
        academic_year=period,
        source=PlanSource(name="plan.pdf", sha256="ab" * 32, bytes=1, pages=1),
        sections=sections,
        responsibles=[
            {"item_id": item, "position": 1, "party": row["responsible"]}
            for item, row in items
            if row["responsible"]
        ],
        funding=[
            {
                "item_id": item,
                "position": 1,
                "amount_kgs": draw(st.none() | st.just(Decimal("1500.00"))),
                "amount": draw(st.none() | st.just(Decimal("1500.00"))),
                "currency": draw(st.sampled_from((None, "KGS", "USD"))),
                "source": draw(st.none() | _TEXTS),
                "group_id": f"{item}/1",
            }
            for item, row in items
            if row.get("funding")
        ],
        abbreviations=[],
        glossary=[],
        cells=[],
        findings=[],
        ledger=[{"page": 1, "printed": 0}],
        page_sizes=[(595.0, 842.0)],
    )


def move_to(dataset: Dataset, period: str) -> Dataset:
    """The same plan for another period."""

    def move(row: RowMapping) -> RowMapping:
        names = ("item_id", "group_id")
        moved = {
            name: f"{period}/{str(row[name]).partition('/')[2]}" for name in names if name in row
        }
        return {**row, **moved}

    return replace(
        dataset,
        academic_year=period,
        responsibles=[*map(move, dataset.responsibles)],
        funding=[*map(move, dataset.funding)],
    )
