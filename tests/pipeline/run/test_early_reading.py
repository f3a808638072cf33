"""The first plan of a command's run is read while the command imports what the rest takes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from extractors.pdf.pymupdf_reader import PyMuPdfReader
from pipeline.one_plan.kept_reading import unpack_reading
from pipeline.one_plan.messages import RunOptions
from pipeline.one_plan.plan_files import PlanFiles
from pipeline.process.child_start import READING_MODULES
from pipeline.process.limits import ProcessLimits
from pipeline.run import early_reading
from pipeline.run.early_reading import MOST_PLANS, read_early, start_first_plan
from pipeline.run.run_plans import run_plans
from pipeline.structure.read_document import read_document
from tests.support.command_line import piped
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import COUNCIL_TITLE, OPEN_COUNCIL
from tests.support.repository import RAW, ROOT

PLAN = RAW / "2025-26.pdf"

SCRIPT = """
import sys
from pathlib import Path
from threading import Event, active_count
import psutil
from extractors.errors import IshplanError
from pipeline.one_plan.messages import RunOptions
from pipeline.process.limits import ProcessLimits
from pipeline.run.early_reading import read_early

with read_early([Path(sys.argv[1])], ProcessLimits(), RunOptions(report=False)) as early:
    if early is None:
        print("not begun")
    elif sys.argv[2:]:
        try:
            packed = early.finish(lambda *step: print(*step), Event())
            Path(sys.argv[2]).write_bytes(packed)
        except IshplanError as error:
            print(type(error).__name__, error)
print(len(psutil.Process().children()), "processes", active_count(), "pyarrow" in sys.modules)
"""


def read_apart(*arguments: str | Path) -> list[str]:
    """What the script prints, which has no other thread."""
    ended = subprocess.run(
        [sys.executable, "-c", SCRIPT, *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    assert ended.stderr == ""
    return ended.stdout.splitlines()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_what_is_read_early_is_what_is_read(tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    told = read_apart(PLAN, packed)
    content = PLAN.read_bytes()
    document, source, recognised = unpack_reading(
        packed.read_bytes(), PlanFiles(str(PLAN), content)
    )
    reader = PyMuPdfReader(content, PLAN.name)
    assert document == read_document(list(reader.pages()))
    assert (source.pages, source.producer, recognised) == (30, reader.producer, {})
    assert told == [*(f"{PLAN.name} {done} 30" for done in range(1, 31)), "0 processes 1 False"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_what_is_wrong_with_a_plan_is_told_at_the_end(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    error, left = read_apart(broken, tmp_path / "packed")
    assert error.startswith("UnreadablePdf broken.pdf: ")
    assert left == "0 processes 1 False"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_nothing_is_left_of_a_reading_that_nobody_needs() -> None:
    assert read_apart(PLAN) == ["0 processes 1 False"]


@pytest.mark.parametrize("content", [None, b"PK\x03\x04", "1. Жаңы окуу жылы".encode()])
def test_only_a_pdf_that_is_there_is_read_early(content: bytes | None, tmp_path: Path) -> None:
    plan = tmp_path / "2025-26.pdf"
    if content is not None:
        plan.write_bytes(content)
    assert read_apart(plan) == ["not begun", "0 processes 1 False"]


@pytest.mark.parametrize(
    ("plans", "options", "draws"),
    [
        ([PLAN], RunOptions(report=True), True),
        ([PLAN], RunOptions(report=False), False),
        ([PLAN], RunOptions(report=True, verify=True), False),
        ([PLAN, PLAN], RunOptions(report=True), False),
        ([PLAN] * (MOST_PLANS + 1), RunOptions(report=True), None),
    ],
)
def test_it_draws_only_what_need_not_wait(
    plans: list[Path], options: RunOptions, draws: bool | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its clock goes on while it draws, and what takes the pictures hears nothing until then."""

    class NoChild:
        def __init__(self, *_: object, **__: object) -> None: ...
        def stop(self) -> None: ...

    monkeypatch.setattr(early_reading, "can_be_copied", lambda: True)
    monkeypatch.setattr(early_reading, "ChildProcess", NoChild)
    with read_early(plans, ProcessLimits(), options) as early:
        assert (early.draws if early else None) is draws


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.process.child_start.count_threads", lambda: 3)
    with read_early([PLAN], ProcessLimits(), RunOptions()) as early:
        assert early is None


def test_what_need_not_be_read_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of the plans is published already, so that the second is read first."""
    stopped: list[bool] = []

    class Child:
        def __init__(self, *_: object, modules: tuple[str, ...], **__: object) -> None:
            self.modules = modules

        def stop(self) -> None:
            stopped.append(True)

    monkeypatch.setattr(early_reading, "can_be_copied", lambda: True)
    monkeypatch.setattr(early_reading, "ChildProcess", Child)
    plans, limits = [PLAN, RAW / "2024-25.pdf"], ProcessLimits()
    with read_early(plans, limits, RunOptions()) as early:
        kept = start_first_plan(plans[0], Event(), limits, early, with_report=False)
        assert (kept.early, stopped) == (early, [])
        other = start_first_plan(plans[1], Event(), limits, early, with_report=False)
        assert (other.early, stopped) == (None, [True])
    assert set(READING_MODULES).isdisjoint(kept.child.modules)  # type: ignore[attr-defined]
    assert {*READING_MODULES} <= {*other.child.modules}  # type: ignore[attr-defined]


def test_another_process_draws_the_pages_of_the_report(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(made_pdf(COUNCIL_TITLE, OPEN_COUNCIL))
    out = tmp_path / "apart"
    ended = piped("run", plan, "--out", out, folder=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    run_plans([plan], tmp_path / "here", options=RunOptions(report=True))
    (year,) = (path.name for path in out.glob("year=*"))
    made = [out / year / name for name in ("pages/001.png", "report.html", "SHA256SUMS")]
    assert [path.read_bytes() for path in made] == [
        (tmp_path / "here" / path.relative_to(out)).read_bytes() for path in made
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies a process safely")
def test_python_keeps_what_it_compiles_of_the_reader(tmp_path: Path) -> None:
    code = SCRIPT.replace("import sys\n", "import sys\nsys.dont_write_bytecode = False\n", 1)
    subprocess.run(
        [sys.executable, "-c", code, PLAN, tmp_path / "packed"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path / "kept")},
        capture_output=True,
        timeout=60,
        check=True,
    )
    kept = {path.name.partition(".")[0] for path in (tmp_path / "kept").rglob("*.pyc")}
    assert {"pymupdf_reader", "page_layout", "stitching"} <= kept
