"""White text on a dark ground is seen, whatever gives the ground."""

from __future__ import annotations

import docx

from extractors.word.word_reader import read_word
from tests.support.docx_files import (
    ruled,
    saved,
    xml,
)
from tests.support.word_runs import (
    cells,
    in_cell,
    read,
    run,
)


def test_white_text_on_a_shaded_cell_or_table_style_stays() -> None:
    white = run("көрүнөт", '<w:color w:val="FFFFFF"/>')
    shaded = '<w:shd w:val="clear" w:color="auto" w:fill="000080"/>'
    assert cells(read(ruled([in_cell(white, properties=shaded)]))) == ["көрүнөт"]
    document = docx.Document()
    table = document.add_table(1, 1, "Medium Shading 1 Accent 1")
    table.cell(0, 0).paragraphs[0]._element.append(xml(white))
    assert cells(read_word(saved(document), "a.docx")) == ["көрүнөт"]
