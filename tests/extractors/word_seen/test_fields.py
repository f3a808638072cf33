"""Of fields, forms and content controls the result is read, as Word prints it."""

from __future__ import annotations

import pytest

from tests.support.docx_files import (
    cell,
    ruled,
)
from tests.support.word_runs import (
    code,
    field,
    in_cell,
    in_paragraph,
    lines,
    notes,
    read,
    run,
)


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
