"""A published folder read with pandas, Polars, DuckDB, by the very lines of `output/README.md`."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from pipeline.register.update import update_register
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


@pytest.fixture(scope="module")
def registered(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published folder with its register."""
    out = tmp_path_factory.mktemp("registered") / "output"
    shutil.copytree(published, out)
    update_register(out, "test", lambda _files: {})
    return out


@pytest.fixture
def output(registered: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same, where the examples look for it."""
    monkeypatch.chdir(registered.parent)
    return registered


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
    plan = run("plan = pd.concat")["plan"]
    assert isinstance(plan, pd.DataFrame)
    assert plan.groupby("section").size().to_dict() == count_rows(output)
    assert {"step", "event", "item"} <= set(plan.columns)


def test_polars_puts_all_sections_together(output: Path) -> None:
    plan = run("plan = pl.concat")["plan"]
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
