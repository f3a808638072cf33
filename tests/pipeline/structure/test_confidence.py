"""Plans of which pages are scans: read with the same stages, every value marked as recognised."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from extractors.recognition import RecogniserMissing
from extractors.recognition.tesseract import require_languages
from pipeline.check.check_output import check_output_folder
from pipeline.publish.parquet import from_parquet
from pipeline.structure.confidence import MIN_LINE_CONFIDENCE
from tests.support.command_line import ishplan

DPI = 250


@pytest.fixture(scope="module")
def scanned(raw_plans: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four pages of a plan, all but the last as pictures only; published in `out`."""
    try:
        require_languages()
    except RecogniserMissing as error:
        pytest.skip(str(error))
    folder = tmp_path_factory.mktemp("scans")
    with pymupdf.open(raw_plans[1]) as plan, pymupdf.open() as scan:
        for number in (0, 1, 2):
            page = scan.new_page(width=plan[number].rect.width, height=plan[number].rect.height)
            pixels = plan[number].get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
            page.insert_image(page.rect, stream=pixels.tobytes("jpeg", jpg_quality=70))
        scan.insert_pdf(plan, from_page=3, to_page=5)
        scan.save(folder / "scan.pdf")
    result = ishplan("run", folder / "scan.pdf", "--verify", "--out", folder / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    return folder / "out" / "year=2025-26"


def table(folder: Path, name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = from_parquet((folder / f"{name}.parquet").read_bytes()).to_pylist()
    return rows


def test_the_rows_are_those_of_the_text_layer(scanned: Path, published: Path) -> None:
    read, true = (table(folder, "sections/1") for folder in (scanned, published / "year=2025-26"))
    assert [row["item_no"] for row in read] == [row["item_no"] for row in true]
    assert [row["session_month"] for row in read] == [row["session_month"] for row in true]
    same = sum(one["item"] == other["item"] for one, other in zip(read, true, strict=True))
    assert same > len(true) / 2


def test_every_row_and_cell_says_how_it_was_read_and_how_surely(scanned: Path) -> None:
    for row in table(scanned, "sections/1"):
        assert row["method"] == "ocr"
        assert 0 < row["confidence"] < 1
    for row in table(scanned, "sections/2.1"):
        assert (row["method"], row["confidence"]) == ("text", 1.0)
    for cell in table(scanned, "cells"):
        pages = {box["page"] for box in cell["boxes"]}
        assert cell["method"] == ("ocr" if min(pages) <= 3 else "text")
        assert cell["method"] == "ocr" or cell["confidence"] == 1.0


def test_doubtful_words_are_findings(scanned: Path) -> None:
    doubtful = [row for row in table(scanned, "findings") if row["code"] == "ocr_doubtful"]
    unsure = [cell for cell in table(scanned, "cells") if cell["confidence"] < MIN_LINE_CONFIDENCE]
    assert {row["page"] for row in doubtful} == {box["page"] for c in unsure for box in c["boxes"]}
    texts = "\n".join(str(cell["text_raw"]) for cell in unsure)
    assert all(line in texts for row in doubtful for line in row["detail"].split(" | "))


def test_the_ledger_and_the_second_reader_hold_here_too(scanned: Path) -> None:
    package = json.loads((scanned / "datapackage.json").read_bytes())
    assert package["ledger"]["pages"][0]["printed"] > 500
    assert package["verification"]["percent"] == 100.0
    checked = list(check_output_folder(scanned.parent))
    assert len(checked) == 3  # the year, the register, the DuckDB file
    assert not any(found.problems for found in checked)
