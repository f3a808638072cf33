"""Decisions that hold for more plans than one: which counts, and what is told of those unused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extractors.errors import BadCorrections
from pipeline.corrections.corrections import NO_CORRECTIONS, Corrections, merge_corrections
from pipeline.corrections.yaml_file import load_corrections, parse_corrections
from pipeline.dataset.build_dataset import build_dataset
from tests.support import gold
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import YEAR
from tests.support.made_plans import codes, finding, made_pdf, made_plan
from tests.support.plan_parts import WHOLE


def parsed(text: str, name: str = "plan.yaml", *, is_wide: bool = False) -> Corrections:
    return parse_corrections(text.encode(), Path(name), is_wide=is_wide)


def test_the_nearer_file_says_all_of_a_stem() -> None:
    own = parsed("links: {АИ: ЭБ}\n")
    institution = parsed("abbreviations: {АИ: башка}\nrefused: {ТИ: [ИИ]}\n", is_wide=True)
    folder = parsed("refused: {ТИ: [АИ]}\nabbreviations: {КЖБ: борбор}\n", is_wide=True)
    merged = merge_corrections([own, institution, folder])
    assert merged.links == {"АИ": "ЭБ"}
    assert merged.abbreviations == {"КЖБ": "борбор"}
    assert merged.refused == {"ТИ": frozenset({"ИИ"})}
    assert len(merged.files) == 3
    assert merge_corrections([own, NO_CORRECTIONS]) == own


def test_the_nearer_file_says_whether_names_are_one() -> None:
    own = parsed("parties:\n  - different: [МТД, IT департаменти]\n")
    wide = parsed("parties:\n  - same: [IT департаменти, МТД]\n", is_wide=True)
    (decision,) = merge_corrections([own, wide]).name_decisions
    assert decision.verdict == "different"


def test_an_entry_says_when_it_was_decided_and_on_which_plan() -> None:
    text = "links:\n  АИ: {entry: ЭБ, decided: 2026-01-31, plan: 2024-25}\n"
    place = parsed(text, "kmtu.yaml", is_wide=True).places["АИ"]
    assert place.describe() == "kmtu.yaml, line 2 (decided 2026-01-31 on 2024-25)"
    assert parsed(text).links == {"АИ": "ЭБ"}
    assert parsed("links: {АИ: ЭБ}\n").places["АИ"].describe() == "plan.yaml, line 1"


def test_what_this_plan_does_not_print_is_told_quietly() -> None:
    text = (
        "abbreviations:\n  ЖЖЖ: {expansion: бөлүм, decided: 2026-01-31, plan: 2024-25}\n"
        "corrections:\n  - {item_id: 2024-25/1/1, column: funding, printed: x, read: y}\n"
    )
    plan = made_plan(*WHOLE)
    data = build_dataset(plan, plan.vocabulary, parsed(text, "kmtu.yaml", is_wide=True))
    found = finding(data, "decision_idle")
    assert found["severity"] == "info"
    assert str(found["message"]).startswith("kmtu.yaml, line 2 (decided 2026-01-31 on 2024-25)")
    assert "correction_unfit" not in codes(data)
    wrong = "corrections:\n  - {item_id: 2025-26/9/1, column: funding, printed: x, read: y}\n"
    data = build_dataset(plan, plan.vocabulary, parsed(wrong, "kmtu.yaml", is_wide=True))
    assert "no item 2025-26/9/1" in str(finding(data, "correction_unfit")["message"])


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("abbreviations:\n  АИ: академиялык иш\nlinks:\n  АИ: ЭБ\n", 4, "defined in line 2"),
        ("links:\n  АжД: АжДБ\nrefused:\n  АжД: [АжДБ]\n", 2, "refused to be that in line 4"),
        (
            "parties:\n  - same: [МТД, IT департаменти]\n  - same: [IT департаменти, ИТБ]\n"
            "  - different: [МТД, ИТБ]\n",
            4,
            "made one in line 2, 3",
        ),
        ("parties:\n  - different: [ПКБ, «ПКБ»]\n", 2, "are always one"),
        ("parties:\n  - same: [МТД]\n", 2, "is too short"),
        ("parties:\n  - {same: [А, Б], unsure: [А, Б]}\n", 2, "is valid under each of"),
        ("links:\n  АИ: {entry: ЭБ, decided: soon}\n", 2, "is not a 'date'"),
    ],
)
def test_entries_that_contradict_or_say_nothing(
    tmp_path: Path, text: str, line: int, what: str
) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadCorrections) as error:
        load_corrections(path)
    assert str(error.value).startswith(f"{path}, line {line}: ")
    assert what in str(error.value)


def test_a_run_replays_all_three_files_and_sees_each_change(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(*WHOLE))
    out = tmp_path / "out"

    def run() -> list[str]:
        result = ishplan("run", plan, "--out", out, "--institution", "КМТУ")
        assert result.exit_code == 0, result.output
        package = json.loads((out / YEAR / "datapackage.json").read_bytes())
        titles = [source["title"] for source in package["sources"][1:]]
        return [*titles, "skipped"] if "unchanged" in result.output else titles

    assert run() == []
    for name, text in (
        ("decisions.yaml", "links: {ББП: АИ}\n"),
        ("kmtu.yaml", "abbreviations: {ББСКБ: башка борбор}\n"),
        ("plan.yaml", "refused: {АИ: [АИ]}\n"),
        ("oshmu.yaml", "no decisions of this institution"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run() == ["plan.yaml", "kmtu.yaml", "decisions.yaml"]
    assert run() == ["plan.yaml", "kmtu.yaml", "decisions.yaml", "skipped"]
    rows = gold.table(out, "2025-26", "abbreviations")
    status = {row["stem"]: row["status"] for row in rows}
    assert (status["ББП"], status["ББСКБ"], status["АИ"]) == ("overlay", "overlay", "unknown")
    (tmp_path / "kmtu.yaml").write_text("links: 1\n", encoding="utf-8")
    result = ishplan("run", plan, "--out", out, "--institution", "КМТУ")
    assert "kmtu.yaml, line 1: links: 1 is not of type 'object'" in only_error(result)
