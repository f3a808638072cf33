"""Plans as Word files: published like those from PDF, but for pages and boxes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from pyarrow import parquet

from pipeline.check.check_year import find_problems
from pipeline.one_plan.messages import RunOptions
from pipeline.run.run_plans import run_plans
from pipeline.storage.find_plans import find_plan_paths
from pipeline.storage.folder import read_files
from tests.support.command_line import ishplan, only_error
from tests.support.docx_files import paragraph, rezipped, saved, with_footnote, xml
from tests.support.made_once import make_once
from tests.support.made_plans import made_pdf
from tests.support.made_word import made_word, written
from tests.support.plan_parts import WHOLE, of_year
from tests.support.repository import ROOT

REAL = ROOT / "tests" / "data" / "word" / "2024-25.docx"
PLACES = ("page_first", "page_last", "method", "confidence")

Row = dict[str, Any]


def table(folder: Path, name: str) -> list[Row]:
    return [dict(row) for row in parquet.read_table(folder / f"{name}.parquet").to_pylist()]


def published_word(path: Path, out: Path, options: RunOptions = RunOptions()) -> Path:  # noqa: B008
    (outcome,) = run_plans([path], out, options=options)
    assert outcome.error is None, outcome.error
    assert outcome.folder is not None
    return outcome.folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The plan of 2024-25 from its Word file, with a report."""
    options = RunOptions(report=True)
    out = make_once(tmp_path_factory, "word", lambda out: published_word(REAL, out, options))
    return out / "year=2024-25"


def codes(folder: Path) -> list[str]:
    return [row["code"] for row in table(folder, "findings")]


def test_the_sections_are_those_of_the_pdf(real: Path, published: Path) -> None:
    for path in sorted((published / "year=2024-25" / "sections").glob("*.parquet")):
        name = f"sections/{path.stem}"
        ours, theirs = table(real, name), table(published / "year=2024-25", name)
        for row in (*ours, *theirs):
            for column in PLACES:
                row.pop(column)
        assert ours == theirs


@pytest.mark.parametrize("name", ["responsibles", "funding", "abbreviations"])
def test_the_long_tables_are_those_of_the_pdf(name: str, real: Path, published: Path) -> None:
    ours, theirs = table(real, name), table(published / "year=2024-25", name)
    for row in (*ours, *theirs):
        row.pop("evidence", None)
    assert ours == theirs


def test_cells_have_the_same_text_and_spans_as_in_the_pdf(real: Path, published: Path) -> None:
    columns = ("section", "table", "row", "column", "rowspan", "colspan", "text", "row_kind")
    found = [
        [
            tuple(row[column] for column in columns)
            for row in table(folder, "cells")
            if row["row_kind"] != "header"  # at a slash that ends a line, a PDF tells no space
        ]
        for folder in (real, published / "year=2024-25")
    ]
    assert found[0] == found[1]


def test_pages_and_boxes_are_null_and_the_data_package_says_why(real: Path) -> None:
    rows = [
        row
        for path in (real / "sections").glob("*.parquet")
        for row in table(real, f"sections/{path.stem}")
    ]
    assert {(row["page_first"], row["page_last"]) for row in rows} == {(None, None)}
    cells, glossary = table(real, "cells"), table(real, "glossary")
    assert {row["boxes"] for row in cells} == {None}
    assert {row["page"] for row in (*glossary, *table(real, "findings"))} == {None}
    assert {row["method"] for row in (*rows, *cells, *glossary)} == {"word"}
    assert {row["confidence"] for row in (*rows, *cells)} == {1.0}
    package = json.loads((real / "datapackage.json").read_bytes())
    source = package["sources"][0]
    assert (source["pages"], source["noPages"]) == (None, "a Word file has no pages of its own")
    assert package["pageSizes"]["pages"] == []


def test_the_ledger_holds(real: Path) -> None:
    package = json.loads((real / "datapackage.json").read_bytes())
    (only,) = package["ledger"]["pages"]
    assert only.pop("page") is None
    assert only.pop("printed") == sum(only.values()) > 40_000


def test_the_folder_is_sound_and_its_report_has_no_pictures(real: Path) -> None:
    files, unread = read_files(real)
    assert (unread, find_problems(files, "2024-25")) == ([], [])
    assert "report.html" in files
    assert not any(name.startswith("pages/") for name in files)


def test_the_summary_has_dashes_for_pages(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", made_word())
    lines = ishplan("run", path, "--out", tmp_path / "out").stdout.splitlines()
    assert lines[0] == "a.docx → 2025-26"
    assert [line.split()[2] for line in lines[2:6]] == ["–"] * 4


def test_a_made_plan_is_read_like_its_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(made_pdf(*WHOLE))
    word = published_word(written(tmp_path / "a.docx", made_word()), tmp_path / "word")
    pdf = published_word(tmp_path / "a.pdf", tmp_path / "pdf")
    assert codes(word) == []
    for name in ("sections/1", "sections/2.1", "sections/3", "responsibles", "funding"):
        rows = table(word, name), table(pdf, name)
        for row in (*rows[0], *rows[1]):
            for column in (*PLACES, "evidence"):
                row.pop(column, None)
        assert rows[0] == rows[1]


def test_what_hangs_beside_the_text_is_a_finding(tmp_path: Path) -> None:
    changed = "<w:p><w:ins><w:r><w:t>МЖИ – мамлекеттик иш</w:t></w:r></w:ins></w:p>"
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{paragraph('БЕКИТЕМИН Ректор')}</w:txbxContent></v:textbox></v:shape>"
        "<v:shape><v:imagedata/></v:shape></w:pict></w:r></w:p>"
    )
    document = made_word(changed, box)
    with_footnote(document, "эскертүү болот")
    document.sections[0].footer.paragraphs[0].text = "КМТУ, 1-бет"
    folder = published_word(written(tmp_path / "a.docx", document), tmp_path / "out")
    found = {(row["code"], row["detail"]) for row in table(folder, "findings")}
    assert found == {
        ("text_outside", "БЕКИТЕМИН Ректор"),
        ("text_outside", "эскертүү болот"),
        ("furniture", "КМТУ, 1-бет"),
        ("tracked_changes", None),
        ("picture_unread", None),
    }
    assert table(folder, "glossary")[-1]["abbreviation"] == "МЖИ"


def test_verify_says_that_there_is_no_second_reader(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", made_word())
    folder = published_word(path, tmp_path / "out", RunOptions(verify=True))
    assert codes(folder) == ["reader_failed"]


def test_the_reader_is_chosen_by_the_bytes_and_not_the_name(tmp_path: Path) -> None:
    word = written(tmp_path / "word.pdf", made_word())
    (tmp_path / "pdf.docx").write_bytes(made_pdf(*of_year("2024-25")))
    outcomes = run_plans([word, tmp_path / "pdf.docx"], tmp_path / "out")
    assert [outcome.error for outcome in outcomes] == [None, None]


def test_folders_hold_word_files_too_but_not_those_that_word_locks_with(tmp_path: Path) -> None:
    for name in ("a.docx", "b.PDF", "~$a.docx", "c.txt"):
        (tmp_path / name).touch()
    assert [path.name for path in find_plan_paths([str(tmp_path)], [])] == ["a.docx", "b.PDF"]


def test_the_commands_that_only_look_read_it_too(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", made_word())
    seen = ishplan("inspect", path).stdout
    assert "a.docx: 2025-26, a Word file" in seen
    assert "section 2.1 (strategy), table 2: 2 rows" in seen
    assert "table 1: 6 rows × 3 columns" in ishplan("tables", path).stdout
    first = json.loads(ishplan("tables", path, "--json").stdout)[0]
    assert (first["pages"], first["boxes"], first["cells"][0]["boxes"]) == ([], [], [])
    assert ishplan("review", path, "--list").exit_code == 0


def test_a_report_is_made_again_without_its_pages(tmp_path: Path) -> None:
    path = written(tmp_path / "a.docx", made_word())
    published_word(path, tmp_path / "out", RunOptions(report=True))
    arguments = ("report", "2025-26", "--out", tmp_path / "out", "--plan", path)
    assert ishplan(*arguments).exit_code == 0


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04 and no more", "save it anew as .docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "save it as .docx"),
        (saved(docx.Document()), "no text in it"),
    ],
)
def test_a_bad_file_ends_in_one_line(content: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(content)
    good = written(tmp_path / "good.docx", made_word())
    result = ishplan("run", tmp_path / "bad.docx", good, "--out", tmp_path / "out")
    assert result.exit_code == 1
    error = only_error(result)
    assert error.startswith("bad.docx: ")
    assert why in error
    assert (tmp_path / "out" / "year=2025-26" / "datapackage.json").exists()


def test_a_file_that_unpacks_to_more_than_its_memory_ends_in_one_line(tmp_path: Path) -> None:
    def grown(parts: dict[str, bytes]) -> dict[str, bytes]:
        main = parts["word/document.xml"]
        more = b"<w:p/>" * 8_000_000 + b"</w:body>"
        return {**parts, "word/document.xml": main.replace(b"</w:body>", more)}

    (tmp_path / "bomb.docx").write_bytes(rezipped(saved(made_word()), grown))
    assert (tmp_path / "bomb.docx").stat().st_size < 1 << 20
    result = ishplan("run", tmp_path / "bomb.docx", "--memory", "300", "--out", tmp_path / "out")
    assert only_error(result).startswith("bomb.docx: needs more memory")


def test_a_word_file_that_is_no_plan(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("кат")
    path = written(tmp_path / "letter.docx", document)
    error = only_error(ishplan("run", path, "--out", tmp_path / "out"))
    assert error.startswith("letter.docx: no table of a work plan was found in a Word file")


def test_a_table_cut_in_two_goes_on_and_is_told(tmp_path: Path) -> None:
    document = made_word()
    first = document.tables[1]._element
    second = xml(
        "<w:tbl><w:tblPr/><w:tblGrid/><w:tr>"
        + "".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in "абвгдеж")
        + "</w:tr></w:tbl>"
    )
    first.addnext(second)
    first.addnext(xml("<w:p/>"))
    folder = published_word(written(tmp_path / "a.docx", document), tmp_path / "out")
    assert "table_headless" in codes(folder)
    assert [row["step"] for row in table(folder, "sections/2.1")][-1] == "в"
