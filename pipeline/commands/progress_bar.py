"""A progress bar on the error stream: how much of the plans is done, and how fast."""

from __future__ import annotations

import sys
import time
from threading import Lock
from typing import Any

import click

from pipeline.one_plan.messages import PICTURES_SUFFIX, ROWS_SUFFIX
from pipeline.terminal import make_safe

BAR_UNITS_PER_PLAN = 1000
"""Steps of the bar for one plan. Half of them are for reading it and half for making its files,
which take about as long."""


class ProgressBar:
    """A bar over all plans of a run; the tasks report their pages from several threads.

    It appears only when there is something to wait for: a plan has many pages, there are many
    plans, or some time has passed.
    """

    MAX_PAGES_WITHOUT_BAR = 20
    MAX_PLANS_WITHOUT_BAR = 3
    MAX_SECONDS_WITHOUT_BAR = 0.7

    def __init__(self, plans: int = 1, *, only_read: bool = False) -> None:
        """`only_read`: the plans are read, but no files are made."""
        self._bar: Any = None
        self._plan_count, self._plans_done, self._pages_done = plans, 0, 0
        self._reading_units = BAR_UNITS_PER_PLAN if only_read else BAR_UNITS_PER_PLAN // 2
        self._units_done = 0
        self._in_progress: dict[str, tuple[int, int]] = {}
        self._start_time = time.monotonic()
        self._lock = Lock()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.__exit__(None, None, None)

    def __call__(self, name: str, done: int, total: int) -> None:
        """Takes the file's name, the number of pages read (or drawn), and of all pages."""
        is_drawing, has_pages = (
            name.endswith(PICTURES_SUFFIX),
            not name.endswith((PICTURES_SUFFIX, ROWS_SUFFIX)),
        )
        share = BAR_UNITS_PER_PLAN - self._reading_units if is_drawing else self._reading_units
        with self._lock:
            self._in_progress[name] = share * done // max(total, 1), done if has_pages else 0
            if done == total:
                units, pages = self._in_progress.pop(name)
                self._units_done += units
                self._pages_done += pages
            self._update_bar(name, total > self.MAX_PAGES_WITHOUT_BAR)

    def finish_plan(self, name: str) -> None:
        """Takes the name of a plan that has been published or has failed."""
        with self._lock:
            self._plans_done += 1
            self._update_bar(name, many=False)

    def _update_bar(self, name: str, many: bool) -> None:
        is_worth_showing = (
            many
            or self._plan_count > self.MAX_PLANS_WITHOUT_BAR
            or self._get_elapsed_seconds() > self.MAX_SECONDS_WITHOUT_BAR
        )
        if not is_worth_showing or not sys.stderr.isatty():
            return
        if self._bar is None:
            self._bar = click.progressbar(
                length=self._plan_count * BAR_UNITS_PER_PLAN, file=sys.stderr
            )
            self._bar.__enter__()
        self._bar.label = self._format_label(name)
        units = self._units_done + sum(units for units, _ in self._in_progress.values())
        # An unchanged or failed plan reports few pages or none, but is done.
        units = min(max(units, self._plans_done * BAR_UNITS_PER_PLAN), self._bar.length)
        self._bar.update(max(units - self._bar.pos, 0))
        self._bar.render_progress()  # the label alone may be new

    def _format_label(self, name: str) -> str:
        if self._plan_count == 1:
            return make_safe(name)
        pages = self._pages_done + sum(pages for _, pages in self._in_progress.values())
        rate = pages / max(self._get_elapsed_seconds(), 0.001)
        return f"{self._plans_done}/{self._plan_count} plans, {pages} pages, {rate:.0f} a second"

    def _get_elapsed_seconds(self) -> float:
        return time.monotonic() - self._start_time
