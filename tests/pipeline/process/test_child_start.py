"""Children are copies of the command as long as that has done nothing but import."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.repository import ROOT


def test_a_process_with_idle_threads_of_libraries_is_copied_too() -> None:
    """The one that ends a run follows the one that reads its first plan, with all its imports."""
    code = (
        "from pipeline.process.limits import DEFAULT_LIMITS\n"
        "from pipeline.process.child_start import WAY_MODULES, can_be_copied\n"
        "from pipeline.process.worker import ChildProcess\n"
        "before = can_be_copied()\n"
        "child = ChildProcess(DEFAULT_LIMITS, modules=WAY_MODULES, is_first=True)\n"
        "print(before, can_be_copied())\n"
        "child.start_job('a', print)\n"
        "print(can_be_copied())\n"
        "child.stop()\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    )
    linux = sys.platform == "linux"
    assert ended.stdout.split() == [str(linux), str(linux), "False"]
