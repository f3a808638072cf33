"""Items → what they mean: their rows with typed columns, and the long tables beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.corrections.corrections import Corrections, fitting, unused
from pipeline.dataset.abbreviation_rows import Abbreviations
from pipeline.dataset.cell_texts import cell_texts
from pipeline.dataset.consistency import checks
from pipeline.dataset.deadline_columns import timed
from pipeline.dataset.funding_rows import fundings
from pipeline.dataset.party_rows import responsibles
from pipeline.findings import Finding
from pipeline.structure.items import Item, Row
from pipeline.structure.joined_cells import Read


@dataclass(frozen=True, slots=True)
class Values:
    """The rows of the items by `item_id`, and those of the long tables.

    `glossary` are the abbreviations defined elsewhere than in the plan's own list.
    """

    rows: Mapping[str, Row]
    responsibles: Sequence[Row]
    funding: Sequence[Row]
    abbreviations: Sequence[Row]
    glossary: Sequence[Row]
    findings: Sequence[Finding]


def values(
    items: Sequence[Item], entries: Sequence[Row], year: str, read: Read, corrections: Corrections
) -> Values:
    """Reads the cells of all items; `entries` are the rows of the plan's list of abbreviations."""
    fits = fitting(corrections, items)
    texts = cell_texts(items, read, fits.readings)
    short = Abbreviations(items, texts, entries, corrections)
    times, time_findings = timed(items, texts, year)
    parties, party_findings = responsibles(items, texts, short)
    sums, sum_findings = fundings(items, texts)
    rows: dict[str, Row] = {}
    for item in items:
        corrected = {"corrected": list(fits.applied.get(item.item_id, ()))}
        row = rows[item.item_id] = {**item.row, **times[item.item_id], **corrected}
        row |= fits.values.get(item.item_id, {})
    return Values(
        rows,
        parties,
        sums,
        [use.row() for use in short.uses],
        short.glossary(),
        [
            *time_findings,
            *party_findings,
            *sum_findings,
            *short.findings(),
            *checks(items, parties),
            *fits.findings,
            *unused(corrections, {use.form.stem for use in short.uses}, short.defined()),
        ],
    )
