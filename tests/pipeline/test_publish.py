"""A published folder is whole, the same each time, and never touched by a run that fails."""

from __future__ import annotations

import errno
import json
import os
import platform
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pyarrow import parquet as pq

from extractors.errors import PublishFailed
from pipeline import swap
from pipeline.publish import Dataset, SectionRows, Source, publish

README = Path(__file__).parents[2] / "output" / "README.md"
YEAR = "year=2025-26"


def question(number: int) -> dict[str, object]:
    month = date(2025, 9, 1)
    return {
        "page_first": 3,
        "page_last": 4,
        "deadline": "Сентябрь",
        "session_no": 1,
        "session_month": month,
        "item_no": str(number),
        "item": "Окуу жылынын максаттары",
    }


def made(*, pages: int = 1) -> Dataset:
    """A plan with two questions, a section of two steps and an empty one, and `pages` cells."""
    step = {"page_first": 5, "page_last": 5, "task": "Сапат", "step": "Аудит", "deadline": ""}
    box = {"page": 5, "x0": 70.0, "y0": 80.0, "x1": 120.0, "y1": 95.5}
    cell = {"section": "2.1", "table": 2, "row": 2, "column": 1, "rowspan": 1, "colspan": 1}
    cell |= {"column_key": "task", "text_raw": "Са-\nпат", "text": "Сапат", "row_kind": "item"}
    return Dataset(
        academic_year="2025-26",
        source=Source(name="2025-26.pdf", sha256="ab" * 32, bytes=182344, pages=pages),
        sections=[
            SectionRows("1", "council", "Окумуштуулар кеңеши", [question(1), question(2)]),
            SectionRows("2.1", "strategy", "Билим берүү", [step, step]),
            SectionRows("3", "language", "Мамлекеттик тил", []),
        ],
        glossary=[{"abbreviation": "ОК", "expansion": "окуу", "sense": 1, "origin": "glossary"}],
        cells=[
            cell | {"table": page, "boxes": [box | {"page": page}, box | {"page": page + 1}]}
            for page in range(1, pages + 1)
        ],
        findings=[{"severity": "warning", "code": "unplaced", "page": 9, "message": "Орду жок"}],
        ledger=[{"page": page, "printed": 40, "cell": 40} for page in range(1, pages + 1)],
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_layout(tmp_path: Path) -> None:
    folder = publish(made(), tmp_path / "new" / "output")
    assert folder == tmp_path / "new" / "output" / YEAR
    assert set(contents(folder)) == {
        "sections/1.parquet",
        "sections/1.json",
        "sections/2.1.parquet",
        "sections/2.1.json",
        "sections/3.parquet",
        "sections/3.json",
        "glossary.parquet",
        "glossary.json",
        "cells.parquet",
        "findings.parquet",
        "datapackage.json",
    }
    assert names(folder.parent) == {YEAR}


def test_rows_are_given_the_columns_that_follow_from_their_place(tmp_path: Path) -> None:
    folder = publish(made(), tmp_path)
    second = pq.read_table((folder / "sections/1.parquet").open("rb")).to_pylist()[1]
    assert second == question(2) | {
        "item_id": "2025-26/1/2",
        "academic_year": "2025-26",
        "section": "1",
        "section_title": "Окумуштуулар кеңеши",
        "row": 2,
        "responsible": None,
    }


def test_json_twin_holds_the_same_rows(tmp_path: Path) -> None:
    folder = publish(made(), tmp_path)
    for twin in folder.rglob("*.json"):
        if twin.name != "datapackage.json":
            rows = pq.read_table(twin.with_suffix(".parquet").open("rb")).to_pylist()
            assert json.loads(twin.read_bytes()) == json.loads(json.dumps(rows, default=str))


@pytest.mark.parametrize(
    ("column", "value"),
    [("item_id", "2025-26/1/1"), ("section", "2.1"), ("row", 3), ("academic_year", "2024-25")],
)
def test_rows_out_of_place_are_refused(column: str, value: object, tmp_path: Path) -> None:
    section = SectionRows("1", "council", "Кеңеш", [question(1), question(2) | {column: value}])
    with pytest.raises(PublishFailed, match=f"row 2 of section 1 has {column}"):
        publish(replace(made(), sections=[section]), tmp_path)


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = (publish(made(pages=50), tmp_path / run) for run in ("a", "b"))
    assert contents(first) == contents(second)


def test_new_folder_has_nothing_of_the_old(tmp_path: Path) -> None:
    publish(made(), tmp_path)
    folder = publish(replace(made(), sections=made().sections[:1]), tmp_path)
    assert names(folder / "sections") == {"1.parquet", "1.json"}
    assert names(tmp_path) == {YEAR}


def test_other_years_stay(tmp_path: Path) -> None:
    before = contents(publish(replace(made(), academic_year="2024-25"), tmp_path))
    publish(made(), tmp_path)
    assert contents(tmp_path / "year=2024-25") == before


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux")
def test_readers_find_every_file_whole_at_any_moment(tmp_path: Path) -> None:
    datasets = [made(pages=1), made(pages=2)]
    versions = [contents(publish(dataset, tmp_path)) for dataset in datasets]
    wrong: list[str] = []
    reads = 0
    done = threading.Event()

    def read() -> None:
        nonlocal reads
        while not done.is_set():
            for name in versions[0]:
                try:
                    content = (tmp_path / YEAR / name).read_bytes()
                except FileNotFoundError:
                    wrong.append(f"{name} is missing")
                else:
                    if content not in (version[name] for version in versions):
                        wrong.append(f"{name} is torn")
                reads += 1

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(30):
        publish(datasets[turn % 2], tmp_path)
    done.set()
    reader.join()
    assert wrong == []
    assert reads > 0


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux")
def test_linux_needs_no_moment_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(swap, "_rename_twice")
    publish(made(pages=1), tmp_path)
    folder = publish(made(pages=2), tmp_path)
    assert json.loads((folder / "datapackage.json").read_bytes())["sources"][0]["pages"] == 2


def test_two_renames_where_folders_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda staging, target: False)
    new = contents(publish(made(pages=2), tmp_path / "elsewhere"))
    publish(made(pages=1), tmp_path / "out")
    assert contents(publish(made(pages=2), tmp_path / "out")) == new
    assert names(tmp_path / "out") == {YEAR}


def test_old_folder_comes_back_if_the_second_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(publish(made(pages=1), tmp_path))
    rename = Path.rename

    def fail_into_the_gap(self: Path, target: Path) -> Path:
        if self.name.startswith(".staging") and not target.exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(swap, "_exchange", lambda staging, target: False)
    monkeypatch.setattr(Path, "rename", fail_into_the_gap)
    with pytest.raises(PublishFailed, match="Input/output error"):
        publish(made(pages=2), tmp_path)
    assert contents(tmp_path / YEAR) == old
    assert names(tmp_path) == {YEAR}


def test_failed_write_leaves_the_old_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(publish(made(), tmp_path))
    write = Path.write_bytes

    def fill_up(self: Path, content: bytes) -> int:
        if self.name == "cells.parquet":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return write(self, content)

    monkeypatch.setattr(Path, "write_bytes", fill_up)
    with pytest.raises(PublishFailed) as failure:
        publish(made(pages=2), tmp_path)
    assert str(failure.value) == (
        f"{tmp_path / YEAR}: cannot be written: No space left on device; "
        "free some disk space and run again; what was published before is unchanged"
    )
    assert contents(tmp_path / YEAR) == old
    assert names(tmp_path) == {YEAR}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB; only root may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(disk)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("mounting is not permitted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_full_disk(small_disk: Path) -> None:
    old = contents(publish(made(pages=1), small_disk))
    (small_disk / "other").write_bytes(bytes(280_000))
    with pytest.raises(PublishFailed, match="No space left on device; free some disk space"):
        publish(made(pages=5_000), small_disk)
    assert contents(small_disk / YEAR) == old
    assert names(small_disk) == {"other", YEAR}


def test_read_only_disk(small_disk: Path) -> None:
    old = contents(publish(made(pages=1), small_disk))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(PublishFailed, match="Read-only file system; choose an output folder"):
        publish(made(pages=2), small_disk)
    assert contents(small_disk / YEAR) == old


@pytest.mark.parametrize("name", ["output", f"output/{YEAR}"])
def test_a_file_in_the_way_stays(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    with pytest.raises(PublishFailed, match="a file is in the way") as failure:
        publish(made(), tmp_path / "output")
    assert str(tmp_path / "output" / YEAR) in str(failure.value)
    assert file.read_text() == "mine"
    assert list(contents(tmp_path)) == [name]


def test_rows_that_break_the_schema_leave_the_old_folder(tmp_path: Path) -> None:
    old = contents(publish(made(), tmp_path))
    with pytest.raises(PublishFailed) as failure:
        publish(replace(made(), findings=[{"severity": "bad"}]), tmp_path)
    assert str(failure.value).startswith(f"{tmp_path / YEAR}/findings: row 1 ")
    assert contents(tmp_path / YEAR) == old


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"academic_year": "../2025"}, "is no academic year"),
        ({"sections": [SectionRows("../1", "council", "", [])]}, "is no section number"),
        ({"sections": [SectionRows("1", "council", "", [])] * 2}, "2 sections are numbered 1"),
    ],
)
def test_names_that_make_no_file_name_are_refused(
    change: dict[str, object], complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(PublishFailed, match=complaint):
        publish(replace(made(), **change), tmp_path / "out")  # type: ignore[arg-type]
    assert names(tmp_path) == set()


def test_only_what_dead_processes_left_is_removed(tmp_path: Path) -> None:
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    here = platform.node()
    left = {
        "dead": f".staging-{YEAR}-{died.pid}@{here}",
        "own number, reused": f".staging-{YEAR}-{os.getpid()}@{here}",
        "alive": f".staging-{YEAR}-{os.getppid()}@{here}",
        "elsewhere": f".staging-{YEAR}-{died.pid}@other-{here}",
        "not ours": ".staging-notes",
    }
    for name in left.values():
        (tmp_path / name / "sections").mkdir(parents=True)
    publish(made(), tmp_path)
    assert names(tmp_path) == {YEAR, left["alive"], left["elsewhere"], left["not ours"]}


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
    publish(made(), tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    found: dict[str, object] = {}
    exec(readme_example(heading), found)
    assert len(found[variable]) == size  # type: ignore[arg-type]


def test_readme_example_prints_a_line_for_each_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(made(), tmp_path / "output")
    monkeypatch.chdir(tmp_path)
    exec(readme_example("Polars"), {})
    assert "shape: (2, 6)" in capsys.readouterr().out


def test_readme_shows_the_files_that_are_published(tmp_path: Path) -> None:
    folder = publish(made(), tmp_path)
    shown = README.read_text().split("\n\n")[2]
    for name in contents(folder):
        assert Path(name).name in shown or name.startswith("sections/")
