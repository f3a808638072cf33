"""Years made by hand, to be compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from pipeline.compare.changes import ItemChange
from pipeline.compare.comparison import PublishedYear, YearComparison, compare_two_years
from pipeline.matching.compared_items import EntryAmount, EntryDeadline, EntryParty, PlanEntry

NO_TIME = EntryDeadline("none", None, None, "")
OLD, NEW = "2024-25", "2025-26"
ACTIONS = (
    "Билим берүү программаларынын тизмесин түзүү",
    "Студенттердин жатаканасын оңдоп-түзөө",
    "Китепкананын электрондук каталогун кеңейтүү",
    "Эл аралык илимий конференция өткөрүү",
    "Лабораториялык жабдууларды сатып алуу",
    "Бүтүрүүчүлөрдү ишке орноштуруу күнү",
)
"""Six actions with nothing in common."""


def step(
    action: str,
    *,
    task: str = "Сапатты жогорулатуу",
    measure: str = "Пландоо",
    document: str = "План",
    indicator: str = "",
    value: float | None = None,
    unit: str = "",
    time: EntryDeadline = NO_TIME,
    parties: Sequence[str] = (),
    amounts: Sequence[EntryAmount] = (),
) -> PlanEntry:
    """A step that is in no year yet."""
    texts = {"task": task, "measure": measure, "step": action, "document": document}
    texts |= {"indicator_text": indicator, "deadline": time.printed}
    texts |= {"responsible": ", ".join(parties), "funding": ""}
    named = tuple(EntryParty(party.casefold(), "", party) for party in parties)
    return PlanEntry("", "strategy", "", 0, texts, time, value, unit, named, tuple(amounts))


def month(year: int, number: int, last: int, printed: str = "") -> EntryDeadline:
    return EntryDeadline("month", date(year, number, 1), date(year, number, last), printed)


def sum_of(kgs: int, group: str, source: str = "кмту", note: str = "") -> EntryAmount:
    return EntryAmount(Decimal(kgs), source, note, group)


def year(label: str, **sections: Sequence[PlanEntry]) -> PublishedYear:
    """A year of sections named as in `s2_1`; their items get their ids from where they stand."""
    entries: list[PlanEntry] = []
    titles: dict[str, str] = {}
    for name, items in sections.items():
        section = name.removeprefix("s").replace("_", ".")
        titles[section] = f"{section} бөлүм"
        for row, entry in enumerate(items, 1):
            item_id = f"{label}/{section}/{row}"
            texts = {**entry.texts, "section_title": titles[section]}
            entries.append(replace(entry, item_id=item_id, section=section, row=row, texts=texts))
    return PublishedYear(label, entries, titles)


def compared(old: Sequence[PlanEntry], new: Sequence[PlanEntry]) -> YearComparison:
    """Two years of one section each."""
    return compare_two_years(year(OLD, s2_1=old), year(NEW, s2_1=new))


def only(old: PlanEntry, new: PlanEntry) -> ItemChange:
    """The change between two years of one item each."""
    (change,) = compared([old], [new]).changes
    return change


def links(comparison: YearComparison) -> set[tuple[str | None, str | None]]:
    """The ids of each pair and single, without their years."""
    return {
        tuple(entry and entry.item_id.split("/", 1)[1] for entry in (change.old, change.new))  # type: ignore[misc]
        for change in comparison.changes
    }
