"""Plans as bare text: the published dump against the transcription, and small made ones."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from pyarrow import parquet

from bench.bare_text import PUBLISHED, Score, printed_plan, scored, section_rows
from extractors.records.documents import Document
from pipeline.check.check_year import find_problems
from pipeline.one_plan.messages import RunOptions
from pipeline.plain_text.text_reader import read_plain_text
from pipeline.run.run_plans import run_plans
from pipeline.storage.folder import read_files
from pipeline.structure.known_words import collect_known_words
from pipeline.structure.read_plan import Plan, interpret_document
from pipeline.structure.source import PlanSource
from tests.support import gold
from tests.support.command_line import ishplan, only_error
from tests.support.made_once import make_once
from tests.support.made_plans import made_pdf
from tests.support.plan_parts import WHOLE, of_year

YEAR = "2025-26"
TEXT = PUBLISHED.read_text(encoding="utf-8")

Row = dict[str, Any]


def dumped(pdf: bytes, pages: str = "\n") -> str:
    """The text layer of a PDF, line by line."""
    with pymupdf.open(stream=pdf) as document:
        return pages.join(page.get_text() for page in document)


SMALL = dumped(made_pdf(*WHOLE))


def table(folder: Path, name: str) -> list[Row]:
    return [dict(row) for row in parquet.read_table(folder / f"{name}.parquet").to_pylist()]


def codes(folder: Path) -> list[str]:
    return [row["code"] for row in table(folder, "findings")]


def published_text(path: Path, out: Path, *others: Path, report: bool = False) -> Path:
    outcome, *_ = run_plans([path, *others], out, options=RunOptions(report=report))
    assert outcome.error is None, outcome.error
    assert outcome.folder is not None
    return outcome.folder


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of 2025-26 from the published dump of its text layer, with a report."""
    out = make_once(
        tmp_path_factory, "text", lambda out: published_text(PUBLISHED, out, report=True)
    )
    return out / f"year={YEAR}"


@pytest.fixture(scope="module")
def printed() -> Plan:
    return printed_plan(YEAR)


def score_of(printed: Plan, document: Document) -> Score:
    source = PlanSource("a.txt", "", PUBLISHED.stat().st_size, 0, form="bare text")
    return scored(section_rows(printed), section_rows(interpret_document(document, source)))


def test_the_council_is_complete(real: Path) -> None:
    wanted = gold.rows(YEAR, "1")
    found = table(real, "sections/1")
    assert [{key: row[key] for key in wanted[0]} for row in found] == wanted


def test_the_list_of_abbreviations_is_complete(real: Path) -> None:
    found = [
        {key: row[key] for key in ("abbreviation", "expansion")}
        for row in table(real, "glossary")
        if row["origin"] == "glossary"
    ]
    assert found == gold.glossary(YEAR)


def test_the_events_are_numbered_and_under_their_subheadings(real: Path, published: Path) -> None:
    columns = ("item_no", "subsection", "event")
    ours, theirs = (
        [
            [" ".join(str(row[key]).split()) for key in columns]
            for row in table(folder, "sections/3")
        ]
        for folder in (real, published / f"year={YEAR}")
    )
    assert ours == theirs


def test_rows_and_cells_are_mostly_right_and_confidence_tells_which(
    printed: Plan, dump: Document
) -> None:
    score = score_of(printed, dump)
    assert score.found >= 0.95 * score.rows
    assert score.extra <= 0.05 * score.rows
    assert score.right >= 0.85 * score.cells
    assert score.area() >= 0.85
    assert score.area({"strategy"}) >= 0.8


def test_the_columns_of_another_year_help(printed: Plan) -> None:
    words = collect_known_words(printed_plan("2024-25")).stem_counts
    score = score_of(printed, read_plain_text(PUBLISHED.read_bytes(), "a.txt", words))
    assert score.right >= 0.92 * score.cells


def test_every_character_is_in_its_place(real: Path) -> None:
    assert find_problems(read_files(real)[0], YEAR) == []
    (page,) = json.loads((real / "datapackage.json").read_bytes())["ledger"]["pages"]
    assert page["printed"] == len("".join(TEXT.split()))
    assert page["printed"] == sum(
        count for place, count in page.items() if place not in ("page", "printed")
    )


def test_what_has_no_page_says_so(real: Path) -> None:
    source = json.loads((real / "datapackage.json").read_bytes())["sources"][0]
    assert source["pages"] is None
    assert source["form"] == "bare text"
    assert source["noPages"] == "a bare text has no pages of its own"
    for row in table(real, "cells"):
        assert row["boxes"] is None
        assert row["method"] == "inferred"
    for row in table(real, "sections/2.1"):
        assert row["page_first"] is None
        assert 0 <= row["confidence"] <= 1


def test_a_doubtful_row_is_a_finding_with_the_runner_up(real: Path) -> None:
    rows = [
        row
        for path in (real / "sections").glob("*.parquet")
        for row in table(real, f"sections/{path.stem}")
    ]
    unsure = {row["item_id"] for row in rows if row["confidence"] < 0.5}
    told = [row for row in table(real, "findings") if row["code"] == "row_doubtful"]
    assert unsure
    assert {row["item_id"] for row in told} == unsure
    assert any("otherwise “" in (row["detail"] or "") for row in told)


def test_the_report_is_made_without_pages(real: Path) -> None:
    page = (real / "report.html").read_text(encoding="utf-8")
    assert "2025-26" in page
    assert not list(real.glob("pages/*"))


def test_a_small_plan_says_what_its_pdf_says(tmp_path: Path) -> None:
    pdf = tmp_path / "pdf" / "a.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(made_pdf(*WHOLE))
    (printed,) = run_plans([pdf], tmp_path / "printed")
    assert printed.folder is not None
    folder = published_text(written(tmp_path / "a.txt", SMALL), tmp_path / "out")
    for path in sorted((printed.folder / "sections").glob("*.parquet")):
        name = f"sections/{path.stem}"
        ours, theirs = table(folder, name), table(printed.folder, name)
        for row in (*ours, *theirs):
            for column in ("page_first", "page_last", "method", "confidence"):
                row.pop(column)
        assert ours == theirs


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_wide_encodings_are_read_as_they_are(encoding: str, tmp_path: Path) -> None:
    folder = published_text(written(tmp_path / "a.txt", SMALL, encoding), tmp_path / "out")
    plain = published_text(written(tmp_path / "b.txt", SMALL), tmp_path / "plain")
    assert table(folder, "sections/2.1") == table(plain, "sections/2.1")


def test_an_old_encoding_is_told(tmp_path: Path) -> None:
    lacking = SMALL.translate(str.maketrans("өүңӨҮҢ", "оунОУН"))
    folder = published_text(written(tmp_path / "a.txt", lacking, "cp1251"), tmp_path / "out")
    (told,) = [row for row in table(folder, "findings") if row["code"] == "encoding_guessed"]
    assert "cp1251" in told["message"].lower()
    plain = published_text(written(tmp_path / "b.txt", lacking), tmp_path / "plain")
    assert table(folder, "sections/2.1") == table(plain, "sections/2.1")


def wrapped(width: int) -> str:
    lines, line = [], ""
    for word in TEXT.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


def side_by_side() -> str:
    return "1. ИШ ПЛАН 2025-26\n" + "Кадамдар      Документ      Жооптуулар\n" * 9


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (wrapped(80), "its lines were wrapped anew to 80 letters"),
        (side_by_side(), "side by side"),
        (
            "Урматтуу кесиптештер!\nЖыйын 12-майда болот.\n",
            "no table of a work plan was found in a bare",
        ),
        ("{\\rtf1\\ansi " + SMALL, "a file in RTF"),
    ],
)
def test_what_is_no_plans_text_ends_in_one_line(text: str, why: str, tmp_path: Path) -> None:
    path = written(tmp_path / "bad.txt", text)
    error = only_error(ishplan("run", path, "--out", tmp_path / "out"))
    assert error.startswith("bad.txt: ")
    assert why in error
    assert not (tmp_path / "out").exists()


def test_lines_out_of_order_are_told_and_nothing_is_sure(tmp_path: Path) -> None:
    start, end = TEXT.index("2.4.  "), TEXT.index("2.5. «")
    section = TEXT[start:end].split("\n")
    random.Random(4).shuffle(body := section[30:])
    text = "\n".join([*section[:30], *body])
    folder = published_text(written(tmp_path / "a.txt", text), tmp_path / "out")
    assert "text_disordered" in codes(folder)
    rows = table(folder, "sections/2.4")
    assert sum(row["confidence"] < 0.5 for row in rows) > 0.5 * len(rows)


def test_the_other_plans_of_a_run_are_evidence(tmp_path: Path) -> None:
    other = tmp_path / "2024-25.pdf"
    other.write_bytes(made_pdf(*of_year("2024-25")))
    path = written(tmp_path / "a.txt", SMALL)
    alone = published_text(path, tmp_path / "alone")
    beside = published_text(path, tmp_path / "beside", other)
    sure = [
        sum(row["confidence"] for row in table(folder, "sections/2.1"))
        for folder in (alone, beside)
    ]
    assert sure[1] > sure[0]


def test_a_text_is_compared_with_its_pdf(tmp_path: Path) -> None:
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(made_pdf(*WHOLE))
    path = written(tmp_path / "a.txt", SMALL)
    result = ishplan("run", "--verify", pdf, path, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "a.txt: compared with a.pdf, 100.0 % agree" in result.stdout
    source = json.loads((tmp_path / "out" / f"year={YEAR}" / "datapackage.json").read_bytes())[
        "sources"
    ][0]
    assert source["form"] == "PDF"


def test_tables_and_inspect_read_texts(tmp_path: Path) -> None:
    path = written(tmp_path / "a.txt", SMALL)
    tables = ishplan("tables", path)
    assert "rows and columns are inferred" in tables.stdout
    inspected = ishplan("inspect", path)
    assert "a.txt: 2025-26, a bare text" in inspected.stdout


def test_texts_in_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    written(tmp_path / "raw" / "a.txt", SMALL)
    result = ishplan("run", tmp_path / "raw", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "no plan in the folders given" in result.stderr
