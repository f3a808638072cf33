"""Numbers of an indicator that count nothing: they name, order or date, or measure something."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from normalizers.accounting.word_account import ExpectedWords

COUNT_WORDS = ExpectedWords("indicator_doubtful")

MEASURED_PATTERN = (
    r"(?:(?:орун|кабат|этаж|бөлмө|тил|ядро)[лдт](?:уу|үү)|(?:метр|балл|литр|тонна|гектар|дюйм|ват"
    r"|[кмс]м)-?[лдт][ыиуү]к)(?!\w)"
)
"""Words after a number that says how big something is: `20 орундуу класс`, `100 баллдык шкала`."""

_KNOWN_NUMBER = re.compile(
    r"№\s?\d+(?:[-–/]\d+)*"
    r"|(?<![\w.,])(?:19|20)\d\d(?:[-–—/](?:20)?\d\d(?!\d|\s?%))?(?:\s?[-–—]?\s?(?:ж|г)(?:ыл"
    r"|од)?[а-яңөү.]*)?"
    r"|(?<![\w.,])\d{1,2}[./]\d{1,2}[./](?:20)?\d\d"
    r"|\d+(?:[.,]\d+)?(?:\s*[-–—]\s*\d+)?\s?[-–—]\s?(?!жолу|ирет|раз)[^\W\d_]+"
    r"|[a-z]\s?-?\d+(?:[-–.]\d+)*|(?<!\w)(?:топ-\d+|[а-я]\d+|\d[а-яa-z](?!\w))|(?<=м)2"
    r"|\d+(?:\s?[-–—]\s?\d+)?\s+(?:кампус|корпус|курс|класс|семестр|кабинет|квартал|орун|мест"
    r"|этап|баскыч|тармак|чакыр)[а-яңөү]*"
    r"|\d+(?:[.,]\d+)?\s?(?:жаш|жыл|ай|күн|саат|мүнөт|апта|жума|лет|год|час|дн|день|недел"
    r"|месяц|минут|сут)[а-яңөү]*"
    r"|\d[\d\s]*(?:[.,]\d+)?\s?(?:миң|тыс\.?|млн\.?|млрд\.?)?\s?(?:сом|долл|евро|руб"
    r"|тенге)[а-яңөү]*"
    r"|\d+\s*[:/]\s*\d+"
    r"|[a-z]{2,}\s\d+"
    rf"|\d+(?:[.,]\d+)?\s?(?:{MEASURED_PATTERN}|[«\"]?[а-е][»\"]?\s?класс)"
)


_MIN_LETTERS_OF_TWO_SLIPS = 6
"""A shorter word forgives one slip of the keys: `ачык` (open) is no `айлык`."""

_MEASURES = ("күндүк", "сааттык", "жылдык", "айлык", "жумалык", "апталык", "мүнөттүк")


def is_like_measure(word: str) -> bool:
    """Whether a folded word is an adjective of duration, or nearly one: `15 күндүк`."""
    return any(
        OSA.distance(word, measure) <= (2 if len(measure) >= _MIN_LETTERS_OF_TWO_SLIPS else 1)
        for measure in _MEASURES
    )


def mark_known_numbers(plain: str) -> list[tuple[int, int]]:
    """The numbers of a folded text that are known to count nothing."""
    return [match.span() for match in _KNOWN_NUMBER.finditer(plain)]
