"""A bar on the error stream for a person: how much of the plans is done, and how fast."""

from __future__ import annotations

import sys
import time
from threading import Lock
from typing import Any

import click

from pipeline.run.messages import PICTURES, ROWS
from pipeline.terminal import shown

UNITS = 1000
"""Steps of the bar that a plan has: it takes as long to make its files as to read it."""


class Progress:
    """A bar over all plans at work; tasks tell of their pages from threads of their own.

    It is there once it is worth it: a plan has more pages than pass in a moment, there are many
    plans, or it takes longer than that.
    """

    PAGES = 20
    PLANS = 3
    SECONDS = 0.7

    def __init__(self, plans: int = 1, *, only_read: bool = False) -> None:
        """`only_read`: nothing is made of the plans."""
        self._bar: Any = None
        self._plans, self._done, self._pages = plans, 0, 0
        self._reading = UNITS if only_read else UNITS // 2
        self._units = 0
        self._parts: dict[str, tuple[int, int]] = {}
        self._start = time.monotonic()
        self._lock = Lock()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def __call__(self, name: str, done: int, total: int) -> None:
        """Told the file's name, the pages read (or drawn) and the pages there are."""
        drawn, paged = name.endswith(PICTURES), not name.endswith((PICTURES, ROWS))
        share = UNITS - self._reading if drawn else self._reading
        with self._lock:
            self._parts[name] = share * done // max(total, 1), done if paged else 0
            if done == total:
                units, pages = self._parts.pop(name)
                self._units += units
                self._pages += pages
            self._show(name, total > self.PAGES)

    def finished(self, name: str) -> None:
        """Told a plan that is published, or has failed."""
        with self._lock:
            self._done += 1
            self._show(name, many=False)

    def _show(self, name: str, many: bool) -> None:
        long = many or self._plans > self.PLANS or self._seconds() > self.SECONDS
        if not long or not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(length=self._plans * UNITS, file=sys.stderr)
            self._bar.__enter__()
        self._bar.label = self._label(name)
        units = self._units + sum(units for units, _ in self._parts.values())
        units = min(max(units, self._done * UNITS), self._bar.length)
        self._bar.update(max(units - self._bar.pos, 0))
        self._bar.render_progress()  # the label alone may be new

    def _label(self, name: str) -> str:
        if self._plans == 1:
            return shown(name)
        pages = self._pages + sum(pages for _, pages in self._parts.values())
        rate = pages / max(self._seconds(), 0.001)
        return f"{self._done}/{self._plans} plans, {pages} pages, {rate:.0f} a second"

    def _seconds(self) -> float:
        return time.monotonic() - self._start
