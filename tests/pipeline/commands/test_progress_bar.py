"""The bar for a person who waits."""

from __future__ import annotations

import io
import sys

import pytest

from pipeline.commands.progress_bar import ProgressBar
from pipeline.one_plan.messages import PICTURES_SUFFIX


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_tells_plans_pages_and_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with ProgressBar(plans=4) as progress:
        for page in (1, 2):
            progress("a.pdf", page, 2)
        progress(f"a.pdf{PICTURES_SUFFIX}", 1, 2)
        progress("b.pdf", 1, 2)
        progress.finish_plan("a.pdf")
    last = screen.getvalue().split("\r")[-1]
    assert "1/4 plans, 3 pages, " in last
    assert "a second" in last
    # Read and half drawn is three quarters of a plan, half read a quarter: one of four.
    assert " 25%" in last


def test_one_small_plan_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    with ProgressBar() as progress:
        progress("a.pdf", 1, 2)
    assert screen.getvalue() == ""
    with ProgressBar() as progress:
        progress("\x1b[31ma.pdf", 15, 30)
    assert "\ufffd[31ma.pdf" in screen.getvalue()
    assert " 25%" in screen.getvalue()
