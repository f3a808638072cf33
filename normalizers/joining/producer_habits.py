"""How a document's producer ends its lines, learned from the document itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log

from msgspec import Struct

from normalizers.joining.printed_line import (
    FIRST_WORD,
    LAST_WORD,
    PrintedLineLike,
    can_break_mid_word,
    is_full,
)
from normalizers.joining.vocabulary import Vocabulary
from normalizers.letters.confusables import fold_confusables
from normalizers.letters.kyrgyz_endings import is_ending as is_kyrgyz_ending
from normalizers.letters.signs import DASHES

MIN_PRINTED_SPACE_SHARE = 0.1
"""A producer that prints spaces at line ends does so at more than this share of them."""

UNCUT_SLASH_LOG_ODDS = -2.0
"""The log odds of a slash at a line's end joining two words, where lines are not cut at slashes."""

MIN_PROVEN_BREAKS = 2
"""A producer that breaks words leaves at least this many that stand whole elsewhere."""

_ATTACHED_SLASH = re.compile(r"(?<=[^\W_]|\))/(?=[^\W_]|\()")
_SPACED_SLASH = re.compile(r"(?<=[^\W_]|\))/(?=\s\S)")


_RUSSIAN_ENDING = re.compile(
    r"[оеыи]го|[оеыи]му|[оеыия]ми|[ыиаяу]х|[оеё]в|[оаеуыия][йюяем]|ость|ости|ний|ния|нию|нием|ться|тся"
)
"""What Russian adjectives, nouns and verbs end in, folded."""
_WORDS_LIKE_ENDINGS = frozenset(
    {
        *("да", "дагы", "дар", "дары", "де", "ден", "дин", "до", "за", "ин", "итоги", "ка", "ко"),
        *("на", "не", "со", "суда", "ти", "ал", "ар", "эл", "эле", "ой", "ай", "ей", "их", "ем"),
        *("его", "ее", "ему", "ею", "еми", "им", "ими", "сын", "сыны", "тан", "дан", "нан", "тар"),
        *("тары", "тон", "тын", "ум", "ун", "уй"),
    }
)
"""Endings that are words of their own, folded."""
_VOWELS_BEHIND = {
    **dict.fromkeys("аыя", "аы"),
    **dict.fromkeys("оё", "оу"),
    **dict.fromkeys("ую", "ау"),
    **dict.fromkeys("еэи", "еи"),
    **dict.fromkeys("өү", "өү"),
}
"""The first vowels of a Kyrgyz ending by the last of the word, folded."""


class LineHabits(Struct, frozen=True):
    """How a document's producer ends its lines.

    `hyphen_log_odds`: the log odds that a hyphen at a line's end only marks a break;
    `prints_end_spaces`: whether the space between two words is printed at the end of a line, so
    that a line without it ends a word's part or a paragraph; `splits_words`: whether words too wide
    for their cell are broken without a hyphen; `slash_log_odds`: the log odds that a slash at a
    line's end joins two words without a space.
    """

    hyphen_log_odds: float = 0.0
    prints_end_spaces: bool = False
    splits_words: bool = False
    slash_log_odds: float = 0.0


def learn_line_habits(
    cells: Iterable[Sequence[PrintedLineLike]],
    vocabulary: Vocabulary,
    *,
    cuts_at_slashes: bool = True,
) -> LineHabits:
    """What the lines of a document's cells show of its producer.

    `cuts_at_slashes`: whether it may end a line after a slash within a word, as browsers do; office
    programs do not, so there a slash at a line's end had a space after it.

    A hyphen is counted only if the vocabulary proves what it is, since the word stands elsewhere
    whole or with its hyphen. A producer that does not hyphenate leaves none of the first kind.
    """
    soft_hyphens = hard_hyphens = broken_words = spaced_ends = line_ends = attached_slashes = (
        spaced_slashes
    ) = 0
    for lines in cells:
        cell_width = max((line.width + line.free_width for line in lines), default=0.0)
        for line, following in pairwise(lines):
            if not line.text or not following.text:
                continue
            line_ends += 1
            spaced_ends += line.space_after
            has_hyphen = line.text[-1] in DASHES
            if not has_hyphen and not (
                is_full(line) and can_break_mid_word(line, following, cell_width)
            ):
                continue
            tail = LAST_WORD.search(line.text[:-1] if has_hyphen else line.text)
            head = FIRST_WORD.search(following.text)
            if tail is None or head is None:
                continue
            if not has_hyphen:
                is_whole = vocabulary.count(tail[0] + head[0]) > 0
                is_rest = is_bare_ending(tail[0], head[0], vocabulary)
                broken_words += (is_whole or is_rest) and not vocabulary.count(tail[0])
                continue
            is_whole = vocabulary.count(tail[0] + head[0]) > 0
            is_compound = is_known_compound(vocabulary, tail[0], head[0])
            soft_hyphens += is_whole and not is_compound
            hard_hyphens += is_compound and not is_whole
        for line in lines:
            if "/" in line.text:
                attached_slashes += len(_ATTACHED_SLASH.findall(line.text))
                spaced_slashes += len(_SPACED_SLASH.findall(line.text))
    return LineHabits(
        hyphen_log_odds=log((soft_hyphens + 0.5) / (hard_hyphens + 0.5)),
        prints_end_spaces=spaced_ends > MIN_PRINTED_SPACE_SHARE * line_ends,
        splits_words=broken_words >= MIN_PROVEN_BREAKS,
        slash_log_odds=log((attached_slashes + 0.5) / (spaced_slashes + 0.5))
        if cuts_at_slashes
        else UNCUT_SLASH_LOG_ODDS,
    )


def is_bare_ending(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether a piece is an ending of the word before it, and no word: the rest of a word that is
    broken there."""
    folded = fold_confusables(right)
    is_ending = _RUSSIAN_ENDING.fullmatch(folded) is not None or (
        is_kyrgyz_ending(folded) and _agrees_in_vowel(fold_confusables(left), folded)
    )
    return (
        len(folded) > 1
        and is_ending
        and not is_word_like_ending(right)
        and not vocabulary.count(right)
    )


def is_word_like_ending(piece: str) -> bool:
    """Whether a piece is an ending, but a word as well, as `дагы` and `его`."""
    return fold_confusables(piece) in _WORDS_LIKE_ENDINGS


def _agrees_in_vowel(left: str, ending: str) -> bool:
    """Whether the vowel of a Kyrgyz ending may follow that of the word."""
    last = next((sign for sign in reversed(left) if sign in _VOWELS_BEHIND), None)
    first = next((sign for sign in ending if sign in _VOWELS_BEHIND), None)
    return last is None or first is None or first in _VOWELS_BEHIND[last]


def is_known_compound(vocabulary: Vocabulary, left: str, right: str) -> bool:
    """Whether the two halves stand elsewhere with a hyphen between, in whatever form."""
    start = f"{left}-{right}".casefold()
    return vocabulary.has_compound(start[: max(len(left) + 3, len(start) - 3)])
