"""The hidden text that a scanner lays over a page's picture: a second reading to compare with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from extractors.records.geometry import Box
from extractors.records.page_marks import PageRemark
from extractors.records.read_pages import Page

MIN_AGREEING_SHARE = 0.9
"""Two readings with a smaller share of letters in common are remarked on, whatever their
numbers."""

MAX_QUOTED_NUMBERS = 12
"""At most so many numbers of each reading are quoted."""

_NUMBER = re.compile(r"\d+")


def compare_with_hidden_layer(recognised: Page, page: Page) -> Page:
    """The recognised page, with the hidden text of the page as read kept apart.

    A remark tells which numbers differ, and whether much else does.
    """
    layer = [text._replace(kind="layer") for text in page.aside_texts if text.kind == "unseen"]
    if not layer:
        return recognised
    hidden_texts = [text.text for text in layer]
    seen_texts = [word.text for word in recognised.words]
    hidden, seen = _count_figures(hidden_texts), _count_figures(seen_texts)
    only_hidden, only_seen = sorted(hidden - seen), sorted(seen - hidden)
    share = _compute_common_share(hidden_texts, seen_texts)
    remarks = recognised.remarks
    if only_hidden or only_seen or share < MIN_AGREEING_SHARE:
        remarks = (
            *remarks,
            PageRemark(
                "layer_disagrees",
                f"The scan's own hidden text has {share:.0%} of the recognised letters",
                Box(0, 0, recognised.width, recognised.height),
                f"figures in the hidden text only: {_quote(only_hidden)}; "
                f"recognised only: {_quote(only_seen)}",
            ),
        )
    return replace(
        recognised,
        aside_texts=tuple(layer),
        char_count=recognised.char_count
        + sum(len(piece) for text in hidden_texts for piece in text.split()),
        remarks=remarks,
    )


def _count_figures(texts: Iterable[str]) -> Counter[str]:
    """The numbers in some texts; a layer's words may stand in it without spaces."""
    return Counter(number for text in texts for number in _NUMBER.findall(text))


def _compute_common_share(hidden: Iterable[str], seen: Iterable[str]) -> float:
    """The share of all letters that both readings have, wherever they stand."""
    one, other = (Counter("".join("".join(texts).split())) for texts in (hidden, seen))
    return (one & other).total() / max(one.total(), other.total(), 1)


def _quote(numbers: list[str]) -> str:
    return " ".join(numbers[:MAX_QUOTED_NUMBERS]) or "–"
