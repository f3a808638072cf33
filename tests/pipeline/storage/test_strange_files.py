"""Files of a folder that somebody else filled."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractors.errors import PublishFailed
from pipeline.storage.strange_files import create, read_whole, refuse_links


def test_a_link_on_the_way_is_refused_and_the_root_may_be_one(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "root").symlink_to(tmp_path / "real")
    refuse_links(tmp_path / "root", tmp_path / "root" / "year=2026")
    (tmp_path / "real" / "sections").symlink_to(tmp_path)
    with pytest.raises(PublishFailed, match="sections: is a link"):
        refuse_links(tmp_path / "real", tmp_path / "real" / "sections" / "1.parquet")


def test_a_pipe_or_a_folder_is_not_read_and_nothing_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", "."):
        with pytest.raises(OSError, match=r"pipe|directory"):
            read_whole(tmp_path / name, 10)


def test_a_file_may_have_so_many_bytes(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_whole(tmp_path / "file", 10) == b"0123456789"
    with pytest.raises(OSError, match="larger than 9 bytes"):
        read_whole(tmp_path / "file", 9)


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("kept")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("kept", "link"):
        with pytest.raises(FileExistsError):
            create(tmp_path / name, b"new")
    assert (tmp_path / "kept").read_text() == "kept"
    assert not (tmp_path / "elsewhere").exists()
