"""A reader in a process of its own, asked through `bench.peers.runner`, and its memory watched.

Not for Windows.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which
from time import monotonic
from typing import Any

import psutil

from .roster import Peer

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-peers" / "bin" / "python"
"""The Python that has the other readers; `make bench` sets it up."""

PATIENCE = 600.0
"""Seconds that a reader may take to read all plans once."""

SLOW = 30.0
"""Seconds of a first reading from which on it is the only one."""

LEAVE = 10.0
"""Seconds that it may take to end when it is no longer needed."""

EVERY = 0.02
"""Seconds between two looks at the memory."""

Plans = Sequence[Path]


class LeftOut(Exception):
    """A reader cannot be measured here; the message says why."""


class Apart:
    """A running reader; the first answer brings its tables, each later one the seconds of a round.

    `over`: no rounds follow, since it is slow; the first reading counts as its one round.
    `peak` is the most resident memory of its process and those it started, at once and until the
    first answer, in MB: imports and one reading of all plans.
    """

    def __init__(self, peer: Peer, plans: Plans, python: Path) -> None:
        self.peer = peer
        self.peak = 0.0
        self.seconds: list[float] = []
        self._start(sys.executable if peer.own else str(python), plans)
        self.first = self._answer(watch=True)
        self.over = self.first["seconds"] > SLOW
        if self.over:
            self.seconds.append(self.first["seconds"])

    def _start(self, python: str, plans: Plans) -> None:
        if not Path(python).exists():
            raise LeftOut("not installed (no .venv-peers: `make bench` sets it up)")
        if self.peer.java and not which("java"):
            raise LeftOut("needs Java (Debian, Ubuntu: apt install default-jre-headless)")
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed by stop
        command = [python, "-m", "bench.peers.runner", self.peer.key]
        self._process = subprocess.Popen(
            [*command, *(str(plan.resolve()) for plan in plans)],
            cwd=ROOT,
            env=self._environment(python),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
        )
        assert self._process.stdin and self._process.stdout
        self._input, self._output = self._process.stdin, self._process.stdout

    def _environment(self, python: str) -> dict[str, str] | None:
        """The variables it starts with; None for those of this process."""
        if not self.peer.beside:
            return None
        return os.environ | {"PYTHONPATH": str(Path(python).parents[1] / self.peer.beside)}

    def round(self) -> None:
        """Have all plans read once more and keep the seconds."""
        with suppress(BrokenPipeError):  # it has ended; the missing answer tells
            self._input.write(b"\n")
            self._input.flush()
        self.seconds.append(self._answer()["seconds"])

    def stop(self) -> None:
        """Let the process end, which takes its leave when its input ends, or else make it."""
        tree = self._tree()
        with suppress(BrokenPipeError):
            self._input.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LEAVE)
        for process in tree:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self._process.wait()
        self._output.close()
        self._errors.close()

    def _answer(self, *, watch: bool = False) -> dict[str, Any]:
        """The next line of the process; while it is awaited, `watch` its memory."""
        try:
            line = self._line(watch)
        except LeftOut:
            self.stop()
            raise
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            self.stop()
            raise LeftOut(answer["error"])
        return answer

    def _line(self, watch: bool) -> bytes:
        pipe = self._output.fileno()
        line, until = b"", monotonic() + PATIENCE
        while not line.endswith(b"\n"):
            if watch:
                self.peak = max(self.peak, self._resident())
            if select.select([pipe], [], [], EVERY if watch else 1)[0]:
                part = os.read(pipe, 1 << 20)
                if not part:
                    raise LeftOut(f"ended without an answer: {self._last_words()}")
                line += part
            if monotonic() > until:
                raise LeftOut(f"took more than {PATIENCE:.0f} s")
        return line

    def _tree(self) -> list[psutil.Process]:
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(self._process.pid)
            return [process, *process.children(recursive=True)]
        return []

    def _resident(self) -> float:
        total = 0.0
        for process in self._tree():
            with suppress(psutil.Error):
                total += process.memory_info().rss / 1e6
        return total

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1][:200] if lines else "nothing on its error stream"
