"""A raised mark is a reference, and no part of its word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.page_faults import at_any_word, few
from tests.support.seen_faults import (
    Target,
    clean_cells,
    faulty_pdf,
    foot_of,
    read,
    write,
)


@given(
    target=at_any_word,
    mark=st.sampled_from(["1", "2", "12", "*", "3)"]),
    size=st.floats(4.5, 6),
    raised=st.floats(2, 4),
)
@few
def test_a_raised_mark_is_no_part_of_its_word(
    target: Target, mark: str, size: float, raised: float
) -> None:
    found = read(
        faulty_pdf(
            lambda page, word: write(
                page, word.box.x1, foot_of(word) - raised, mark, fontsize=size
            ),
            target,
        )
    )
    assert found.cells == clean_cells()
    assert ("note_mark", mark) in found.told
