"""Plans of several institutions lie apart; those of one lie as the contract says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pytest

from extractors.errors import MixedInstitutions, NoInstitution, SameYear
from pipeline.check.check_output import check_output_folder
from pipeline.one_plan.messages import RunOptions
from pipeline.publish.database import write_database
from pipeline.run.plan_state import PlanOutcome
from pipeline.run.run_plans import run_plans
from tests.support.command_line import ishplan
from tests.support.made_archive import archive, plan
from tests.support.made_dataset import names
from tests.support.made_plans import Ruled, Text, made_pdf
from tests.support.plan_parts import COUNCIL, COUNCIL_TITLE


def run(folder: Path, *names: str, institution: str | None = None) -> list[PlanOutcome]:
    paths = [folder / f"{name}.pdf" for name in names]
    return run_plans(paths, folder / "out", options=RunOptions(institution=institution))


def errors(outcomes: list[PlanOutcome]) -> list[type[Exception] | None]:
    return [outcome.error and type(outcome.error) for outcome in outcomes]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return archive(tmp_path, ("КМТУ", "2024-25"), ("КМТУ", "2025-26"), ("ОшМУ", "2025-26"))


def test_one_institution_has_the_years_alone(folder: Path) -> None:
    run(folder, "КМТУ/2024-25", "КМТУ/2025-26")
    assert names(folder / "out") == {"year=2024-25", "year=2025-26"}
    package = json.loads((folder / "out/year=2025-26/datapackage.json").read_bytes())
    assert package["institution"] == "КМТУ"


def test_several_have_a_folder_each(folder: Path) -> None:
    outcomes = run(folder, "КМТУ/2024-25", "ОшМУ/2025-26", "КМТУ/2025-26")
    assert errors(outcomes) == [None] * 3
    assert [str(one.folder.relative_to(folder / "out")) for one in outcomes if one.folder] == [
        "institution=kmtu/year=2024-25",
        "institution=oshmu/year=2025-26",
        "institution=kmtu/year=2025-26",
    ]
    again = run(folder, "КМТУ/2024-25", "ОшМУ/2025-26", "КМТУ/2025-26")
    assert [one.skipped for one in again] == [True] * 3
    assert [found.problems for found in check_output_folder(folder / "out")] == [()] * 3


def test_one_page_over_all_institutions(folder: Path) -> None:
    run(folder, "КМТУ/2024-25", "ОшМУ/2025-26", "КМТУ/2025-26")
    assert ishplan("report", "--all", "--out", folder / "out").exit_code == 0
    page = (folder / "out/report.html").read_text(encoding="utf-8")
    (payload,) = re.findall(r'id="data">(.+?)</script>', page)
    years = json.loads(payload)["years"]
    assert [(one["institution"], one["year"], one["base"]) for one in years] == [
        ("КМТУ", "2024-25", "institution=kmtu/year=2024-25/"),
        ("КМТУ", "2025-26", "institution=kmtu/year=2025-26/"),
        ("ОшМУ", "2025-26", "institution=oshmu/year=2025-26/"),
    ]


def test_one_more_plan_goes_where_its_kind_is(folder: Path) -> None:
    run(folder, "КМТУ/2024-25", "ОшМУ/2025-26")
    (outcome,) = run(folder, "КМТУ/2025-26")
    assert outcome.folder == folder / "out" / "institution=kmtu" / "year=2025-26"


def test_institutions_are_not_mixed(folder: Path) -> None:
    run(folder, "КМТУ/2025-26")
    before = names(folder / "out")
    assert errors(run(folder, "ОшМУ/2025-26")) == [MixedInstitutions]
    assert errors(run(folder, "ОшМУ/2025-26", "КМТУ/2024-25")) == [MixedInstitutions] * 2
    assert names(folder / "out") == before
    assert errors(run(folder, "КМТУ/2024-25")) == [None]


def test_who_is_not_named_must_be_given(folder: Path) -> None:
    archive(folder, (None, "2025-26"))
    assert errors(run(folder, "КМТУ/2025-26", "ОшМУ/2025-26", "x/2025-26")) == [
        None,
        None,
        NoInstitution,
    ]
    assert errors(run(folder, "x/2025-26", institution="Академия")) == [None]
    assert names(folder / "out") == {
        "institution=kmtu",
        "institution=oshmu",
        "institution=akademiia",
    }


def test_one_institution_written_in_two_ways_is_one(folder: Path) -> None:
    archive(folder, ("ОШМУ", "2025-26"), ("ОШМУ", "2024-25"))
    outcomes = run(folder, "ОшМУ/2025-26", "ОШМУ/2025-26", "КМТУ/2025-26")
    assert errors(outcomes) == [SameYear, SameYear, None]
    assert errors(run(folder, "ОШМУ/2024-25", "ОшМУ/2025-26")) == [None, None]
    assert names(folder / "out" / "institution=oshmu") == {"year=2024-25", "year=2025-26"}


def test_what_is_given_counts_for_all(folder: Path) -> None:
    outcomes = run(folder, "КМТУ/2025-26", "ОшМУ/2025-26", institution="KSTU")
    assert errors(outcomes) == [SameYear] * 2
    run(folder, "КМТУ/2024-25", "ОшМУ/2025-26", institution="KSTU")
    package = json.loads((folder / "out/year=2025-26/datapackage.json").read_bytes())
    assert package["institution"] == "KSTU"


def test_words_are_evidence_within_an_institution_only(folder: Path) -> None:
    council = Ruled([*COUNCIL.rows, ("2.", "энерго-\nүнөмдөө маселеси", "Декан")])
    title = Text("КМТУнун 2025-26-окуу жылына иш планы")
    (folder / "broken.pdf").write_bytes(made_pdf(title, COUNCIL_TITLE, council))
    read = {}
    for name in ("КМТУ", "ОшМУ"):
        whole = plan(name, "2024-25", "энергоүнөмдөө энергоүнөмдөө")
        (folder / name / "2024-25.pdf").write_bytes(whole)
        out = folder / f"out-{name}"
        plans = [folder / "broken.pdf", folder / name / "2024-25.pdf"]
        outcome = run_plans(plans, out)[0]
        assert outcome.folder
        rows = json.loads((outcome.folder / "sections/1.json").read_bytes())
        read[name] = rows[-1]["item"]
    assert read == {"КМТУ": "энергоүнөмдөө маселеси", "ОшМУ": "энерго-үнөмдөө маселеси"}


def test_all_in_sql(folder: Path) -> None:
    run(folder, "КМТУ/2024-25", "ОшМУ/2025-26", "КМТУ/2025-26")
    out = folder / "out"
    compared = ishplan("compare", "2024-25", "2025-26", "--out", out / "institution=kmtu")
    assert compared.exit_code == 0
    write_database(out)
    with duckdb.connect(str(out / "plans.duckdb"), read_only=True) as plans:
        views = [name for (name,) in plans.sql("SHOW TABLES").fetchall()]
        for name in views:
            assert "institution" in plans.sql(f'SELECT * FROM "{name}"').columns
        assert {"items", "changes", "threads", "amounts"} <= {*views}
        counted = plans.sql(
            "SELECT institution, academic_year, count(*) FROM items GROUP BY ALL ORDER BY ALL"
        ).fetchall()
        twice = plans.sql(
            "SELECT institution, count(*) FROM amounts GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    assert [row[:2] for row in counted] == [
        ("kmtu", "2024-25"),
        ("kmtu", "2025-26"),
        ("oshmu", "2025-26"),
    ]
    assert len({row[2] for row in counted}) == 1
    assert twice == [("kmtu", 2 * twice[1][1]), ("oshmu", twice[1][1])]
