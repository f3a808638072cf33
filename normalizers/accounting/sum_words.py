"""Words beside a sum of money: which could change it, and which numbers other words explain."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from normalizers.accounting.word_account import ExpectedWords
from normalizers.letters.number_words import is_numeral

_MONEY_WORD = re.compile(
    r"(?:мин(?![а-я])|миң|мың|тыс|тысяч|млн|миллион|млрд|миллиард|сом|доллар|евро|рубл|тенге"
    r"|акш|сша)[а-яңөү]{0,6}"
)
_LONG_WORDS = ("миллион", "миллиард", "миллиона", "миллионов", "тысяч", "тысяча", "доллар", "рубль")
_SHORT_WORDS = ("сомов", "сомдон", "сомго", "миңден", "тенге", "теңге", "евро")
_NAMED_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?:№\s?|[^\W\d_][\w.]*-)\d+|\d+(?:\s*[-–—]\s*\d+)?\s?[-–—]\s?[^\W\d_]+"
    r"|20[1-4]\d(?:\s*[-–—/]\s*(?:20)?\d\d)?(?:\s?[-–—]?\s?(?:ж|г)[а-яңөү.]*)?"
    r"|(?<![.,])\d+\s+(?!миң|мин|тыс|млн|сом)[^\W\d_]{2,}|\d{1,2}[.)](?=\s))"
)


def mark_named_numbers(plain: str) -> list[tuple[int, int]]:
    """The numbers of a folded text that other words explain: `№5`, `2-этап`, `10 комплект`."""
    return [
        match.span()
        for match in _NAMED_NUMBER.finditer(plain)
        if not is_money_word(re.split(r"[\W\d_]+", match[0])[-1])
    ]


def is_money_word(word: str) -> bool:
    """Whether a folded word is, or may be, a numeral or a word for thousands or a currency."""
    # бир (a, one) and он (ten; in Russian: he) are too common to count as numerals.
    if (is_numeral(word) and word not in ("бир", "он", "один")) or _MONEY_WORD.fullmatch(
        word
    ) is not None:
        return True
    if len(word) < 4:
        return False
    return any(OSA.distance(word, known, score_cutoff=2) <= 2 for known in _LONG_WORDS) or any(
        OSA.distance(word, known, score_cutoff=1) <= 1 for known in _SHORT_WORDS
    )


SUM_WORDS = ExpectedWords("sum_partly_read", is_deciding=is_money_word)
