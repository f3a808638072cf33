"""What the tests of the pipeline share: a disk that is soon full, and published years to change."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.run.run_plans import run_plans
from tests.support.made_once import make_once
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE, of_year


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 560 KB; only root may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=560k", "tmpfs", str(disk)]
    if (
        sys.platform != "linux"
        or subprocess.run(mount, capture_output=True, check=False).returncode
    ):
        pytest.skip("mounting is not permitted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.fixture(scope="session")
def _small_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def publish(folder: Path) -> None:
        plans = {"a.pdf": made_pdf(*WHOLE), "b.pdf": made_pdf(*of_year("2024-25"))}
        for name, content in plans.items():
            (folder / name).write_bytes(content)
        outcomes = run_plans([folder / name for name in plans], folder / "out")
        assert [outcome.error for outcome in outcomes] == [None, None]
        assert [outcome.skipped for outcome in outcomes] == [False, False]

    return make_once(tmp_path_factory, "small_years", publish)


@pytest.fixture
def small_years(_small_years: Path, tmp_path: Path) -> Path:
    """Plans of 2025-26 and 2024-25, `a.pdf` and `b.pdf`, published in `out`; to be changed."""
    return Path(shutil.copytree(_small_years, tmp_path / "small_years"))


@pytest.fixture
def compared_copy(compared: Path, tmp_path: Path) -> Path:
    """A copy of both published years and their comparison, to be changed."""
    return Path(shutil.copytree(compared, tmp_path / "output"))
