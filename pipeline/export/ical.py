"""A published year → its deadlines as an iCalendar (RFC 5545), to be imported or subscribed to.

Only deadlines with a day are in it, each an all-day event on its last day. Its UID is that of the
item, so that a new import moves it rather than doubling it. No time of making is in it: the stamp
that the format asks for is the academic year's first day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from normalizers.dates.academic_year import academic_days
from normalizers.letters.confusables import folded
from pipeline.export.sheets import Row, Sheet

_DATED = {"date", "range", "month", "months", "semester"}
_ACTION = ("item", "step", "event", "measure", "task")


def calendar(sheets: Sequence[Sheet], year: str, office: str | None = None) -> bytes:
    """The calendar of a year; of one office, if given: as in the column `office`, or as printed."""
    made = Calendar()
    made.add("prodid", "-//ishplan//work plan//KY")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"{year}{f': {office}' if office else ''}")
    first, _ = academic_days(int(year[:4]))
    stamp = datetime(first.year, first.month, first.day, tzinfo=UTC)
    for row in _items(sheets, office):
        made.add_component(_event(row, stamp))
    return bytes(made.to_ical())


def _items(sheets: Sequence[Sheet], office: str | None) -> Iterator[Row]:
    parties = next(sheet.rows for sheet in sheets if sheet.name == "responsibles")
    wanted = folded(office) if office else None
    theirs = {
        row["item_id"]
        for row in parties
        if wanted is None or wanted in (row["office"], folded(row["party"]))
    }
    for sheet in sheets:
        for row in sheet.rows if sheet.is_section else ():
            is_theirs = wanted is None or row["item_id"] in theirs
            if is_theirs and row["deadline_kind"] in _DATED and row["deadline_end"]:
                yield row


def _event(row: Row, stamp: datetime) -> Event:
    end: date = row["deadline_end"]
    action = next((str(row[name]) for name in _ACTION if row.get(name)), row["item_id"])
    said = [f"{row['section_title'] or row['section']}", f"Мөөнөтү: {row['deadline']}"]
    if row["responsible"]:
        said.append(f"Жооптуулар: {row['responsible']}")
    event = Event()
    event.add("uid", f"{row['item_id'].replace('/', '-')}@ishplan")
    event.add("dtstamp", stamp)
    event.add("dtstart", end)
    event.add("dtend", end + timedelta(days=1))
    event.add("summary", action)
    event.add("description", "\n".join(said))
    event.add("transp", "TRANSPARENT")
    return event
