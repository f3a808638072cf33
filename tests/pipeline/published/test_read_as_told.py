"""A published folder read with pandas, Polars, DuckDB, by the very lines of `output/README.md`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.support import gold
from tests.support.repository import ROOT

YEAR = "2025-26"
EXAMPLES = [
    code
    for code in re.findall(
        r"```python\n(.*?)```", (ROOT / "output" / "README.md").read_text(encoding="utf-8"), re.S
    )
    if "spark" not in code
]


@pytest.fixture
def output(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published folder, where the examples look for one."""
    (tmp_path / "output").symlink_to(published)
    monkeypatch.chdir(tmp_path)
    return published


def run(part: str) -> dict[str, Any]:
    """What the example with such a line names."""
    (code,) = [code for code in EXAMPLES if part in code]
    names: dict[str, Any] = {}
    exec(code, names)
    return names


def count_rows(output: Path) -> dict[str, int]:
    sections = (output / f"year={YEAR}" / "sections").glob("*.parquet")
    return {path.stem: len(gold.table(output, YEAR, f"sections/{path.stem}")) for path in sections}


def test_pandas_puts_all_sections_together(output: Path) -> None:
    plan = run("pd.concat")["plan"]
    assert isinstance(plan, pd.DataFrame)
    assert plan.groupby("section").size().to_dict() == count_rows(output)
    assert {"step", "event", "item"} <= set(plan.columns)


def test_polars_puts_all_sections_together(output: Path) -> None:
    plan = run("pl.concat")["plan"]
    assert isinstance(plan, pl.DataFrame)
    assert dict(plan.group_by("section").len().iter_rows()) == count_rows(output)
    assert {"step", "event", "item"} <= set(plan.columns)


def test_duckdb_puts_all_sections_together(output: Path) -> None:
    plan = run("plan = duckdb.sql")["plan"]
    assert isinstance(plan, duckdb.DuckDBPyRelation)
    assert dict(plan.aggregate("section, count(*)").fetchall()) == count_rows(output)
    assert {"step", "event", "item"} <= set(plan.columns)


@pytest.mark.usefixtures("output")
@pytest.mark.parametrize("code", EXAMPLES, ids=[code.split("\n")[0] for code in EXAMPLES])
def test_each_example_runs(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(code, {})
    assert capsys.readouterr().out.strip()
