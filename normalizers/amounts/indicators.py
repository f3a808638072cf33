"""An indicator cell → the indicator without its deadline, the deadline, and the number it names.

“Курска катышуучу ПОКтун саны – 300, окуу жылынын ичинде”
 └──────────── text ─────────────┘   └──── deadline ────┘   300 ПОК
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from normalizers.accounting.time_words import DEADLINE_WORDS, is_like_month, is_like_time
from normalizers.accounting.word_account import NOTHING_TOLD, WordAccount
from normalizers.amounts.counts import parse_quantity
from normalizers.dates.deadlines import (
    NO_DEADLINE,
    Deadline,
    combine_expressions,
    parse_deadline,
)
from normalizers.dates.time_expressions import TimeExpression, TimeKind
from normalizers.dates.time_search import find_time_expressions
from normalizers.dates.time_text import fold_time_text
from normalizers.dates.year_assignment import DATED_KINDS
from normalizers.doubts import Doubt
from normalizers.letters.signs import DASHES

_BETWEEN_TIMES = re.compile(
    r"(?:[\s,.;–—-]|(?<!\w)(?:чейин|баштап|жана|и|же|с|по|до|карата|ичинде)(?!\w)"
    r"|\([^()]{0,40}(?:семестр|жарым жыл|чейрек|чейин|полугод)[^()]{0,40}\))*"
)
"""What may stand between words of time that belong together."""

_TIME_SUFFIX = re.compile(
    r"(?:[\s,]*(?<!\w)(?:карата|чейин|ичинде|баштап|аралыгында|айында|бою|до)(?!\w)"
    r"|\s?\([^()]{0,40}(?:семестр|жарым жыл|чейрек|полугод)[^()]{0,40}\))*[.]*"
)
_TIME_PREFIX = re.compile(r"(?<!\w)(?:с|до|к|от|в|не позднее)\s$")
_UNTIL = re.compile(r"(?:чейин|карата|до)\W*$|^\W*до\s")
_SPAN_WORD = re.compile(r"ичинде|бою|аралыгында|течени|протяжении|карата")
_ADJECTIVE = re.compile(r"[дт]аг[ыи]$|гы$")
_EDGE_SIGNS = f" ,;:{DASHES}"
_WORD_AHEAD = re.compile(r"(?P<word>[^\W\d_]+)(?:\s*|-)$")
_WORD_BEHIND = re.compile(r"(?:\s*|-)(?P<word>[^\W\d_]+)")
_LAST_CLAUSE = re.compile(r"(?:[,.;]|\s-)\s+(?P<words>[^,.;()]+)\.?$")
_MAX_TIME_WORDS = 4
_TIME_SIGN = re.compile(
    r"дайым|туруктуу|такай|постоянно|регулярно|айына|жылына|айда|жылда|\d\.\d\d|чейин"
)
_LEADING_SIGNS = re.compile(r"^(?:[ ,;:.]|[–—-](?!\d))+")
"""Signs that are left before an indicator; a minus sign belongs to its number."""


class ParsedIndicator(Struct, frozen=True):
    """An indicator: `text` is the cell without its deadline, `value` the first number, `unit` of
    what.

    `doubts` and `account` are about the numbers; the deadline has its own.
    """

    text: str | None
    value: float | None
    unit: str | None
    deadline: Deadline
    evidence: str = ""
    doubts: tuple[Doubt, ...] = ()
    account: WordAccount = NOTHING_TOLD


class _TimePhrase(Struct, frozen=True):
    """Words of time that belong together, and the piece of the text that they take up."""

    expressions: tuple[TimeExpression, ...]
    start: int
    end: int


def parse_indicator(
    text: str, academic_year: str, author_breaks: Sequence[int] = ()
) -> ParsedIndicator:
    """Reads a cell of a plan of an `academic_year` such as `2025-26`.

    `author_breaks` are the places of spaces where the author began a new line. Never raises;
    each letter and digit of the cell is in the text or in the deadline's print.
    """
    plain = fold_time_text(text)
    phrases = [
        chain
        for chain in _find_time_phrases(plain)
        if _is_deadline(chain, text, plain, frozenset(author_breaks))
    ]
    rest = text
    deadline = NO_DEADLINE
    if phrases:
        printed = " ".join(text[chain.start : chain.end].strip(_EDGE_SIGNS) for chain in phrases)
        deadline = combine_expressions(
            [chain.expressions for chain in phrases], printed, text, plain, academic_year
        )
        rest = _remove_phrases(text, phrases)
        deadline = _judge_neighbours(deadline, text, plain, phrases)
    # Such words are read as a time only if all of a clause is understood.
    elif found := _parse_last_clause(text, plain, academic_year):
        deadline, rest = found
    elif unread := _find_unread_time(plain):
        print_of = text[unread[0] : unread[1]]
        doubt = Doubt(DEADLINE_WORDS.code, f"“{print_of}” looks like a time that is not understood")
        deadline = Deadline(doubts=(doubt,))
    quantity = parse_quantity(rest)
    return ParsedIndicator(
        rest or None,
        quantity.value,
        quantity.unit,
        deadline,
        quantity.evidence,
        quantity.doubts,
        quantity.account,
    )


def _judge_neighbours(
    deadline: Deadline, text: str, plain: str, phrases: Sequence[_TimePhrase]
) -> Deadline:
    """The deadline without its days where a word beside it may be more of it, misspelt."""
    if deadline.start is None:
        return deadline
    is_year = deadline.kind in ("year", "academic_year")
    for phrase in phrases:
        ahead, behind = _WORD_AHEAD.search(plain, 0, phrase.start), None
        behind = _WORD_BEHIND.match(plain, phrase.end)
        for match in (ahead, behind):
            if match and (is_like_time if is_year else is_like_month)(match["word"]):
                word = text[match.start("word") : match.end("word")]
                doubt = Doubt(DEADLINE_WORDS.code, f"“{word}” beside the value is not understood")
                return Deadline(deadline.printed, text_spans=deadline.text_spans, doubts=(doubt,))
    return deadline


def _parse_last_clause(text: str, plain: str, academic_year: str) -> tuple[Deadline, str] | None:
    """The deadline that the last clause of a text is, if each of its words is understood, and the
    text before it."""
    clause = _LAST_CLAUSE.search(plain)
    if clause is None or not _TIME_SIGN.search(clause["words"]):
        return None
    start, end = clause.span("words")
    deadline = parse_deadline(text[start:end].strip(), academic_year)
    if deadline.kind == "none" or deadline.account.left_over or deadline.account.unchanging:
        return None
    spans = tuple((start + first, start + last) for first, last in deadline.text_spans)
    rest = text[: clause.start()].rstrip(_EDGE_SIGNS)
    return replace(deadline, text_spans=spans), rest


def _find_unread_time(plain: str) -> tuple[int, int] | None:
    """The last clause of a text, if each of its words is, or may be, one of time."""
    clause = _LAST_CLAUSE.search(plain)
    words = re.findall(r"[^\W\d_]+", clause["words"]) if clause else []
    if clause is None or not 0 < len(words) <= _MAX_TIME_WORDS or not all(map(is_like_time, words)):
        return None
    return clause.span("words")


def _find_time_phrases(plain: str) -> Iterator[_TimePhrase]:
    """The words of time of a text; those with nothing else between them are one phrase."""
    current: list[TimeExpression] = []
    for expression in find_time_expressions(plain, time_only=False):
        if current and expression.kind is TimeKind.SEMESTER and plain[expression.start - 1] == "(":
            continue  # a bracket that only explains the time before it
        if current and not _BETWEEN_TIMES.fullmatch(plain, current[-1].end, expression.start):
            yield _build_time_phrase(current, plain)
            current = []
        current.append(expression)
    if current:
        yield _build_time_phrase(current, plain)


def _build_time_phrase(expressions: Sequence[TimeExpression], plain: str) -> _TimePhrase:
    start, end = expressions[0].start, expressions[-1].end
    prefix = _TIME_PREFIX.search(plain, 0, start)
    suffix = _TIME_SUFFIX.match(plain, end)
    return _TimePhrase(
        tuple(expressions), prefix.start() if prefix else start, suffix.end() if suffix else end
    )


def _is_deadline(phrase: _TimePhrase, text: str, plain: str, author_breaks: frozenset[int]) -> bool:
    """Whether words of time say when an indicator is due, rather than what is measured.

    At the end of the cell they do. At its start a span does (`Жыл ичинде …`). A date there, and any
    time between other words, does only if something sets it off: a sign, a new line, a number or a
    capital.
    """
    expressions = phrase.expressions
    if _ADJECTIVE.search(expressions[-1].plain) or expressions[0].kind is TimeKind.YEAR_SPAN:
        return False
    if (
        expressions[0].kind is TimeKind.YEAR
        and len(expressions) == 1
        and expressions[0].plain[-1:].isdigit()
    ):
        return False  # a mere number
    if not any(map(str.isalnum, plain[phrase.end :])):
        return True
    is_strong = _is_definite_time(phrase, plain)
    preceding, following = plain[: phrase.start].rstrip(), plain[phrase.end :].lstrip()
    capital_follows = text[phrase.end :].lstrip()[:1].isupper()
    is_until = _UNTIL.search(plain, phrase.start, phrase.end) is not None
    is_set_off = (
        following[:1] in tuple(",;:)")
        or is_until
        or bool(author_breaks & {phrase.start - 1, phrase.end})
    )
    if any(map(str.isalnum, preceding)):
        return is_strong and (is_set_off or preceding[-1:] in tuple(",;.:(–—-"))
    is_span = expressions[0].kind in (
        TimeKind.WITHIN_YEAR,
        TimeKind.ACADEMIC_YEAR,
        TimeKind.RECURRING,
    )
    has_days = any(token.kind in DATED_KINDS for token in expressions)
    if has_days and following[:1] in tuple(",;:"):
        return True
    return is_span or (is_strong and (is_set_off or following[:1].isdigit() or capital_follows))


def _is_definite_time(phrase: _TimePhrase, plain: str) -> bool:
    kinds = {token.kind for token in phrase.expressions}
    if kinds & {TimeKind.DATE, TimeKind.QUARTER} or {TimeKind.MONTH, TimeKind.YEAR} <= kinds:
        return True
    if any(
        token.days or (token.kind is TimeKind.MONTH and token.year) for token in phrase.expressions
    ):
        return True
    return bool(kinds & {TimeKind.WITHIN_YEAR, TimeKind.ACADEMIC_YEAR}) and bool(
        _SPAN_WORD.search(plain, phrase.start, phrase.end)
    )


def _remove_phrases(text: str, phrases: Sequence[_TimePhrase]) -> str:
    """The text without the pieces of the deadline, and without the signs that set them off."""
    remaining = ""
    last_end = 0
    for phrase in phrases:
        remaining = _join_around_gap(remaining, text[last_end : phrase.start])
        last_end = phrase.end
    return _join_around_gap(remaining, text[last_end:], is_end=True).strip()


def _join_around_gap(left: str, right: str, *, is_end: bool = False) -> str:
    """Two pieces of a text between which a deadline stood."""
    if not left:
        is_text = is_end or right.strip(_EDGE_SIGNS + ".")
        return _LEADING_SIGNS.sub("", right) if is_text else ""
    left = left.rstrip(_EDGE_SIGNS)
    if left.endswith("(") and right.startswith(")"):
        left, right = left[:-1].rstrip(), right[1:]
    right = right.strip()
    if is_end and not any(map(str.isalnum, right)):
        return left + right.lstrip(_EDGE_SIGNS + ".")
    return f"{left}{'' if right[:1] in tuple(',.;:)') else ' '}{right}"
