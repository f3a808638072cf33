"""Stamps at the foot of pages: ruled boxes that stand alike on most pages, often against the table.

A form's stamp shares its lines with the table above it, so it is cut off before tables are looked
for: everything below the highest line that most pages have at that height, if all text under it is
common to most pages too. Digits are set aside, since stamps number the sheets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from msgspec.structs import replace

from extractors.page.page_layout import build_text_lines
from extractors.records.page_layouts import TextLine
from extractors.records.page_marks import RulingLine, Word
from extractors.records.read_pages import Page

MAX_FOOTER_SHARE = 0.35
"""The largest share of a page's height that a foot takes."""

MIN_PAGE_SHARE = 0.5
"""A stamp stands on at least this share of the pages of one size …"""

MIN_PAGES = 3
"""… and on at least this many of them (on both, when there are two)."""

SAME_PLACE_PT = 3.0
"""Things within this many points of one another are at the same place."""


KeysOf = Callable[[Page], Iterable[Hashable]]


def remove_footer_stamps(pages: Sequence[Page]) -> tuple[list[Page], list[TextLine]]:
    """The pages without the stamps at their feet, and the text of those stamps."""
    pages_by_size: dict[tuple[int, int], list[Page]] = defaultdict(list)
    for page in pages:
        pages_by_size[round(page.width), round(page.height)].append(page)
    stripped: dict[int, Page] = {}
    furniture: list[TextLine] = []
    for same_size in pages_by_size.values():
        common_lines = _find_common_keys(
            same_size, lambda page: [_make_line_key(page, r) for r in page.horizontal]
        )
        # Where no line recurs, as on most plans, the words need not be looked at.
        common_words = common_lines and _find_common_keys(
            same_size, lambda page: [_make_word_key(page, w) for w in _find_low_words(page)]
        )
        for page in same_size:
            stamp_top = (
                _find_stamp_top(page, common_words, common_lines)
                if common_words and common_lines
                else None
            )
            if stamp_top is None:
                stripped[page.number] = page
                continue
            stamp_words = [word for word in page.words if word.y0 > stamp_top - 1]
            furniture += build_text_lines(page.number, stamp_words)
            stripped[page.number] = _crop_above(page, stamp_top)
    return [stripped[page.number] for page in pages], furniture


def _find_common_keys(pages: Sequence[Page], keys_of: KeysOf) -> set[Hashable]:
    """The keys that enough pages of one size have."""
    counts = Counter(key for page in pages for key in set(keys_of(page)))
    pages_needed = max(min(MIN_PAGES, max(2, len(pages))), MIN_PAGE_SHARE * len(pages))
    return {key for key, count in counts.items() if count >= pages_needed}


def _find_low_words(page: Page) -> Iterable[Word]:
    return (word for word in page.words if word.y0 > (1 - MAX_FOOTER_SHARE) * page.height)


def _make_word_key(page: Page, word: Word) -> Hashable:
    """What a word says and its place, measured from the foot. A number may be as wide as it
    likes."""
    text = word.text if word.text.isalpha() else re.sub(r"\d+", "#", word.text)
    place = 0 if "#" in text else round(word.x0 / SAME_PLACE_PT)
    return text, place, round((page.height - word.y1) / SAME_PLACE_PT)


def _make_line_key(page: Page, rule: RulingLine) -> Hashable:
    return tuple(
        round(value / SAME_PLACE_PT)
        for value in (page.height - rule.position, rule.start, rule.end)
    )


def _find_stamp_top(
    page: Page, common_words: set[Hashable], common_lines: set[Hashable]
) -> float | None:
    """The height above which the page is its own, or None when it has no ruled foot."""
    own_bottoms = [word.y1 for word in page.words if _make_word_key(page, word) not in common_words]
    own_bottom = max(own_bottoms, default=0.0)
    heights = [
        rule.position
        for rule in page.horizontal
        if rule.position > max(own_bottom - 1, (1 - MAX_FOOTER_SHARE) * page.height)
        and _make_line_key(page, rule) in common_lines
    ]
    for height in sorted(heights):
        if _is_box_top(page, height):
            return height if any(word.y0 > height - 1 for word in page.words) else None
    return None


def _is_box_top(page: Page, height: float) -> bool:
    """Whether a ruled box begins at a height: no line between columns comes down into it from
    above."""
    lines_below = [rule for rule in page.vertical if rule.end > height + SAME_PLACE_PT]
    if not lines_below:
        return False
    left, right = (
        min(rule.position for rule in lines_below),
        max(rule.position for rule in lines_below),
    )
    return not any(
        rule.start < height - SAME_PLACE_PT
        and left + SAME_PLACE_PT < rule.position < right - SAME_PLACE_PT
        for rule in lines_below
    )


def _crop_above(page: Page, height: float) -> Page:
    """The page's part above a height; a line at that height may be a table's foot and stays."""
    return replace(
        page,
        words=[word for word in page.words if word.y0 <= height - 1],
        horizontal=[rule for rule in page.horizontal if rule.position <= height + 1],
        vertical=[
            rule._replace(end=min(rule.end, height))
            for rule in page.vertical
            if rule.start < height - 1
        ],
    )
