"""`ishplan review`: asks what is open, keeps each answer, and goes on where it stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.corrections.yaml_file import load_corrections
from pipeline.one_plan.plan_files import get_corrections_path
from tests.support.command_line import ishplan, only_error
from tests.support.made_plans import Ruled, Text, made_pdf
from tests.support.plan_parts import (
    COUNCIL_TITLE,
    GLOSSARY,
    GLOSSARY_TITLE,
    OPEN_COUNCIL,
    UNIT_NAMES,
    write_council_of_units,
)

pytestmark = pytest.mark.usefixtures("elsewhere")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(made_pdf(COUNCIL_TITLE, OPEN_COUNCIL, GLOSSARY_TITLE, GLOSSARY))
    return path


def answered(plan: Path, *answers: str) -> Result:
    result = CliRunner().invoke(
        main, ["review", str(plan)], input="".join(f"{answer}\n" for answer in answers)
    )
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_each_kind_of_answer_is_kept(plan: Path) -> None:
    result = answered(plan, "d", "жаңы жер", "1", "r", "Декандар, кафедра башчылары")
    assert result.exit_code == 0, result.output
    assert "3 decided, 0 open" in result.output
    kept = load_corrections(get_corrections_path(plan))
    assert kept.abbreviations == {"ЖЖЖ": "жаңы жер"}
    assert kept.links == {"ББСК": "ББСКБ"}
    (cell,) = kept.cell_corrections
    assert (cell.column, cell.printed) == ("responsible", "Декандар ж.б.")
    assert cell.replacement == "Декандар, кафедра башчылары"


def test_one_choice_has_one_key(plan: Path) -> None:
    output = answered(plan, "s", "q").output
    assert "\n    1: it is that one; " in output and "1–1" not in output


@pytest.mark.parametrize("answers", ["yy", "yn", "ny"])
def test_what_follows_from_the_answers_is_not_asked(tmp_path: Path, answers: str) -> None:
    plan = write_council_of_units(tmp_path / "plan.pdf", *UNIT_NAMES)
    assert "3 open" in ishplan("review", plan, "--list").output
    output = answered(plan, *answers).output
    assert "2 decided, 0 open" in output
    assert "1 more question follows from the answers" in output
    assert "0 open" in ishplan("review", plan, "--list").output
    assert ishplan("run", plan, "--out", tmp_path / "out").exit_code == 0
    rows = json.loads((tmp_path / "out" / "parties" / "units.json").read_bytes())
    assert len(rows) == (1 if answers == "yy" else 2)


def test_names_of_other_years_are_asked_until_they_are_decided(tmp_path: Path) -> None:
    older = write_council_of_units(tmp_path / "older.pdf", UNIT_NAMES[0])
    plan = write_council_of_units(tmp_path / "plan.pdf", UNIT_NAMES[1])
    run = ("--out", tmp_path / "out")
    assert ishplan("run", older, *run, "--period", "2024-25").exit_code == 0
    assert ishplan("run", plan, *run).exit_code == 0
    listed = ishplan("review", plan, *run, "--list").output
    assert "1 open" in listed and all(name in listed for name in UNIT_NAMES[:2])
    result = CliRunner().invoke(main, ["review", str(plan), *map(str, run)], input="y\n")
    assert "1 decided, 0 open" in result.output
    assert "0 open" in ishplan("review", plan, *run, "--list").output


def test_none_of_the_candidates(plan: Path) -> None:
    answered(plan, "s", "n", "q")
    assert load_corrections(get_corrections_path(plan)).refused == {"ББСК": frozenset({"ББСКБ"})}


def test_it_stops_and_goes_on_later(plan: Path) -> None:
    first = answered(plan, "d", "жаңы жер", "q")
    assert "1 of 3" in first.output and "1 decided, 2 open" in first.output
    second = answered(plan, "q")
    assert "1 of 2" in second.output and "ЖЖЖ" not in second.output


def test_the_end_of_the_input_is_a_stop(plan: Path) -> None:
    assert answered(plan).exit_code == 0
    assert not get_corrections_path(plan).exists()


def test_answers_that_are_none_are_asked_again(plan: Path) -> None:
    result = answered(plan, "7", "what", "d", "", "s", "q")
    assert result.output.count("1 of 3") == 1
    assert not get_corrections_path(plan).exists()


def test_what_a_person_wrote_stays(plan: Path) -> None:
    get_corrections_path(plan).write_text(
        "# асыл ой\nlinks:\n  АИ: АИ  # текшерилди\n", encoding="utf-8"
    )
    answered(plan, "d", "жаңы жер", "q")
    text = get_corrections_path(plan).read_text(encoding="utf-8")
    assert "# асыл ой" in text and "# текшерилди" in text and "ЖЖЖ: жаңы жер" in text


def test_the_list_asks_nothing(plan: Path) -> None:
    result = ishplan("review", plan, "--list")
    assert "“ЖЖЖ” (unknown)" in result.output and "3 open in plan.pdf" in result.output
    assert not get_corrections_path(plan).exists()


def test_decisions_are_replayed_by_the_next_run(plan: Path, tmp_path: Path) -> None:
    answered(plan, "d", "жаңы жер", "1", "r", "Декандар")
    result = ishplan("run", plan, "--out", tmp_path / "out")
    assert "abbreviation_unknown" not in result.output
    assert "party_doubtful" not in result.output
    assert "0 open" in ishplan("review", plan).output


def test_no_plan_is_one_line(tmp_path: Path) -> None:
    result = ishplan("review", tmp_path / "none.pdf")
    assert result.exit_code == 1
    assert "cannot be read" in only_error(result)


def test_decisions_about_plans_of_any_period_and_numbering(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    title = Text("2026-жылга карата иш план")
    section = Text("IV. ТАРБИЯ ИШТЕРИ")
    table = Ruled(
        [
            ("№", "Иш-чаралар", "Мөөнөтү", "Жооптуулар"),
            ("1.", "Ата-энелер жыйынын өткөрүү", "Март", "Директор"),
            ("2.", "Эмгек жарманкесин өткөрүү", "Апрель", "Декандар ж.б."),
        ]
    )
    plan.write_bytes(made_pdf(title, section, table))
    assert "1 decided" in answered(plan, "r", "Декандар, кафедра башчылары").output
    (cell,) = load_corrections(get_corrections_path(plan)).cell_corrections
    assert cell.item_id == "2026/IV/2"
    assert ishplan("run", plan, "--out", tmp_path / "out").exit_code == 0
    assert "0 open" in ishplan("review", plan).output


def test_an_answer_for_the_plans_of_all_years(plan: Path) -> None:
    answered(plan, "da", "жаңы жер", "1a", "q")
    assert not get_corrections_path(plan).exists()
    text = plan.with_name("decisions.yaml").read_text(encoding="utf-8")
    assert "ЖЖЖ:\n    expansion: жаңы жер\n    decided: '20" in text
    assert "plan: 2025-26" in text
    kept = load_corrections(plan.with_name("decisions.yaml"))
    assert (kept.abbreviations, kept.links) == ({"ЖЖЖ": "жаңы жер"}, {"ББСК": "ББСКБ"})
    assert "1 open" in ishplan("review", plan, "--list").output


UNITS = Ruled(
    [
        ("№", "Маселенин аталышы", "Жооптуулар"),
        ("Сентябрь. 1- отурум", "<", "<"),
        ("1.", "Иш планын бекитүү", "Тарбия иштери департаменти"),
        ("2.", "Отчётту угуу", "Тарбиялык иштер департаменти"),
    ]
)


@pytest.mark.parametrize(
    ("answer", "units"), [("y", 1), ("n", 2), ("u", 2)], ids=["one", "two", "unsure"]
)
def test_names_that_may_be_one_are_asked_and_replayed(
    tmp_path: Path, answer: str, units: int
) -> None:
    plan, out = tmp_path / "plan.pdf", tmp_path / "out"
    plan.write_bytes(made_pdf(COUNCIL_TITLE, UNITS, GLOSSARY_TITLE, GLOSSARY))
    assert "1 decided, 0 open" in answered(plan, answer).output
    assert "0 open" in ishplan("review", plan).output
    assert ishplan("run", plan, "--out", out).exit_code == 0
    rows = json.loads((out / "parties" / "units.json").read_bytes())
    assert len(rows) == units
    assert len(json.loads((out / "parties" / "name_questions.json").read_bytes())) == 0
