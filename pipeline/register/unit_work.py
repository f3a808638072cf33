"""What each unit has to do in one published year: its items, their money, their months.

An item of several units counts for each of them, and so does its money: sums of units must not be
added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct

from normalizers.amounts.printed_sums import add_printed_sums
from normalizers.commonest import pick_commonest
from pipeline.published.published_folder import PublishedFolder, Row

_DAYLESS_KINDS = frozenset(("none", "by_plan", "recurring", "academic_year", "year"))
"""Kinds of deadline that name no month."""


class UnitItem(Struct, frozen=True):
    """An item of a unit; `parties` are those of the unit that answer for it, as printed."""

    item_id: str
    section: str
    action: str | None
    deadline: str | None
    month: str | None
    parties: tuple[str, ...]
    kgs: Decimal | None


class UnitWork(Struct, frozen=True):
    """The work of a unit, or of an office, in one year; `name` is its most frequent print in that
    year.

    `kgs` counts each printed sum once; None if none is printed.
    """

    id: str
    name: str
    items: tuple[UnitItem, ...]
    kgs: Decimal | None

    def count_by_month(self) -> dict[str, int]:
        """How many of its items end in each month, `2025-09`, in order."""
        return dict(sorted(Counter(one.month for one in self.items if one.month).items()))


def list_unit_work(published: PublishedFolder, id_column: str = "unit_id") -> list[UnitWork]:
    """The work of every unit of a year (of every office with `office_id`), the most items first.

    Raises one of `UNREADABLE_ERRORS` if the files are damaged.
    """
    parties = published.read_rows("responsibles")
    amounts = published.read_rows_by_item("funding")
    rows = {row["item_id"]: (section.section, row) for section, row in published.iter_items()}
    parties_by_id: dict[str, dict[str, list[Row]]] = {}
    names: dict[str, Counter[str]] = {}
    for party in parties:
        own_id = party.get(id_column)
        if own_id is None:
            continue
        parties_by_id.setdefault(own_id, {}).setdefault(party["item_id"], []).append(party)
        printed = party["unit"] if id_column == "unit_id" else party["party"]
        names.setdefault(own_id, Counter())[printed or party["party"]] += 1
    works = [
        UnitWork(
            own_id,
            pick_commonest(names[own_id]),
            tuple(
                _build_item(*rows[item_id], own_parties, amounts.get(item_id, ()))
                for item_id, own_parties in by_item.items()
            ),
            _add_up(one for item_id in by_item for one in amounts.get(item_id, ())),
        )
        for own_id, by_item in parties_by_id.items()
    ]
    return sorted(works, key=lambda work: (-len(work.items), work.id))


def _build_item(section: str, row: Row, parties: Sequence[Row], amounts: Sequence[Row]) -> UnitItem:
    end: date | None = row["deadline_end"]
    has_month = end is not None and row["deadline_kind"] not in _DAYLESS_KINDS
    return UnitItem(
        row["item_id"],
        section,
        row["action"],
        row["deadline"],
        f"{end:%Y-%m}" if end is not None and has_month else None,
        tuple(dict.fromkeys(party["party"] for party in parties)),
        _add_up(amounts),
    )


def _add_up(amounts: Iterable[Row]) -> Decimal | None:
    return add_printed_sums((one["group_id"], one["amount_kgs"]) for one in amounts)
