"""How wide columns are, told by where lines were broken."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.plain_text.column_widths import compute_needed_width, fit_widths, infer_title_widths
from pipeline.plain_text.segment_lattice import measure_text_width

TITLE = ("Документ",)


def fitted(
    title: tuple[str, ...], cells: list[list[str]], shares: float = 1.0, stays: float = 1.0
) -> float:
    """The width of a column of which these cells, line by line, are probable by `shares`."""
    pieces = [(line, [*cell[1:], ""][at]) for cell in cells for at, line in enumerate(cell)]
    breadths = np.array([measure_text_width(line) for line, _ in pieces])
    needs = np.array([compute_needed_width(line, below.split(" ")[0]) for line, below in pieces])
    goes_on = np.array([stays if below else 0.0 for _, below in pieces])
    likely = np.full((len(pieces), 1), shares)
    (width,) = fit_widths([title], breadths, likely, needs, goes_on[:, None])
    return float(width)


def wrapped(words: list[str], width: float) -> list[str]:
    """The words in lines as a column of a width breaks them."""
    out = [words[0]]
    for word in words[1:]:
        if compute_needed_width(out[-1], word) <= width:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out


def test_a_title_that_is_not_broken_tells_no_width() -> None:
    assert np.isnan(infer_title_widths([TITLE])).tolist() == [True]


def test_a_broken_title_fills_its_column_but_for_the_next_word() -> None:
    title = ("Жооптуу", "аткаруучулар")
    (width,) = infer_title_widths([title])
    assert max(map(measure_text_width, title)) <= width <= compute_needed_width(*title)


def test_the_widest_line_is_the_width_where_the_rest_was_broken_before() -> None:
    cell = ["Окуу жылынын ишин", "жыйынтыктоо жана", "бекитүү"]
    assert fitted(TITLE, [cell] * 4) == pytest.approx(max(map(measure_text_width, cell)), abs=0.1)


def test_a_column_is_at_least_as_wide_as_its_title() -> None:
    assert fitted(TITLE, [["акт"], ["акт"]]) >= measure_text_width(TITLE[0]) - 0.1


def test_improbable_pieces_say_nothing() -> None:
    wide = [["Окуу жылынын жыйынтыктары тууралуу"]] * 5
    assert fitted(TITLE, wide, shares=0.2) == fitted(TITLE, [["акт"]], shares=0.2)
    assert fitted(TITLE, wide) > 2 * fitted(TITLE, wide, shares=0.2)


def test_few_wide_lines_do_not_widen_a_column_whose_lines_are_broken_before() -> None:
    narrow = [["Окуу", "жылынын", "ишин", "бекитүү"]] * 5
    assert fitted(("Акт",), [*narrow, *[["Окуу жылынын ишин бекитүү"]] * 2]) == fitted(
        ("Акт",), narrow
    )


def test_a_column_of_few_lines_is_half_as_wide_again_as_its_title() -> None:
    assert fitted(TITLE, [["акт"]]) == pytest.approx(1.5 * measure_text_width(TITLE[0]), abs=0.1)


@given(
    st.lists(
        st.lists(
            st.sampled_from(["окуу", "жылынын", "ишин", "бекитүү", "жана", "тууралуу", "план"]),
            min_size=8,
            max_size=14,
        ),
        min_size=6,
        max_size=10,
    ),
    st.floats(14, 26),
)
@examples(max_examples=60)
def test_the_width_of_wrapped_cells_is_found_again(words: list[list[str]], width: float) -> None:
    """Not wider than the column and not narrower than what it holds, but for what is forgiven."""
    cells = [wrapped(cell, width) for cell in words]
    widest = max(measure_text_width(line) for cell in cells for line in cell)
    found = fitted(TITLE, cells)
    assert widest / 1.2 <= found <= 1.1 * width
