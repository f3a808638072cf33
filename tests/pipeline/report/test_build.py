"""`ishplan report`, and the files of a report, without a browser."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from pipeline.findings import FINDING_CODES
from pipeline.report.html_page import ASSETS_FOLDER
from pipeline.run.executors import LocalExecutor
from pipeline.run.messages import RunOptions
from pipeline.run.run_plans import run_plans
from tests.support.command_line import ishplan, only_error
from tests.support.made_dataset import contents

YEAR = "year=2025-26"


@pytest.fixture
def copy(reports: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(reports, tmp_path / "output"))


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


@pytest.mark.parametrize(
    "arguments",
    [("2025-26",), ("2025-26", "--plan", "raw"), ("2024-25_2025-26",), ("--all",)],
)
def test_made_again_it_is_the_same(
    arguments: tuple[str, ...], copy: Path, reports: Path, raw_plans: tuple[Path, ...]
) -> None:
    named = [str(raw_plans[1]) if word == "raw" else word for word in arguments]
    result = ishplan("report", *named, "--out", copy)
    assert result.exit_code == 0
    assert result.output.strip().endswith("report.html")
    assert contents(copy) == contents(reports)


def test_the_page_names_what_it_may_run(reports: Path) -> None:
    page = (reports / YEAR / "report.html").read_text("utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', page)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_every_text_is_in_every_language() -> None:
    texts = json.loads((ASSETS_FOLDER / "texts.json").read_text("utf-8"))
    assert list(texts) == ["ky", "ru", "en"]
    assert set(texts["ky"]) == set(texts["ru"]) == set(texts["en"]) >= set(FINDING_CODES)
    scripts = "".join(path.read_text("utf-8") for path in ASSETS_FOLDER.glob("*.js"))
    used = set(re.findall(r"\bt\(\"(\w+)\"\)", scripts))
    template = (ASSETS_FOLDER / "page.html.j2").read_text("utf-8")
    used |= set(re.findall(r'data-t(?:-label)?="(\w+)"', template))
    assert used - set(texts["en"]) == set()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("2019-20",), "2019-20: not published in"),
        (("2019-20_2025-26",), "2019-20_2025-26: not compared in"),
        (("2025-26", "--plan", "none.pdf"), "none.pdf: cannot be read"),
        (("2025-26", "--plan", "other"), "not the file that was published"),
    ],
)
def test_what_is_not_there(
    arguments: tuple[str, ...], said: str, copy: Path, raw_plans: tuple[Path, ...]
) -> None:
    before = contents(copy)
    named = [str(raw_plans[0]) if word == "other" else word for word in arguments]
    assert said in only_error(ishplan("report", *named, "--out", copy))
    assert contents(copy) == before


def test_a_damaged_year(copy: Path) -> None:
    (copy / YEAR / "cells.parquet").write_bytes(b"PAR1")
    before = contents(copy)
    for arguments in (("2025-26",), ("--all",)):
        error = only_error(ishplan("report", *arguments, "--out", copy))
        assert error.endswith("cells.parquet is not as it was published. Run the plan again.")
    assert contents(copy) == before


def test_nothing_published(tmp_path: Path) -> None:
    assert "any year: not published" in only_error(ishplan("report", "--all", "--out", tmp_path))


@pytest.mark.parametrize("arguments", [(), ("2025-26", "--all")])
def test_wrong_uses(arguments: tuple[str, ...]) -> None:
    assert ishplan("report", *arguments).exit_code == 2


def test_drawing_the_pages_is_told_page_by_page(
    raw_plans: tuple[Path, ...], tmp_path: Path
) -> None:
    told: list[tuple[str, int, int]] = []
    engine = LocalExecutor(progress=lambda *s: told.append(s))
    run_plans(raw_plans[:1], tmp_path, options=RunOptions(report=True), engine=engine)
    drawn = [step for step in told if step[0] == "2024-25.pdf, pictures"]
    assert drawn == [("2024-25.pdf, pictures", page, 27) for page in range(1, 28)]
