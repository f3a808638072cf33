"""MuPDF's words as ours: their runs, and the spaces printed at the ends of lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.pdf.textpage_words import build_words

LINES = st.lists(
    st.tuples(st.lists(st.sampled_from(["иш", "план", "2025"]), min_size=1), st.booleans())
)


@given(LINES)
def test_each_line_is_a_run_and_its_last_word_tells_a_printed_space(
    lines: list[tuple[list[str], bool]],
) -> None:
    items = [
        (10.0 * place, 10.0 * line, 10.0 * place + 8, 10.0 * line + 8, word, 0, line, place)
        for line, (words, _) in enumerate(lines)
        for place, word in enumerate(words)
    ]
    text = "".join(" ".join(words) + " " * spaced + "\n" for words, spaced in lines)
    built = build_words(items, text, {})
    assert [word.text for word in built] == [item[4] for item in items]
    assert [word.text_run for word in built] == [item[6] for item in items]
    assert [word.space_after for word in built] == [
        spaced and place + 1 == len(words) for words, spaced in lines for place in range(len(words))
    ]


def test_without_the_text_no_line_ends_in_a_space() -> None:
    built = build_words([(0.0, 0.0, 8.0, 8.0, "иш", 0, 0, 0)], "", {})
    assert [(*word[:5], word.space_after) for word in built] == [(0, 0, 8, 8, "иш", False)]
