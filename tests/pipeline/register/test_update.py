"""The register beside the years: made of all of them, kept up, whole whatever happens."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from normalizers.register.register_records import NameDecision
from pipeline.check.check_output import check_output_folder
from pipeline.register import update
from pipeline.register.published_register import REGISTER_FOLDER, find_unit, read_register_table
from tests.support import gold
from tests.support.command_line import ishplan
from tests.support.made_dataset import contents, names
from tests.support.made_plans import Text, made_pdf
from tests.support.made_register import publish_units, register
from tests.support.plan_parts import WHOLE

GLOSSARY = {"АРБ": "адам ресурстарын башкаруу/башкармалыгы"}
FULL_NAME = "Адам ресурстары башкармалыгы"


def units(out: Path) -> list[dict[str, Any]]:
    rows = json.loads((out / REGISTER_FOLDER / "units.json").read_bytes())
    assert isinstance(rows, list)
    return rows


def unit_ids(out: Path, year: str) -> list[str]:
    return [str(row["unit_id"]) for row in gold.table(out, year, "responsibles")]


def problems(out: Path) -> list[str]:
    return [problem for folder in check_output_folder(out) for problem in folder.problems]


def test_one_unit_over_the_years_has_one_id(tmp_path: Path) -> None:
    publish_units(tmp_path, "2024-25", FULL_NAME, "ОБ")
    publish_units(tmp_path, "2025-26", "АРБ", "ОБ", glossary=GLOSSARY)
    done = register(tmp_path)
    assert [folder.name for folder in done.rewritten] == ["year=2024-25"]
    assert unit_ids(tmp_path, "2024-25") == unit_ids(tmp_path, "2025-26")
    (arb,) = [row for row in units(tmp_path) if row["name"] == "АРБ"]
    assert (arb["first_year"], arb["last_year"], arb["count"]) == ("2024-25", "2025-26", 2)
    printed = [(one["text"], one["item_ids"]) for one in arb["variants"]]
    assert printed == [(FULL_NAME, ["2024-25/1/1"]), ("АРБ", ["2025-26/1/1"])]
    assert problems(tmp_path) == []


def test_a_year_that_is_rewritten_is_as_if_published_so(tmp_path: Path) -> None:
    folder = publish_units(tmp_path, "2024-25", FULL_NAME, "ОБ")
    before = contents(folder)
    publish_units(tmp_path, "2025-26", "АРБ", glossary=GLOSSARY)
    register(tmp_path)
    after = contents(folder)
    changed = {name for name in after if after[name] != before[name]}
    expected = {"responsibles.parquet", "sections/1.json", "datapackage.json", "SHA256SUMS"}
    assert changed == expected and before.keys() == after.keys()
    nested = json.loads(after["sections/1.json"])[0]["responsibles"][0]
    assert nested["unit_id"] == unit_ids(tmp_path, "2024-25")[0]


def test_nothing_is_done_where_nothing_changed(tmp_path: Path) -> None:
    publish_units(tmp_path, "2024-25", FULL_NAME)
    publish_units(tmp_path, "2025-26", "АРБ", glossary=GLOSSARY)
    register(tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert register(tmp_path).rewritten == ()
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


@pytest.mark.parametrize("order", [("2024-25", "2025-26"), ("2025-26", "2024-25")])
def test_years_may_be_published_in_any_order(tmp_path: Path, order: tuple[str, str]) -> None:
    names_by_year = {"2024-25": (FULL_NAME, "ОБ"), "2025-26": ("АРБ", "ОБ", "Кеңсе")}
    for year in order:
        publish_units(tmp_path, year, *names_by_year[year], glossary=GLOSSARY)
        register(tmp_path)
    together = tmp_path / "together"
    for year, printed in names_by_year.items():
        publish_units(together, year, *printed, glossary=GLOSSARY)
    register(together)
    assert contents(tmp_path / REGISTER_FOLDER) == contents(together / REGISTER_FOLDER)


def test_an_id_stays_when_an_earlier_year_is_added(tmp_path: Path) -> None:
    publish_units(tmp_path, "2025-26", "Электротехника кафедрасы")
    register(tmp_path)
    (before,) = unit_ids(tmp_path, "2025-26")
    publish_units(tmp_path, "2024-25", "Электоротехника кафедрасы")
    register(tmp_path)
    assert unit_ids(tmp_path, "2025-26") == unit_ids(tmp_path, "2024-25") == [before]
    rows = read_register_table(tmp_path, "units")
    for wanted in (before, *rows[0]["other_ids"], "электротехника КАФЕДРАСЫ"):
        assert find_unit(rows, wanted) == rows[0]
    assert find_unit(rows, "no-such-id") is None


def test_a_decision_of_one_year_holds_for_all(tmp_path: Path) -> None:
    publish_units(tmp_path, "2024-25", "IT департаменти")
    publish_units(tmp_path, "2025-26", "МТД")
    register(tmp_path)
    assert len(units(tmp_path)) == 2
    decision = NameDecision("same", "МТД", "IT департаменти", "2026-01-31")
    publish_units(tmp_path, "2025-26", "МТД", decisions=[decision])
    register(tmp_path)
    (unit,) = units(tmp_path)
    assert unit["merges"][0]["reason"] == "decided by a person"
    assert unit_ids(tmp_path, "2024-25") == unit_ids(tmp_path, "2025-26")


def test_a_damaged_year_is_told_and_left_out(tmp_path: Path) -> None:
    publish_units(tmp_path, "2024-25", "ОБ")
    publish_units(tmp_path, "2025-26", "АРБ")
    damaged = tmp_path / "year=2024-25" / "responsibles.parquet"
    damaged.write_bytes(b"PAR1")
    for _ in range(2):
        (problem,) = register(tmp_path).problems
        assert "year=2024-25" in problem
    assert [row["name"] for row in units(tmp_path)] == ["АРБ"]
    assert damaged.read_bytes() == b"PAR1"


def test_a_damaged_register_is_made_anew(tmp_path: Path) -> None:
    publish_units(tmp_path, "2025-26", "АРБ")
    register(tmp_path)
    whole = contents(tmp_path / REGISTER_FOLDER)
    (tmp_path / REGISTER_FOLDER / "units.parquet").write_bytes(b"PAR1")
    assert any("units.parquet" in problem for problem in problems(tmp_path))
    register(tmp_path)
    assert contents(tmp_path / REGISTER_FOLDER) == whole
    (tmp_path / REGISTER_FOLDER / "datapackage.json").unlink()
    register(tmp_path)
    assert contents(tmp_path / REGISTER_FOLDER) == whole


def test_a_register_that_is_behind_is_a_problem(tmp_path: Path) -> None:
    publish_units(tmp_path, "2025-26", "АРБ")
    register(tmp_path)
    publish_units(tmp_path, "2024-25", "ОБ")
    found = problems(tmp_path)
    assert any("2024-25 was published since" in problem for problem in found)
    assert any("units lacks 1 id(s) of 2024-25" in problem for problem in found)


def test_a_year_that_another_run_publishes_meanwhile_is_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_units(tmp_path, "2024-25", FULL_NAME)
    publish_units(tmp_path, "2025-26", "АРБ", glossary=GLOSSARY)
    usual = update.replace_party_ids
    others = iter([("МТД", "ЭББ")])

    def publish_first(*args: Any) -> Any:
        for printed in others:  # the other run, between this one's reading and its writing
            publish_units(tmp_path, "2024-25", *printed)
        return usual(*args)

    monkeypatch.setattr(update, "replace_party_ids", publish_first)
    register(tmp_path)
    assert {row["name"] for row in units(tmp_path)} == {"АРБ", "МТД", "ЭББ"}
    assert problems(tmp_path) == []


def test_a_run_makes_it_and_tells_what_it_leaves_out(tmp_path: Path) -> None:
    plan, out = tmp_path / "plan.pdf", tmp_path / "out"
    plan.write_bytes(made_pdf(*WHOLE))
    publish_units(out, "2023-24", "ОБ")
    shutil.copytree(out / "year=2023-24", out / "year=2022-23")  # of another year than it says
    (out / "year=2022-23" / "responsibles.parquet").write_bytes(b"PAR1")
    result = ishplan("run", plan, "--out", out)  # the database cannot be made of such a year either
    assert "left out of the register of units" in result.stderr
    assert {"units.parquet", "units.json", "offices.parquet"} <= names(out / REGISTER_FOLDER)


def test_each_institution_has_its_own(tmp_path: Path) -> None:
    plans = tmp_path / "raw"
    plans.mkdir()
    for name, other in (("kmtu", "КМТУ"), ("oshmu", "ОшМУ")):
        title = Text(f"{other}нун 2025-2026-окуу жылына карата иш планы")
        (plans / f"{name}.pdf").write_bytes(made_pdf(title, *WHOLE))
    result = ishplan("run", plans, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert names(tmp_path / "out") == {"institution=kmtu", "institution=oshmu", "plans.duckdb"}
    registers = [
        contents(root / REGISTER_FOLDER) for root in sorted((tmp_path / "out").glob("inst*"))
    ]
    assert len(registers) == 2
    assert registers[0]["units.json"] == registers[1]["units.json"]


TWO_NAMES = ("Тарбия иштери департаменти", "Тарбиялык иштер департаменти")


def open_names(folder: Path) -> list[tuple[str, str]]:
    package = json.loads((folder / "datapackage.json").read_bytes())
    return [(one["left"], one["right"]) for one in package["nameQuestions"]]


def test_a_question_over_years_is_asked_with_each_of_them(tmp_path: Path) -> None:
    folders = [
        publish_units(tmp_path, "2023-24", "АРБ"),
        publish_units(tmp_path, "2024-25", TWO_NAMES[0]),
        publish_units(tmp_path, "2025-26", TWO_NAMES[1]),
    ]
    assert [open_names(one) for one in folders] == [[], [], []]
    done = register(tmp_path)
    assert [one.name for one in done.rewritten] == ["year=2024-25", "year=2025-26"]
    assert [open_names(one) for one in folders] == [[], [TWO_NAMES], [TWO_NAMES]]
    assert problems(tmp_path) == []
    publish_units(tmp_path, "2025-26", TWO_NAMES[1], decisions=[NameDecision("unsure", *TWO_NAMES)])
    register(tmp_path)
    assert [open_names(one) for one in folders] == [[], [], []]


def test_a_decision_on_what_no_plan_prints_is_told_by_every_run(tmp_path: Path) -> None:
    decision = NameDecision("same", "АРБ", "кадрлар бөлүмү", place="kmtu.yaml, line 3")
    publish_units(tmp_path, "2025-26", "АРБ", decisions=[decision])
    told = ("kmtu.yaml, line 3: no plan prints “кадрлар бөлүмү”",)
    assert register(tmp_path).idle == told
    assert register(tmp_path).idle == told
    publish_units(tmp_path, "2024-25", "Кадрлар бөлүмү")
    assert register(tmp_path).idle == ()
    assert len(units(tmp_path)) == 1
