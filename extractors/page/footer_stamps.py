"""Stamps at the foot of pages: ruled boxes that stand alike on most pages, often against the table.

A form's stamp shares its lines with the table above it, so it is cut off before tables are looked
for: everything below the highest line that most pages have at that height, if all text under it is
common to most pages too. Digits are set aside, since stamps number the sheets.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from extractors.page.page_layout import text_lines
from extractors.records import Page, Rule, TextLine, Word

REACH = 0.35
"""The largest share of a page's height that a foot takes."""

MOST = 0.5
"""A foot stands on at least this share of the pages of one size."""

FEWEST = 3
"""… and on at least this many (on both, when there are two)."""

GRAIN = 3.0
"""Things within this many points of one another are at the same place."""


KeysOf = Callable[[Page], Iterable[Hashable]]


def without_feet(pages: Sequence[Page]) -> tuple[list[Page], list[TextLine]]:
    """The pages without the stamps at their feet, and the text of those stamps."""
    sizes: dict[tuple[int, int], list[Page]] = defaultdict(list)
    for page in pages:
        sizes[round(page.width), round(page.height)].append(page)
    out: dict[int, Page] = {}
    furniture: list[TextLine] = []
    for alike in sizes.values():
        words = _common(alike, lambda page: [_word_key(page, w) for w in _low(page)])
        rules = _common(alike, lambda page: [_rule_key(page, r) for r in page.horizontal])
        for page in alike:
            cut = _cut(page, words, rules) if words and rules else None
            if cut is None:
                out[page.number] = page
                continue
            gone = [word for word in page.words if word.y0 > cut - 1]
            furniture += text_lines(page.number, gone)
            out[page.number] = _above(page, cut)
    return [out[page.number] for page in pages], furniture


def _common(pages: Sequence[Page], keys: KeysOf) -> set[Hashable]:
    """The keys that enough pages of one size have."""
    counts = Counter(key for page in pages for key in set(keys(page)))
    needed = max(min(FEWEST, max(2, len(pages))), MOST * len(pages))
    return {key for key, count in counts.items() if count >= needed}


def _low(page: Page) -> Iterable[Word]:
    return (word for word in page.words if word.y0 > (1 - REACH) * page.height)


def _word_key(page: Page, word: Word) -> Hashable:
    """What a word says and where it stands, from the foot; a number's width is no matter."""
    text = re.sub(r"\d+", "#", word.text)
    place = 0 if "#" in text else round(word.x0 / GRAIN)
    return text, place, round((page.height - word.y1) / GRAIN)


def _rule_key(page: Page, rule: Rule) -> Hashable:
    return tuple(round(value / GRAIN) for value in (page.height - rule.at, rule.lo, rule.hi))


def _cut(page: Page, words: set[Hashable], rules: set[Hashable]) -> float | None:
    """The height above which the page is its own, or None when it has no ruled foot."""
    own = [word.y1 for word in page.words if _word_key(page, word) not in words]
    lowest = max(own, default=0.0)
    lines = [
        rule.at
        for rule in page.horizontal
        if rule.at > max(lowest - 1, (1 - REACH) * page.height) and _rule_key(page, rule) in rules
    ]
    for line in sorted(lines):
        if _is_box(page, line):
            return line if any(word.y0 > line - 1 for word in page.words) else None
    return None


def _is_box(page: Page, cut: float) -> bool:
    """Whether a ruled box begins at a height: no line between columns comes down into it from
    above."""
    below = [rule for rule in page.vertical if rule.hi > cut + GRAIN]
    if not below:
        return False
    left, right = min(rule.at for rule in below), max(rule.at for rule in below)
    return not any(
        rule.lo < cut - GRAIN and left + GRAIN < rule.at < right - GRAIN for rule in below
    )


def _above(page: Page, cut: float) -> Page:
    """The page's part above a height; a line at that height may be a table's foot and stays."""
    return replace(
        page,
        words=[word for word in page.words if word.y0 <= cut - 1],
        horizontal=[rule for rule in page.horizontal if rule.at <= cut + 1],
        vertical=[
            rule._replace(hi=min(rule.hi, cut)) for rule in page.vertical if rule.lo < cut - 1
        ],
    )
