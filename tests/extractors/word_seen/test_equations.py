"""Equations of a Word file are lines of text."""

from __future__ import annotations

import pytest

from tests.support.docx_files import (
    cell,
    ruled,
)
from tests.support.word_runs import (
    cells,
    in_cell,
    in_paragraph,
    lines,
    notes,
    read,
    run,
)


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
