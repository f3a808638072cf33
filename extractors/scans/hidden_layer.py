"""The hidden text that a scanner lays over a page's picture: a second reading to compare with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from extractors.records import Box, Page, PageRemark

MIN_AGREEING_SHARE = 0.9
"""Two readings with a smaller share of words in common are told of, whatever words differ."""

MAX_QUOTED_WORDS = 12
"""Words of each reading that a remark quotes."""


def compare_with_hidden_layer(recognised: Page, page: Page) -> Page:
    """The recognised page, with the hidden text of the page as read kept apart.

    A remark tells where words with figures differ, or too many words at all.
    """
    layer = [text._replace(kind="layer") for text in page.aside_texts if text.kind == "unseen"]
    if not layer:
        return recognised
    hidden = Counter(word for text in layer for word in text.text.split())
    seen = Counter(word.text for word in recognised.words)
    remarks = recognised.remarks
    common = sum((hidden & seen).values())
    differing = [_list_figures(hidden - seen), _list_figures(seen - hidden)]
    if any(differing) or common < MIN_AGREEING_SHARE * max(hidden.total(), seen.total()):
        only_hidden, only_seen = (" ".join(words[:MAX_QUOTED_WORDS]) for words in differing)
        remarks = (
            *remarks,
            PageRemark(
                "layer_disagrees",
                f"The scan's own hidden text has {common} of {seen.total()} recognised words",
                Box(0, 0, recognised.width, recognised.height),
                f"figures in the hidden text only: {only_hidden or '–'}; "
                f"recognised only: {only_seen or '–'}",
            ),
        )
    return replace(
        recognised,
        aside_texts=tuple(layer),
        char_count=recognised.char_count + sum(len(word) * n for word, n in hidden.items()),
        remarks=remarks,
    )


def _list_figures(words: Iterable[str]) -> list[str]:
    return sorted(word for word in words if any(map(str.isdigit, word)))
