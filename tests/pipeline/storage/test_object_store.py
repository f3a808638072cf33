"""A folder in an object storage is made whole beside its place first."""

from __future__ import annotations

from typing import Any

import pytest
from fsspec.implementations.memory import MemoryFileSystem
from s3fs import S3FileSystem
from upath import UPath

from extractors.errors import PublishFailed
from pipeline.run.run_plans import run_plans
from pipeline.storage.folder import CHECKSUMS_NAME, find_changed_files, read_files, write_folder
from pipeline.storage.locations import parse_location
from tests.support.command_line import ishplan, only_error
from tests.support.made_archive import plan
from tests.support.made_dataset import contents

FIRST = {"datapackage.json": b"{}", "sections/1.json": b"[]", "old.json": b"[]"}
SECOND = {"datapackage.json": b'{"a": 1}', "sections/1.json": b"[1]", "new.json": b"[]"}


@pytest.fixture
def target() -> UPath:
    root = UPath("memory://plans")
    if root.exists():
        root.fs.rm("/plans", recursive=True)
    return root / "year=2025-26"


def test_what_is_written_is_all_there_is(target: Any) -> None:
    for files in (FIRST, SECOND):
        assert write_folder(target, files) == target
        found, unread = read_files(target)
        assert ({*found} - {CHECKSUMS_NAME}, unread, [*find_changed_files(found)]) == (
            {*files},
            [],
            [],
        )
        assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize("call", ["pipe_file", "cp_file"])
def test_a_failure_while_files_are_sent_harms_nothing(
    call: str, target: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(target, FIRST)
    before = read_files(target)

    def fail(*_: object, **__: object) -> None:
        raise OSError("the storage is full")

    monkeypatch.setattr(MemoryFileSystem, call, fail)
    with pytest.raises(PublishFailed, match="cannot be written: the storage is full"):
        write_folder(target, SECOND)
    assert read_files(target) == before
    assert [path.name for path in target.parent.iterdir()] == [target.name]


def test_what_died_in_the_middle_is_seen_and_made_good(
    target: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(target, FIRST)
    copy = MemoryFileSystem.cp_file

    def some(self: MemoryFileSystem, source: str, place: str, **more: object) -> None:
        if source.endswith(CHECKSUMS_NAME):
            raise OSError("gone")
        copy(self, source, place, **more)

    with monkeypatch.context() as patch, pytest.raises(PublishFailed):
        patch.setattr(MemoryFileSystem, "cp_file", some)
        write_folder(target, SECOND)
    assert [*find_changed_files(read_files(target)[0])] != []
    write_folder(target, SECOND)
    assert [*find_changed_files(read_files(target)[0])] == []


def test_a_run_from_storage_to_storage(target: Any, tmp_path: Any) -> None:
    raw = parse_location("memory://plans/raw/2025-26.pdf")
    raw.write_bytes(plan("КМТУ", "2025-26"))
    (tmp_path / "2025-26.pdf").write_bytes(raw.read_bytes())
    run_plans([tmp_path / "2025-26.pdf"], tmp_path / "out")
    for skipped in (False, True):
        (outcome,) = run_plans([raw], target.parent)
        assert outcome.error is None
        assert (str(outcome.folder), outcome.skipped) == (str(target), skipped)
    assert read_files(target)[0] == contents(tmp_path / "out" / target.name)


def test_a_storage_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    S3FileSystem.clear_instance_cache()
    monkeypatch.setattr(S3FileSystem, "retries", 1)
    result = ishplan("run", "s3://nowhere/2025-26.pdf", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert only_error(result).startswith("s3://nowhere/2025-26.pdf: the storage cannot be used (")
    (tmp_path / "a.pdf").write_bytes(plan("КМТУ", "2025-26"))
    result = ishplan("run", tmp_path / "a.pdf", "--out", "s3://nowhere/out")
    assert result.exit_code == 1
    assert only_error(result).startswith("s3://nowhere/out: the storage cannot be used (")
    S3FileSystem.clear_instance_cache()
