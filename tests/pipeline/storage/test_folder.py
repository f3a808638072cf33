"""An output folder that cannot be written is an error of that plan; what was published stays."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from pipeline.storage import atomic_swap
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import contents, names
from tests.support.made_once import make_once
from tests.support.made_plans import Text, made_pdf
from tests.support.plan_parts import WHOLE, of_year


@pytest.fixture(scope="module")
def earlier_print(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is published of an earlier print of the plan; only to be read."""

    def publish(folder: Path) -> None:
        plan = folder.parent / "plan.pdf"
        plan.write_bytes(made_pdf(*WHOLE, Text("Мурунку басылышы")))
        assert ishplan("run", plan, "--out", folder).exit_code == 0

    return make_once(tmp_path_factory, "earlier_print", publish)


@pytest.fixture
def plan(earlier_print: Path, tmp_path: Path) -> Path:
    """A plan of 2025-26, of which an earlier print is published in `out`."""
    shutil.copytree(earlier_print, tmp_path / "out")
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(*WHOLE))
    return plan


def test_a_new_print_takes_the_place_of_the_old(plan: Path, tmp_path: Path) -> None:
    before = contents(tmp_path / "out")
    assert ishplan("run", plan, "--out", tmp_path / "out").exit_code == 0
    after = contents(tmp_path / "out")
    assert set(after) == set(before)
    assert after != before


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO])
def test_a_write_that_fails(
    code: int, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(tmp_path / "out")
    create = atomic_swap.create

    def fail(name: str, content: bytes, folder: int | None = None) -> None:
        if name == "datapackage.json":
            raise OSError(code, os.strerror(code), name)
        create(name, content, folder)

    monkeypatch.setattr(atomic_swap, "create", fail)
    result = ishplan("run", plan, "--out", tmp_path / "out")
    assert result.exit_code == 1
    error = only_error(result)
    assert "year=2025-26: cannot be written" in error
    assert os.strerror(code) in error
    assert error.endswith("what was published before is unchanged")
    assert contents(tmp_path / "out") == before
    assert names(tmp_path / "out") == {"parties", "plans.duckdb", "year=2025-26"}


def test_one_plan_that_cannot_be_written_and_one_that_can(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(tmp_path / "out" / "year=2025-26")
    other = tmp_path / "other.pdf"
    other.write_bytes(made_pdf(*of_year("2024-25")))
    make = Path.mkdir

    def refuse(
        self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False
    ) -> None:
        if "2025-26" in self.name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        make(self, mode, parents, exist_ok)

    monkeypatch.setattr(Path, "mkdir", refuse)
    result = ishplan("run", plan, other, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "choose an output folder that you may write to" in only_error(result)
    assert contents(tmp_path / "out" / "year=2025-26") == before
    assert (tmp_path / "out" / "year=2024-25" / "datapackage.json").is_file()


def test_a_file_where_the_output_folder_should_be(plan: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = ishplan("run", plan, "--out", tmp_path / "file")
    assert result.exit_code == 1
    assert "a file is in the way" in only_error(result)
    assert (tmp_path / "file").read_text() == "mine"


def test_a_full_disk(small_disk: Path, raw_plans: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "small.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    assert ishplan("run", tmp_path / "small.pdf", "--out", small_disk).exit_code == 0
    before = contents(small_disk)
    result = ishplan("run", raw_plans[0], "--out", small_disk)
    assert result.exit_code == 1
    assert "No space left on device; free some disk space" in only_error(result)
    assert contents(small_disk) == before


def test_a_folder_without_permission(plan: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    (tmp_path / "closed").mkdir(mode=0o500)
    result = ishplan("run", plan, "--out", tmp_path / "closed")
    assert result.exit_code == 1
    assert "choose an output folder that you may write to" in only_error(result)
