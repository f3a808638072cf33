"""What a line's end is: a space, the middle of a word, a hyphen that goes or one that stays.

Each sign is a log-likelihood ratio (natural logarithm), as where rows are joined over page breaks; the
sum decides, and the reasons are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from normalizers.habits import Habits, attested
from normalizers.printed import HEAD, HYPHENS, SOFT, TAIL, PrintedLine
from normalizers.vocabulary import Vocabulary

DOUBT = 1.0
"""A sum nearer to zero than this is reported as doubtful."""

UNLIKELY, LIKELY = 0.12, 0.6
"""Shares of a beginning's or an ending's uses at which it speaks against or for a word."""

FULL = 1.6
"""A line with room for fewer letters than this is full."""

LIKELINESS = 3.0
"""What likeness to other words can weigh at most, where the word itself stands nowhere else."""

_ADDRESS = re.compile(r"[A-Za-zА-Яа-я0-9]+(?:[.@/_-][A-Za-zА-Яа-я0-9]+)*\.[A-Za-z]{0,4}$|.*@|https?:")
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
    """A decision other than a plain space: the two halves, what was decided, how surely, and why."""

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
        return f"{self.left}|{self.right}: {self.decision} ({self.score:+.1f}: {', '.join(self.reasons)})"


def line_end(
    line: PrintedLine,
    following: PrintedLine,
    width: float,
    vocabulary: Vocabulary,
    habits: Habits,
) -> Join | None:
    """What the end of `line` is, or None where there is no question: a plain space.

    `width` is the inner width of the cell in points.
    """
    last, first = line.text.split()[-1], following.text.split()[0]
    if line.spaced:
        return None
    if first[0] in _CLOSING:
        return Join(last, first, Break.INSIDE, 6.0, ("a closing mark follows",))
    if last[-1] in HYPHENS:
        return _after_hyphen(last, first, vocabulary, habits.hyphen)
    if last[-1] == "/" and len(last) > 1:
        return _after_slash(last, first, vocabulary, habits)
    return _inside_word(line, following, width, vocabulary, habits)


def _after_slash(
    last: str, first: str, vocabulary: Vocabulary, habits: Habits
) -> Join | None:
    """A slash at the end of a word: a line may be broken after it, with or without a space."""
    score, reasons = habits.slash, ["as slashes mostly are here"]
    tail, head = TAIL.search(last[:-1]), HEAD.search(first)
    if tail and head and vocabulary.slashed[f"{tail[0]}/{head[0]}".casefold()]:
        score += 4.0
        reasons.append(f"“{tail[0]}/{head[0]}” stands elsewhere")
    if habits.spaces:
        score += 4.0
        reasons.append("no space is printed at the line's end")
    score = max(-LIKELINESS - 1, min(score, LIKELINESS + 1))
    return Join(last, first, Break.INSIDE if score > 0 else Break.SPACE, score, tuple(reasons))


def _after_hyphen(
    last: str, first: str, vocabulary: Vocabulary, habit: float
) -> Join | None:
    """A hyphen at a line's end: part of the word, or only the mark of a break?"""
    tail, head = TAIL.search(last[:-1]), HEAD.search(first)
    if tail is None and last[:-1] and head is not None:
        return Join(last, first, Break.HARD_HYPHEN, -4.0, ("the hyphen follows a mark",))
    if tail is None or head is None:
        return None if tail is None else Join(last, first, Break.SPACE, -3.0, ("no word follows",))
    left, right = tail[0], head[0]
    if last[-1] == SOFT:
        return Join(last, first, Break.SOFT_HYPHEN, 9.0, ("a soft hyphen",))
    if last[-1] == "‑":
        return Join(last, first, Break.HARD_HYPHEN, -9.0, ("a non-breaking hyphen",))
    score, reasons = -0.3, []

    def sign(weight: float, reason: str) -> None:
        nonlocal score
        score += weight
        reasons.append(reason)

    whole, compound = vocabulary.count(left + right), attested(vocabulary, left, right)
    if not (left.isalpha() and right.isalpha()):
        sign(-6.0, "digits beside the hyphen")
    elif right[0].isupper() or (left.isupper() and len(left) > 1):
        sign(-6.0, "capitals beside the hyphen")
    if whole:
        sign(4.0, f"“{left + right}” stands whole elsewhere")
    elif vocabulary.has_form(left + right, len(left) + 1):
        sign(2.5, f"a form of “{left + right}” stands whole elsewhere")
    if compound:
        sign(-4.0, f"“{left}-{right}” stands with its hyphen elsewhere")
    elif _leads(vocabulary, left):
        sign(-2.0, f"“{left}-” leads a compound elsewhere")
    if vocabulary.has_form(right):
        sign(-2.0, f"“{right}” is a word")
    elif not whole:
        share = vocabulary.begins(right)
        if share < UNLIKELY:
            sign(2.0, f"words do not begin like “{right}”")
        elif share > LIKELY:
            sign(-1.0, f"words begin like “{right}”")
        if vocabulary.is_ending(right):
            sign(1.5, f"words end in “{right}”")
    if vocabulary.has_form(left, 3):
        sign(-1.0, f"“{left}” is a word")
    else:
        share = vocabulary.finishes(left)
        if share < UNLIKELY:
            sign(1.5, f"words do not end like “{left}”")
        elif share > LIKELY:
            sign(-0.5, f"words end like “{left}”")
    if not whole and not compound:
        score = max(-LIKELINESS, min(score, LIKELINESS))
    if abs(habit) > 1:
        sign(habit, "as hyphens at line ends mostly are here")
    decision = Break.SOFT_HYPHEN if score > 0 else Break.HARD_HYPHEN
    return Join(last, first, decision, score, tuple(reasons))


def _leads(vocabulary: Vocabulary, left: str) -> bool:
    start = f"{left.casefold()}-"
    return any(known.startswith(start) for known in vocabulary.compounds)


def _inside_word(
    line: PrintedLine,
    following: PrintedLine,
    width: float,
    vocabulary: Vocabulary,
    habits: Habits,
) -> Join | None:
    """No hyphen: mostly a space, but a word wider than its cell is broken wherever the line is full.

    Such a word begins its line, since it was moved there to have all the room there is.
    """
    last, first = line.text.split()[-1], following.text.split()[0]
    if last != line.text or not first[0].isalnum() or not (last[-1].isalnum() or last[-1] == "."):
        return None
    letter = line.width / len(line.text)
    needed = line.width + following.width * len(first) / len(following.text)
    if needed <= 0.8 * width or line.room > 0.45 * width:
        return None
    tail, head = TAIL.search(last), HEAD.search(first)
    if _ADDRESS.match(last) and first[0].isascii() and first[0].isalnum() and first.islower():
        return Join(last, first, Break.INSIDE, 4.0, ("a web address fills the line",))
    if tail is None or head is None:
        return None
    left, right = tail[0], head[0]
    if right[0].isupper() and not left.isupper():
        return None
    if left.isdigit() or right.isdigit():
        return None
    score, reasons = -4.0, ["lines mostly end between words"]
    if habits.spaces:
        score, reasons = -2.0, ["no space is printed at the line's end"]

    def sign(weight: float, reason: str) -> None:
        nonlocal score
        score += weight
        reasons.append(reason)

    if line.room < FULL * letter:
        sign(1.0, "the line is full")
    else:
        sign(-1.5, "the line has room")
    if vocabulary.count(left + right):
        sign(5.0, f"“{left + right}” stands whole elsewhere")
    elif vocabulary.has_form(left + right, len(left) + 1):
        sign(3.5, f"a form of “{left + right}” stands whole elsewhere")
    elif vocabulary.is_ending(right):
        sign(1.0, f"words end in “{right}”")
    else:
        sign(-1.0, f"no word ends in “{right}”")
    if len(right) == 1:
        sign(4.0 if right in _LETTER_WORDS else 6.0, f"“{right}” is a single letter")
    elif vocabulary.count(right):
        sign(-3.0 if len(right) > 3 else -1.5, f"“{right}” is a word")
    elif vocabulary.begins(right) < UNLIKELY:
        sign(2.5, f"words do not begin like “{right}”")
    elif not vocabulary.has_form(right):
        sign(1.0, f"“{right}” is no known word")
    if vocabulary.count(left):
        sign(-2.0, f"“{left}” is a word")
    elif vocabulary.finishes(left) < UNLIKELY:
        sign(2.0, f"words do not end like “{left}”")
    elif vocabulary.finishes(left) > LIKELY:
        sign(-0.5, f"words end like “{left}”")
    else:
        sign(0.7, f"“{left}” is no known word")
    decision = Break.INSIDE if score > 0 else Break.SPACE
    return Join(last, first, decision, score, tuple(reasons))
