"""Printed lines → where a table's header begins and ends, and which words are whose title.

Nothing parts the titles, so every division of the words into titles is weighed: a title begins at
the start of a line or with a capital, and is worth the more, the more of it is explained by the
words that name a column (see `normalizers.titles.column_titles`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extractors.plain_text.read_lines import PrintedLine
from normalizers.titles.column_titles import NUMBER, OWN, STEMS, Heading, Kind, explained, heading
from normalizers.titles.section_titles import section_number

LINES = 45
"""A header has at most so many lines."""

WORDS = 14
"""A title has at most so many words."""

WORTH = 0.25
"""The share of a title that must be explained for it to be better than none."""

LOUD, FEW, MANY = 0.65, 12, 25
"""The share of capitals in titles of sections, and the letters that they have at least."""

LEAST, LEAST_DEADLINE = 0.3, 0.6
"""The share of a title that is explained at least; in the strategy's tables the indicator's title
may go on with “аткаруу мөөнөтү”, so that one of the deadline must be plain."""

OWNED = 0.5
"""What it is worth that a header has all columns which only tables of its kind have."""

UNENDED = 0.5
"""What it costs that a header ends where the next line goes on in lower case."""

FEWEST = {Kind.COUNCIL: 2, Kind.STRATEGY: 5, Kind.LANGUAGE: 4}
"""Titles that a header of each kind has at least, where only words can tell it from running text.
"""


@dataclass(frozen=True, slots=True)
class Header:
    """A header from line `start` to before line `end` (indices), with the printed lines of each of
    its titles, from left to right, and what they mean."""

    start: int
    end: int
    titles: tuple[tuple[str, ...], ...]
    heading: Heading

    @property
    def named(self) -> list[str]:
        """The columns that are recognised."""
        return [key for key in self.heading.keys if key is not None]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    line: int
    ends: bool


def header_at(lines: Sequence[PrintedLine], start: int) -> Header | None:
    """The header that begins with line `start`, if one does."""
    found = _header(lines, start)
    if found is None or not is_loud(lines[start].text):
        return found
    # The end of a section's title, in capitals, may look like the title of a column.
    below = next((i for i in range(start, found.end) if not is_loud(lines[i].text)), start)
    rest = _header(lines, below)
    return None if rest and len(rest.named) >= len(found.named) else found


def is_loud(text: str) -> bool:
    """Whether most letters are capitals, as in the titles of sections."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(map(str.isupper, letters)) > LOUD * len(letters)


def is_title(text: str) -> bool:
    """Whether a text is the title of a section: a number and words in capitals.

    A sum and abbreviations are fewer letters, and a number without a point needs more of them.
    """
    if section_number(text) is None or not is_loud(text):
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= (FEW if "." in text.split(maxsplit=1)[0] else MANY)


def _header(lines: Sequence[PrintedLine], start: int) -> Header | None:
    if not _may_begin(lines[start].text):
        return None
    words = _words(lines, start)
    best: Header | None = None
    score = 0.0
    for kind in Kind:
        worth, cuts = _divided(words, kind)
        titles = [_lines(words[a:b]) for a, b in pairwise(cuts)]
        found = heading([" ".join(title) for title in titles])
        if len(titles) < FEWEST[kind] or found is None or found.kind is not kind:
            continue
        own = OWN[kind] & set(found.keys)
        worth += OWNED * len(own) / len(OWN[kind])
        if own and worth > score:
            best = Header(start, words[cuts[-1] - 1].line + 1, tuple(titles), found)
            score = worth
    return best


def again_at(lines: Sequence[PrintedLine], start: int, known: Header) -> Header | None:
    """The header `known` where it is repeated, letter for letter, from line `start`."""
    wanted = "".join("".join(title) for title in known.titles).replace(" ", "")
    printed = ""
    for end in range(start, len(lines)):
        printed += lines[end].text.replace(" ", "")
        if printed == wanted:
            return replace(known, start=start, end=end + 1)
        if not wanted.startswith(printed):
            return None
    return None


def _may_begin(text: str) -> bool:
    first = text.split(maxsplit=1)[0]
    return any(_explained(first, stems) for kind in Kind for stems in STEMS[kind].values())


def _words(lines: Sequence[PrintedLine], start: int) -> list[_Word]:
    out = []
    for index in range(start, min(start + LINES, len(lines))):
        if index > start and is_title(lines[index].text):
            break
        texts = lines[index].text.split()
        last = len(texts) - 1
        out += [_Word(text, index, i == last) for i, text in enumerate(texts)]
    return out


def _divided(words: Sequence[_Word], kind: Kind) -> tuple[float, list[int]]:
    """The best division of the first words into titles: what it is worth, and where titles begin
    and the last ends."""
    # (worth, cuts, keys) of the best divisions that end before a word, a few for each.
    best: list[list[tuple[float, list[int], frozenset[str]]]] = [[] for _ in range(len(words) + 1)]
    best[0] = [(0.0, [0], frozenset())]
    whole: tuple[float, list[int]] = (0.0, [0])
    for end in range(1, len(words) + 1):
        if not words[end - 1].ends and (end == len(words) or not _begins(words[end])):
            continue
        found: dict[frozenset[str], tuple[float, list[int], frozenset[str]]] = {}
        for start in range(max(0, end - WORDS), end):
            if not best[start] or not _begins(words[start]):
                continue
            text = " ".join(word.text for word in words[start:end])
            for key, stems in STEMS[kind].items():
                share = _explained(text, stems)
                split = kind is Kind.STRATEGY and key == "deadline"
                if share < (LEAST_DEADLINE if split else LEAST):
                    continue
                worth = share - WORTH
                for before, cuts, keys in best[start]:
                    if key not in keys:
                        total, named = before + worth, keys | {key}
                        if named not in found or found[named][0] < total:
                            found[named] = (total, [*cuts, end], named)
        best[end] = sorted(found.values(), key=lambda one: -one[0])[:4]
        if best[end] and words[end - 1].ends:
            worth, cuts, _ = best[end][0]
            if end < len(words) and _goes_on(words[end]):
                worth -= UNENDED
            if worth > whole[0]:  # what a longer header adds is no title where it adds nothing
                whole = worth, cuts
    return whole


@lru_cache(maxsize=65536)
def _explained(text: str, stems: tuple[str, ...]) -> float:
    return explained(text, stems)


def _begins(word: _Word) -> bool:
    return word.text[0].isupper() or word.text.casefold() in STEMS[Kind.COUNCIL][NUMBER]


def _goes_on(word: _Word) -> bool:
    """Whether a line goes on what stands above it; the first row's cells begin no such line."""
    return not _begins(word) and (word.text[0].islower() or word.text[0] == "(")


def _lines(words: Sequence[_Word]) -> tuple[str, ...]:
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return tuple(" ".join(texts) for texts in lines.values())
