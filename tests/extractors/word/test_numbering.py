"""Numbers that Word prints before the items of lists, though no text holds them."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document

from extractors.word.word_reader import read_word
from tests.support.docx_files import cell, listed, numbered, paragraph, ruled, saved, xml


def lines(document: Document) -> list[str]:
    """The loose lines of a file, and the count that the ledger begins with is theirs."""
    found = read_word(saved(document), "a.docx")
    texts = [line.text for line in found.lines]
    cells = [cell.text_raw for table in found.tables for cell in table.cells]
    assert found.pages[0].char_count == sum(len("".join(text.split())) for text in texts + cells)
    return texts


def added(document: Document, *markup: str) -> None:
    for one in markup:
        document.element.body.insert_element_before(xml(one), "w:sectPr")


def test_items_count_on_over_cells_of_a_table() -> None:
    document = docx.Document()
    number = numbered(document, ("decimal", "%1."))
    item = cell("").replace("<w:pPr>", f"<w:pPr>{listed(number)}")
    added(document, ruled([item, cell("а")], [item, cell("б")]))
    found = read_word(saved(document), "a.docx")
    assert [one.text_raw for one in found.tables[0].cells] == ["1.", "а", "2.", "б"]
    assert found.pages[0].char_count == 6


def test_levels_begin_anew_below_another_item() -> None:
    document = docx.Document()
    number = numbered(document, ("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)"))
    levels = (0, 1, 1, 2, 0, 1, 2)
    added(document, *(paragraph("х", listed(number, level)) for level in levels))
    assert lines(document) == ["1. х", "1.1. х", "1.2. х", "а) х", "2. х", "2.1. х", "а) х"]


def test_a_level_whose_parent_never_came_counts_from_the_parents_start() -> None:
    document = docx.Document()
    number = numbered(document, ("decimal", "%1."), ("decimal", "%1.%2."))
    added(document, paragraph("х", listed(number, 1)))
    assert lines(document) == ["1.1. х"]


def test_two_lists_of_one_kind_count_on_unless_one_is_told_to_start_anew() -> None:
    document = docx.Document()
    number = numbered(document, ("decimal", "%1."))
    root = document.part.numbering_part.element
    for other, override in ((91, ""), (92, '<w:startOverride w:val="5"/>')):
        root.append(
            xml(
                f'<w:num w:numId="{other}"><w:abstractNumId w:val="{number}"/>'
                f'<w:lvlOverride w:ilvl="0">{override}</w:lvlOverride></w:num>'
            )
        )
    added(document, *(paragraph("х", listed(one)) for one in (number, 91, 92, 92)))
    assert lines(document) == ["1. х", "2. х", "5. х", "6. х"]


def test_a_style_gives_its_paragraphs_a_number_and_one_may_refuse_it() -> None:
    document = docx.Document()
    number = numbered(document, ("upperRoman", "%1."))
    style = document.styles["Heading 1"].element
    style.get_or_add_pPr().append(xml(listed(number)))
    document.add_heading("бөлүм", 1)
    added(
        document,
        paragraph("номерсиз", f'<w:pStyle w:val="Heading1"/>{listed(0)}'),
        paragraph("бөлүм", '<w:pStyle w:val="Heading1"/>'),
    )
    assert lines(document) == ["I. бөлүм", "номерсиз", "II. бөлүм"]


def test_a_dot_from_a_font_of_symbols_is_a_dot() -> None:
    document = docx.Document()
    number = numbered(document, ("bullet", "\uf0b7"))
    added(document, paragraph("х", listed(number)))
    assert lines(document) == ["• х"]


@pytest.mark.parametrize("broken", ["x", "77", "-1", ""])
def test_a_list_that_is_not_there_prints_nothing(broken: str) -> None:
    document = docx.Document()
    properties = f'<w:numPr><w:ilvl w:val="{broken}"/><w:numId w:val="4{broken}4"/></w:numPr>'
    added(document, paragraph("х", properties))
    assert lines(document) == ["х"]
