"""What a line's end is: a space, the middle of a word, a hyphen that goes or one that stays.

Each sign is a log-likelihood ratio (natural logarithm), as where rows are joined over page breaks;
the sum decides, and the reasons are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from normalizers.joining.printed_line import (
    HEAD,
    HYPHENS,
    SOFT,
    TAIL,
    Printed,
    is_full,
    may_be_broken,
)
from normalizers.joining.producer_habits import Habits, attested
from normalizers.joining.vocabulary import Vocabulary

DOUBT = 1.0
"""A sum nearer to zero than this is reported as doubtful."""

UNLIKELY, LIKELY = 0.12, 0.6
"""Shares of a beginning's or an ending's uses at which it speaks against or for a word."""

SHORT_REST = 5
"""What is left of a word for the next line seldom has more letters."""

LIKELINESS = 3.0
"""What likeness to other words can weigh at most, where the word itself stands nowhere else."""

_ADDRESS = re.compile(
    r"[A-Za-zА-Яа-я0-9]+(?:[.@/_-][A-Za-zА-Яа-я0-9]+)*\.[A-Za-z]{0,4}$|.*@|https?:"
)
_CLOSING = frozenset(",.;:!?)»”…]")
_LETTER_WORDS = frozenset("авикосуя")
"""Letters that are words in Russian, which a plan may quote; Kyrgyz has none."""


class Break(StrEnum):
    """What a line's end is."""

    SPACE = "space"
    INSIDE = "inside a word"
    SOFT_HYPHEN = "hyphen dropped"
    HARD_HYPHEN = "hyphen kept"


@dataclass(frozen=True, slots=True)
class Join:
    """A decision other than a plain space: the halves, what was decided, how surely, and why."""

    left: str
    right: str
    decision: Break
    score: float
    reasons: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether the signs nearly balance."""
        return abs(self.score) < DOUBT

    def __str__(self) -> str:
        why = ", ".join(self.reasons)
        return f"{self.left}|{self.right}: {self.decision} ({self.score:+.1f}: {why})"


class _Scale:
    """Signs weighed one by one; positive speaks for the halves being one word."""

    def __init__(self, weight: float, reason: str | None = None) -> None:
        self.score = weight
        self.reasons = [reason] if reason else []

    def add(self, weight: float, reason: str) -> None:
        self.score += weight
        self.reasons.append(reason)

    def limit(self, most: float) -> None:
        self.score = max(-most, min(self.score, most))

    def join(self, halves: tuple[str, str], positive: Break, negative: Break) -> Join:
        decision = positive if self.score > 0 else negative
        return Join(*halves, decision, self.score, tuple(self.reasons))


def line_end(
    line: Printed,
    following: Printed,
    width: float,
    vocabulary: Vocabulary,
    habits: Habits,
) -> Join | None:
    """What the end of `line` is, or None where there is no question: a plain space.

    `width` is the inner width of the cell in points.
    """
    last, first = line.text.split()[-1], following.text.split()[0]
    found: Join | None = None
    if line.spaced:
        pass
    elif first[0] in _CLOSING:
        found = Join(last, first, Break.INSIDE, 6.0, ("a closing mark follows",))
    elif last[-1] in HYPHENS:
        found = _after_hyphen(last, first, vocabulary, habits.hyphen)
    elif first[0] in HYPHENS and TAIL.search(last) and HEAD.search(first[1:]):
        found = _before_hyphen(last, first, vocabulary)
    elif last[-1] == "/" and len(last) > 1:
        found = _after_slash(last, first, vocabulary, habits)
    elif may_be_broken(line, following, width):
        found = _inside_word(line, following, vocabulary, habits)
    return found


def _after_slash(last: str, first: str, vocabulary: Vocabulary, habits: Habits) -> Join | None:
    """A slash at the end of a word: a line may be broken after it, with or without a space."""
    scale = _Scale(habits.slash, "as slashes mostly are here")
    tail, head = TAIL.search(last[:-1]), HEAD.search(first)
    if tail and head and vocabulary.slashed[f"{tail[0]}/{head[0]}".casefold()]:
        scale.add(4.0, f"“{tail[0]}/{head[0]}” stands elsewhere")
    if habits.spaces:
        scale.add(4.0, "no space is printed at the line's end")
    scale.limit(LIKELINESS + 1)
    return scale.join((last, first), Break.INSIDE, Break.SPACE)


def _before_hyphen(last: str, first: str, vocabulary: Vocabulary) -> Join:
    """A hyphen at a line's beginning: of a compound for which the line above had no room, or of an
    entry in a list."""
    tail, head = TAIL.search(last), HEAD.search(first[1:])
    assert tail is not None and head is not None
    scale = _Scale(-1.5, "entries of lists begin so")
    compound = f"{tail[0]}-{head[0]}"
    if vocabulary.compounds[compound.casefold()]:
        scale.add(5.0, f"“{compound}” stands elsewhere")
    return scale.join((last, first), Break.INSIDE, Break.SPACE)


def _after_hyphen(last: str, first: str, vocabulary: Vocabulary, habit: float) -> Join | None:
    """A hyphen at a line's end: part of the word, or only the mark of a break?"""
    halves = last, first
    tail, head = TAIL.search(last[:-1]), HEAD.search(first)
    if head is None:
        return None if tail is None else Join(*halves, Break.SPACE, -3.0, ("no word follows",))
    if tail is None:
        alone = last[:-1] == ""
        return None if alone else Join(*halves, Break.HARD_HYPHEN, -4.0, ("it follows a mark",))
    if last[-1] == SOFT:
        return Join(*halves, Break.SOFT_HYPHEN, 9.0, ("a soft hyphen",))
    if last[-1] == "‑":
        return Join(*halves, Break.HARD_HYPHEN, -9.0, ("a non-breaking hyphen",))
    scale = _hyphen_scale(tail[0], head[0], vocabulary)
    if abs(habit) > 1:
        scale.add(habit, "as hyphens at line ends mostly are here")
    return scale.join(halves, Break.SOFT_HYPHEN, Break.HARD_HYPHEN)


def _hyphen_scale(left: str, right: str, vocabulary: Vocabulary) -> _Scale:
    """Weighs whether a hyphen between two halves only marks a break."""
    scale = _Scale(-0.3)
    if not (left.isalpha() and right.isalpha()):
        scale.add(-6.0, "digits beside the hyphen")
    elif right[0].isupper() or (left.isupper() and len(left) > 1):
        scale.add(-6.0, "capitals beside the hyphen")
    whole, compound = vocabulary.count(left + right) > 0, attested(vocabulary, left, right)
    _weigh_whole(scale, vocabulary, left, right)
    if compound:
        scale.add(-4.0, f"“{left}-{right}” stands with its hyphen elsewhere")
    elif vocabulary.leads(left):
        scale.add(-2.0, f"“{left}-” leads a compound elsewhere")
    if vocabulary.has_form(right):
        scale.add(-2.0, f"“{right}” is a word")
    elif not whole:
        _weigh_beginning(scale, vocabulary, right)
    if vocabulary.has_form(left, 3):
        scale.add(-1.0, f"“{left}” is a word")
    else:
        _weigh_ending(scale, vocabulary, left)
    if not whole and not compound:
        scale.limit(LIKELINESS)
    return scale


def _inside_word(
    line: Printed, following: Printed, vocabulary: Vocabulary, habits: Habits
) -> Join | None:
    """No hyphen: mostly a space, but the halves may be one word broken where the line was full."""
    last, first = line.text, following.text.split()[0]
    if _ADDRESS.match(last) and first[0].isascii() and first.islower():
        return Join(last, first, Break.INSIDE, 4.0, ("a web address fills the line",))
    tail, head = TAIL.search(last), HEAD.search(first)
    if tail is None or head is None or tail[0].isdigit() or head[0].isdigit():
        return None
    left, right = tail[0], head[0]
    if right[0].isupper() and not left.isupper():
        return None
    scale = _Scale(-4.0, "lines mostly end between words")
    if habits.spaces:
        scale = _Scale(-2.0, "no space is printed at the line's end")
    elif habits.breaks:
        scale = _Scale(-2.5, "words are broken elsewhere too")
    scale.add(*((1.0, "the line is full") if is_full(line) else (-1.5, "the line has room")))
    if not _weigh_whole(scale, vocabulary, left, right, surely=1.0):
        if vocabulary.is_ending(right):
            scale.add(1.0, f"words end in “{right}”")
        else:
            scale.add(-1.0, f"no word ends in “{right}”")
    _weigh_rest(scale, vocabulary, right)
    if vocabulary.count(left):
        scale.add(-2.0, f"“{left}” is a word")
    elif not _weigh_ending(scale, vocabulary, left):
        scale.add(0.7, f"“{left}” is no known word")
    return scale.join((last, first), Break.INSIDE, Break.SPACE)


def _weigh_whole(
    scale: _Scale, vocabulary: Vocabulary, left: str, right: str, surely: float = 0.0
) -> bool:
    """Weighs whether the halves together stand elsewhere; tells whether they do."""
    if vocabulary.count(left + right):
        scale.add(4.0 + surely, f"“{left + right}” stands whole elsewhere")
    elif vocabulary.has_form(left + right, len(left) + 1):
        scale.add(2.5 + surely, f"a form of “{left + right}” stands whole elsewhere")
    else:
        return False
    return True


def _weigh_rest(scale: _Scale, vocabulary: Vocabulary, right: str) -> None:
    """Weighs what begins the next line, for a word broken without a hyphen."""
    if len(right) == 1:
        scale.add(4.0 if right in _LETTER_WORDS else 6.0, f"“{right}” is a single letter")
    elif vocabulary.count(right):
        scale.add({2: -1.0, 3: -1.5}.get(len(right), -3.0), f"“{right}” is a word")
    elif vocabulary.begins(right) < UNLIKELY:
        scale.add(2.5, f"words do not begin like “{right}”")
    elif not vocabulary.has_form(right):
        scale.add(1.0, f"“{right}” is no known word")
    if len(right) > SHORT_REST:
        scale.add(-1.5, "it is long for a rest")


def _weigh_beginning(scale: _Scale, vocabulary: Vocabulary, right: str) -> None:
    """Weighs whether words begin, or end, like what follows a hyphen."""
    share = vocabulary.begins(right)
    if share < UNLIKELY:
        scale.add(2.0, f"words do not begin like “{right}”")
    elif share > LIKELY:
        scale.add(-1.0, f"words begin like “{right}”")
    if vocabulary.is_ending(right):
        scale.add(1.5, f"words end in “{right}”")


def _weigh_ending(scale: _Scale, vocabulary: Vocabulary, left: str) -> bool:
    """Weighs whether words end like what ends a line; tells whether that says anything."""
    share = vocabulary.finishes(left)
    if share < UNLIKELY:
        scale.add(2.0, f"words do not end like “{left}”")
    elif share > LIKELY:
        scale.add(-0.5, f"words end like “{left}”")
    return not UNLIKELY <= share <= LIKELY
