"""What all tests share: the repository's plans, published once, and settings for Hypothesis."""

from __future__ import annotations

import os
import shutil
from multiprocessing import forkserver
from pathlib import Path

import coverage
import pytest
from hypothesis import HealthCheck, settings

from pipeline.process import child_start, worker
from pipeline.process.python_path import start_children_safely
from tests.support.made_once import make_once

ROOT = Path(__file__).parents[1]
YEARS = ("2024-25", "2025-26")

os.environ["LC_ALL"] = "C.UTF-8"  # whatever language the terminal speaks

settings.register_profile(
    "repository",
    deadline=None,  # a slow machine is no failure
    derandomize=True,  # the same examples in every run, and no database left behind
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("repository")


@pytest.fixture(scope="session", autouse=True)
def measured_children() -> None:
    """Lets the processes that read plans write down what of them was run, where that is measured.

    Nothing else may be written by them, and nothing at all where it is not. The fork server is
    started here, as it finds no module of the tests where Python looks for others.
    """
    measuring = coverage.Coverage.current()
    if measuring is None:
        return
    folder = Path(str(measuring.get_option("run:data_file"))).resolve().parent
    folder.mkdir(exist_ok=True)
    worker.WRITABLE.append(folder)
    modules = (
        *child_start.PLAN_MODULES,
        *child_start.REPORT_MODULES,
        *child_start.PICTURE_MODULES,
    )
    child_start._get_process_context(modules).set_forkserver_preload(
        [*modules, child_start.FORKED_MODULE, "tests.support.measured_children"]
    )
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(ROOT))
        with start_children_safely():
            forkserver.ensure_running()


@pytest.fixture
def elsewhere(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runs in an empty folder: what is published in the repository's is nothing to it."""
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="session")
def raw_plans() -> tuple[Path, ...]:
    """The plans that the repository holds, by year."""
    return tuple(ROOT / "raw" / f"{year}.pdf" for year in YEARS)


@pytest.fixture(scope="session")
def published(raw_plans: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output folder after one run over all plans; only to be read."""
    from pipeline.run.run_plans import run_plans

    def publish(out: Path) -> None:
        outcomes = run_plans(raw_plans, out)
        assert [str(outcome.error) for outcome in outcomes if outcome.error] == []

    return make_once(tmp_path_factory, "published", publish)


@pytest.fixture(scope="session")
def compared(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the comparison of both years; only to be read."""
    from tests.support.command_line import ishplan

    def compare(out: Path) -> None:
        shutil.copytree(published, out, dirs_exist_ok=True)
        assert ishplan("compare", *YEARS, "--out", out).exit_code == 0

    return make_once(tmp_path_factory, "compared", compare)
