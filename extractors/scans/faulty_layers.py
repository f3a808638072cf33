"""A page without a sound text layer: recognised, and compared with the layer that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from extractors.records.page_marks import Word
from extractors.records.read_pages import Page
from extractors.scans.hidden_layer import compare_with_hidden_layer
from extractors.words.text_layer_quality import MAX_UNMAPPED_SHARE, count_unmapped

if TYPE_CHECKING:
    from extractors.recognition.images import Grey

MIN_CONFIRMED_SHARE = 0.5
"""If at least this share of a layer is recognised too, the layer is taken to be right."""


class PaperPicture(NamedTuple):
    """A page's picture as on paper: pixels an inch there, displayed points per point of it, width
    and height in its points."""

    picture: Grey
    dpi: float
    scale: float
    size: tuple[float, float]


def recognise_faulty_page(page: Page, fault: str, paper: PaperPicture) -> Page:
    """The page as recognised, or as it is where the picture confirms its text layer.

    `fault` is what seems wrong with that layer. Raises `RecogniserMissing`.
    """
    from extractors.scans.scanned_page import recognise_page

    recognised = recognise_page(paper.picture, paper.dpi, page.number, paper.size)
    recognised = replace(recognised, scale=paper.scale)
    unconfirmed = _find_unconfirmed(page.words, recognised.words)
    if page.words and _is_confirmed(page.words, unconfirmed, recognised.char_count):
        return replace(page, confirmed=True)
    return replace(
        compare_with_hidden_layer(recognised, page),
        replaced_text=" ".join(word.text for word in unconfirmed),
        replaced_because=fault,
    )


def _find_unconfirmed(layer: Sequence[Word], recognised: Sequence[Word]) -> list[Word]:
    """The words of a text layer that recognition does not find on the page."""
    seen = Counter(word.text.casefold() for word in recognised)
    unconfirmed = []
    for word in layer:
        seen[word.text.casefold()] -= 1
        if seen[word.text.casefold()] < 0:
            unconfirmed.append(word)
    return unconfirmed


def _is_confirmed(layer: Sequence[Word], unconfirmed: Sequence[Word], recognised_size: int) -> bool:
    """Whether a page shows most of what its text layer says, and little more."""
    layer_size, lost_size = (
        sum(len(word.text) for word in words) for words in (layer, unconfirmed)
    )
    unmapped = sum(count_unmapped(word.text) for word in layer)
    added_size = recognised_size - (layer_size - lost_size)
    return (
        unmapped <= MAX_UNMAPPED_SHARE * layer_size
        and max(lost_size, added_size) < (1 - MIN_CONFIRMED_SHARE) * layer_size
    )
