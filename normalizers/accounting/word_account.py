"""The account of a cell's words: explained by its value, known to change nothing, or left over.

“болжол менен 12-мартка чейин, кийин айтылат”
 └─ known ───┘ └─ explained ─┘  └ left over ┘

Whoever reads a value says, as spans of the text, which words it explains. The words that are known
to change nothing are data (`ExpectedWords`). A word that a span covers only in part is left over: a
word of which half was read is not understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from normalizers.doubts import Doubt

_WORD = re.compile(r"\d+|[^\W\d_]+")
_MAX_PRINTED_WORDS = 8
"""A doubt quotes at most so many of the words left over."""


class TextSpan(NamedTuple):
    """A piece of a text, from `start` to `end`."""

    start: int
    end: int


class ExpectedWords(Struct, frozen=True):
    """What is known of the words beside the values of one kind.

    `code` is the finding's code for words left over. `unchanging` matches, in folded text, what
    changes nothing; None: there is no such word. `is_deciding` says whether a folded word could
    change a value: a value beside such a word is not given. Numbers always could.
    """

    code: str
    unchanging: re.Pattern[str] | None = None
    is_deciding: Callable[[str], bool] = lambda word: False


class WordAccount(Struct, frozen=True):
    """How many words a value explains, how many change nothing, and which are left over.

    `is_open`: one of those left over could change the value. The account of no value is empty.
    """

    explained: int = 0
    unchanging: int = 0
    left_over: tuple[TextSpan, ...] = ()
    is_open: bool = False


NOTHING_TOLD = WordAccount()
"""The account of no value."""


def account_for_words(
    plain: str, explained: Iterable[tuple[int, int]], known: ExpectedWords
) -> WordAccount:
    """The account of a folded text's words; numbers are words. Linear in the text, but for sorting.

    The spans in `explained` may overlap and be in any order.
    """
    covered_by_value = bytearray(len(plain))
    for start, end in explained:
        covered_by_value[start:end] = b"\1" * (min(end, len(plain)) - start)
    words = [match.span() for match in _WORD.finditer(plain)]
    unread = [word for word in words if not _is_covered(word, covered_by_value)]
    if not unread:
        return WordAccount(explained=len(words))
    covered_by_known = bytearray(covered_by_value)
    if known.unchanging is not None:
        for match in known.unchanging.finditer(plain):
            covered_by_known[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    left_over = tuple(TextSpan(*word) for word in unread if not _is_covered(word, covered_by_known))
    return WordAccount(
        len(words) - len(unread),
        len(unread) - len(left_over),
        left_over,
        any(_could_change(plain[word.start : word.end], known) for word in left_over),
    )


def find_left_over_doubts(text: str, account: WordAccount, code: str) -> tuple[Doubt, ...]:
    """The doubt that names the words left over, in order and as printed; none if all are read."""
    if not account.left_over:
        return ()
    pieces = [*_iter_neighbours(text, account.left_over)]
    printed = ", ".join(f"“{piece}”" for piece in pieces[:_MAX_PRINTED_WORDS])
    more = " …" if len(pieces) > _MAX_PRINTED_WORDS else ""
    return (Doubt(code, f"{printed}{more} beside the value is not understood"),)


def _is_covered(word: tuple[int, int], covered: bytearray) -> bool:
    return covered.find(0, *word) < 0


def _could_change(word: str, known: ExpectedWords) -> bool:
    return word[0].isdigit() or known.is_deciding(word)


def _iter_neighbours(text: str, words: Sequence[TextSpan]) -> Iterator[str]:
    """The words as printed; those with only white space between them as one piece."""
    start, end = words[0]
    for word in words[1:]:
        if text[end : word.start].strip():
            yield text[start:end]
            start = word.start
        end = word.end
    yield text[start:end]
