"""What the README of the output folder shows is what is published, and its examples run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pyarrow import parquet as pq

from pipeline.publish.build_files import publish_dataset
from tests.support.made_dataset import contents, made
from tests.support.made_register import publish_units, register
from tests.support.repository import ROOT

README = ROOT / "output" / "README.md"


def readme_example(heading: str) -> str:
    match = re.search(rf"^## {heading}\n.*?```python\n(.*?)```", README.read_text(), re.M | re.S)
    assert match
    return match[1]


@pytest.mark.parametrize(
    ("heading", "variable", "size"), [("pandas", "steps", 2), ("DuckDB", "rows", 4)]
)
def test_readme_examples_read_all_rows(
    heading: str, variable: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish_dataset(made(), tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    found: dict[str, object] = {}
    exec(readme_example(heading), found)
    assert len(found[variable]) == size  # type: ignore[arg-type]


@pytest.mark.parametrize("tool", ["pandas", "Polars", "DuckDB"])
@pytest.mark.parametrize("years", ["2025-26", "*"])
def test_readme_reads_all_sections_as_one(
    tool: str, years: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = publish_dataset(made(), tmp_path / "output")
    publish_dataset(replace(made(), academic_year="2024-25"), tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    example = re.search(rf"^With {tool}:\n\n```python\n(.*?)```", README.read_text(), re.M | re.S)
    assert example
    found: dict[str, Any] = {}
    exec(example[1].replace("year=2025-26", f"year={years}"), found)
    plan = found["plan"]
    schemas = [pq.read_schema(path) for path in folder.glob("sections/*.parquet")]
    expected = {name for schema in schemas for name in schema.names}
    assert set(plan.columns) - {"year"} == expected, "no column of any section is lost"
    assert len(plan) == (8 if years == "*" else 4), "no row is lost"
    if tool == "DuckDB":
        (questions,) = plan.aggregate("count(item)").fetchall()[0]
    else:
        questions = plan["item"].count()
    assert questions == len(plan) // 2, "each row has its own values"


def test_readme_example_prints_a_line_for_each_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish_dataset(made(), tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    exec(readme_example("Polars"), {})
    assert "shape: (2, 6)" in capsys.readouterr().out


def test_readme_shows_the_files_that_are_published(tmp_path: Path) -> None:
    folder = publish_dataset(made(), tmp_path)
    shown = README.read_text().split("\n\n")[2]
    for name in contents(folder):
        assert Path(name).name in shown or name.startswith("sections/")


def test_readme_example_counts_the_items_of_units(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "output"
    publish_units(out, "2024-25", "Кеңсе", "ОБ")
    publish_units(out, "2025-26", "Кеңсе", "ОБ", "ОБ")
    register(out)
    monkeypatch.chdir(tmp_path)
    exec(readme_example("Who is who over the years"), {})
    printed = capsys.readouterr().out
    assert re.search(r"ОБ +None +1 +2|ОБ +NaN +1 +2", printed), printed
