"""The words that a document itself prints whole: evidence for joining its broken ones.

No word list is shipped: the plan, its glossary and the other plans of a run say what is a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from normalizers.joining.printed_line import PrintedLineLike
from normalizers.letters.signs import DASH, fold_dashes

WORD_PATTERN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A run of letters, the unit that is counted."""

_SLASHED = re.compile(r"[^\W_]+/[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")

ROOMY_LINE_LETTERS = 2.5
"""A line with room for more letters than this was not broken inside a word."""

FORM_STEM_LETTERS = 4
"""Two words that begin with this many letters alike may be forms of one word."""


class Vocabulary(Struct, frozen=True):
    """Counts of whole words, of compounds with a hyphen or a slash, and of how words begin and end.

    All is case folded. `sorted_words` are the words in order, `sorted_reversed` the same spelled
    backwards, `sorted_compounds` those with a hyphen; `starts` and `ends` count the first and last
    three letters of different words, `inner` any three letters elsewhere in them.
    """

    words: Counter[str]
    compounds: Counter[str]
    slashed: Counter[str]
    sorted_words: tuple[str, ...]
    sorted_reversed: tuple[str, ...]
    sorted_compounds: tuple[str, ...]
    starts: Counter[str]
    ends: Counter[str]
    inner: Counter[str]

    def count(self, word: str) -> int:
        """How often a word stands whole."""
        return self.words[word.casefold()]

    def has_form(self, word: str, min_stem: int = FORM_STEM_LETTERS) -> bool:
        """Whether a word, or another with the same beginning of nearly its length, stands whole."""
        folded = word.casefold()
        if self.words[folded]:
            return True
        if len(folded) < min_stem + 1:
            return False
        return _has_prefix(self.sorted_words, folded[: max(min_stem, len(folded) - 3)])

    def is_ending(self, piece: str) -> bool:
        """Whether a word that stands whole ends like this, and is longer."""
        folded = piece.casefold()[::-1]
        return _has_prefix(self.sorted_reversed, folded, longer=True)

    def is_compound_start(self, piece: str) -> bool:
        """Whether a compound with a hyphen begins with this word."""
        return self.has_compound(f"{piece.casefold()}-")

    def has_compound(self, start: str) -> bool:
        """Whether a compound with a hyphen begins so; `start` is case folded."""
        return _has_prefix(self.sorted_compounds, start)

    def word_start_share(self, piece: str) -> float:
        """How word-like a beginning is: the share of its first three letters' uses that begin a
        word."""
        letters = piece.casefold()[:3]
        return _compute_share(self.starts[letters], self.inner[letters] + self.ends[letters])

    def word_end_share(self, piece: str) -> float:
        """How word-like an ending is: the share of its last three letters' uses that end a word."""
        letters = piece.casefold()[-3:]
        return _compute_share(self.ends[letters], self.inner[letters] + self.starts[letters])


def build_vocabulary(texts: Iterable[Sequence[PrintedLineLike]]) -> Vocabulary:
    """Counts the words of cells, each a sequence of printed lines.

    Possible halves of words are left out: a word that fills its line alone or ends in a hyphen, if
    another line follows, and the first word of that line. (A word too wide for its cell is moved to
    a line of its own before it is broken.)
    """
    whole_lines: list[str] = []
    for lines in texts:
        broken = False
        last = len(lines) - 1
        for index, line in enumerate(lines):
            if index == last and not broken:
                whole_lines.append(line.text)
                continue
            tokens = line.text.split()
            if not tokens:
                continue
            first = int(broken)
            fills_line = (
                len(tokens) == 1
                and line.free_width * len(line.text) < ROOMY_LINE_LETTERS * line.width
            )
            broken = index < last and (fills_line or fold_dashes(tokens[-1][1:]).endswith(DASH))
            whole_lines.append(" ".join(tokens[first : len(tokens) - broken]))
    # At once, as a call for each line takes longer than what it does.
    whole_text = fold_dashes("\n".join(whole_lines)).casefold()
    words = Counter(WORD_PATTERN.findall(whole_text))
    tokens = whole_text.split()
    compounds = Counter(_COMPOUND.findall(" ".join([token for token in tokens if "-" in token])))
    slashed = Counter(_SLASHED.findall(" ".join([token for token in tokens if "/" in token])))
    for word in [word for word in words if len(word) == 1]:
        del words[word]  # initials
    return _index_words(words, compounds, slashed)


def merge_vocabularies(vocabularies: Iterable[Vocabulary]) -> Vocabulary:
    """The vocabularies of several documents as one."""
    parts = list(vocabularies)
    if len(parts) == 1:
        return parts[0]
    words: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    slashed: Counter[str] = Counter()
    for part in parts:
        words.update(part.words)
        compounds.update(part.compounds)
        slashed.update(part.slashed)
    return _index_words(words, compounds, slashed)


def _index_words(words: Counter[str], compounds: Counter[str], slashed: Counter[str]) -> Vocabulary:
    starts = Counter([word[:3] for word in words])
    ends = Counter([word[-3:] for word in words])
    inner = Counter([word[i : i + 3] for word in words for i in range(1, len(word) - 3)])
    sorted_words = tuple(sorted(words))
    sorted_reversed = tuple(sorted(word[::-1] for word in words))
    return Vocabulary(
        words,
        compounds,
        slashed,
        sorted_words,
        sorted_reversed,
        tuple(sorted(compounds)),
        starts,
        ends,
        inner,
    )


def _has_prefix(sorted_words: Sequence[str], prefix: str, *, longer: bool = False) -> bool:
    """Whether one of the sorted forms begins like this (and is longer)."""
    index = bisect_left(sorted_words, prefix)
    if longer and index < len(sorted_words) and sorted_words[index] == prefix:
        index += 1
    return index < len(sorted_words) and sorted_words[index].startswith(prefix)


def _compute_share(edge: int, elsewhere: int) -> float:
    return (edge + 0.5) / (edge + elsewhere + 1.0)
