"""What is exported of units: their sheet, and the calendar of one."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from tests.support.command_line import ishplan, only_error
from tests.support.made_register import publish_units, register

GLOSSARY = {"АРБ": "адам ресурстарын башкаруу/башкармалыгы"}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two years with a register; only to be read."""
    out = tmp_path_factory.mktemp("units")
    publish_units(out, "2024-25", "Кеңсе", "Адам ресурстары башкармалыгы")
    publish_units(out, "2025-26", "ОБ", "АРБ", "АРБ", "КМТУнун профсоюзу", glossary=GLOSSARY)
    register(out)
    return out


def events(path: Path) -> list[str]:
    return [str(one["uid"]) for one in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def test_a_sheet_of_units(out: Path, tmp_path: Path) -> None:
    result = ishplan("export", "2025-26", "--xlsx", "--csv", "--out", out, "--to", tmp_path)
    assert result.exit_code == 0
    text = (tmp_path / "2025-26-csv" / "units.csv").read_text(encoding="utf-8-sig")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(text))}
    assert [*rows] == ["АРБ", "КМТУнун профсоюзу", "ОБ"]
    arb = rows["АРБ"]
    assert (arb["items"], arb["kgs"], arb["first_year"]) == ("2", "200.00", "2024-25")
    assert (arb["months"], arb["printed"]) == ("2025-09: 2", "АРБ: 2")
    assert rows["КМТУнун профсоюзу"]["parent"] == "КМТУ"
    sheet = load_workbook(tmp_path / "2025-26.xlsx")["units"]
    assert sheet.max_row == 4


def test_without_a_register_there_is_no_such_sheet(tmp_path: Path) -> None:
    publish_units(tmp_path / "out", "2025-26", "ОБ")
    arguments = ("--out", tmp_path / "out", "--to", tmp_path)
    assert ishplan("export", "2025-26", "--csv", *arguments).exit_code == 0
    assert not (tmp_path / "2025-26-csv" / "units.csv").exists()
    result = ishplan("export", "2025-26", "--ics", "--unit", "ОБ", *arguments)
    assert "there is no register of units yet" in only_error(result)


@pytest.mark.parametrize("by", ["id", "name", "other name"])
def test_the_calendar_of_a_unit(out: Path, tmp_path: Path, by: str) -> None:
    ids = {"name": "арб", "other name": "Адам ресурстары башкармалыгы", "id": "arb-28d0a0"}
    arguments = ("--ics", "--unit", ids[by], "--out", out, "--to", tmp_path)
    assert ishplan("export", "2025-26", *arguments).exit_code == 0
    assert len(events(tmp_path / "2025-26.ics")) == 2
    assert "X-WR-CALNAME:2025-26: АРБ" in (tmp_path / "2025-26.ics").read_text(encoding="utf-8")
    assert ishplan("export", "2024-25", *arguments).exit_code == 0
    assert len(events(tmp_path / "2024-25.ics")) == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--ics", "--unit", "arb-000000"), "no one unit of the register has this id or name"),
        (("--ics", "--unit", "Кеңсе"), "no deadline with a day is Кеңсе's"),
        (("--csv", "--unit", "АРБ"), "--unit goes with --ics"),
    ],
)
def test_what_cannot_be(
    out: Path, tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = ishplan("export", "2025-26", *arguments, "--out", out, "--to", tmp_path)
    assert result.exit_code
    assert message in result.stderr
    assert not [*tmp_path.iterdir()]
