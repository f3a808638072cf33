"""What styles say of text counts as if the text said it; two styles may undo each other."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from extractors.word.word_reader import read_word
from tests.support.docx_files import (
    saved,
    xml,
)
from tests.support.word_runs import (
    in_paragraph,
    lines,
    run,
)


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
