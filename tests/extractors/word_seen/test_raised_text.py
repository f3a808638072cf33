"""Raised marks run into no number; what belongs to the text stays."""

from __future__ import annotations

import pytest

from tests.support.docx_files import (
    cell,
    ruled,
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


def test_a_number_lifted_by_hand_is_a_mark_and_a_lowered_one_stays_apart() -> None:
    found = read(ruled([in_cell(run("120"), run("1", '<w:position w:val="8"/>'), run(" сом"))]))
    assert cells(found) == ["120 сом"]
    low = '<w:vertAlign w:val="subscript"/>'
    assert lines(read(in_paragraph(run("120"), run("1", low), run(" CO"), run("2", low)))) == [
        "120₁ CO2"
    ]
