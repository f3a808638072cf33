"""What a text counts: `2 ББП`, `20 %`, `саны – 50`, `10-жолу`, `бирден курс`.

The first share in per cent is the number; without one, the first count. Numbers that name or order
something (№97, 3-чү, 1-3 кампустар), ages, years and sums of money count nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.letters.confusables import fold_keeping_length
from normalizers.letters.kyrgyz_endings import remove_genitive
from normalizers.letters.numbers import BLANK, GROUPED, parse_decimal
from normalizers.letters.signs import DASHES, fold_dashes

_NUMBER = rf"(?:{GROUPED}|\d+)(?:[.,]\d+)?"
_PERCENT = re.compile(rf"(?<![\w.,–—-])({_NUMBER})\s?-?\s?(?:%|пайыз|процент)")
_RANGE = re.compile(r"\d\s?[-–—]\s?\d")
_COUNT = re.compile(
    rf"(?<![\w.,№#/%])(?<!№[{BLANK}])(?<!\d[-–—])({_NUMBER})"
    r"(?:\s?[-–—]?\s?(?P<times>жолу|ирет|раза?)(?!\w)"
    r"|\s(?!(?:жаш|жыл|сом|млн|млрд|миң|мин |тыс|курс[а-я]*\s|"
    r"ай(?!\w)|күн(?!\w)|саат|лет|год|г\.|ж\.|"
    r"числа|из(?!\w)|час)|[а-яңөү]*чейинки)(?P<unit>[^\W\d_][^\n]*))"
)
_NUMBER_OF = re.compile(
    rf"(?<!\w)(?P<noun>саны|количество|число)\s?[-–—:]?\s?(?P<number>{_NUMBER})(?![\w%-])"
)
_LABELLED = re.compile(rf"[^\W\d_]+\.?\s?[-–—:]\s?({_NUMBER})(?![\w%./]|[-–—]\w|\s[^\W\d_])")
_EACH = re.compile(r"(?<!\w)(?P<number>бир|эки|үч|төрт|беш)(?:ден|дан|төн|тен)\s(?P<unit>\w+)")
_NUMBER_WORDS = {
    "бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "сегиз": 8, "тогуз": 9,
    "он": 10, "жыйырма": 20, "отуз": 30, "кырк": 40, "элүү": 50, "жүз": 100,
}  # fmt: skip
_NUMBER_IN_WORDS = re.compile(rf"({'|'.join(_NUMBER_WORDS)})\s(?P<unit>[^\W\d_].*)")
_ADJECTIVE = re.compile(
    r"\w+(?:[лдт][ыиуү]к|[лдт]уу|[лдт]үү|ий|ый|ая|ое|ые|ных|ной)$|\w+\.$|иш$|окуу$"
)
_UNIT_END = re.compile(r"[,;:()\d]|\s-|-\s|\.\s(?=[А-ЯӨҮҢA-Z])")
_MAX_UNIT_WORDS = 3
"""The name of what is counted has so many words at most."""

_MAX_LETTERS_BEFORE_NOUN = 120
"""So many letters before “саны” may name what it is the number of."""


class Quantity(NamedTuple):
    """The number, what it counts, and how it was found; None and an empty text if none is."""

    value: float | None = None
    unit: str | None = None
    evidence: str = ""


def parse_quantity(text: str) -> Quantity:
    """The number that a text names first; total."""
    plain = fold_keeping_length(text)
    if match := _PERCENT.search(plain):
        return _build_quantity(match[1], "%", "a share in per cent")
    return _parse_in_words(text, plain) or _parse_in_digits(text, plain)


def _parse_in_words(text: str, plain: str) -> Quantity | None:
    """A number said in words: of each (`бирден курс`), or at the beginning (`Эки семинар`)."""
    if match := _EACH.search(plain):
        unit = text[match.start("unit") : match.end("unit")]
        return Quantity(float(_NUMBER_WORDS[match["number"]]), unit, "so many each")
    if match := _NUMBER_IN_WORDS.match(plain):
        unit = text[match.start("unit") :]
        return Quantity(float(_NUMBER_WORDS[match[1]]), _extract_unit(unit), "a number in words")
    return None


def _parse_in_digits(text: str, plain: str) -> Quantity:
    """`саны – 50`, else `2 ББП` or `10-жолу`, else `кырг.-4`."""
    if match := _NUMBER_OF.search(plain):
        label = re.split(
            r"[.,;:()]", text[max(0, match.start() - _MAX_LETTERS_BEFORE_NOUN) : match.start()]
        )[-1]
        return _build_quantity(
            match["number"], _extract_counted_noun(label), f"the number behind “{match['noun']}”"
        )
    if match := _COUNT.search(plain):
        unit = match["times"] or _extract_unit(text[match.start("unit") : match.end("unit")])
        return _build_quantity(match[1], unit, "the first count")
    if match := _LABELLED.search(plain):
        label = re.split(r"[\s(,;]", text[: match.start(1)].rstrip(f" :{DASHES}"))[-1]
        return _build_quantity(match[1], label or None, "the number behind its name")
    return Quantity()


def _build_quantity(number: str, unit: str | None, evidence: str) -> Quantity:
    value = parse_decimal(number)
    if value is None or value >= 10**15:
        return Quantity()
    return Quantity(float(value), unit, evidence)


def _extract_counted_noun(phrase: str) -> str | None:
    """What stands before “саны”, without its genitive: the last words behind a participle."""
    words = re.split(r"\s+", phrase.strip())
    if not words[-1]:
        return None
    without_ending = remove_genitive(words[-1])
    if without_ending is None:
        return " ".join(words[-2:])
    noun_words = [without_ending]
    for word in reversed(words[:-1]):
        if re.search(r"(?:[уү]{2}ч[уү]|[гк][аеоө]н|[ыиуү]н|[кг][аеоө]|,)$", word.lower()):
            break
        noun_words.insert(0, word)
    return " ".join(noun_words[-_MAX_UNIT_WORDS:])


def _extract_unit(words: str) -> str | None:
    """The name of what is counted, at the beginning of the words behind a number."""
    end = _UNIT_END.search(fold_dashes(words))
    phrase = words[: end.start() if end else None].strip(" .")
    unit_words = phrase.split()
    if len(unit_words) <= 2:
        return phrase or None
    length = 1
    while length < len(unit_words) and _ADJECTIVE.fullmatch(
        fold_keeping_length(unit_words[length - 1])
    ):
        length += 1
    return " ".join(unit_words[:length])
