"""Runs side by side wait for each other's moment of publishing."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extractors.errors import PublishFailed
from pipeline.publish.build_files import publish_dataset
from pipeline.storage import folder_lock
from pipeline.storage.folder_lock import lock_folder
from tests.support.made_dataset import YEAR, contents, made, names

pytestmark = pytest.mark.skipif(os.name != "posix", reason="folders can be locked on POSIX only")


def test_a_second_writer_waits_for_the_first(tmp_path: Path) -> None:
    order = []
    waits = threading.Event()

    def second() -> None:
        waits.set()
        with lock_folder(tmp_path):
            order.append("second")

    with lock_folder(tmp_path):
        other = threading.Thread(target=second)
        other.start()
        waits.wait()
        other.join(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]


def test_a_writer_that_waits_too_long_says_so_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = contents(publish_dataset(made(), tmp_path))
    monkeypatch.setattr(folder_lock, "LOCK_TIMEOUT_SECONDS", 0.1)
    with lock_folder(tmp_path), pytest.raises(PublishFailed) as failure:
        publish_dataset(made(pages=2), tmp_path)
    assert str(failure.value) == (
        f"{tmp_path / YEAR}: cannot be written: another run is publishing into it; run again when "
        "that one is done; what was published before is unchanged"
    )
    assert contents(tmp_path / YEAR) == old
    assert names(tmp_path) == {YEAR}


def test_a_killed_writer_holds_no_lock(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path\n"
        "from pipeline.storage.folder_lock import lock_folder\n"
        "with lock_folder(Path(sys.argv[1])): print('held', flush=True); time.sleep(600)"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(OSError, match="another run is publishing"), lock_folder(tmp_path, 0.05):
            pass
        holder.kill()
    with lock_folder(tmp_path, 0.05):
        pass


def test_a_filesystem_without_locks_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_handle: int, _operation: int) -> None:
        raise OSError(errno.ENOTSUP, "no locks here")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert publish_dataset(made(), tmp_path).is_dir()
