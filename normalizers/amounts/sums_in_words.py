"""Sums said in words, put into digits: `эки жүз миң сом`, `полтора миллиона`, `(сто тысяч) сом`.

A bracket between a number and its currency repeats the number in words. It is blanked; if it says
another number, the place of the number is returned, so that the sum is not given.
"""

from __future__ import annotations

import re
from decimal import Decimal

from normalizers.amounts.currencies import MULTIPLIER_WORDS, SOM_WORDS, find_multiplier
from normalizers.letters.number_words import FILLER, NumberInWords, find_number_words
from normalizers.letters.numbers import NUMBER, parse_decimal

_CHEAP_TEST = re.compile(
    r"(?<!\w)(?:бир|эки|үч|төрт|беш|алты|жети|сегиз|тогуз|он|жыйырма|отуз|кырк|элүү|алтымыш|жетимиш"
    r"|сексен|токсон|жүз|жарым|миллион|один|одн|дв|тр|четыр|пят|шест|сем|вос|дев|дес|сор|сто"
    r"|полтор)"
)
_HALVES = re.compile(
    r"(?<!\w)(?P<words>(?:(?:бир|эки|үч|төрт|беш)\s)?жарым|полтор[аы]|пол)"
    r"(?=\s?(?:миллион|миллиард|млн|млрд|миң|тысяч))"
)
_HALF_VALUES = {"бир": "1,5", "эки": "2,5", "үч": "3,5", "төрт": "4,5", "беш": "5,5"}
_REPEATED = re.compile(
    rf"(?<![\w.,])(?P<number>{NUMBER})\s*(?P<before>{MULTIPLIER_WORDS}\.?)?\s*"
    rf"(?P<bracket>\((?P<content>[^()\d]{{2,90}})\))"
    rf"(?=\s*(?:{MULTIPLIER_WORDS}\.?\s*)?(?:{SOM_WORDS}|$|\W))"
)
_MONEY_BEHIND = re.compile(rf"\s*(?:{MULTIPLIER_WORDS}|{SOM_WORDS}|доллар|долл|евро|рубл|тенге)")
_SCALE = re.compile(r"(?:миң|мин|мың|миллион|миллиард|тысяч)[а-яңөү]*")
_CURRENCY = re.compile(rf"\s*(?:{SOM_WORDS})\.?\s*$")


def replace_sums_in_words(plain: str) -> tuple[str, tuple[int, ...]]:
    """The folded text with digits for sums in words, its length unchanged, and the places of
    numbers whose words say another sum."""
    if not _CHEAP_TEST.search(plain):
        return plain, ()
    plain, misstated = _blank_repetitions(plain)
    for match in [*_HALVES.finditer(plain)]:
        words = match["words"].split()
        value = _HALF_VALUES.get(words[0], "1,5" if words[0].startswith("полтор") else "0,5")
        if len(value) <= len(match["words"]):
            plain = _put(plain, match.start(), match.end(), value)
    for number in find_number_words(plain):
        if _is_amount(number, plain):
            plain = _put(plain, number.start, number.end, str(number.value))
    return plain, misstated


def _put(plain: str, start: int, end: int, digits: str) -> str:
    return plain[:start] + digits.rjust(end - start, FILLER) + plain[end:]


def _is_amount(number: NumberInWords, plain: str) -> bool:
    """Whether a number in words is a sum: money follows it, or it holds thousands."""
    printed = plain[number.start : number.end]
    fits = len(str(number.value)) < len(printed)
    if number.is_ordinal or not fits or _SCALE.match(printed):
        return False
    if re.search(r"\d[.,]?\s*$", plain[: number.start]):
        return False
    return number.value >= 1000 or _MONEY_BEHIND.match(plain, number.end) is not None


def _blank_repetitions(plain: str) -> tuple[str, tuple[int, ...]]:
    """The text without brackets that repeat a number before its currency."""
    misstated: list[int] = []
    for match in [*_REPEATED.finditer(plain)]:
        content = _CURRENCY.sub("", match["content"])
        numbers = find_number_words(content)
        is_number = len(numbers) == 1 and not (
            content[: numbers[0].start].strip() or content[numbers[0].end :].strip()
        )
        if not is_number:
            continue
        value = parse_decimal(match["number"])
        multiplier = find_multiplier(match["before"]) if match["before"] else Decimal(1)
        if value is None or numbers[0].value not in (value, value * multiplier):
            misstated.append(match.start("number"))
        start, end = match.span("bracket")
        behind = re.match(rf"\s*(?:{MULTIPLIER_WORDS}|{SOM_WORDS})", plain[end:])
        if behind:
            plain = plain[:start] + FILLER * (end - start) + plain[end:]
    return plain, tuple(misstated)
