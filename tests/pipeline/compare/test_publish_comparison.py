"""`ishplan compare` as its user sees it: what it prints, publishes, and says of bad input."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import duckdb
import pytest
from pyarrow import parquet

from pipeline.compare.comparison_tables import CHANGES_TABLE, GLOSSARY_CHANGES_TABLE, SUMMARY_TABLE
from pipeline.publish.build_files import publish_dataset
from pipeline.publish.database import write_database
from tests.support.command_line import ESCAPE, ishplan, only_error
from tests.support.made_dataset import contents, made

FOLDER = "2024-25_2025-26"
YEARS = ("2024-25", "2025-26")


@pytest.fixture(scope="module")
def out(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both years and their comparison; only to be read."""
    out = tmp_path_factory.mktemp("compared") / "output"
    shutil.copytree(published, out)
    assert ishplan("compare", *YEARS, "--out", out).exit_code == 0
    return out


@pytest.fixture
def copy(out: Path, tmp_path: Path) -> Path:
    """A copy to be changed."""
    return Path(shutil.copytree(out, tmp_path / "output"))


def test_the_terminal_shows_the_summary_and_what_to_read_first(out: Path) -> None:
    result = ishplan("compare", *YEARS, "--out", out)
    lines = result.output.splitlines()
    assert lines[0] == "2024-25 → 2025-26"
    assert any(line.split()[:4] == ["2.1", "22", "→", "23"] for line in lines)
    titles = ["Money", "Deadlines, the longest slips first", "Dropped", "New"]
    assert [lines.index(title) for title in titles] == sorted(map(lines.index, titles))
    assert ESCAPE not in result.output
    assert result.stderr == ""


def test_the_folder_holds_what_its_descriptor_says(out: Path) -> None:
    folder = out / "compare" / FOLDER
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    files = {resource["path"] for resource in descriptor["resources"]}
    assert files | {"datapackage.json", "report.html", "SHA256SUMS"} == set(contents(folder))
    assert [source["title"] for source in descriptor["sources"]] == list(YEARS)
    tables = {
        "changes": CHANGES_TABLE,
        "summary": SUMMARY_TABLE,
        "glossary_changes": GLOSSARY_CHANGES_TABLE,
    }
    for name, table in tables.items():
        read = parquet.read_table(folder / f"{name}.parquet")
        assert read.schema.equals(table.to_arrow_schema(), check_metadata=False)
        assert all(field.metadata[b"description"] for field in read.schema)
        rows = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        assert len(rows) == read.num_rows > 0
        assert list(rows[0]) == read.schema.names


def test_the_folder_is_a_valid_data_package(out: Path) -> None:
    from frictionless import Package

    report = Package(str(out / "compare" / FOLDER / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "message"])


def test_the_same_years_give_the_same_bytes(out: Path, copy: Path) -> None:
    shutil.rmtree(copy / "compare")
    assert ishplan("compare", *reversed(YEARS), "--out", copy).exit_code == 0
    assert contents(copy / "compare") == contents(out / "compare")


def test_json_is_what_is_published(out: Path) -> None:
    (printed,) = json.loads(ishplan("compare", *YEARS, "--out", out, "--format", "json").output)
    published = json.loads((out / "compare" / FOLDER / "changes.json").read_text("utf-8"))
    kinds = {row["new_item_id"] or row["old_item_id"]: row["kinds"] for row in published}
    assert kinds == {
        row["new_item_id"] or row["old_item_id"]: row["kinds"] for row in printed["changes"]
    }


def test_csv_has_a_row_a_change(out: Path) -> None:
    text = ishplan("compare", *YEARS, "--out", out, "--format", "csv").output
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [*rows[0]] == [column.name for column in CHANGES_TABLE.columns]
    assert len(rows) == parquet.read_table(out / "compare" / FOLDER / "changes.parquet").num_rows
    assert {row["indicator_percent"] for row in rows} > {"-33.3"}  # a number is no formula


def test_markdown_shows_every_change(out: Path) -> None:
    text = ishplan("compare", *YEARS, "--out", out, "--format", "md").output
    assert text.startswith("# 2024-25 → 2025-26\n")
    assert "~~жөнүндө~~ **тууралуу**" in text
    rows = json.loads((out / "compare" / FOLDER / "changes.json").read_text("utf-8"))
    for row in rows:
        if row["kinds"] != ["same"]:
            item = row["new_item_id"] or row["old_item_id"]
            assert item in text or re.search(rf", {item.rsplit('/', 1)[1]}(,| \\|)", text)


def test_exit_code_tells_of_changes_if_asked(out: Path, copy: Path) -> None:
    assert ishplan("compare", *YEARS, "--out", out, "--exit-code").exit_code == 1
    shutil.copytree(copy / "year=2025-26", copy / "year=2026-27")
    same = ishplan("compare", "2025-26", "2026-27", "--out", copy, "--exit-code")
    assert same.exit_code == 1  # dates did not move on with the year
    missing = ishplan("compare", "2025-26", "1999-00", "--out", copy, "--exit-code")
    assert missing.exit_code == 2


def test_a_year_against_its_equal_changes_nothing(tmp_path: Path) -> None:
    from dataclasses import replace

    dataset = made()
    timeless = replace(dataset, sections=dataset.sections[1:], responsibles=[])
    for label in ("2025-26", "2026-27"):
        funding = [
            {**row, "item_id": str(row["item_id"]).replace("2025-26", label)}
            for row in timeless.funding
        ]
        publish_dataset(replace(timeless, academic_year=label, funding=funding), tmp_path)
    result = ishplan("compare", "2025-26", "2026-27", "--out", tmp_path, "--exit-code")
    assert result.exit_code == 0, result.output


def test_pdfs_are_run_first(raw_plans: tuple[Path, ...], tmp_path: Path, out: Path) -> None:
    result = ishplan("compare", *raw_plans, "--out", tmp_path / "new")
    assert result.exit_code == 0
    new, known = (
        parquet.read_table(folder / "compare" / FOLDER / "changes.parquet")
        for folder in (tmp_path / "new", out)
    )
    assert new.equals(known)


def test_a_chain_of_years_has_one_thread(copy: Path) -> None:
    _renamed(copy, "2025-26", "2026-27")
    result = ishplan("compare", "2026-27", *YEARS, "--out", copy)
    assert result.exit_code == 0, result.output
    rows = _rows(copy, "2025-26_2026-27")
    assert {row["thread_id"][:7] for row in rows} == {"2024-25", "2025-26"}
    first = {row["new_item_id"]: row["thread_id"] for row in _rows(copy, FOLDER)}
    assert all(row["thread_id"] == first[row["old_item_id"]] for row in rows)
    alone = ishplan("compare", "2025-26", "2026-27", "--out", copy)
    assert alone.stderr == ""
    assert _rows(copy, "2025-26_2026-27") == rows


def test_threads_of_an_older_output_are_not_taken(copy: Path) -> None:
    _renamed(copy, "2025-26", "2026-27")
    descriptor = copy / "year=2025-26" / "datapackage.json"
    descriptor.write_bytes(descriptor.read_bytes() + b"\n")
    result = ishplan("compare", "2025-26", "2026-27", "--out", copy)
    assert "compare 2024-25 2025-26 again first" in result.stderr
    threads = {row["thread_id"][:7] for row in _rows(copy, "2025-26_2026-27")}
    assert threads == {"2025-26"}
    again = ishplan("compare", *YEARS, "--out", copy)
    assert "compare 2025-26 2026-27 again" in again.stderr


def _renamed(out: Path, year: str, later: str) -> None:
    """Publish a year once more as another one, its item ids with it."""
    source, target = out / f"year={year}", out / f"year={later}"
    shutil.copytree(source, target)
    for path in target.rglob("*.parquet"):
        table = parquet.read_table(path, partitioning=None)
        for name in ("item_id", "group_id", "academic_year"):
            if name in table.column_names:
                import pyarrow.compute as pc

                at = table.column_names.index(name)
                moved = pc.replace_substring(table[name], year, later)
                table = table.set_column(at, table.schema.field(name), moved)
        parquet.write_table(table, path)


def _rows(out: Path, name: str) -> list[dict[str, str]]:
    text = (out / "compare" / name / "changes.json").read_text("utf-8")
    return list(json.loads(text))


def test_a_year_that_is_not_published(copy: Path) -> None:
    error = only_error(ishplan("compare", "2019-20", "2025-26", "--out", copy))
    assert error == (
        f"2019-20: not published in {copy} (published there: 2024-25, 2025-26). Run its plan "
        "first, or name the PDF instead of the year."
    )


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("2025-26", "2025-26"), "2025-26: named twice"),
        (("2025-26", "plan.pdf"), "plan.pdf: neither a year as in 2025-26 nor a file"),
    ],
)
def test_names_that_mean_nothing(copy: Path, names: tuple[str, ...], said: str) -> None:
    before = contents(copy)
    assert only_error(ishplan("compare", *names, "--out", copy)).startswith(said)
    assert contents(copy) == before


def test_one_year_is_a_wrong_use() -> None:
    result = ishplan("compare", "2025-26")
    assert result.exit_code == 2
    assert "name two or more" in result.stderr


def test_an_output_of_another_schema(copy: Path) -> None:
    path = copy / "year=2024-25" / "datapackage.json"
    text = path.read_text(encoding="utf-8")
    for version, said in (('"schemaVersion": 99', "99"), ('"other": 1', "unknown")):
        path.write_text(text.replace('"schemaVersion": 2', version), encoding="utf-8")
        error = only_error(ishplan("compare", *YEARS, "--out", copy))
        assert f"published with schema version {said}, expected 2. Run the plan again" in error


@pytest.mark.parametrize("damaged", ["datapackage.json", "funding.parquet", "sections/2.1.parquet"])
def test_a_damaged_output(copy: Path, damaged: str) -> None:
    path = copy / "year=2024-25" / damaged
    path.write_bytes(path.read_bytes()[:100])
    before = contents(copy)
    error = only_error(ishplan("compare", *YEARS, "--out", copy))
    assert str(copy / "year=2024-25") in error
    assert error.endswith("Run the plan again.")
    assert contents(copy) == before


def test_a_missing_file(copy: Path) -> None:
    (copy / "year=2024-25" / "sections" / "2.1.parquet").unlink()
    assert "2.1.parquet" in only_error(ishplan("compare", *YEARS, "--out", copy))


def test_a_section_that_is_empty_in_one_year_is_said(copy: Path) -> None:
    path = copy / "year=2024-25" / "sections" / "2.7.parquet"
    parquet.write_table(parquet.read_table(path, partitioning=None)[:0], path)
    result = ishplan("compare", *YEARS, "--out", copy)
    assert result.exit_code == 0
    assert "section 2.7 is empty in 2024-25: its items count as new or moved" in result.stderr
    (row,) = (
        row
        for row in json.loads((copy / "compare" / FOLDER / "summary.json").read_text("utf-8"))
        if row["new_section"] == "2.7"
    )
    assert (row["items_before"], row["new"]) == (0, row["items_after"])


def test_a_year_without_items(copy: Path) -> None:
    for path in (copy / "year=2024-25" / "sections").glob("*.parquet"):
        parquet.write_table(parquet.read_table(path, partitioning=None)[:0], path)
    error = only_error(ishplan("compare", *YEARS, "--out", copy))
    assert error.startswith("2024-25: the published plan has no items")


def test_text_of_a_plan_cannot_leave_its_cell(tmp_path: Path) -> None:
    from dataclasses import replace

    dataset = made()
    section = dataset.sections[1]
    for label, action in (("2024-25", "a"), ("2025-26", '=HYPERLINK("x")|<b>\x1b[31m*z*')):
        rows = [{**row, "step": action, "task": action} for row in section.rows]
        publish_dataset(
            replace(
                dataset,
                academic_year=label,
                sections=[replace(section, rows=rows)],
                funding=[],
                responsibles=[],
            ),
            tmp_path,
        )
    shown = {
        form: ishplan("compare", *YEARS, "--out", tmp_path, "--format", form).output
        for form in ("text", "md", "csv")
    }
    assert ESCAPE not in shown["text"] + shown["md"]
    assert r"\|\<b\>�\[31m\*z\*" in shown["md"]
    assert not any(
        cell.startswith("=") for row in csv.reader(io.StringIO(shown["csv"])) for cell in row
    )


def test_a_missing_year_is_said_before_a_pdf_is_run(
    raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    error = only_error(ishplan("compare", "2019-20", raw_plans[0], "--out", tmp_path))
    assert error.startswith("2019-20: not published in")
    assert list(tmp_path.iterdir()) == []


def test_what_a_dead_process_left_is_no_comparison(copy: Path) -> None:
    left = copy / "compare" / f".staging-{FOLDER}-1@elsewhere"
    shutil.copytree(copy / "compare" / FOLDER, left)
    assert ishplan("check", copy).exit_code == 0
    path = write_database(copy)
    with duckdb.connect(str(path), read_only=True) as plans:
        ((rows,),) = plans.sql("SELECT count(*) FROM changes").fetchall()
    assert rows == len(_rows(copy, FOLDER))
