"""Words beside sums of money: those that could change one, and numbers that other words explain."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from normalizers.accounting.word_account import KnownWords

_MONEY_WORD = re.compile(
    r"(?:миң|мин|мың|тыс|тысяч|млн|миллион|млрд|миллиард|сом|доллар|евро|рубл|тенге)[а-яңөү]{0,6}"
)
_NUMERALS = frozenset(
    (
        "эки үч төрт беш алты жети сегиз тогуз жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон "
        "жүз два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок "
        "пятьдесят шестьдесят семьдесят восемьдесят девяносто сто двести триста четыреста пятьсот "
        "шестьсот семьсот восемьсот девятьсот"
    ).split()
)
_LONG_WORDS = ("миллион", "миллиард", "миллиона", "миллионов", "тысяч", "тысяча")
_NAMED_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?:№\s?|[^\W\d_][\w.]*-)\d+|\d+(?:\s*[-–—]\s*\d+)?\s?[-–—]\s?[^\W\d_]+"
    r"|(?:19|20)\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?(?:\s?[-–—]?\s?(?:ж|г)[а-яңөү.]*)?"
    r"|\d+(?:[.,]\d+)?\s?%|\d+(?:[.,]\d+)?\s+(?!миң|мин|тыс|млн|сом)[^\W\d_]{2,}|\d{1,2}[.)](?=\s))"
)


def mark_named_numbers(plain: str) -> list[tuple[int, int]]:
    """The numbers of a folded text that other words explain: `№5`, `2-этап`, `10 комплект`."""
    return [match.span() for match in _NAMED_NUMBER.finditer(plain)]


def is_money_word(word: str) -> bool:
    """Whether a folded word is, or may be, a numeral or a word for thousands or a currency."""
    if word in _NUMERALS or _MONEY_WORD.fullmatch(word) is not None:
        return True
    return any(OSA.distance(word, known, score_cutoff=2) <= 2 for known in _LONG_WORDS)


SUM_WORDS = KnownWords("sum_partly_read", is_deciding=is_money_word)
