"""Runs `ishplan` as a user would, and looks at what it says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event
from unittest.mock import patch

from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.process import folder_jobs
from pipeline.process.child_start import PLAN_MODULES, can_be_copied
from pipeline.process.limits import ProcessLimits
from pipeline.process.sandbox import NO_FOLDERS, FolderRights
from pipeline.process.worker import ChildProcess
from pipeline.run import early_reading
from tests.support.repository import ROOT

ESCAPE = "\x1b"
COMMANDS = ("run", "inspect", "tables")
"""The commands that read plans."""


def ishplan(*arguments: str | Path, report: bool = False) -> Result:
    """Runs a command in this process; any exception but an exit is a failure of the test.

    `run` makes a report only if it is asked for: it costs more than all the rest. The process that
    reads its first plan comes from the fork server, as those of all others do, and so does one that
    reads what is published: one that does its own imports costs a second, and is what `piped`
    tries.
    """
    if arguments[:1] == ("run",) and "--help" not in arguments and not report:
        arguments = ("run", "--no-report", *arguments[1:])
    with (
        patch.object(early_reading, ChildProcess.__name__, _start_by_fork_server),
        patch.object(early_reading, can_be_copied.__name__, lambda: False),
        patch.object(folder_jobs, ChildProcess.__name__, _start_by_fork_server),
    ):
        result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def _start_by_fork_server(
    limits: ProcessLimits,
    stop: Event | None = None,
    *,
    modules: tuple[str, ...] = PLAN_MODULES,
    is_first: bool = False,
    rights: FolderRights = NO_FOLDERS,
) -> ChildProcess:
    common = modules if rights == NO_FOLDERS else PLAN_MODULES
    return ChildProcess(limits, stop, modules=common, rights=rights)


def piped(*arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Runs a command in a process of its own, in `folder`, its output in pipes."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pipeline.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def only_error(result: Result | subprocess.CompletedProcess[str]) -> str:
    """The one line on the error stream, without its mark."""
    (line,) = result.stderr.splitlines()
    assert line.startswith("error: ")
    assert "Traceback" not in line
    return str(line.removeprefix("error: "))
