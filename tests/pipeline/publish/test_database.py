"""`plans.duckdb`: what its views show, and every query that the documentation gives."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from extractors.errors import PublishFailed
from pipeline.compare.comparison import compare_two_years
from pipeline.compare.publish_comparison import publish_comparison
from pipeline.compare.read_year import read_year
from pipeline.publish.database import write_database
from tests.support.command_line import ishplan
from tests.support.made_dataset import names
from tests.support.made_register import register
from tests.support.repository import ROOT

QUERIES = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def out(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both years and their comparison in a folder with a quote in its name; only to be read."""
    out = Path(shutil.copytree(published, tmp_path_factory.mktemp("database") / "year's plans"))
    register(out)
    years = (read_year(out, year) for year in ("2024-25", "2025-26"))
    publish_comparison(compare_two_years(*years), out)
    write_database(out)
    return out


@pytest.fixture(scope="module")
def plans(out: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(out / "plans.duckdb"), read_only=True) as connection:
        yield connection


def _queries() -> list[tuple[str, str]]:
    return re.findall(r"^## (.+)\n(?:.*\n)*?```sql\n((?:.*\n)*?)```", QUERIES, re.M)


def test_there_are_ten_queries() -> None:
    assert len(_queries()) == 10


@pytest.mark.parametrize(("title", "query"), _queries(), ids=lambda text: text[:30])
def test_every_query_of_the_docs_finds_something(
    plans: duckdb.DuckDBPyConnection, title: str, query: str
) -> None:
    first, second = plans.sql(query).fetchall(), plans.sql(query).fetchall()
    assert first, title
    assert first == second, "its order is not decided"


def test_views_that_the_docs_name_are_there(plans: duckdb.DuckDBPyConnection) -> None:
    there = {name for (name,) in plans.sql("SHOW TABLES").fetchall()}
    listed = re.findall(r"^\| (`.+?) \|", QUERIES, re.M)
    assert {name for line in listed for name in re.findall(r"`(\w+)`", line)} == there


def test_sums_agree_with_the_plan(plans: duckdb.DuckDBPyConnection) -> None:
    query = "SELECT sum(amount_kgs) FROM amounts WHERE academic_year = '2025-26'"
    summed = "SELECT sum(money_after) FROM summary"
    assert plans.sql(query).fetchall() == plans.sql(summed).fetchall() == [(Decimal(467688400),)]


def test_the_work_of_units_is_that_of_the_comparison(plans: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT unit_id, name, items, kgs FROM unit_work WHERE academic_year = '2025-26' ORDER BY 1"
    )
    compared = (
        "SELECT unit_id, name, items_after, money_after FROM unit_changes WHERE items_after > 0 "
        "ORDER BY 1"
    )
    assert plans.sql(query).fetchall() == plans.sql(compared).fetchall()


def test_every_item_has_one_thread(plans: duckdb.DuckDBPyConnection) -> None:
    items, threads = (
        plans.sql(f"SELECT academic_year, item_id FROM {view}").fetchall()
        for view in ("items", "threads")
    )
    assert sorted(items) == sorted(threads)
    pairs = "SELECT count(*) FROM changes WHERE old_item_id IS NOT NULL AND new_item_id IS NOT NULL"
    long = "SELECT count(*) FROM (FROM threads SELECT thread_id GROUP BY ALL HAVING count(*) = 2)"
    assert plans.sql(pairs).fetchall() == plans.sql(long).fetchall()


def test_a_later_year_is_seen_without_making_it_anew(published: Path, tmp_path: Path) -> None:
    shutil.copytree(published / "year=2024-25", tmp_path / "year=2024-25")
    path = write_database(tmp_path)
    shutil.copytree(published / "year=2025-26", tmp_path / "year=2025-26")
    with duckdb.connect(str(path), read_only=True) as plans:
        years = plans.sql("SELECT DISTINCT academic_year FROM glossary ORDER BY ALL").fetchall()
    assert years == [("2024-25",), ("2025-26",)]


def test_run_makes_it(raw_plans: tuple[Path, ...], tmp_path: Path) -> None:
    result = ishplan("run", raw_plans[0], "--out", tmp_path)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == f"  queries: {tmp_path / 'plans.duckdb'}"
    with duckdb.connect(str(tmp_path / "plans.duckdb"), read_only=True) as plans:
        assert "changes" not in {name for (name,) in plans.sql("SHOW TABLES").fetchall()}


def test_what_cannot_be_read_leaves_the_old_one(out: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(out, tmp_path / "copy"))
    before = (copy / "plans.duckdb").read_bytes()
    damaged = copy / "year=2024-25" / "funding.parquet"
    whole = damaged.read_bytes()
    damaged.write_bytes(b"PAR1")
    with pytest.raises(PublishFailed, match=r"plans\.duckdb: cannot be made .*funding\.parquet"):
        write_database(copy)
    assert (copy / "plans.duckdb").read_bytes() == before
    assert names(copy) == names(out)
    damaged.write_bytes(whole)
    assert write_database(copy).read_bytes() != before, "the same DuckDB makes the next one"
