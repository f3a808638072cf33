"""Readers see the old folder or the new one, and nothing is left beside them."""

from __future__ import annotations

import errno
import json
import os
import platform
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extractors.errors import PublishFailed
from pipeline.publish.build_files import publish_dataset
from pipeline.storage import atomic_swap
from tests.support.made_dataset import YEAR, contents, made, names


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux")
def test_readers_find_every_file_whole_at_any_moment(tmp_path: Path) -> None:
    datasets = [made(pages=1), made(pages=2)]
    versions = [contents(publish_dataset(dataset, tmp_path)) for dataset in datasets]
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
        publish_dataset(datasets[turn % 2], tmp_path)
    done.set()
    reader.join()
    assert wrong == []
    assert reads > 0


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux")
def test_linux_needs_no_moment_without_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(atomic_swap, "_rename_twice")
    publish_dataset(made(pages=1), tmp_path)
    folder = publish_dataset(made(pages=2), tmp_path)
    assert json.loads((folder / "datapackage.json").read_bytes())["sources"][0]["pages"] == 2


def test_two_renames_where_folders_cannot_be_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic_swap, "_try_exchange", lambda staging, target: False)
    new = contents(publish_dataset(made(pages=2), tmp_path / "elsewhere"))
    publish_dataset(made(pages=1), tmp_path / "out")
    assert contents(publish_dataset(made(pages=2), tmp_path / "out")) == new
    assert names(tmp_path / "out") == {YEAR}


def test_old_folder_comes_back_if_the_second_rename_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(publish_dataset(made(pages=1), tmp_path))
    rename = Path.rename

    def fail_into_the_gap(self: Path, target: Path) -> Path:
        if self.name.startswith(".staging") and not target.exists():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return rename(self, target)

    monkeypatch.setattr(atomic_swap, "_try_exchange", lambda staging, target: False)
    monkeypatch.setattr(Path, "rename", fail_into_the_gap)
    with pytest.raises(PublishFailed, match="Input/output error"):
        publish_dataset(made(pages=2), tmp_path)
    assert contents(tmp_path / YEAR) == old
    assert names(tmp_path) == {YEAR}


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
    for name in ("plans.duckdb", "report.html"):
        (tmp_path / f".staging-{name}-{died.pid}@{here}").touch()
    (tmp_path / f".staging-plans.duckdb-{died.pid}@{here}.wal").touch()
    publish_dataset(made(), tmp_path)
    assert names(tmp_path) == {YEAR, left["alive"], left["elsewhere"], left["not ours"]}


def test_all_is_on_the_disk_before_it_takes_the_place_and_the_place_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut leaves: every file, then the folders with their names, then the swap."""
    order: list[str] = []
    force, rename = os.fsync, Path.rename

    def watch(handle: int) -> None:
        order.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        force(handle)

    def watch_rename(self: Path, target: Path) -> Path:
        order.append("swap")
        return rename(self, target)

    if not Path("/proc/self/fd").is_dir():
        pytest.skip("which file is forced can be seen under Linux only")
    monkeypatch.setattr(os, "fsync", watch)
    monkeypatch.setattr(Path, "rename", watch_rename)
    folder = publish_dataset(made(), tmp_path)
    at = order.index("swap")
    forced = {Path(path).name for path in order[:at]}
    assert forced >= {path.name for path in folder.rglob("*")}
    assert order[at + 1 :] == [str(tmp_path)]


def test_a_file_that_the_disk_does_not_take_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(publish_dataset(made(), tmp_path))

    def fail(_handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(PublishFailed, match="unchanged"):
        publish_dataset(made(pages=2), tmp_path)
    assert contents(tmp_path / YEAR) == old
    assert names(tmp_path) == {YEAR}
