"""The files of a report, without a browser."""

from __future__ import annotations

import io
import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from pipeline.findings import FINDING_CODES
from pipeline.languages.catalogue import load_catalogue
from pipeline.one_plan.messages import RunOptions
from pipeline.report.html_page import ASSETS_FOLDER
from pipeline.run.executors import LocalExecutor
from pipeline.run.run_plans import run_plans
from tests.support.command_line import ishplan
from tests.support.made_dataset import YEAR


def test_a_run_and_a_comparison_make_their_pages(reports: Path) -> None:
    for folder in (YEAR, "year=2024-25", "compare/2024-25_2025-26"):
        assert (reports / folder / "report.html").read_bytes().startswith(b"<!doctype html>")
    pictures = sorted((reports / YEAR / "pages").iterdir())
    assert [picture.name for picture in pictures] == [f"{page:03}.png" for page in range(1, 31)]
    assert sum(picture.stat().st_size for picture in pictures) < 5_000_000
    descriptor = json.loads((reports / YEAR / "datapackage.json").read_text("utf-8"))
    for picture, size in zip(pictures, descriptor["pageSizes"]["pages"], strict=True):
        with Image.open(io.BytesIO(picture.read_bytes())) as image:
            assert image.width / image.height == pytest.approx(size[0] / size[1], rel=0.002)


def test_no_report_if_not_wanted(raw_plans: tuple[Path, ...], tmp_path: Path) -> None:
    assert (
        ishplan("run", raw_plans[0], "--no-report", "--out", tmp_path, report=True).exit_code == 0
    )
    assert not list(tmp_path.rglob("report.html"))


def linked(page: Path) -> dict[str, Any]:
    (text,) = re.findall(r'<script type="application/ld.json">(.*?)</script>', page.read_text())
    described = json.loads(text)
    assert described["@context"] == "https://schema.org/"
    return dict(described)


def test_a_page_says_what_it_is_about(reports: Path) -> None:
    year = linked(reports / YEAR / "report.html")
    assert (year["@type"], year["name"], year["inLanguage"]) == ("Dataset", "Иш план 2025-26", "ky")
    assert year["temporalCoverage"] == "2025-09-01/2026-08-31"
    assert year["creator"] == {"@type": "Organization", "name": "КМТУ"}
    assert 50 < len(year["description"]) < 5000
    for one in year["distribution"]:
        content = (reports / YEAR / one["contentUrl"]).read_bytes()
        assert sha256(content).hexdigest() == one["sha256"]
    archive = linked(reports / "report.html")
    assert archive["@type"] == "DataCatalog" and len(archive["dataset"]) == 2
    for one in archive["dataset"]:
        assert all((reports / file["contentUrl"]).is_file() for file in one["distribution"])
    comparison = linked(reports / "compare/2024-25_2025-26/report.html")
    assert [one["name"] for one in comparison["isBasedOn"]] == ["2024-25", "2025-26"]


def test_every_text_of_the_page_is_in_the_catalogue() -> None:
    texts = set(load_catalogue("en").list_ids("text"))
    assert texts >= set(FINDING_CODES)
    scripts = "".join(path.read_text("utf-8") for path in ASSETS_FOLDER.glob("*.js"))
    used = set(re.findall(r"\bt\(\"(\w+)\"[,)]", scripts))
    template = (ASSETS_FOLDER / "page.html.j2").read_text("utf-8")
    used |= set(re.findall(r'data-t(?:-label)?="(\w+)"', template))
    assert used - texts == set()


def test_drawing_the_pages_is_told_page_by_page(
    raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    engine = LocalExecutor(progress=lambda *s: told.append(s))
    run_plans(raw_plans[:1], tmp_path, options=RunOptions(report=True), engine=engine)
    drawn = [step for step in told if step[0] == "2024-25.pdf, pictures"]
    assert drawn == [("2024-25.pdf, pictures", page, 27) for page in range(1, 28)]
