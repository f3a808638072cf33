"""What a report costs: to make one year's, and to open the page over an archive.

The archive is the plans of `raw/` published many times over, as many years. Prints seconds and
sizes, and asserts nothing. Needs Chromium for the second part.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from pipeline.report.build_report import REPORT_FILE_NAME, build_archive_report, build_year_report
from pipeline.run.run_plans import run_plans

PLAN = Path(__file__).parent.parent / "raw" / "2025-26.pdf"


def files_of(folder: Path) -> dict[str, bytes]:
    """A published folder's files."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def opened(page: Path) -> float:
    """Seconds until the table of items can be used, in Chromium, the browser being started."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        tab = browser.new_page()
        start = perf_counter()
        tab.goto(f"{page.as_uri()}#items")
        tab.wait_for_selector("#rows tbody tr")
        tab.fill("#q", "университет")
        seconds = perf_counter() - start
        browser.close()
    return seconds


def main() -> None:
    """Make the reports, and open them."""
    from extractors.pdf.page_images import render_pages

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=118, help="default: 20,000 items")
    years = parser.parse_args().years
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        (outcome,) = run_plans([PLAN], out)
        if outcome.error or outcome.folder is None:
            sys.exit(str(outcome.error))
        files = files_of(outcome.folder)
        for name in ("first, with imports", "second"):
            start = perf_counter()
            made = build_year_report(files, lambda: render_pages(PLAN.read_bytes(), PLAN.name))
            print(f"one year, {name}: {perf_counter() - start:.2f} s to make")
        for name, content in made.items():
            (outcome.folder / name).parent.mkdir(exist_ok=True)
            (outcome.folder / name).write_bytes(content)
        seconds = opened(outcome.folder / REPORT_FILE_NAME)
        print(f"one year: {sum(map(len, made.values())) / 1e6:.1f} MB, {seconds:.2f} s to use")
        start = perf_counter()
        page = build_archive_report({f"year={2000 + year}/": files for year in range(years)})
        seconds = perf_counter() - start
        print(f"{years} years: {len(page) / 1e6:.1f} MB, {seconds:.2f} s to make")
        (out / REPORT_FILE_NAME).write_bytes(page)
        print(f"{years} years: {opened(out / REPORT_FILE_NAME):.2f} s to use")


if __name__ == "__main__":
    main()
