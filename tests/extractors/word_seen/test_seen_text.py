"""What a reader of a Word file's page sees is read; what nobody sees is left out and told."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.word.word_reader import read_word
from tests.support.docx_files import (
    cell,
    listed,
    numbered,
    paragraph,
    ruled,
    saved,
    with_footnote,
    xml,
)
from tests.support.word_runs import (
    RAISED,
    cells,
    in_cell,
    in_paragraph,
    lines,
    notes,
    read,
    run,
)

UNSEEN = {
    "<w:vanish/>": "hidden",
    '<w:color w:val="FFFFFF"/>': "FFFFFF",
    '<w:color w:val="FEFDFF"/>': "FFFFFF",
    '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>': "FFFF00",
    '<w:color w:val="222222"/><w:shd w:val="clear" w:fill="222222"/>': "222222",
    '<w:color w:val="222222"/><w:shd w:val="solid" w:color="222222" w:fill="FFFFFF"/>': "222222",
    '<w:sz w:val="1"/>': "0.5 pt",
    "<w14:textFill><w14:noFill/></w14:textFill>": "no colour",
}


@pytest.mark.parametrize("properties", UNSEEN)
def test_text_that_nobody_sees_is_left_out_and_told(properties: str) -> None:
    found = read(ruled([in_cell(run("көрүнөт "), run("жашыруун", properties)), cell("б")]))
    assert cells(found) == ["көрүнөт", "б"]
    (note,) = notes(found)
    assert (note.code, note.detail) == ("text_unseen", "жашыруун")
    assert UNSEEN[properties] in note.message
    assert found.tables[0].cells[0].notes == (note,)


@pytest.mark.parametrize("properties", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_text_is_left_out_and_told(properties: str) -> None:
    found = read(ruled([in_cell(run("май", properties), run(" июнь")), cell("б")]))
    assert cells(found) == ["июнь", "б"]
    assert [(one.code, one.detail) for one in notes(found)] == [("text_struck", "май")]
    between = in_cell(run("бир"), run(" эки ", properties), run("үч"))
    assert cells(read(ruled([between, cell("б")])))[0] == "бир үч"
    broken = f"<w:r><w:rPr>{properties}</w:rPr><w:t>эки</w:t><w:br/></w:r>"
    assert cells(read(ruled([in_cell(run("бир"), broken, run("үч")), cell("б")])))[0] == "бир\nүч"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vanish w:val="0"/>',
        '<w:strike w:val="false"/>',
        '<w:color w:val="auto"/>',
        '<w:color w:val="FFFFFF"/><w:highlight w:val="black"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>',
        '<w:color w:val="FFFFFF"/><w:shd w:val="pct25" w:fill="FFFFFF"/>',
        "<w:webHidden/>",
        '<w:sz w:val="12"/>',
    ],
)
def test_text_that_is_seen_stays(properties: str) -> None:
    found = read(ruled([in_cell(run("көрүнөт", properties)), cell("б")]))
    assert cells(found) == ["көрүнөт", "б"]
    assert notes(found) == []


def test_a_row_that_is_hidden_or_struck_out_is_no_row() -> None:
    hidden = "<w:tr><w:trPr><w:hidden/></w:trPr>{}</w:tr>"
    flat = '<w:tr><w:trPr><w:trHeight w:val="10" w:hRule="exact"/></w:trPr>{}</w:tr>'
    struck = "<w:tr>{}</w:tr>"
    for row, content, code in (
        (hidden, cell("жок"), "text_unseen"),
        (flat, cell("жок"), "text_unseen"),
        (struck, in_cell(run("жок", "<w:strike/>")), "text_struck"),
        (struck, in_cell(run("жок", "<w:vanish/>")), "text_unseen"),
    ):
        table = ruled([cell("а")], [cell("б")])
        table = table.replace("</w:tr><w:tr>", f"</w:tr>{row.format(content)}<w:tr>")
        found = read(table)
        assert (cells(found), found.tables[0].row_count) == (["а", "б"], 2)
        (note,) = found.reader_notes
        assert (note.code, note.detail) == (code, "жок")


def test_numbers_of_struck_items_count_without_print_and_hidden_ones_do_not_count() -> None:
    document = docx.Document()
    number = listed(numbered(document, ("decimal", "%1.")))
    for markup in (
        in_paragraph(run("бир"), properties=number),
        in_paragraph(run("эки", "<w:strike/>"), properties=number),
        in_paragraph(run("жок", "<w:vanish/>"), properties=f"{number}<w:rPr><w:vanish/></w:rPr>"),
        in_paragraph(run("үч"), properties=number),
    ):
        document.element.body.insert_element_before(xml(markup), "w:sectPr")
    assert lines(read_word(saved(document), "a.docx")) == ["1. бир", "3. үч"]


def test_a_hidden_row_of_a_table_in_a_cell_is_told_in_that_cell() -> None:
    inner = ruled([cell("ички")], [cell("жок")]).replace("<w:tr>", "<w:tr><w:trPr/>")
    head, _, tail = inner.rpartition("<w:trPr/>")
    inner = f"{head}<w:trPr><w:hidden/></w:trPr>{tail}"
    found = read(ruled([f"<w:tc>{inner}{paragraph('а')}</w:tc>", cell("б")]))
    assert cells(found) == ["ички\nа", "б"]
    assert [(note.code, note.detail) for note in notes(found)] == [("text_unseen", "жок")]


def test_a_note_is_told_with_its_text_where_it_hangs() -> None:
    document = docx.Document()
    with_footnote(document, "долларда")
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    table = ruled([in_cell(run("120"), reference, run(" сом")), cell("б")])
    document.element.body.insert_element_before(xml(table), "w:sectPr")
    found = read_word(saved(document), "a.docx")
    assert cells(found)[0] == "120 сом"
    (note,) = notes(found)
    assert (note.code, note.detail) == ("note_mark", "долларда")
    assert "“120”" in note.message


def test_content_controls_show_what_was_chosen_and_prompts_are_no_text() -> None:
    def control(properties: str, text: str) -> str:
        content = f"<w:sdtContent>{run(text)}</w:sdtContent>"
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr>{content}</w:sdt>"

    found = read(
        ruled(
            [
                in_cell(control("<w:showingPlcHdr/><w:text/>", "Текст киргизиңиз")),
                in_cell(control("<w:dropDownList/>", "эки")),
                in_cell(control('<w:date w:fullDate="2025-05-20T00:00:00Z"/>', "20.05.2025")),
                in_cell(control('<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>', "☒")),
            ]
        )
    )
    assert cells(found) == ["", "эки", "20.05.2025", "☒"]
    assert [(note.code, note.detail) for note in notes(found)] == [
        ("text_unseen", "Текст киргизиңиз")
    ]


@pytest.mark.parametrize(
    ("font", "char", "sign"),
    [("Wingdings", "F0FC", "✓"), ("Wingdings", "00FB", "✗"), ("Wingdings 2", "F052", "☑"),
     ("Symbol", "F0B7", "•"), ("Wingdings", "F0A7", "▪"), ("Segoe UI", "2713", "✓")],
)  # fmt: skip
def test_signs_of_symbol_fonts_are_what_they_show(font: str, char: str, sign: str) -> None:
    symbol = f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'
    typed = run(chr(int(char, 16)), f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')
    assert lines(read(in_paragraph(symbol))) == [sign]
    assert lines(read(in_paragraph(typed))) == [sign]


def test_a_sign_that_is_not_known_stays_what_it_is() -> None:
    assert lines(read(in_paragraph('<w:r><w:sym w:font="Wingdings" w:char="F026"/></w:r>'))) == [
        "\uf026"
    ]


def test_a_text_box_on_a_cell_is_told_there() -> None:
    content = f"<w:txbxContent>{paragraph('кутуда')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
    found = read(ruled([in_cell(run("а"), box), cell("б")]))
    assert cells(found) == ["а", "б"]
    assert [(note.code, note.detail) for note in notes(found)] == [("text_box", "кутуда")]


def test_a_picture_in_a_cell_is_told_there() -> None:
    letters = '<w:r><w:pict><v:shape><v:textpath string="900 миң сом"/></v:shape></w:pict></w:r>'
    found = read(ruled([in_cell(run("а"), letters), cell("б")]), in_paragraph(letters))
    assert [(note.code, note.detail) for note in notes(found)] == [
        ("picture_unread", "900 миң сом")
    ]
    assert [(note.code, note.detail) for note in found.reader_notes] == [
        ("picture_unread", "900 миң сом")
    ]


PROPERTIES = st.sampled_from(["", "<w:b/>", "<w:strike/>", "<w:vanish/>", RAISED])


@given(st.lists(st.tuples(st.text("абв120 -", min_size=1, max_size=6), PROPERTIES), max_size=8))
def test_each_character_is_in_the_text_or_told(runs: list[tuple[str, str]]) -> None:
    markup = in_cell(*(run(text, properties) for text, properties in runs))
    found = read(ruled([markup, cell("б")]))
    printed = "".join(cells(found)[0].split()).translate(str.maketrans("⁰¹²⁻", "012-"))
    told = [note.detail or "" for note in notes(found)]
    given_text = "".join(text for text, _ in runs)
    assert sorted(printed + "".join("".join(told).split())) == sorted("".join(given_text.split()))
    seen = "".join(text for text, properties in runs if properties in ("", "<w:b/>", RAISED))
    assert list(filter(str.isalpha, printed)) == list(filter(str.isalpha, seen))
