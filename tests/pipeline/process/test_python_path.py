"""Nothing is ever imported from the folder that ishplan is called in, a plan's, or the output."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.process.python_path import forget_current_folder
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE, of_year
from tests.support.repository import ROOT
from tests.support.stray_modules import strew, were_run

COMMAND = Path(sys.executable).with_name("ishplan")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of plans with modules lying about in it and in the output."""
    (tmp_path / "output").mkdir()
    for place in (tmp_path, tmp_path / "output"):
        strew(place, tmp_path / "mark")
    (tmp_path / "plan.pdf").write_bytes(made_pdf(*WHOLE))
    (tmp_path / "before.pdf").write_bytes(made_pdf(*of_year("2024-25")))
    return tmp_path


def called(folder: Path, *command: str, code: int = 0, **variables: str) -> None:
    """Runs a program in the folder and sees that it ends well, with none of its modules run.

    What of ishplan it runs is not measured: other tests run the same, and it takes half as long.
    """
    left_out = {"PYTHONPATH", "COVERAGE_PROCESS_CONFIG"}
    ended = subprocess.run(
        command,
        cwd=folder,
        env={**{k: v for k, v in os.environ.items() if k not in left_out}, **variables},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    assert were_run(folder / "mark") == []
    assert (ended.returncode, ended.stderr) == (code, "")


@pytest.mark.skipif(not COMMAND.exists(), reason="ishplan is not installed beside this Python")
def test_no_command_runs_what_lies_about(folder: Path) -> None:
    ishplan = str(COMMAND)
    called(folder, ishplan, "run", "plan.pdf", "before.pdf", "--verify", "--jobs", "1")
    for command in (
        ("compare", "2024-25", "2025-26"),
        ("report", "--all"),
        ("export", "2025-26", "--xlsx"),
        ("export", "2025-26", "--ics"),
        ("check",),
        ("review", "plan.pdf", "--list"),
        ("inspect", "plan.pdf"),
        ("tables", "plan.pdf"),
    ):
        called(folder, ishplan, *command)


SESSION = """
import multiprocessing, os, sys
from pipeline.process.limits import ProcessLimits
from pipeline.process.worker import ChildProcess, ignore_progress
from pipeline.inspect.jobs import describe_stages
from pipeline.one_plan.plan_files import load_plan_files
from pathlib import Path

sys.path[:0] = {first}
if {spawn}:
    multiprocessing.get_all_start_methods = lambda: ["spawn"]
limits = ProcessLimits()
files = load_plan_files(Path("plan.pdf"), limits)
for own in (True, False):
    child = ChildProcess(limits, is_first=own)
    child.start_job("plan.pdf", describe_stages, files, None, None)
    assert child.wait_for_answer(ignore_progress)
    child.stop()
import numpy
"""


@pytest.mark.parametrize("spawn", [True, False], ids=["spawn", "fork server"])
@pytest.mark.parametrize("first", ["['']", "['.', os.getcwd()]"], ids=["empty", "named"])
def test_no_way_to_start_a_child_runs_it(folder: Path, first: str, spawn: bool) -> None:
    """As in a session of Python, which has the current folder on its path from the start."""
    code = SESSION.format(first=first, spawn=spawn)
    path = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    called(folder, sys.executable, "-P", "-c", path + code)


def test_an_empty_entry_of_the_variable_is_not_passed_on(folder: Path) -> None:
    """`PYTHONPATH=$PYTHONPATH:/more` has one where the variable was not set before."""
    start = f"import os, sys; os.environ['PYTHONPATH'] = {os.pathsep + str(ROOT)!r}\n"
    start += f"sys.path.insert(0, {str(ROOT)!r})\n"
    called(folder, sys.executable, "-P", "-c", start + SESSION.format(first=[], spawn=False))


def test_the_folder_of_the_users_own_program_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", ".", str(tmp_path), "/elsewhere"])
    forget_current_folder()
    assert sys.path == ["/elsewhere"]
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    sys.path.insert(0, str(tmp_path))
    forget_current_folder()
    assert sys.path == [str(tmp_path), "/elsewhere"]
