"""The comparison with other readers: what counts as right, and what is written."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bench.peers import markdown
from bench.peers.install import packages
from bench.peers.java import placed, spread
from bench.peers.result import Result, told
from bench.peers.roster import PEERS
from bench.peers.score import Fill, Right, common, filled, matched, right, without_headers
from bench.peers.truth import Record, Truth, cut_as_published, truth
from tests.support.repository import ROOT

BY_KEY = {peer.key: peer for peer in PEERS}


def plan(*records: tuple[str, ...], cut: int | None = None) -> Truth:
    made = tuple(Record("1", n, texts, cut=n == cut) for n, texts in enumerate(records))
    return Truth("2025-26", made, frozenset({"Иш", "Ким"}))


def test_spaces_and_hyphens_do_not_count_other_letters_do() -> None:
    known = plan(("окуужылы", "ректор"), ("отчету", "декан"))
    tables = [[["окуу жы-\nлы", "рек\ufffeтор"], ["отчет", "де\x02кан"]]]
    assert right(tables, known, Fill.TABLE) == Right(2, 1, 4, 3, 0, 0)


def test_headers_are_dropped_on_every_page() -> None:
    table = [["Иш", "Ким"], ["отчет", None]]
    assert without_headers(table, {"Иш", "Ким"}) == [["отчет", ""]]
    assert without_headers([["", ""], ["Иш", "отчет"]], {"Иш"}) == [["", ""], ["Иш", "отчет"]]


def test_an_empty_cell_may_stand_for_what_is_above_it() -> None:
    first, second = [["милдет", "биринчи"], ["", "экинчи"]], [["", "үчүнчү"]]
    assert filled([first], Fill.NOT)[1] == [("", ""), ("экинчи",)]
    assert filled([first], Fill.TABLE)[1] == [("", "милдет"), ("экинчи",)]
    assert filled([first, second], Fill.TABLE)[2][0] == ("", "")
    assert filled([first, second], Fill.BREAKS)[2][0] == ("", "милдет")
    other = [["", "", "үчүнчү"]]
    assert filled([first, other], Fill.BREAKS)[2][0] == ("", "")


def test_cells_are_found_in_their_order() -> None:
    assert common(("a", "b", "c"), [("a",), ("b",), ("c",)]) == 3
    assert common(("a", "b", "c"), [("a",), ("",), ("b",), ("c",)]) == 3, "a column too many"
    assert common(("a", "b", "c"), [("a",), ("x",), ("b",), ("c",)]) == 2, "a text too many"
    assert common(("a", "b"), [("b",), ("a",)]) == 1
    assert common(("a", "", ""), [("x",), ("",), ("",)]) == 0, "nothing printed is common"


def test_each_row_is_taken_once_and_whole_records_first() -> None:
    row = [("a",), ("b",)]
    assert matched([("a", "x"), ("a", "b")], [row]) == [0, 2]
    assert matched([("a", "b"), ("a", "b")], [row]) == [2, 0]
    assert matched([("a", "b"), ("a", "b")], [row, row]) == [2, 2]


def test_a_row_cut_in_two_is_not_right() -> None:
    known = plan(("отчет", "ректорпроректор"), ("план", "декан"), cut=0)
    halves = [[["отчет", "ректор"]], [["", "проректор"], ["план", "декан"]]]
    assert right(halves, known, Fill.BREAKS) == Right(2, 1, 4, 3, cut=1, cut_right=0)
    whole = [[["отчет", "ректор, проректор".replace(",", "")], ["план", "декан"]]]
    assert right(whole, known, Fill.NOT) == Right(2, 2, 4, 4, cut=1, cut_right=1)


def test_the_transcription_is_read_with_its_cut_rows() -> None:
    known = truth("2025-26")
    assert len(known.records) == 110
    assert sum(len(record.texts) for record in known.records) == 600
    assert [(one.section, one.entry) for one in known.records if one.cut] == [
        ("2.3", 1),
        ("2.3", 7),
        ("2.6", 1),
        ("2.6", 6),
        ("2.6", 11),
        ("2.6", 15),
    ]


def test_what_is_published_is_wholly_right_and_tells_the_cut_rows(published: Path) -> None:
    for year in ("2025-26", "2024-25"):
        folder = published / f"year={year}"
        known = truth(year)
        by_pages = cut_as_published(known, folder)
        assert any(record.cut for record in by_pages.records)
        ishplan = BY_KEY["ishplan"]
        assert ishplan.tables
        found = right(ishplan.tables(folder), by_pages, Fill.NOT)
        assert found.records_right == found.records == len(known.records)
        assert found.cells_right == found.cells
        assert found.cut_right == found.cut
    assert cut_as_published(truth("2025-26"), published / "year=2025-26") == truth("2025-26")
    with pytest.raises(ValueError, match="rows of 1, expected"):
        cut_as_published(replace(known, records=known.records[1:]), folder)


def test_cells_of_tabula_are_put_into_their_columns() -> None:
    def cell(text: str, left: float, width: float = 50) -> dict[str, object]:
        return {"text": text, "left": left, "width": width}

    rows = [[cell("a", 10), cell("b", 60.2)], [cell("c", 60), cell("", 0, 0)]]
    assert placed(rows) == [["a", "b"], [None, "c"]]


def test_cells_of_opendataloader_are_repeated_over_their_rows() -> None:
    def cell(text: str, row: int, column: int, span: int = 1) -> dict[str, object]:
        kids = [{"type": "paragraph", "content": text}]
        numbers = {"row number": row, "column number": column, "row span": span}
        return {"type": "table cell", **numbers, "kids": kids}

    rows = [{"cells": [cell("a", 1, 1, 2), cell("b", 1, 2)]}, {"cells": [cell("c", 2, 2)]}]
    table = {"number of rows": 2, "number of columns": 2, "rows": rows}
    assert spread(table) == [["a", "b"], ["a", "c"]]


def results() -> list[Result]:
    half, all_of_it = Right(10, 5, 40, 30, 2, 0), Right(10, 10, 40, 40, 2, 2)
    return [
        Result(BY_KEY["floor"], "1", seconds=(1.0,), mb=50),
        Result(BY_KEY["ishplan"], "2", (all_of_it,), (all_of_it,), (9.0, 2.0, 1.0), 100.4),
        Result(BY_KEY["pdfplumber"], "3", (half,), (half,), (60.0,), 40),
        Result(BY_KEY["tabula"], left_out="needs Java"),
    ]


def test_the_table_has_a_row_for_each_reader_with_figures() -> None:
    lines = markdown.table(results(), ["2025-26"], pages=30).splitlines()
    assert lines[2] == "| floor: PyMuPDF 1 | – | – | – | – | 30 | 50 | 0.50 |"
    assert lines[3] == ("| ishplan 2 | 10 of 10 | 10 of 10 | 40 of 40 | 2 of 2 | 15 | 100 | 1.00 |")
    assert lines[4] == (
        "| pdfplumber 3 | 5 of 10 | 5 of 10 | 30 of 40 | 0 of 2 | 0.5 | 40 | 30.00 |"
    )
    assert len(lines) == 5
    assert {line.count("|") for line in lines} == {9}


def test_the_page_says_who_is_left_out_and_which_aims_are_met() -> None:
    page = markdown.page(results(), ["2025-26"], 30, (3, 0.52))
    assert "- tabula-java by tabula-py: left out, needs Java\n" in page
    assert "median of 3 rounds." in page and "on which 0.5 other processes" in page
    assert told(results()) == [
        "ishplan's time in times of the floor's: 2.00 (aim: at most 2.5), met",
        "pdfplumber's time in times of ishplan's: 30.00 (aim: at least 25), met",
    ]
    assert all(f"- {line}\n" in page for line in told(results()))
    slow = replace(results()[1], seconds=(3.0,))
    assert told([results()[0], slow]) == [
        "ishplan's time in times of the floor's: 3.00 (aim: at most 2.5), not met"
    ]


def test_the_aims_are_about_a_run_and_tell_one_process_beside_it() -> None:
    inside = Result(BY_KEY["ishplan-inside"], "2", seconds=(1.5,))
    assert told([*results(), inside]) == [
        "ishplan's time in times of the floor's: 2.00 (aim: at most 2.5), met; in one process 1.50",
        "pdfplumber's time in times of ishplan's: 30.00 (aim: at least 25), met; in one process "
        "40.00",
    ]
    assert told([results()[0], inside]) == []


def test_the_readme_keeps_all_but_the_table() -> None:
    text = f"a\n{markdown.BEGIN}\nold\n{markdown.END}\nb\n"
    once = markdown.between(text, "| new |")
    assert once == f"a\n{markdown.BEGIN}\n| new |\n{markdown.END}\nb\n"
    assert markdown.between(once, "| new |") == once
    with pytest.raises(ValueError, match="expected <!-- peers -->"):
        markdown.between("no marks", "| new |")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert markdown.between(readme, "") != readme


def test_the_locks_have_hashes_for_every_package() -> None:
    for lock, beside in (("requirements.lock", ""), ("pymupdf2.lock", "pymupdf2")):
        entries = packages((ROOT / "bench" / "peers" / lock).read_text(encoding="utf-8"))
        names = {entry.partition("==")[0] for entry in entries}
        assert {peer.package for peer in PEERS if peer.beside == beside} - {"ishplan"} <= names
        assert all("--hash=sha256:" in entry for entry in entries)
