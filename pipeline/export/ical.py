"""A published year → its deadlines as an iCalendar (RFC 5545), to be imported or subscribed to.

It has only deadlines with a day, each as an all-day event on the last day. The UID is made of the
item's id and the institution: importing a new version moves events instead of doubling them, and
calendars of several institutions do not clash. The time stamp that the format requires is the first
day of the plan's period, so that the same data give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from icalendar import Calendar, Event

from normalizers.dates.period_days import period_bounds
from normalizers.letters.confusables import fold_confusables
from pipeline.export.sheets import ExportSheet
from pipeline.published.published_folder import Row


class NamedId(NamedTuple):
    """A unit of the register: its id and the name to show."""

    id: str
    name: str


_DATED_KINDS = {"date", "range", "month", "months", "semester"}


def build_calendar(
    sheets: Sequence[ExportSheet],
    year: str,
    office: str | None = None,
    institution: str | None = None,
    unit: NamedId | None = None,
) -> bytes:
    """The calendar of a year, or of one `office` (as in the columns `office` or `office_id`, or as
    printed), or of one `unit`.

    `institution` is the slug by which the institution's folder is named; None if there is only one.
    """
    whose = office or (unit and unit.name)
    ics_calendar = Calendar()
    ics_calendar.add("prodid", "-//ishplan//work plan//KY")
    ics_calendar.add("version", "2.0")
    ics_calendar.add("x-wr-calname", f"{year}{f': {whose}' if whose else ''}")
    first, _ = period_bounds(year)
    stamp = datetime(first.year, first.month, first.day, tzinfo=UTC)
    for row in _iter_items(sheets, office, unit):
        ics_calendar.add_component(_build_event(row, stamp, institution))
    return bytes(ics_calendar.to_ical())


def _iter_items(
    sheets: Sequence[ExportSheet], office: str | None, unit: NamedId | None
) -> Iterator[Row]:
    parties = next(sheet.rows for sheet in sheets if sheet.name == "responsibles")
    office_key = fold_confusables(office) if office else None
    wanted_item_ids = {
        row["item_id"]
        for row in parties
        if (office_key is None or _is_of_office(row, office_key))
        and (unit is None or row.get("unit_id") == unit.id)
    }
    for sheet in sheets:
        for row in sheet.rows if sheet.is_section else ():
            is_wanted = (office_key is None and unit is None) or row["item_id"] in wanted_item_ids
            if is_wanted and row["deadline_kind"] in _DATED_KINDS and row["deadline_end"]:
                yield row


def _is_of_office(party: Row, office_key: str) -> bool:
    named = party["office"], fold_confusables(party["party"]), party.get("office_id")
    return office_key in named


def _build_event(row: Row, stamp: datetime, institution: str | None) -> Event:
    end: date = row["deadline_end"]
    action = row["action"] or row["item_id"]
    description_lines = [f"{row['section_title'] or row['section']}", f"Мөөнөтү: {row['deadline']}"]
    if row["responsible"]:
        description_lines.append(f"Жооптуулар: {row['responsible']}")
    event = Event()
    uid = "-".join(filter(None, (institution, *row["item_id"].split("/"))))
    event.add("uid", f"{uid}@ishplan")
    event.add("dtstamp", stamp)
    event.add("dtstart", end)
    event.add("dtend", end + timedelta(days=1))
    event.add("summary", action)
    event.add("description", "\n".join(description_lines))
    event.add("transp", "TRANSPARENT")
    return event
