"""Makes the README's pictures of the reports: `make screenshots` (needs Chromium)."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from pipeline.run.compare_years import compare_years

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
YEAR, COMPARED = "year=2025-26", "compare/2024-25_2025-26"
VIEWS = {
    "overview": (YEAR, "overview"),
    "items": (YEAR, "items?q=окуу&section=2.1"),
    "item": (YEAR, "item?id=2025-26%2F2.6%2F2"),
    "findings": (YEAR, "findings?code=abbreviation_unknown"),
    "changes": (COMPARED, "changes?kind=reworded"),
}


def shots(browser: Browser, out: Path) -> None:
    """A picture of each view in each size."""
    for size, (width, height) in SIZES.items():
        page = browser.new_context(
            viewport={"width": width, "height": height}, locale="ky-KG"
        ).new_page()
        for view, (folder, address) in VIEWS.items():
            page.goto("about:blank")
            page.goto(f"{(out / folder / 'report.html').as_uri()}#{address}")
            page.wait_for_load_state("networkidle")
            with Image.open(io.BytesIO(page.screenshot())) as image:
                image.save(PICTURES / f"{view}-{size}.webp", quality=70, method=6)


def main() -> None:
    """Publish the plans of `raw/` and their comparison, and take the pictures."""
    PICTURES.mkdir(exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        out = Path(folder)
        compare_years([str(path) for path in sorted((ROOT / "raw").glob("*.pdf"))], out)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        shots(browser, out)
        browser.close()


if __name__ == "__main__":
    main()
