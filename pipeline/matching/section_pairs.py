"""Which section of one year is which of the other: by their items and titles, not by number.

Two sections are the same if most of the items of each are paired with items of the other. Among the
rest, those that share the most items are paired, then those whose titles are alike apart from
years.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from rapidfuzz import fuzz

from normalizers.wording.year_blind_words import remove_years
from pipeline.matching.compared_items import PlanEntry

MIN_TITLE_SIMILARITY = 0.8
"""Sections with titles less alike than this are different, unless they share items."""

MIN_TITLE_WORDS = 2
"""A title of fewer words may belong to any section: “3-бөлүм”."""

MIN_WORD_LETTERS = 4
"""Shorter words of a title are numbers, letters or function words."""

K = TypeVar("K", bound=Hashable)


def pair_sections(
    old: Mapping[str, str],
    new: Mapping[str, str],
    item_pairs: Iterable[tuple[PlanEntry, PlanEntry]],
) -> list[tuple[str, str]]:
    """The pairs of sections that are the same, before and after; each section is in one pair at
    most.

    `old` and `new` map sections to titles in the order of the plans; a section without one has an
    empty title.
    """
    shared = Counter((before.section, after.section) for before, after in item_pairs)
    mutual = find_mutual_pairs(shared)
    candidates = [(pair, count) for pair, count in shared.items() if pair in mutual]
    candidates += sorted(shared.items(), key=lambda one: -one[1])
    pairs = _choose_disjoint(pair for pair, _ in candidates)
    paired_old, paired_new = {then for then, _ in pairs}, {now for _, now in pairs}
    alike = [
        (similarity, then == now, (then, now))
        for then in old
        for now in new
        if then not in paired_old and now not in paired_new
        for similarity in [_compare_titles(old[then], new[now])]
        if similarity >= MIN_TITLE_SIMILARITY
    ]
    alike.sort(key=lambda one: one[:2], reverse=True)
    return pairs + _choose_disjoint(pair for _, _, pair in alike)


def _compare_titles(old: str, new: str) -> float:
    then, now = _list_title_words(old), _list_title_words(new)
    if min(len(then), len(now)) < MIN_TITLE_WORDS:
        return 0.0
    return fuzz.ratio(" ".join(then), " ".join(now)) / 100


def _list_title_words(title: str) -> list[str]:
    """The words of a title without years and numbers, its own number (`III`) included."""
    return [
        word
        for word in remove_years(title).split()
        if word.isalpha() and len(word) >= MIN_WORD_LETTERS
    ]


def _choose_disjoint(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The pairs of which neither section is in an earlier pair."""
    chosen: list[tuple[str, str]] = []
    taken: tuple[set[str], set[str]] = set(), set()
    for then, now in pairs:
        if then not in taken[0] and now not in taken[1]:
            chosen.append((then, now))
            taken[0].add(then)
            taken[1].add(now)
    return chosen


def find_mutual_pairs(counts: Counter[tuple[K, K]]) -> set[tuple[K, K]]:
    """The pairs in which each is the other's most frequent partner; of equally frequent ones the
    first."""
    most_frequent: dict[tuple[str, K], tuple[K, K]] = {}
    for pair in sorted(counts, key=lambda pair: -counts[pair]):
        most_frequent.setdefault(("old", pair[0]), pair)
        most_frequent.setdefault(("new", pair[1]), pair)
    return {
        pair
        for pair in counts
        if most_frequent["old", pair[0]] == pair == most_frequent["new", pair[1]]
    }


def list_all_sections(
    old: Iterable[str], new: Iterable[str], pairs: Sequence[tuple[str, str]]
) -> list[tuple[str | None, str | None]]:
    """Every section once as (old, new): those of the new plan in its order, then the dropped
    ones."""
    old_by_new = {now: then for then, now in pairs}
    paired = {*old_by_new.values()}
    return [
        *((old_by_new.get(now), now) for now in new),
        *((then, None) for then in old if then not in paired),
    ]
