"""Reports of both plans, their comparison and all years, and a browser to look at them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.command_line import ishplan
from tests.support.made_once import make_once
from tests.support.report_of_any_shape import make_any_report

NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def reports(raw_plans: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a run, a comparison and a page over all years; only to be read."""

    def report(out: Path) -> None:
        assert ishplan("run", *raw_plans, "--out", out, report=True).exit_code == 0
        assert ishplan("compare", "2024-25", "2025-26", "--out", out).exit_code == 0
        assert ishplan("report", "--all", "--out", out).exit_code == 0

    return make_once(tmp_path_factory, "reports", report)


@pytest.fixture
def any_report(tmp_path: Path) -> str:
    """The address of a report of a plan of another shape."""
    return make_any_report(tmp_path)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium; without it these tests are skipped, unless it is said to be there."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        if os.environ.get("ISHPLAN_BROWSER") == "required":
            pytest.fail(f"no browser: none of {', '.join(NAMES)} is installed")
        pytest.skip("no Chromium here (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of an English browser; anything it complains of, or fetches elsewhere, fails."""
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith(("file://", "blob:", "data:"))
            else complaints.append(request.url)
        ),
    )
    yield page
    context.close()
    assert complaints == []
