"""The calendar of dated deadlines."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar
from msgspec.structs import replace

from pipeline.export.write import write_exports
from pipeline.publish.build_files import publish_dataset
from tests.support import gold
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import made

YEAR = "2025-26"


def test_the_calendar_has_the_dated_deadlines(files: Path, published: Path) -> None:
    calendar = Calendar.from_ical((files / "2025-26.ics").read_bytes())
    events = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    rows = [
        row
        for section in ("1", "2.1", "2.6")
        for row in gold.table(published, YEAR, f"sections/{section}")
    ]
    for row in rows:
        uid = f"kmtu-{row['item_id'].replace('/', '-')}@ishplan"
        dated = row["deadline_kind"] in {"date", "range", "month", "months", "semester"}
        assert (uid in events) == dated
        if dated:
            assert events[uid].decoded("dtstart") == row["deadline_end"]
    assert len(events) == len(list(calendar.walk("VEVENT")))


def test_calendars_of_two_institutions_share_no_event(tmp_path: Path) -> None:
    def uids(institution: str | None, out: Path) -> set[str]:
        publish_dataset(replace(made(), institution=institution), out)
        (path,) = write_exports(out, YEAR, ("ics",), out)
        events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        return {str(event["uid"]) for event in events}

    apart = [uids(name, tmp_path / str(name)) for name in ("КМТУ", "ОшМУ", None)]
    assert all(len(found) == len(apart[0]) > 0 for found in apart)
    assert len(set().union(*apart)) == sum(map(len, apart))
    in_their_folder = uids("КМТУ", tmp_path / "institution=kmtu")
    assert in_their_folder == apart[0], "the same wherever the plan is published"


def test_the_calendar_of_one_office(published: Path, tmp_path: Path) -> None:
    arguments = ("export", YEAR, "--ics", "--out", published, "--to", tmp_path, "--office")
    assert ishplan(*arguments, "арб башчы").exit_code == 0
    first = (tmp_path / "2025-26.ics").read_bytes()
    assert 0 < first.count(b"BEGIN:VEVENT") < 5
    assert ishplan(*arguments, "АРБ башчысы").exit_code == 0
    assert (tmp_path / "2025-26.ics").read_bytes().count(b"BEGIN:VEVENT") == first.count(
        b"BEGIN:VEVENT"
    )
    assert only_error(ishplan(*arguments, "ким эмес")).startswith("2025-26: no deadline")
