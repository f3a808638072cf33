"""A run that cannot publish leaves what was published before, and nothing else."""

from __future__ import annotations

import errno
import os
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from extractors.errors import PublishFailed
from pipeline.publish.build_files import publish_dataset
from pipeline.storage import atomic_swap
from tests.support.made_dataset import YEAR, contents, made, names


def test_failed_write_leaves_the_old_folder_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(publish_dataset(made(), tmp_path))
    create = atomic_swap.create

    def fill_up(name: str, content: bytes, folder: int | None = None) -> None:
        if name == "cells.parquet":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
        create(name, content, folder)

    monkeypatch.setattr(atomic_swap, "create", fill_up)
    with pytest.raises(PublishFailed) as failure:
        publish_dataset(made(pages=2), tmp_path)
    assert str(failure.value) == (
        f"{tmp_path / YEAR}: cannot be written: No space left on device; "
        "free some disk space and run again; what was published before is unchanged"
    )
    assert contents(tmp_path / YEAR) == old
    assert names(tmp_path) == {YEAR}


def test_full_disk(small_disk: Path) -> None:
    old = contents(publish_dataset(made(pages=1), small_disk))
    (small_disk / "other").write_bytes(bytes(250_000))
    with pytest.raises(PublishFailed, match="No space left on device; free some disk space"):
        publish_dataset(made(pages=5_000), small_disk)
    assert contents(small_disk / YEAR) == old
    assert names(small_disk) == {"other", YEAR}


def test_read_only_disk(small_disk: Path) -> None:
    old = contents(publish_dataset(made(pages=1), small_disk))
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(PublishFailed, match="Read-only file system; choose an output folder"):
        publish_dataset(made(pages=2), small_disk)
    assert contents(small_disk / YEAR) == old


@pytest.mark.parametrize("name", ["output", f"output/{YEAR}"])
def test_a_file_in_the_way_stays(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("mine")
    with pytest.raises(PublishFailed, match="a file is in the way") as failure:
        publish_dataset(made(), tmp_path / "output")
    assert str(tmp_path / "output" / YEAR) in str(failure.value)
    assert file.read_text() == "mine"
    assert list(contents(tmp_path)) == [name]


def test_rows_that_break_the_schema_leave_the_old_folder(tmp_path: Path) -> None:
    old = contents(publish_dataset(made(), tmp_path))
    with pytest.raises(PublishFailed) as failure:
        publish_dataset(replace(made(), findings=[{"severity": "bad"}]), tmp_path)
    assert str(failure.value).startswith(f"{made().source.name}, {YEAR}/findings: row 1 ")
    assert contents(tmp_path / YEAR) == old
