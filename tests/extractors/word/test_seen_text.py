"""What a reader of a Word file's page sees is read; what nobody sees is left out and told."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from hypothesis import given
from hypothesis import strategies as st

from extractors.records.documents import Document, ReaderNote
from extractors.word.word_reader import read_word
from tests.support.docx_files import (
    cell,
    listed,
    numbered,
    of_body,
    paragraph,
    ruled,
    saved,
    with_footnote,
    xml,
)


def read(*markup: str) -> Document:
    return read_word(of_body(*markup), "a.docx")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def in_paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def in_cell(*runs: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{in_paragraph(*runs)}</w:tc>"


def lines(found: Document) -> list[str]:
    return [line.text for line in found.lines]


def cells(found: Document) -> list[str]:
    return [one.text_raw for table in found.tables for one in table.cells]


def notes(found: Document) -> list[ReaderNote]:
    return [note for table in found.tables for one in table.cells for note in one.notes]


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


def test_white_text_on_a_shaded_cell_or_table_style_stays() -> None:
    white = run("көрүнөт", '<w:color w:val="FFFFFF"/>')
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="000080"/>'
    assert cells(read(ruled([in_cell(white, properties=shaded)]))) == ["көрүнөт"]
    document = docx.Document()
    table = document.add_table(1, 1, "Medium Shading 1 Accent 1")
    table.cell(0, 0).paragraphs[0]._element.append(xml(white))
    assert cells(read_word(saved(document), "a.docx")) == ["көрүнөт"]


def styled(*styles: tuple[str, WD_STYLE_TYPE, str, str | None]) -> docx.document.Document:
    """A file with styles: name, kind, properties of its text, and what it is based on."""
    document = docx.Document()
    for name, kind, properties, base in styles:
        style = document.styles.add_style(name, kind)
        style.base_style = document.styles[base] if base else None
        for one in style.element.xpath("w:rPr"):
            style.element.remove(one)
        style.element.append(xml(f"<w:rPr>{properties}</w:rPr>"))
    return document


CHARACTER, PARAGRAPH = WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH


@pytest.mark.parametrize("switch", ["strike", "vanish"])
def test_styles_hide_and_strike_too_and_two_of_them_undo_each_other(switch: str) -> None:
    document = styled(
        ("Base", CHARACTER, f"<w:{switch}/>", None),
        ("Derived", CHARACTER, "<w:b/>", "Base"),
        ("Whole", PARAGRAPH, f"<w:{switch}/>", None),
    )
    ours = '<w:rStyle w:val="{}"/>'.format
    whole = '<w:pStyle w:val="Whole"/>'
    for markup in (
        in_paragraph(run("а"), run("1", ours("Base"))),
        in_paragraph(run("б"), run("2", ours("Derived"))),
        in_paragraph(run("3"), run("в", ours("Base")), properties=whole),
        in_paragraph(run("4"), run("г", f'<w:{switch} w:val="0"/>'), properties=whole),
    ):
        document.element.body.insert_element_before(xml(markup), "w:sectPr")
    assert lines(read_word(saved(document), "a.docx")) == ["а", "б", "в", "г"]


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


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("before", "mark", "after", "text"),
    [
        ("120", "1", " миң сом", "120 миң сом"),
        ("КМТУ", "2)", "", "КМТУ"),
        ("сом", "*", "", "сом"),
        ("40 м", "2", " аянт", "40 м² аянт"),
        ("10", "-3", "", "10⁻³"),
        ("20", "0", "C", "20⁰C"),
        ("120", "1 ", "миң сом", "120 миң сом"),
        ("3", "-чү", " топ", "3-чү топ"),
        ("", "1", " Эскертүү", "1 Эскертүү"),
    ],
)
def test_a_raised_mark_runs_into_no_number(before: str, mark: str, after: str, text: str) -> None:
    found = read(ruled([in_cell(run(before), run(mark, RAISED), run(after)), cell("б")]))
    assert cells(found)[0] == text
    told = [(note.code, note.detail) for note in notes(found)]
    assert told == (
        [] if len(text) == len(before + mark + after) else [("note_mark", mark.strip())]
    )


def test_letters_set_in_capitals_are_capitals_and_by_two_styles_are_not() -> None:
    document = styled(
        ("Caps", CHARACTER, "<w:caps/>", None), ("Whole", PARAGRAPH, "<w:caps/>", None)
    )
    ours = run("кмту", '<w:rStyle w:val="Caps"/>')
    for markup in (
        in_paragraph(ours, run("нун")),
        in_paragraph(ours, run(" план"), properties='<w:pStyle w:val="Whole"/>'),
    ):
        document.element.body.insert_element_before(xml(markup), "w:sectPr")
    assert lines(read_word(saved(document), "a.docx")) == ["КМТУнун", "кмту ПЛАН"]


def test_a_hidden_row_of_a_table_in_a_cell_is_told_in_that_cell() -> None:
    inner = ruled([cell("ички")], [cell("жок")]).replace("<w:tr>", "<w:tr><w:trPr/>")
    head, _, tail = inner.rpartition("<w:trPr/>")
    inner = f"{head}<w:trPr><w:hidden/></w:trPr>{tail}"
    found = read(ruled([f"<w:tc>{inner}{paragraph('а')}</w:tc>", cell("б")]))
    assert cells(found) == ["ички\nа", "б"]
    assert [(note.code, note.detail) for note in notes(found)] == [("text_unseen", "жок")]


def test_a_number_lifted_by_hand_is_a_mark_and_a_lowered_one_stays_apart() -> None:
    found = read(ruled([in_cell(run("120"), run("1", '<w:position w:val="8"/>'), run(" сом"))]))
    assert cells(found) == ["120 сом"]
    low = '<w:vertAlign w:val="subscript"/>'
    assert lines(read(in_paragraph(run("120"), run("1", low), run(" CO"), run("2", low)))) == [
        "120₁ CO2"
    ]


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


def math(markup: str) -> str:
    return f"<m:oMath>{markup}</m:oMath>"


def part(name: str, text: str) -> str:
    return f"<m:{name}><m:r><m:t>{text}</m:t></m:r></m:{name}>"


@pytest.mark.parametrize(
    ("equation", "text"),
    [
        (f"<m:f>{part('num', '1')}{part('den', '2')}</m:f>", "1/2"),
        (f"<m:f>{part('num', 'a+b')}{part('den', '2')}</m:f>", "(a+b)/2"),
        (f"<m:sSup>{part('e', '10')}{part('sup', '2')}</m:sSup>", "10²"),
        (f"<m:sSup>{part('e', '10')}{part('sup', 'a+b')}</m:sSup>", "10^(a+b)"),
        (f"<m:sSub>{part('e', 'x')}{part('sub', '1')}</m:sSub>", "x₁"),
        (f"<m:rad>{part('deg', '')}{part('e', '16')}</m:rad>", "√16"),
        (f"<m:rad>{part('deg', '3')}{part('e', '8')}</m:rad>", "³√8"),
        (f"<m:d>{part('e', '1;2')}</m:d>", "(1;2)"),
        (f"<m:r><m:t>4</m:t></m:r><m:f>{part('num', '1')}{part('den', '2')}</m:f>", "4 1/2"),
        ("<m:r><m:t>x=5</m:t></m:r>", "x=5"),
    ],
)
def test_an_equation_is_a_line_of_text_with_its_parts_apart(equation: str, text: str) -> None:
    assert lines(read(in_paragraph(math(equation), run(" ставка")))) == [f"{text} ставка"]
    built_up = "x=" not in text
    glued = lines(read(in_paragraph(run("3"), math(equation), run("ставка"))))
    gap = " " if built_up else ""
    first = gap if text[0].isalnum() else ""
    assert glued == [f"3{first}{text}{gap}ставка"]


@pytest.mark.parametrize(
    ("properties", "code"), [("<w:strike/>", "text_struck"), ("<w:vanish/>", "text_unseen")]
)
def test_an_equation_is_struck_or_hidden_as_text_is(properties: str, code: str) -> None:
    half = f"<m:f>{part('num', '1')}{part('den', '2')}</m:f>".replace(
        "<m:r>", f"<m:r><w:rPr>{properties}</w:rPr>"
    )
    found = read(ruled([in_cell(run("а "), math(half), run("б")), cell("в")]))
    assert cells(found)[0] == "а б"
    assert [(note.code, note.detail) for note in notes(found)] == [(code, "1/2")]


def field(code: str, *result: str) -> str:
    """A field: its code, and its result if it has one."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    body = f"{mark('separate')}{''.join(result)}" if result else ""
    return f"{mark('begin')}{code}{body}{mark('end')}"


def code(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def test_of_fields_the_result_is_read_and_not_the_code_nor_a_result_in_it() -> None:
    inner = field(code("MERGEFIELD x"), run("ички"))
    choice = field(code("IF ") + inner + code(' = "а" "бир" "эки"'), run("эки"))
    assert lines(read(in_paragraph(run("саны "), choice))) == ["саны эки"]
    nested = field(code("QUOTE "), run("сырткы "), inner)
    assert lines(read(in_paragraph(nested))) == ["сырткы ички"]


def test_a_field_without_its_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert lines(read(in_paragraph(begin, run("текст")))) == ["текст"]


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ('<w:ddList><w:result w:val="1"/>{}</w:ddList>', "эки"),
        ('<w:ddList><w:default w:val="1"/>{}</w:ddList>', "эки"),
        ("<w:ddList>{}</w:ddList>", "бир"),
        ("<w:checkBox><w:checked/></w:checkBox>", "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', "☐"),
    ],
)
@pytest.mark.parametrize("result", ["", "башка"])
def test_a_form_shows_its_choice_once(form: str, text: str, result: str) -> None:
    entries = '<w:listEntry w:val="бир"/><w:listEntry w:val="эки"/>'
    data = f"<w:ffData>{form.format(entries)}</w:ffData>"
    filled = field(code("FORM"), *([run(result)] if result else []))
    filled = filled.replace('"begin"/>', f'"begin">{data}</w:fldChar>')
    assert lines(read(in_paragraph(run("а "), filled, run(" я")))) == [f"а {text} я"]


@pytest.mark.parametrize(
    ("instruction", "text"),
    [
        ('SYMBOL 252 \\f "Wingdings" \\s 11', "✓"),
        ("SYMBOL 0xD6 \\f Symbol", "√"),
        ("EQ \\f(1;2)", "1/2"),
        ("EQ \\f(1,2)", "1/2"),
    ],
)
def test_a_field_drawn_by_its_code_is_read(instruction: str, text: str) -> None:
    assert lines(read(in_paragraph(run("а "), field(code(instruction))))) == [f"а {text}"]
    simple = f'<w:fldSimple w:instr="{instruction.replace(chr(34), "&quot;")}"/>'
    assert lines(read(in_paragraph(run("а "), simple))) == [f"а {text}"]


def test_a_field_drawn_by_a_code_that_is_not_known_is_told() -> None:
    found = read(ruled([in_cell(run("а "), field(code("EQ \\x(5)"))), cell("б")]))
    assert [(note.code, note.detail) for note in notes(found)] == [("field_unread", "EQ \\x(5)")]


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
