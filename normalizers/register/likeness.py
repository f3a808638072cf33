"""Whether two long names are one name written otherwise, and how sure that is.

Short forms are never compared: АЧИ and АЧБ are as alike as two spellings of one name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from normalizers.abbreviations.full_names import MIN_SHARED_LETTERS, is_same_word
from normalizers.letters.kyrgyz_endings import is_plural
from normalizers.office_words.office_nouns import find_noun

MIN_TYPO_LETTERS = 8
"""In words of so many letters a letter too many or too few, or two letters swapped, are a slip. The
first letter must be the same: астрономия is no гастрономия. A changed letter is never a slip:
неврологиялык and нефрологиялык are two words."""

ENDINGS_SCORE = 0.95
TYPO_SCORE = 0.9
OTHER_KIND_SCORE = 0.5

MIN_DOUBTFUL_RATIO = 0.84
"""How alike two names must be for a question; they are not merged without an answer."""

_MIN_DOUBTFUL_LETTERS = 14

MAX_NAME_WORDS = 20
"""The most words of a name; longer texts are running text in the wrong column."""

MAX_NAMES_PAIRED = 1000
"""At most so many names are all compared with each other, which takes half a second. Hardly any
institution has more units, but a hostile file may."""

NEIGHBOURS_COMPARED = 50
"""If there are more, each is compared only with so many that follow it in the alphabet."""


class NameLikeness(NamedTuple):
    """Two keys of names, why they may be one, and how sure that is; if doubtful, a person is asked.

    `is_other_kind`: they differ only in the noun for the kind of unit.
    """

    left: str
    right: str
    reason: str
    score: float
    is_doubtful: bool
    is_other_kind: bool = False


def find_alike_names(keys: Collection[str]) -> Iterator[NameLikeness]:
    """The pairs of names that are, or may be, one; `keys` are those of names of several words."""
    split_keys = {key: tuple(key.split()) for key in sorted(keys)}
    names = {key: words for key, words in split_keys.items() if 1 < len(words) <= MAX_NAME_WORDS}
    found = dict(_find_same_but_for_endings(names))
    typos = {pair: one for pair, one in _find_typos(names) if pair not in found}
    neighbours: dict[str, set[str]] = defaultdict(set)
    for left, right in typos:
        neighbours[left].add(right)
        neighbours[right].add(left)
    for (left, right), one in typos.items():
        # A name near two others may be a slip of either.
        has_margin = neighbours[left] == {right} and neighbours[right] == {left}
        found[left, right] = one if has_margin else one._replace(is_doubtful=True)
    for pair, one in (*_find_doubtful(names), *_find_other_kinds(names)):
        found.setdefault(pair, one)
    yield from (found[pair] for pair in sorted(found))


_Names = dict[str, tuple[str, ...]]
_FoundPair = tuple[tuple[str, str], NameLikeness]


def _iter_pairs(names: Sequence[str], of_all: _Names) -> Iterator[tuple[str, str]]:
    """The pairs of sorted names, some of all, that are compared, the first name of each first."""
    if len(of_all) <= MAX_NAMES_PAIRED:
        yield from combinations(names, 2)
        return
    for place, name in enumerate(names):
        yield from ((name, other) for other in names[place + 1 : place + 1 + NEIGHBOURS_COMPARED])


def _find_same_but_for_endings(names: _Names) -> Iterator[_FoundPair]:
    """Names that differ only in endings; if one is plural and the other is not, that is
    doubtful."""
    groups: dict[tuple[int, str], list[str]] = defaultdict(list)
    for key, words in names.items():
        groups[len(words), words[0][:MIN_SHARED_LETTERS]].append(key)
    for group in groups.values():
        for left, right in _iter_pairs(group, names):
            pairs = [*zip(names[left], names[right], strict=True)]
            if all(is_same_word(one, other) for one, other in pairs):
                is_one = all(is_plural(one) == is_plural(other) for one, other in pairs)
                reason = "the same words but for endings" if is_one else "one of them is several"
                score = ENDINGS_SCORE if is_one else ENDINGS_SCORE / 2
                yield (left, right), NameLikeness(left, right, reason, score, not is_one)


def _find_typos(names: _Names) -> Iterator[_FoundPair]:
    """Names of the same words but for a typing slip in one of them."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, words in names.items():
        for place in range(len(words)):
            groups[*words[:place], "", *words[place + 1 :]].append(key)
    for pattern, group in groups.items():
        place = pattern.index("")
        for left, right in _iter_pairs(group, names):
            one, other = names[left][place], names[right][place]
            if _is_slip(one, other):
                reason = f"a slip of the pen: {one}, {other}"
                yield (left, right), NameLikeness(left, right, reason, TYPO_SCORE, False)


def _is_slip(one: str, other: str) -> bool:
    shorter = min(len(one), len(other))
    if shorter < MIN_TYPO_LETTERS or not (one.isalpha() and other.isalpha()):
        return False
    if OSA.distance(one, other, score_cutoff=1) > 1 or is_plural(one) != is_plural(other):
        return False
    is_changed_letter = len(one) == len(other) and sorted(one) != sorted(other)
    if is_changed_letter or one[0] != other[0]:
        return False
    return _get_lemma(one) == _get_lemma(other)


def _find_doubtful(names: _Names) -> Iterator[_FoundPair]:
    """Names of one kind of unit that are alike: a person may know whether they are one."""
    groups: dict[str, list[str]] = defaultdict(list)
    for key, words in names.items():
        lemma = _get_lemma(words[-1])
        if lemma and len(key) >= _MIN_DOUBTFUL_LETTERS:
            groups[lemma].append(key)
    for group in groups.values():
        for left, right in _iter_pairs(group, names):
            ratio = fuzz.ratio(left, right, score_cutoff=MIN_DOUBTFUL_RATIO * 100) / 100
            if ratio and _has_same_numbers(left, right):
                reason = "names that are nearly alike"
                yield (left, right), NameLikeness(left, right, reason, round(ratio, 4), True)


def _find_other_kinds(names: _Names) -> Iterator[_FoundPair]:
    """Names that differ only in the kind of unit: a unit may have changed its kind."""
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key, words in names.items():
        if _get_lemma(words[-1]):
            groups[words[:-1]].append(key)
    for group in groups.values():
        for left, right in _iter_pairs(group, names):
            reason = "the same name of another kind of unit"
            yield (
                (left, right),
                NameLikeness(
                    left, right, reason, OTHER_KIND_SCORE, is_doubtful=True, is_other_kind=True
                ),
            )


def _get_lemma(word: str) -> str | None:
    noun = find_noun(word)
    return noun.lemma if noun else None


def _has_same_numbers(left: str, right: str) -> bool:
    """Whether both have the same digits: `2-кафедра` is not `3-кафедра`."""
    return [char for char in left if char.isdigit()] == [char for char in right if char.isdigit()]
