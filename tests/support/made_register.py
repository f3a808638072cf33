"""Published years made by hand, of which only who answers matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from normalizers.register.build_register import build_register
from normalizers.register.register_records import NameDecision
from pipeline.corrections.corrections import Corrections
from pipeline.dataset.dataset_records import Dataset, SectionRows
from pipeline.dataset.plan_parties import PartyTables, build_plan_parties, with_party_ids
from pipeline.publish.build_files import publish_dataset
from pipeline.register.update import RegisterUpdate, update_register
from pipeline.storage.folder import FolderFiles
from pipeline.structure.source import PlanSource
from tests.support.made_dataset import question

NOTHING: Mapping[str, str] = {}


def year_of_units(
    year: str,
    units: Sequence[str],
    glossary: Mapping[str, str] = NOTHING,
    decisions: Sequence[NameDecision] = (),
) -> Dataset:
    """A year with an item of 100 som for each unit; in each but the first its башчы answers."""
    rows = [
        {
            "item_id": f"{year}/1/{number}",
            "position": 1,
            "party": unit if number == 1 else f"{unit} башчысы",
            "role": None if number == 1 else "башчы",
            "unit": unit,
            "unit_canonical": unit if unit in glossary else None,
            "person": None,
        }
        for number, unit in enumerate(units, 1)
    ]
    listed = [
        {"abbreviation": name, "expansion": text, "sense": 1, "origin": "glossary"}
        for name, text in glossary.items()
    ]
    plan = build_plan_parties(year, PartyTables(rows, (), listed), decisions)
    own = build_register([plan])
    return Dataset(
        academic_year=year,
        source=PlanSource(name=f"{year}.pdf", sha256="ab" * 32, bytes=1, pages=1),
        sections=[SectionRows("1", "council", "Кеңеш", [question(1) for _ in units])],
        responsibles=with_party_ids(rows, own, year),
        open_names=own.list_open_names()[year],
        funding=[
            {
                "item_id": row["item_id"],
                "position": 1,
                "amount_kgs": Decimal("100.00"),
                "source": "КМТУ",
                "group_id": row["item_id"],
            }
            for row in rows
        ],
        abbreviations=[],
        glossary=listed,
        cells=[],
        findings=[],
        ledger=[],
        corrections=Corrections(name_decisions=decisions),
    )


def publish_units(
    out: Path,
    year: str,
    *units: str,
    glossary: Mapping[str, str] = NOTHING,
    decisions: Sequence[NameDecision] = (),
) -> Path:
    """Publishes a year, without a register."""
    return publish_dataset(year_of_units(year, units, glossary, decisions), out)


def no_report(_files: FolderFiles) -> FolderFiles:
    return {}


def register(out: Path) -> RegisterUpdate:
    """Makes the register of what is published in a folder."""
    return update_register(out, "program", no_report)
