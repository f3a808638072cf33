"""The documentation says what is there: findings, commands, files, and a row as it is published."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import duckdb
import pytest

from pipeline.findings import FINDING_CODES
from tests.support import gold
from tests.support.command_line import ishplan
from tests.support.repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
FINDINGS = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
PAGES = [
    ROOT / "README.md",
    ROOT / "output" / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted((ROOT / "docs").glob("*.md")),
]


def blocks(language: str) -> list[str]:
    """The README's code blocks in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


LINES = [shlex.split(line, comments=True) for block in blocks("sh") for line in block.splitlines()]


def test_every_finding_is_explained_with_its_severity() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \|", FINDINGS, re.M)
    assert sorted(rows) == sorted((code, severity) for code, (severity, _) in FINDING_CODES.items())


def test_commands_and_options_exist() -> None:
    commands = [words[1:] for words in LINES if Path(words[0]).name == "ishplan"]
    assert {words[0] for words in commands} == {
        "run",
        "compare",
        "report",
        "export",
        "check",
        "review",
        "inspect",
        "tables",
    }
    for command, *words in commands:
        result = ishplan(command, "--help")
        assert result.exit_code == 0, command
        offered = re.findall(r"^ +(?:-\w, )?(--[\w-]+)", result.output, re.M)
        assert {word for word in words if word.startswith("-")} <= set(offered)


def test_targets_of_make_exist() -> None:
    named = {words[1] for words in LINES if words[0] == "make"}
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)
    assert named and named <= set(targets)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_files_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8"))
    local = [link for link in links if not link.startswith("https://")]
    assert [link for link in local if not (page.parent / link).exists()] == []


def test_the_row_shown_is_the_row_published(published: Path) -> None:
    (block,) = blocks("json")
    shown = json.loads(block)
    year, section, position = shown["item_id"].split("/")
    row = gold.table(published, year, f"sections/{section}")[int(position) - 1]
    assert {key: row[key] for key in shown} == shown


def test_the_query_finds_what_is_due_first(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(published)
    (query,) = blocks("sql")
    found = duckdb.sql(query.replace("output/", "")).fetchall()
    days = [day for _, day, *_ in found]
    assert days == sorted(days) and days[-1].isoformat() < "2026-01-01"
    assert all(party for _, _, party, *_ in found)


def test_what_a_run_says_is_what_the_readme_shows(
    raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    said = ishplan("run", *reversed(raw_plans), "--out", tmp_path).stdout
    (block,) = re.findall(r"^`make run` reads .*\n\n((?:    .*\n)+)", README, re.M)
    shown = [line[4:].partition("…")[0].rstrip() for line in block.splitlines()]
    lines = [line for line in shown if line and "output/" not in line]
    assert len(lines) > 8
    assert [line for line in lines if line not in said] == []
