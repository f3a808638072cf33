"""`ishplan export`: what other programs find in the files."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from pipeline.export.write import write_exports
from pipeline.publish.build_files import publish_dataset
from tests.support import gold
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import made

YEAR = "2025-26"


@pytest.fixture(scope="module")
def files(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("exports")
    result = ishplan("export", YEAR, "--xlsx", "--csv", "--ics", "--out", published, "--to", to)
    assert result.exit_code == 0
    assert f"{to / '2025-26.xlsx'}" in result.output
    return to


@pytest.fixture(scope="module")
def book(files: Path) -> Workbook:
    return load_workbook(files / "2025-26.xlsx")


def test_a_sheet_for_each_table(book: Workbook) -> None:
    sections = ["1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "3"]
    long = ["responsibles", "funding", "abbreviations", "glossary", "findings"]
    assert book.sheetnames == sections + long


def test_the_rows_are_those_published(book: Workbook, published: Path) -> None:
    for sheet in book:
        name = sheet.title if sheet.title.isalpha() else f"sections/{sheet.title}"
        rows = gold.table(published, YEAR, name)
        assert sheet.max_row == len(rows) + 1
        head = [cell.value for cell in sheet[1]]
        assert head == list(rows[0])
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_dates_and_numbers_are_real_and_the_print_is_a_note(book: Workbook) -> None:
    sheet = book["2.6"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    end = sheet.cell(3, columns["deadline_end"])
    assert end.value == datetime(2026, 1, 31)
    assert end.number_format == "yyyy-mm-dd"
    assert end.comment and end.comment.text.startswith("2026-ж. январь")
    money = book["funding"]
    amounts = [row for row in money.iter_rows(min_row=2) if row[0].value == "2025-26/2.6/2"]
    at = [cell.value for cell in money[1]].index("amount_kgs")
    assert amounts[0][at].value == 4067300
    assert amounts[0][at].comment.text.startswith("4067,3 миң сом")


def test_csv_has_the_same_rows(files: Path, published: Path) -> None:
    text = (files / "2025-26-csv" / "2.1.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    known = gold.table(published, YEAR, "sections/2.1")
    assert [row["step"] for row in rows] == [row["step"] for row in known]
    assert rows[0]["deadline_end"] == known[0]["deadline_end"].isoformat()


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


def test_the_same_year_gives_the_same_bytes(files: Path, published: Path, tmp_path: Path) -> None:
    write_exports(published, YEAR, ("xlsx", "csv", "ics"), tmp_path)
    for path in filter(Path.is_file, tmp_path.rglob("*")):
        assert path.read_bytes() == (files / path.relative_to(tmp_path)).read_bytes()


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "https://a.b"])
def test_no_text_becomes_a_formula_or_a_link(text: str, tmp_path: Path) -> None:
    dataset = made()
    rows = [{**row, "step": text} for row in dataset.sections[1].rows]
    publish_dataset(replace(dataset, sections=[replace(dataset.sections[1], rows=rows)]), tmp_path)
    write_exports(tmp_path, YEAR, ("xlsx", "csv"), tmp_path)
    sheet = load_workbook(tmp_path / "2025-26.xlsx")["2.1"]
    cell = sheet.cell(2, [one.value for one in sheet[1]].index("step") + 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    read = (tmp_path / "2025-26-csv" / "2.1.csv").read_text(encoding="utf-8-sig")
    (written,) = {row["step"] for row in csv.DictReader(io.StringIO(read))}
    assert written == (text if text.startswith("http") else f"'{text}")


def test_wrong_uses(published: Path) -> None:
    for arguments in ((YEAR,), (YEAR, "--csv", "--office", "АРБ")):
        assert ishplan("export", *arguments, "--out", published).exit_code == 2
    error = only_error(ishplan("export", "1999-00", "--csv", "--out", published))
    assert error.startswith("1999-00: not published in")


def test_a_folder_that_cannot_be_written(published: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = ishplan("export", YEAR, "--ics", "--out", published, "--to", tmp_path / "file")
    assert "cannot be written" in only_error(result)
