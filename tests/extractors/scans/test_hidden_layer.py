"""Hidden text over a scan is a second reading: figures that differ are told."""

from __future__ import annotations

from extractors.records.geometry import Box
from extractors.records.page_marks import AsideText, Word
from extractors.records.read_pages import Page
from extractors.scans.hidden_layer import compare_with_hidden_layer


def page_of(*texts: str) -> Page:
    """A recognised page."""
    words = [Word(0, 0, 9, 9, text, confidence=0.9) for text in texts]
    return Page(1, 100, 100, words, [], [], sum(map(len, texts)), recognised=True)


def hidden(text: str) -> Page:
    """A page as read whose only text is hidden."""
    layer = AsideText(Box(0, 0, 9, 9), text, "unseen", "printed invisibly")
    return Page(1, 100, 100, [], [], [], len(text.replace(" ", "")), aside_texts=(layer,))


def test_two_readings_that_agree_are_not_told_of() -> None:
    page = compare_with_hidden_layer(page_of("120", "миң", "сом"), hidden("120миң сом"))
    assert page.remarks == ()
    assert page.char_count == 18
    assert [text.kind for text in page.aside_texts] == ["layer"]


def test_another_figure_is_told() -> None:
    page = compare_with_hidden_layer(page_of("120", "миң", "сом"), hidden("720 миң сом"))
    (remark,) = page.remarks
    assert remark.code == "layer_disagrees"
    assert "720" in str(remark.detail)
    assert "120" in str(remark.detail)


def test_another_text_is_told() -> None:
    page = compare_with_hidden_layer(page_of("айыл", "окуу"), hidden("бөтөн текст такыр башка"))
    assert [remark.code for remark in page.remarks] == ["layer_disagrees"]


def test_a_scan_without_hidden_text_stays_as_it_is() -> None:
    page = page_of("120")
    assert compare_with_hidden_layer(page, page_of()) is page
