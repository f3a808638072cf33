"""Words beside sums of money: those that could change one, and numbers that other words explain."""

from __future__ import annotations

import re

from normalizers.accounting.word_account import KnownWords

_MONEY_WORD = re.compile(
    r"(?:миң|мин|мың|тыс|тысяч|млн|миллион|млрд|миллиард|сом|доллар|евро|рубл|тенге)[а-яңөү]{0,6}"
)
_UNIT_APART = re.compile(
    r"(?:миң|тыс\.?|млн\.?|млрд\.?)\s?(?:сом[а-яңөү]*)(?:\s+менен)?|(?<!\w)сом\s+менен(?!\w)"
)
_NAMED_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?:№\s?|[^\W\d_][\w.]*-)\d+|\d+(?:\s*[-–—]\s*\d+)?\s?[-–—]\s?[^\W\d_]+"
    r"|(?:19|20)\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?(?:\s?[-–—]?\s?(?:ж|г)[а-яңөү.]*)?"
    r"|\d+(?:[.,]\d+)?\s?%|\d+(?:[.,]\d+)?\s+(?!миң|мин|тыс|млн|сом)[^\W\d_]{2,}|\d{1,2}[.)](?=\s))"
)


def mark_named_numbers(plain: str) -> list[tuple[int, int]]:
    """The numbers of a folded text that other words explain: `№5`, `2-этап`, `10 комплект`."""
    return [match.span() for match in _NAMED_NUMBER.finditer(plain)]


def is_money_word(word: str) -> bool:
    """Whether a folded word is one for thousands, millions or a currency."""
    return _MONEY_WORD.fullmatch(word) is not None


SUM_WORDS = KnownWords("sum_partly_read", _UNIT_APART, is_money_word)
