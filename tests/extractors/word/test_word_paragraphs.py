"""What is printed in a Word file, and where it goes: nothing is lost, nothing is told twice."""

from __future__ import annotations

import io

import docx
import pytest
from PIL import Image

from extractors.records.documents import Document
from extractors.records.page_layouts import TextLine
from extractors.word.word_reader import read_word
from tests.support.docx_files import (
    cell,
    filled,
    of_body,
    paragraph,
    ruled,
    saved,
    with_footnote,
    xml,
)


def texts(lines: tuple[TextLine, ...]) -> list[str]:
    return [line.text for line in lines]


def body(*markup: str) -> Document:
    """A file of this body, none of whose characters is lost or doubled."""
    return whole(of_body(*markup))


def whole(data: bytes) -> Document:
    found = read_word(data, "a.docx")
    cells = [one.text_raw for table in found.tables for one in table.cells]
    placed = [*cells, *texts(found.lines_outside_tables), *texts(found.furniture)]
    assert found.pages[0].char_count == sum(len("".join(text.split())) for text in placed)
    return found


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_changes_are_taken_as_accepted() -> None:
    found = body(
        f"<w:p>{run('ал ')}<w:del><w:r><w:delText>эски</w:delText></w:r></w:del>"
        f"<w:ins>{run('жаңы')}</w:ins>{run(' план')}"
        f"<w:moveFrom>{run('көчкөн')}</w:moveFrom></w:p>",
        f"<w:p><w:moveTo>{run('көчкөн')}</w:moveTo></w:p>",
    )
    assert texts(found.lines) == ["ал жаңы план", "көчкөн"]
    (remark,) = found.reader_notes
    assert remark.code == "tracked_changes"
    assert remark.message.endswith("2 inserted, 2 deleted")
    assert remark.detail == "deleted: эски"


def test_a_deleted_row_is_no_row() -> None:
    row = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('өчкөн')}</w:tr>"
    table = ruled([cell("а")], [cell("б")]).replace("</w:tr><w:tr>", f"</w:tr>{row}<w:tr>")
    (found,) = body(table).tables
    assert [one.text_raw for one in found.cells] == ["а", "б"]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    mark = "<w:rPr><w:del/></w:rPr>"
    assert texts(body(paragraph("бир ", mark), paragraph("сап")).lines) == ["бир сап"]
    assert texts(body(paragraph("акыркы", mark)).lines) == ["акыркы"]


def test_hyphens_tabs_breaks_and_symbols() -> None:
    found = body(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
        "<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>2028</w:t><w:tab/><w:t>жыл</w:t>"
        "<w:softHyphen/><w:t>дар\u00adга</w:t><w:br/><w:t>сап</w:t><w:cr/>"
        '<w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'
    )
    assert texts(found.lines) == ["2023-2028 жылдарга", "сап", "✓"]


def test_fields_links_controls_and_inserted_markup_are_read_through() -> None:
    found = body(
        f'<w:p><w:hyperlink>{run("шилтеме ")}</w:hyperlink><w:fldSimple w:instr="PAGE">{run("7")}'
        "</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r><w:sdt><w:sdtContent>"
        f"{run(' талаа')}</w:sdtContent></w:sdt><!-- жок --></w:p>"
    )
    assert texts(found.lines) == ["шилтеме 7 талаа"]


def boxed(text: str) -> str:
    """A paragraph with a text box in it, as Word writes it: once for new programs, once for old."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:p><w:r><w:t>башы</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def test_a_text_box_is_kept_once_and_aside() -> None:
    found = body(boxed("кутуда"))
    assert texts(found.lines) == ["башы"]
    assert [texts(block) for block in found.notes_and_text_boxes] == [["кутуда"]]


def test_a_text_box_in_a_cell_is_kept_aside_too() -> None:
    table = ruled([cell("x")]).replace(paragraph("x"), boxed("кутуда"))
    found = body(table)
    assert found.tables[0].cells[0].text_raw == "башы"
    assert [texts(block) for block in found.notes_and_text_boxes] == [["кутуда"]]


def test_footnotes_are_kept_aside() -> None:
    document = docx.Document()
    document.add_paragraph("текст")
    with_footnote(document, "эскертүү")
    assert [texts(block) for block in whole(saved(document)).notes_and_text_boxes] == [["эскертүү"]]


def test_heads_and_feet_are_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("текст")
    document.sections[0].header.paragraphs[0].text = "КМТУ"
    document.sections[0].footer.paragraphs[0].text = "бет 1"
    assert sorted(texts(whole(saved(document)).furniture)) == ["КМТУ", "бет 1"]


def test_a_text_box_in_a_foot_is_furniture() -> None:
    document = docx.Document()
    document.add_paragraph("текст")
    document.sections[0].footer._element.append(xml(boxed("3-бет")))
    found = whole(saved(document))
    assert texts(found.furniture) == ["башы", "3-бет"]
    assert found.notes_and_text_boxes == ()


def test_a_picture_is_told_with_its_name() -> None:
    picture = io.BytesIO()
    Image.new("L", (8, 8)).save(picture, "PNG")
    document = docx.Document()
    document.add_paragraph("текст")
    document.add_picture(picture)
    (remark,) = whole(saved(document)).reader_notes
    assert (remark.code, remark.detail) == ("picture_unread", "Picture 1")
    assert remark.message.startswith("1 picture")


def test_paragraphs_stand_together_unless_something_parts_them() -> None:
    def apart(*markup: str) -> bool:
        first, second = body(*markup).lines
        return second.box.y0 - first.box.y1 > second.box.y1 - second.box.y0

    one, two = paragraph("бир"), paragraph("эки")
    assert not apart(one, two)
    assert apart(one, "<w:p/>", two)
    assert apart(one, paragraph("эки", '<w:pStyle w:val="Heading1"/>'))
    assert apart(paragraph("бир", "<w:sectPr/>"), two)
    assert apart('<w:p><w:r><w:t>бир</w:t><w:br w:type="page"/></w:r></w:p>', two)


def test_tables_and_lines_are_in_the_order_of_the_file() -> None:
    document = docx.Document()
    document.add_paragraph("жогору")
    filled(document, [("а", "б")])
    document.add_paragraph("төмөн")
    found = whole(saved(document))
    (above, below), (_, box) = found.lines, found.tables[0].boxes[0]
    assert above.box.y1 <= box.y0 < box.y1 <= below.box.y0


@pytest.mark.parametrize("element", ["<w:tbl/>", "<w:tbl><w:tr/></w:tbl>", "<w:p/>"])
def test_what_is_empty_is_nothing(element: str) -> None:
    found = body(paragraph("х"), element)
    assert (len(found.lines), found.tables, found.reader_notes) == (1, (), ())
