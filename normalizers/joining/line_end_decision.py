"""Decides what a line's end is: a space, the middle of a word, a soft hyphen that goes, or a hyphen
that stays.

The signs and their weights are those of `line_end_signs`; their sum decides, and the reasons are
kept.
"""

from __future__ import annotations

import re
from enum import StrEnum

from msgspec import Struct

from normalizers.joining import line_end_signs as signs
from normalizers.joining.line_end_signs import LineEndSign
from normalizers.joining.printed_line import (
    FIRST_WORD,
    LAST_WORD,
    PrintedLineLike,
    can_break_mid_word,
    has_room_for_space,
    is_full,
)
from normalizers.joining.producer_habits import (
    LineHabits,
    is_bare_ending,
    is_known_compound,
    is_word_like_ending,
)
from normalizers.joining.vocabulary import Vocabulary
from normalizers.letters.signs import DASHES, NON_BREAKING_HYPHEN, SOFT_HYPHEN

DOUBTFUL_LOG_ODDS = 1.0
"""A sum nearer to zero than this is reported as doubtful."""

UNLIKELY_SHARE, LIKELY_SHARE = 0.12, 0.6
"""Shares of a beginning's or an ending's uses at which it speaks against or for a word."""

MAX_USUAL_REST_LETTERS = 5
"""The rest of a word on the next line seldom has more letters."""

MAX_SIMILARITY_LOG_ODDS = 3.0
"""The most that likeness to other words weighs if the word itself stands nowhere else."""

_ADDRESS = re.compile(
    r"[A-Za-zА-Яа-я0-9]+(?:[.@/_-][A-Za-zА-Яа-я0-9]+)*\.[A-Za-z]{0,4}$|.*@|https?:"
)
_CLOSING_MARKS = frozenset(",.;:!?)»”…]")
_LETTERS_OF_OTHER_FONTS = frozenset("ңөүҢӨҮ")
"""Letters that a font may lack; behind those of another font a producer prints no space."""

_ONE_LETTER_WORDS = frozenset("авикосуя")
"""Letters that are words in Russian, which a plan may quote; Kyrgyz has none."""


class LineEnd(StrEnum):
    """What a line's end is."""

    SPACE = "space"
    MID_WORD = "inside a word"
    SOFT_HYPHEN = "hyphen dropped"
    HARD_HYPHEN = "hyphen kept"


class LineEndDecision(Struct, frozen=True):
    """A decision other than a plain space: the halves, what was decided, how surely, and why."""

    left: str
    right: str
    line_end: LineEnd
    score: float
    reasons: tuple[str, ...]

    @property
    def is_doubtful(self) -> bool:
        """Whether the signs nearly balance."""
        return abs(self.score) < DOUBTFUL_LOG_ODDS

    def __str__(self) -> str:
        why = ", ".join(self.reasons)
        return f"{self.left}|{self.right}: {self.line_end} ({self.score:+.1f}: {why})"


class _LogOdds:
    """Signs at the end of one line added up; positive speaks for the halves being one word."""

    def __init__(self, left: str, right: str) -> None:
        self._left, self._right = left, right
        self.score = 0.0
        self.reasons: list[str] = []

    def add(self, sign: LineEndSign, extra_weight: float = 0.0) -> None:
        self.add_learnt(sign.weight + extra_weight, sign.reason)

    def add_learnt(self, weight: float, reason: str) -> None:
        """Adds what is usual in this document, which has no weight of its own."""
        self.score += weight
        if "{" in reason:
            reason = reason.format(left=self._left, right=self._right)
        if reason:
            self.reasons.append(reason)

    def limit(self, max_size: float) -> None:
        self.score = max(-max_size, min(self.score, max_size))

    def decide(
        self, halves: tuple[str, str], positive: LineEnd, negative: LineEnd
    ) -> LineEndDecision:
        decision = positive if self.score > 0 else negative
        return LineEndDecision(*halves, decision, self.score, tuple(self.reasons))


def classify_line_end(
    line: PrintedLineLike,
    following: PrintedLineLike,
    cell_width: float,
    vocabulary: Vocabulary,
    habits: LineHabits,
) -> LineEndDecision | None:
    """What the end of `line` is, or None where there is no question: a plain space.

    `cell_width` is the inner width of the cell in points.
    """
    last = line.text.rsplit(maxsplit=1)[-1]
    first = following.text.split(maxsplit=1)[0]
    decision: LineEndDecision | None = None
    if line.space_after:
        pass
    elif first[0] in _CLOSING_MARKS:
        decision = LineEndDecision(last, first, LineEnd.MID_WORD, 6.0, ("a closing mark follows",))
    elif last[-1] in DASHES:
        decision = _decide_after_hyphen(last, first, vocabulary, habits.hyphen_log_odds)
    elif first[0] in DASHES and LAST_WORD.search(last) and FIRST_WORD.search(first[1:]):
        decision = _decide_before_hyphen(last, first, vocabulary)
    elif last[-1] == "/" and len(last) > 1:
        decision = _decide_after_slash(last, first, vocabulary, habits)
    elif can_break_mid_word(line, following, cell_width):
        decision = _decide_mid_word(line, following, vocabulary, habits)
    return decision


def _decide_after_slash(
    last: str, first: str, vocabulary: Vocabulary, habits: LineHabits
) -> LineEndDecision | None:
    """A slash at the end of a word: a line may be broken after it, with or without a space."""
    tail, head = LAST_WORD.search(last[:-1]), FIRST_WORD.search(first)
    odds = _LogOdds(tail[0] if tail else "", head[0] if head else "")
    odds.add_learnt(habits.slash_log_odds, "as slashes mostly are here")
    if tail and head and vocabulary.slashed[f"{tail[0]}/{head[0]}".casefold()]:
        odds.add(signs.SLASHED_ELSEWHERE)
    if habits.prints_end_spaces:
        odds.add(signs.NO_SPACE_AFTER_SLASH)
    odds.limit(MAX_SIMILARITY_LOG_ODDS + 1)
    return odds.decide((last, first), LineEnd.MID_WORD, LineEnd.SPACE)


def _decide_before_hyphen(last: str, first: str, vocabulary: Vocabulary) -> LineEndDecision:
    """A hyphen at a line's beginning: of a compound for which the line above had no room, or of an
    entry in a list."""
    tail, head = LAST_WORD.search(last), FIRST_WORD.search(first[1:])
    assert tail is not None and head is not None
    odds = _LogOdds(tail[0], head[0])
    odds.add(signs.ENTRY_BEGINS_SO)
    if vocabulary.compounds[f"{tail[0]}-{head[0]}".casefold()]:
        odds.add(signs.COMPOUND_BEFORE_HYPHEN)
    return odds.decide((last, first), LineEnd.MID_WORD, LineEnd.SPACE)


def _decide_after_hyphen(
    last: str, first: str, vocabulary: Vocabulary, hyphen_log_odds: float
) -> LineEndDecision | None:
    """A hyphen at a line's end: part of the word, or only the mark of a break?"""
    halves = last, first
    tail, head = LAST_WORD.search(last[:-1]), FIRST_WORD.search(first)
    if head is None:
        return (
            None
            if tail is None
            else LineEndDecision(*halves, LineEnd.SPACE, -3.0, ("no word follows",))
        )
    if tail is None:
        is_only_hyphen = last[:-1] == ""
        return (
            None
            if is_only_hyphen
            else LineEndDecision(*halves, LineEnd.HARD_HYPHEN, -4.0, ("it follows a mark",))
        )
    if last[-1] == SOFT_HYPHEN:
        return LineEndDecision(*halves, LineEnd.SOFT_HYPHEN, 9.0, ("a soft hyphen",))
    if last[-1] == NON_BREAKING_HYPHEN:
        return LineEndDecision(*halves, LineEnd.HARD_HYPHEN, -9.0, ("a non-breaking hyphen",))
    odds = _weigh_hyphen(tail[0], head[0], vocabulary)
    if abs(hyphen_log_odds) > 1:
        odds.add_learnt(hyphen_log_odds, "as hyphens at line ends mostly are here")
    return odds.decide(halves, LineEnd.SOFT_HYPHEN, LineEnd.HARD_HYPHEN)


def _weigh_hyphen(left: str, right: str, vocabulary: Vocabulary) -> _LogOdds:
    """Weighs whether a hyphen between two halves only marks a break."""
    odds = _LogOdds(left, right)
    odds.add(signs.HYPHEN_PRIOR)
    if not (left.isalpha() and right.isalpha()):
        odds.add(signs.DIGITS_BESIDE_HYPHEN)
    elif right[0].isupper() or (left.isupper() and len(left) > 1):
        odds.add(signs.CAPITALS_BESIDE_HYPHEN)
    is_whole_known = vocabulary.count(left + right) > 0
    is_compound_known = is_known_compound(vocabulary, left, right)
    _weigh_whole(odds, vocabulary, left, right)
    if is_compound_known:
        odds.add(signs.COMPOUND_ELSEWHERE)
    elif vocabulary.is_compound_start(left):
        odds.add(signs.LEADS_COMPOUND)
    if vocabulary.has_form(right):
        odds.add(signs.RIGHT_IS_WORD)
    elif not is_whole_known:
        _weigh_beginning(odds, vocabulary, right)
    if vocabulary.has_form(left, 3):
        odds.add(signs.LEFT_IS_WORD)
    else:
        _weigh_ending(odds, vocabulary, left)
    if not is_whole_known and not is_compound_known:
        odds.limit(MAX_SIMILARITY_LOG_ODDS)
    return odds


def _decide_mid_word(
    line: PrintedLineLike, following: PrintedLineLike, vocabulary: Vocabulary, habits: LineHabits
) -> LineEndDecision | None:
    """No hyphen: mostly a space, but the halves may be one word broken where the line was full."""
    last, first = line.text, following.text.split(maxsplit=1)[0]
    if _ADDRESS.match(last) and first[0].isascii() and first.islower():
        return LineEndDecision(
            last, first, LineEnd.MID_WORD, 4.0, ("a web address fills the line",)
        )
    tail, head = LAST_WORD.search(last), FIRST_WORD.search(first)
    if tail is None or head is None or tail[0].isdigit() or head[0].isdigit():
        return None
    left, right = tail[0], head[0]
    if right[0].isupper() and not left.isupper():
        return None
    odds = _LogOdds(left, right)
    if habits.prints_end_spaces:
        odds.add(signs.NO_SPACE_PRINTED)
        is_sure = last[-1] not in _LETTERS_OF_OTHER_FONTS and not is_word_like_ending(right)
        if has_room_for_space(line) and is_sure:
            odds.add(signs.ROOM_FOR_SPACE)
    elif habits.splits_words:
        odds.add(signs.WORDS_BROKEN_ELSEWHERE)
    else:
        odds.add(signs.BETWEEN_WORDS)
    odds.add(signs.LINE_IS_FULL if is_full(line) else signs.LINE_HAS_ROOM)
    if not _weigh_whole(odds, vocabulary, left, right, signs.WHOLE_WITHOUT_HYPHEN_WEIGHT):
        odds.add(signs.ENDS_A_WORD if vocabulary.is_ending(right) else signs.ENDS_NO_WORD)
    _weigh_rest(odds, vocabulary, left, right)
    if vocabulary.count(left):
        odds.add(signs.KNOWN_LEFT)
    elif not _weigh_ending(odds, vocabulary, left):
        odds.add(signs.UNKNOWN_LEFT)
    return odds.decide((last, first), LineEnd.MID_WORD, LineEnd.SPACE)


def _weigh_whole(
    odds: _LogOdds, vocabulary: Vocabulary, left: str, right: str, extra_weight: float = 0.0
) -> bool:
    """Weighs whether the halves stand elsewhere as one word; returns whether they do."""
    if vocabulary.count(left + right):
        odds.add(signs.WHOLE_ELSEWHERE, extra_weight)
    elif vocabulary.has_form(left + right, len(left) + 1):
        odds.add(signs.FORM_ELSEWHERE, extra_weight)
    else:
        return False
    return True


def _weigh_rest(odds: _LogOdds, vocabulary: Vocabulary, left: str, right: str) -> None:
    """Weighs what begins the next line, for a word broken without a hyphen."""
    if len(right) == 1:
        is_word = right in _ONE_LETTER_WORDS
        odds.add(signs.SINGLE_LETTER_WORD if is_word else signs.SINGLE_LETTER)
    elif vocabulary.count(right):
        odds.add(signs.SHORT_WORD_SIGNS.get(len(right), signs.WHOLE_WORD))
    elif vocabulary.word_start_share(right) < UNLIKELY_SHARE:
        odds.add(signs.NEVER_BEGINS_SO)
    elif not vocabulary.has_form(right):
        odds.add(signs.UNKNOWN_RIGHT)
    if is_bare_ending(left, right, vocabulary):
        odds.add(signs.INFLECTION)
    if len(right) > MAX_USUAL_REST_LETTERS:
        odds.add(signs.LONG_REST)


def _weigh_beginning(odds: _LogOdds, vocabulary: Vocabulary, right: str) -> None:
    """Weighs whether words begin, or end, like what follows a hyphen."""
    share = vocabulary.word_start_share(right)
    if share < UNLIKELY_SHARE:
        odds.add(signs.BEGINS_UNLIKE_WORDS)
    elif share > LIKELY_SHARE:
        odds.add(signs.BEGINS_LIKE_WORDS)
    if vocabulary.is_ending(right):
        odds.add(signs.RIGHT_IS_ENDING)


def _weigh_ending(odds: _LogOdds, vocabulary: Vocabulary, left: str) -> bool:
    """Weighs whether words end like the end of the line; returns whether that says anything."""
    share = vocabulary.word_end_share(left)
    if share < UNLIKELY_SHARE:
        odds.add(signs.ENDS_UNLIKE_WORDS)
    elif share > LIKELY_SHARE:
        odds.add(signs.ENDS_LIKE_WORDS)
    return not UNLIKELY_SHARE <= share <= LIKELY_SHARE
