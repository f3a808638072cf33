"""Deadline and indicator cells → the typed columns of the section datasets."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.amounts.indicators import indicator
from normalizers.dates.deadlines import Deadline, deadline
from pipeline.dataset.cell_texts import Texts, doubtful, each
from pipeline.findings import Finding
from pipeline.structure.items import Item, Row


def timed(items: Sequence[Item], texts: Texts, year: str) -> tuple[dict[str, Row], list[Finding]]:
    """For each item, the columns to add to its row.

    A deadline is taken from its own column; where none is printed, from the indicator's cell; in
    the council's agenda, from the month of the session.
    """
    columns: dict[str, Row] = {item.item_id: {} for item in items}
    times: dict[str, Deadline] = {}
    findings: list[Finding] = []
    for item, time, first in each(items, texts, "deadline", lambda cell: deadline(cell.text, year)):
        if time.printed:
            times[item.item_id] = time
            if item is first:
                findings += doubtful(item, "deadline", time.doubts)
    for item, found, first in each(
        items, texts, "indicator", lambda cell: indicator(cell.text, year, cell.breaks)
    ):
        columns[item.item_id] = {
            "indicator_text": found.text,
            "indicator_value": found.value,
            "indicator_unit": found.unit,
        }
        if item.item_id not in times:
            times[item.item_id] = found.deadline
            columns[item.item_id]["deadline"] = found.deadline.printed
            if item is first:
                findings += doubtful(item, "indicator", found.deadline.doubts)
    for item in items:
        time = times.get(item.item_id) or deadline(str(item.row.get("deadline") or ""), year)
        columns[item.item_id] |= {
            "deadline_kind": time.kind,
            "deadline_start": time.start,
            "deadline_end": time.end,
        }
    return columns, findings
