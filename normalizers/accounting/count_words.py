"""Numbers of an indicator that count nothing: they name, order, date, measure time or money."""

from __future__ import annotations

import re

from normalizers.accounting.word_account import KnownWords

COUNT_WORDS = KnownWords("indicator_doubtful")

_KNOWN_NUMBER = re.compile(
    r"№\s?\d+(?:[-–/]\d+)*"
    r"|(?<![\w.,])(?:19|20)\d\d(?:\s*[-–—/]\s*(?:20)?\d\d)?(?:\s?[-–—]?\s?(?:ж|г)(?:ыл|од)?[а-яңөү.]*)?"
    r"|(?<![\w.,])\d{1,2}[./]\d{1,2}[./](?:20)?\d\d"
    r"|\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+)?\s?[-–—]\s?(?!жолу|ирет|раз)[^\W\d_]+"
    r"|(?:[a-z]|(?<=\w)-)\d+(?:[-–.]\d+)*"
    r"|\d+(?:\s?[-–—]\s?\d+)?\s+(?:кампус|корпус|курс|класс|семестр|кабинет|квартал|орун|мест|этап|баскыч|тармак|чакыр)[а-яңөү]*"
    r"|\d+(?:[.,]\d+)?\s?(?:жаш|жыл|ай|күн|саат|мүнөт|апта|жума|лет|год|час|дн|день|недел|месяц|минут|сут)[а-яңөү]*"
    r"|\d[\d\s]*(?:[.,]\d+)?\s?(?:миң|тыс\.?|млн\.?|млрд\.?)?\s?(?:сом|долл|евро|руб|тенге)[а-яңөү]*"
    r"|\d+\s*[:/]\s*\d+"
    r"|[a-z]{2,}\s\d+"
)


def mark_known_numbers(plain: str) -> list[tuple[int, int]]:
    """The numbers of a folded text that are known to count nothing."""
    return [match.span() for match in _KNOWN_NUMBER.finditer(plain)]
