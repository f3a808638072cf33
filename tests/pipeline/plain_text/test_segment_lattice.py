"""Where lines may be cut into pieces of cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from pipeline.plain_text.segment_lattice import SegmentLattice, build_lattice, measure_text_width
from tests.support.made_text import bare, lines


def made(printed: str, *breaks: int) -> SegmentLattice:
    return build_lattice(bare(printed).lines, breaks)


def pieces(printed: str) -> set[str]:
    return {edge.text for edges in made(printed).edges_into for edge in edges}


def test_a_line_is_whole_or_cut_before_words_that_may_begin_a_cell() -> None:
    assert pieces("Тизме түзүү Ректор") == {
        *("Тизме", "түзүү", "Ректор"),
        *("Тизме түзүү", "түзүү Ректор", "Тизме түзүү Ректор"),
    }


@pytest.mark.parametrize("word", ["и", "да", ")", "/", "…", "."])
def test_no_cell_begins_with_a_short_word_in_lower_case_or_a_closing_sign(word: str) -> None:
    assert not any(piece.startswith(word) for piece in pieces(f"Тизме {word} Ректор"))


@pytest.mark.parametrize("word", ["И", "жана", "2", "№", "√", "–", "«АДАМ»", "(сом)", "-"])
def test_a_cell_may_begin_with_a_word_a_number_or_an_opening_sign(word: str) -> None:
    assert word in pieces(f"Тизме {word} Ректор")


def test_nodes_tell_the_words_around_them_and_whether_a_line_ends() -> None:
    nodes = made("Тизме Ректор,\n\n\nкатчы").nodes
    assert [
        (node.word_before, node.word_after, node.inside_line, node.blank_lines) for node in nodes
    ] == [
        ("", "Тизме", False, 0),
        ("Тизме", "Ректор,", True, 0),
        ("Ректор,", "катчы", False, 2),
        ("катчы", "", False, 0),
    ]


def test_nodes_at_line_ends_tell_whether_a_space_is_printed() -> None:
    assert [node.line_end_space for node in made("а \nб\nв ").nodes[1:]] == [True, False, True]


def test_a_page_surely_begins_at_a_form_feed_or_a_repeated_header() -> None:
    assert [node.page_start for node in made("а\n\fб\nв\nг", 3).nodes] == [0, 1, 0, 1, 0]


def test_a_page_may_begin_at_a_line_with_one_space() -> None:
    assert [node.page_start for node in made("а\n б\nв").nodes] == [0, 0.5, 0, 0]


@given(
    st.lists(
        st.lists(
            st.sampled_from(["Ректор", "и", "2", ")", "жана", "№", "/а"]), min_size=1, max_size=6
        ),
        min_size=1,
        max_size=5,
    )
)
@examples(max_examples=60)
def test_every_way_holds_every_word_once(words: list[list[str]]) -> None:
    """Its edges, ordered by their ends, lead on within their line; all ways are of one text."""
    printed = lines(*(" ".join(line) for line in words))
    found = build_lattice(printed, ())
    assert found.edges_into[0] == ()
    said: dict[int, set[str]] = {0: {""}}
    for node, edges in enumerate(found.edges_into[1:], 1):
        assert edges
        assert all(edge.end == node and edge.start < node for edge in edges)
        said[node] = {f"{before} {edge.text}" for edge in edges for before in said[edge.start]}
        assert len(said[node]) == 1
    assert said[len(found.nodes) - 1] == {"".join(f" {line.text}" for line in printed)}
    for edge in (edge for edges in found.edges_into for edge in edges):
        assert edge.text in printed[edge.line].text
        assert edge.width == measure_text_width(edge.text)
        assert not any(
            not found.nodes[node].inside_line for node in range(edge.start + 1, edge.end)
        )


@pytest.mark.parametrize(
    ("narrow", "wide"), [("нит", "щит"), ("илим", "ИЛИМ"), ("1.,1", "1010"), ("", "и")]
)
def test_wide_letters_take_more_room(narrow: str, wide: str) -> None:
    assert measure_text_width(narrow) < measure_text_width(wide)


@given(st.text(), st.text())
def test_breadths_add_up(left: str, right: str) -> None:
    assert measure_text_width(left + right) == pytest.approx(
        measure_text_width(left) + measure_text_width(right)
    )
