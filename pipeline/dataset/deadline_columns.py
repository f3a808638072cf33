"""Deadline and indicator cells → the typed columns of the section datasets."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.accounting.word_account import WordAccount
from normalizers.amounts.indicators import parse_indicator
from normalizers.dates.deadlines import Deadline, parse_deadline
from pipeline.dataset.cell_texts import CellTexts, iter_doubt_findings, parse_column
from pipeline.findings import Finding
from pipeline.structure.items import Item, RowDict


def build_deadline_columns(
    items: Sequence[Item], texts: CellTexts, year: str
) -> tuple[dict[str, RowDict], list[Finding], dict[str, list[WordAccount]]]:
    """The columns to add to each item's row by its id, the findings, and the word accounts of the
    cells by kind of value.

    A deadline is taken from its own column. If none is printed, it is taken from the indicator's
    cell, and in a council's agenda from the month of the session.
    """
    columns: dict[str, RowDict] = {item.item_id: {} for item in items}
    deadlines: dict[str, Deadline] = {}
    findings: list[Finding] = []
    accounts: dict[str, list[WordAccount]] = {"deadline": [], "indicator": []}
    for item, time, first_item in parse_column(
        items, texts, "deadline", lambda cell: parse_deadline(cell.text_to_read, year)
    ):
        if time.printed:
            deadlines[item.item_id] = time
            if item is first_item:
                findings += iter_doubt_findings(item, "deadline", time.doubts)
                accounts["deadline"].append(time.account)
    for item, parsed, first_item in parse_column(
        items, texts, "indicator", lambda cell: parse_indicator(cell.text, year, cell.author_breaks)
    ):
        columns[item.item_id] = {
            "indicator_text": parsed.text,
            "indicator_value": parsed.value,
            "indicator_unit": parsed.unit,
        }
        if item is first_item:
            findings += iter_doubt_findings(item, "indicator", parsed.doubts)
            accounts["indicator"].append(parsed.account)
        if item.item_id not in deadlines and not item.row.get("deadline"):
            deadlines[item.item_id] = parsed.deadline
            columns[item.item_id]["deadline"] = parsed.deadline.printed
            if item is first_item:
                findings += iter_doubt_findings(item, "indicator", parsed.deadline.doubts)
    told: set[str] = set()
    for item in items:
        printed = str(item.row.get("deadline") or "")
        time = deadlines.get(item.item_id) or parse_deadline(printed, year)
        # A session's month is the deadline of all its questions: one finding for all of them is
        # enough.
        if item.item_id not in deadlines and printed not in told:
            told.add(printed)
            findings += iter_doubt_findings(item, "deadline", time.doubts)
        columns[item.item_id] |= {
            "deadline_kind": time.kind,
            "deadline_start": time.start,
            "deadline_end": time.end,
        }
    return columns, findings, accounts
