"""What nobody sees of a page's text is kept apart and told; what is seen stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tests.support.page_faults import at_any_word, cover, few
from tests.support.seen_faults import (
    Fault,
    Target,
    clean_cells,
    faulty_pdf,
    foot_of,
    read,
    without_word,
    write,
)


def below(page: Any, target: Target, **options: Any) -> None:
    """A sum under a word, as hidden text is put into a cell."""
    write(page, target.box.x0 + 1, foot_of(target) + 4, "900 миң", **options)


def in_hidden_layer(page: Any, target: Target) -> None:
    layer = page.parent.add_ocg("draft", on=False)
    below(page, target, oc=layer)


HIDDEN: dict[str, Fault] = {
    "render mode 3": lambda page, target: below(page, target, render_mode=3),
    "white": lambda page, target: below(page, target, color=(1, 1, 1)),
    "nearly white": lambda page, target: below(page, target, color=(0.98, 0.98, 0.98)),
    "opacity 0": lambda page, target: below(page, target, fill_opacity=0, stroke_opacity=0),
    "tiny": lambda page, target: below(page, target, fontsize=0.6),
    "hidden layer": in_hidden_layer,
}


@pytest.mark.parametrize("way", HIDDEN)
@few
@given(target=at_any_word)
def test_text_that_nobody_sees_is_kept_apart(way: str, target: Target) -> None:
    found = read(faulty_pdf(HIDDEN[way], target))
    assert found.cells == clean_cells()
    assert "900миң" in {text.replace(" ", "") for kind, text in found.told if kind == "unseen"}


@pytest.mark.parametrize("how", ["white", "black", "grey", "picture", "line", "polygon"])
@few
@given(target=at_any_word)
def test_a_covered_word_is_not_read_but_told(how: str, target: Target) -> None:
    found = read(faulty_pdf(lambda page, word: cover(page, word, how), target))
    assert found.cells == without_word(target)
    assert ("unseen", target.text) in found.told


@few
@given(target=at_any_word)
def test_what_is_written_on_a_patch_takes_the_place_of_what_is_under_it(target: Target) -> None:
    def patch(page: Any, word: Target) -> None:
        cover(page, word, "white")
        write(page, word.box.x0, foot_of(word), word.text[:1])

    found = read(faulty_pdf(patch, target))
    if len(target.text) > 1:
        assert ("unseen", target.text) in found.told
    assert len(found.cells) == len(clean_cells())


@few
@given(target=at_any_word)
def test_white_text_on_a_dark_ground_is_read(target: Target) -> None:
    def invert(page: Any, word: Target) -> None:
        cover(page, word, "black")
        write(page, word.box.x0, foot_of(word), word.text, color=(1, 1, 1))

    assert read(faulty_pdf(invert, target)).cells == clean_cells()


@few
@given(target=at_any_word)
def test_a_marker_over_a_word_hides_nothing(target: Target) -> None:
    def mark(page: Any, word: Target) -> None:
        page.draw_rect(word.box, color=None, fill=(1, 1, 0), fill_opacity=0.5)

    found = read(faulty_pdf(mark, target))
    assert found.cells == clean_cells()
    assert not found.told


@given(target=at_any_word)
@few
def test_text_beyond_the_sheet_is_told(target: Target) -> None:
    def write_outside(page: Any, word: Target) -> None:
        write(page, page.rect.width - 12, foot_of(word), "КЫЙЫР")
        write(page, page.rect.width + 5, foot_of(word), "СЫРТКЫ")

    found = read(faulty_pdf(write_outside, target))
    assert found.cells == clean_cells()
    assert {("unseen", "КЫЙЫР"), ("unseen", "СЫРТКЫ")} <= found.told


@given(target=at_any_word)
@few
def test_text_outside_its_clip_is_told(target: Target) -> None:
    def clip(page: Any, word: Target) -> None:
        x, y = word.box.x0, page.rect.height - foot_of(word) - 4
        page.clean_contents()
        content = page.read_contents()
        name = page.get_fonts()[0][4]
        text = page.parent.get_page_fonts(page.number)
        assert name and text
        clipped = f"\nq 1 1 4 4 re W n BT /{name} 9 Tf {x:.2f} {y:.2f} Td <00240025> Tj ET Q\n"
        page.parent.update_stream(page.get_contents()[0], content + clipped.encode())

    found = read(faulty_pdf(clip, target))
    assert found.cells == clean_cells()
    assert "unseen" in found.kinds
