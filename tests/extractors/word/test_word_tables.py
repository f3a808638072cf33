"""Tables of Word files: spans, merged cells, headers, and grids that do not fit."""

from __future__ import annotations

import docx
import pytest

from extractors.records.documents import Table
from extractors.records.geometry import NO_PAGE
from extractors.word.word_reader import read_word
from tests.support.docx_files import cell, filled, of_body, paragraph, ruled, saved

Span = tuple[int, int, int, int, str]


def only_table(data: bytes) -> Table:
    (table,) = read_word(data, "a.docx").tables
    return table


def spans(table: Table) -> list[Span]:
    """Row, column, rows, columns and text of each cell."""
    return [(c.row, c.column, c.rowspan, c.colspan, c.text_raw) for c in table.cells]


def test_cells_merged_over_rows_and_columns() -> None:
    document = docx.Document()
    filled(document, [("а", "б", "<"), ("^", "в", "г"), ("д", "е", "^")])
    table = only_table(saved(document))
    assert spans(table) == [
        *((0, 0, 2, 1, "а"), (0, 1, 1, 2, "б"), (1, 1, 1, 1, "в"), (1, 2, 2, 1, "г")),
        *((2, 0, 1, 1, "д"), (2, 1, 1, 1, "е")),
    ]
    assert (table.row_count, table.column_count, table.pages) == (3, 3, (NO_PAGE,))


def test_a_line_is_a_paragraph_or_ends_at_a_break_and_always_with_a_space() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "окуу-\nметодикалык"
    document.tables[0].cell(0, 0).add_paragraph("").add_run()
    document.tables[0].cell(0, 0).add_paragraph("иш")
    (only,) = only_table(saved(document)).cells
    assert [line.text for line in only.parts[0].lines] == ["окуу-", "методикалык", "иш"]
    assert all(line.space_after for line in only.parts[0].lines)


def test_a_merge_that_nothing_above_begins_is_a_cell_of_its_own() -> None:
    goes_on = "<w:vMerge/>"
    table = only_table(of_body(ruled([cell("а", goes_on), cell("б")])))
    assert spans(table) == [(0, 0, 1, 1, "а"), (0, 1, 1, 1, "б")]


def test_text_in_the_hidden_part_of_a_merged_cell_is_kept() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [cell("а", begins), cell("б")], [cell("калган", goes_on), cell("в")]
    assert spans(only_table(of_body(ruled(*rows))))[0] == (0, 0, 2, 1, "а\nкалган")


def test_a_merge_begun_anew_under_another_is_another_cell() -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [[cell(text, kind)] for text, kind in zip("абвг", (begins, goes_on) * 2, strict=True)]
    assert [span[:3] for span in spans(only_table(of_body(ruled(*rows))))] == [(0, 0, 2), (2, 0, 2)]


def test_leading_rows_marked_as_header_are_the_header_unless_all_are() -> None:
    marked = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    table = ruled([cell("а")], [cell("б")], [cell("в")]).replace("<w:tr>", marked, 2)
    assert only_table(of_body(table)).header_row_count == 2
    assert only_table(of_body(table.replace("<w:tr>", marked))).header_row_count == 0
    off = marked.replace("<w:tblHeader/>", '<w:tblHeader w:val="0"/>')
    assert only_table(of_body(table.replace(marked, off))).header_row_count == 0


@pytest.mark.parametrize(("sliver", "columns"), [(40, 2), (108, 2), (400, 3)])
def test_column_lines_that_look_like_one_are_one(sliver: int, columns: int) -> None:
    two = '<w:gridSpan w:val="2"/>'
    rows = [cell("а"), cell("б", two)], [cell("в", two), cell("г")]
    table = only_table(of_body(ruled(*rows, widths=(2000, sliver, 2000))))
    assert table.column_count == columns


def test_a_narrow_column_with_a_cell_in_it_stays() -> None:
    row = [cell("а"), cell("б"), cell("в")]
    assert only_table(of_body(ruled(row, widths=(2000, 40, 2000)))).column_count == 3


def test_a_row_that_begins_further_right() -> None:
    rows = ruled([cell("а"), cell("б")], [cell("в")])
    before = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    late = rows.replace(cell("в"), before + cell("в"))
    assert spans(only_table(of_body(late)))[2] == (1, 1, 1, 1, "в")


@pytest.mark.parametrize("span", ["99999999", "-3", "0", "два"])
def test_a_span_beyond_reason_covers_no_more_than_there_is(span: str) -> None:
    table = only_table(of_body(ruled([cell("а", f'<w:gridSpan w:val="{span}"/>'), cell("б")])))
    assert spans(table) == [(0, 0, 1, 1, "а"), (0, 1, 1, 1, "б")]


def test_cells_merged_sideways_as_old_files_have_them() -> None:
    row = [cell("а", '<w:hMerge w:val="restart"/>'), cell("", '<w:hMerge w:val="continue"/>')]
    table = only_table(of_body(ruled(row, [cell("б"), cell("в")])))
    assert spans(table)[0] == (0, 0, 1, 2, "а")


def test_the_text_of_a_table_within_a_cell_is_the_cells() -> None:
    inner = ruled([cell("ичинде"), cell("дагы")])
    nested = f"<w:tc><w:tcPr/>{paragraph('сыртта')}{inner}{paragraph('аягы')}</w:tc>"
    table = only_table(of_body(ruled([nested, cell("б")])))
    assert spans(table)[0] == (0, 0, 1, 1, "сыртта\nичинде дагы\nаягы")


def test_the_only_text_of_a_row_in_a_cell_keeps_its_lines() -> None:
    lines = f"<w:tc><w:tcPr/>{paragraph('биринчи')}{paragraph('экинчи')}</w:tc>"
    inner = ruled([lines, cell("")])
    table = only_table(of_body(ruled([f"<w:tc><w:tcPr/>{inner}</w:tc>", cell("б")])))
    assert spans(table)[0][4] == "биринчи\nэкинчи"


def test_rows_and_cells_within_content_controls_are_found() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control(cell('а'))}{cell('б')}</w:tr>"
    table = ruled([cell("в"), cell("г")]).replace("</w:tbl>", f"{control(row)}</w:tbl>")
    assert [span[4] for span in spans(only_table(of_body(control(table))))] == [*"вгаб"]
