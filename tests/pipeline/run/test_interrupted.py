"""A run that is stopped, or runs beside another, leaves whole years and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import psutil
import pymupdf
import pytest

from pipeline.check.check_output import check_output_folder
from pipeline.process.limits import MIB
from tests.support.made_dataset import contents, names
from tests.support.made_plans import Text, made_pdf
from tests.support.plan_parts import WHOLE, of_year
from tests.support.repository import ROOT

CODE = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    f"sys.path.insert(0, {str(ROOT)!r}); from pipeline.cli import main; main()"
)
"""What runs in the background is deaf to Ctrl-C, and what it starts, as these tests may be."""


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A run in a process of its own, its output in pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", CODE, "run", "--no-report", *arguments],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


@pytest.fixture
def long_plan(raw_plans: tuple[Path, ...], tmp_path: Path) -> Path:
    """A plan of several hundred pages, so that a run over it can be interrupted."""
    path = tmp_path / "long.pdf"
    with pymupdf.open(raw_plans[0]) as plan, pymupdf.open() as many:
        for _ in range(20):
            many.insert_pdf(plan)
        many.save(path)
    return path


READING_BYTES = 125 * MIB
"""A child that has imported all it needs fills some 110 MiB; more once it reads a long plan."""


def wait_for_children(run: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes of a run once one of them reads a plan."""
    while True:
        assert run.poll() is None, "the run ended before it could be interrupted"
        with suppress(psutil.Error):
            children: list[psutil.Process] = psutil.Process(run.pid).children(recursive=True)
            if any(child.memory_info().rss > READING_BYTES for child in children):
                return children
        time.sleep(0.005)


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal on POSIX only")
def test_ctrl_c_before_a_plan_is_read_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    code = (
        "from unittest.mock import patch; "
        "patch('pipeline.storage.find_plans.find_plan_paths', "
        "side_effect=KeyboardInterrupt).start()"
    )
    run = subprocess.run(
        [sys.executable, "-c", f"{code}; {CODE}", "run", "a.pdf"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout) == (130, "")
    assert run.stderr == "error: stopped; every published year is whole\n"
    assert not (tmp_path / "output").exists()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal on POSIX only")
def test_ctrl_c_stops_at_once_and_says_what_is_done(long_plan: Path) -> None:
    folder = long_plan.parent
    (folder / "b.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    with start(folder, "b.pdf") as run:
        assert run.wait() == 0
    before = contents(folder / "output")
    (folder / "b.pdf").write_bytes(made_pdf(*of_year("2024-25"), Text("Кошумча")))
    with start(folder, "long.pdf", "b.pdf") as run:
        children = wait_for_children(run)
        run.send_signal(signal.SIGINT)
        out, error = run.communicate(timeout=120)
    assert run.returncode == 130, error
    assert out == ""
    assert error.splitlines() == [
        f"error: {name}: stopped before it was published; its year is as it was"
        for name in ("long.pdf", "b.pdf")
    ]
    assert contents(folder / "output") == before
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


@pytest.mark.skipif(sys.platform != "linux", reason="only there can children be seen to wait")
def test_ctrl_c_twice_leaves_no_child_that_waits(long_plan: Path) -> None:
    (long_plan.parent / "b.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    with start(long_plan.parent, "b.pdf", "long.pdf", "--jobs", "1") as run:
        while not (stopped := list_stopped_children(run)):
            assert run.poll() is None, "the run ended before a child waited"
            time.sleep(0.005)
        children = psutil.Process(run.pid).children(recursive=True)
        for _ in range(2):
            run.send_signal(signal.SIGINT)
            time.sleep(0.015)
        run.communicate(timeout=60)
    assert stopped
    _gone, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []


def list_stopped_children(run: subprocess.Popen[str]) -> list[psutil.Process]:
    stopped = []
    for child in psutil.Process(run.pid).children(recursive=True):
        with suppress(psutil.Error):
            if child.status() == psutil.STATUS_STOPPED:
                stopped.append(child)
    return stopped


def test_two_runs_at_once_leave_whole_years(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    (tmp_path / "b.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    runs = [start(tmp_path, "a.pdf", "b.pdf", "--force") for _ in range(3)]
    for run in runs:
        _, error = run.communicate(timeout=120)
        assert (run.returncode, error) == (0, "")
    assert [(found.name, found.problems) for found in check_output_folder(tmp_path / "output")] == [
        ("year=2024-25", ()),
        ("year=2025-26", ()),
        ("parties", ()),
        ("plans.duckdb", ()),
    ]
    assert names(tmp_path / "output") == {"year=2024-25", "year=2025-26", "parties", "plans.duckdb"}
