"""Two numbers of an indicator that belong together: from–to, a part of a whole, ranges, ratios.

The number that is no count by itself is masked in the text in which counts are looked for.
"""

from __future__ import annotations

import re

from normalizers.letters.number_words import find_number_words
from normalizers.letters.numbers import parse_decimal

_NUM = r"\d+(?:[.,]\d+)?"
_PERCENT = r"\s?(?:%|(?:пайыз|процент)(?:[дт][аеоө]н)?[а-яңөү]*|проц\.)"
_FROM = r"-?\s?(?:[дт][аеоө]н)"
_TO = r"-?\s?(?:[гк][аеоө])(?!\w)"
_UNIT = r"\s[^\W\d_]+(?:[\s-][^\W\d_]+)?"
_FROM_TO = re.compile(
    rf"""(?<![\w.,])(?:
    (?P<a>{_NUM}(?:{_PERCENT}|{_FROM}){_FROM}?,?\s*){_NUM}(?:{_PERCENT}(?:{_TO})?|{_TO}|\s+[^\W\d_]+{_TO})
    |(?P<b>с\s+{_NUM}(?:{_PERCENT})?\s+до\s+){_NUM}
    )""",
    re.X,
)
_PART_OF = re.compile(
    rf"""(?<![\w.,])(?:
    (?P<a>{_NUM}(?:{_UNIT})?\s(?:ичинен|ичинде(?=\s+\d))\s*)\d
    |(?P<b>{_NUM}{_UNIT}(?:[дт][аеоө]н)(?:\s+турган)?\s+){_NUM}\s?[^\W\d_]
    |{_NUM}(?P<c>\s+из(?:\s+общего\s+числа)?\s+{_NUM})\s
    )""",
    re.X,
)
_RANGE = re.compile(
    rf"(?<![\w.,№/-])(?:{_NUM}(?:\s?%)?\s?[-–—−]\s?{_NUM}(?![\d.]|-|\s?[-–—]\s?[^\W\d_])"
    rf"|от\s+{_NUM}(?:\s?%)?\s+до\s+{_NUM})"
)
_YEAR_AND_NUMBER = re.compile(r"20\d\d\s+-\s+(?!20\d\d)")
_NAMED_RANGE = re.compile(
    r"\s*(?:кампус|корпус|курс|класс|семестр|кабинет|квартал|ор[уд]н|мест|жаш|жыл|лет|этап|год"
    r"|топ|сап)"
)
_RATIO = re.compile(rf"(?<![\w.,]){_NUM}\s?[:/]\s?{_NUM}(?![\w.])")
_NEGATIVE = re.compile(rf"(?:^|(?<=[\s(]))[-–—−]{_NUM}\s?(?:%|пайыз|процент)|минус\s+{_NUM}")
_WORD_RANGE = re.compile(
    r"(?<!\w)(?:бир|эки|үч|төрт|беш|алты|жети|сегиз|тогуз|он)\s?[-–—]\s?"
    r"(?:эки|үч|төрт|беш|алты|жети|сегиз|тогуз|он)(?!\w)"
)


_SPELT_OUT = re.compile(rf"(?<![\w.,])(?P<number>{_NUM})\s?(?P<words>\((?P<inside>[^()]+)\))")


def _find_spelt_out(plain: str) -> list[tuple[int, int]]:
    """The brackets that say the number before them in words: `3 (үч) семинар`."""
    spans = []
    for match in _SPELT_OUT.finditer(plain):
        inside = match["inside"].strip()
        numbers = find_number_words(inside)
        is_whole = len(numbers) == 1 and (numbers[0].start, numbers[0].end) == (0, len(inside))
        if is_whole and numbers[0].value == parse_decimal(match["number"]):
            spans.append(match.span("words"))
    return spans


def mask_pairs(plain: str) -> tuple[str, list[tuple[int, int]], str | None]:
    """Masks numbers that are no count by themselves.

    Returns the text with signs in their places, the places, and the first print that names no
    single number (a range, a negative number), None if there is none.
    """
    spans: list[tuple[int, int]] = []
    problem: str | None = None
    for start, end in _find_spelt_out(plain):
        spans.append((start, end))
        plain = plain[:start] + " " * (end - start) + plain[end:]
    for pattern in (_FROM_TO, _PART_OF):
        for match in [*pattern.finditer(plain)]:
            span = next(match.span(key) for key in "abc" if key in match.groupdict() and match[key])
            spans.append(span)
            plain = plain[: span[0]] + " " * (span[1] - span[0]) + plain[span[1] :]
    for match in [*_RATIO.finditer(plain)]:
        spans.append(match.span())
        plain = plain[: match.start()] + "¤" * len(match[0]) + plain[match.end() :]
    for pattern in (_RANGE, _NEGATIVE, _WORD_RANGE):
        for match in [*pattern.finditer(plain)]:
            is_named = pattern is _RANGE and _NAMED_RANGE.match(plain, match.end())
            if pattern is _RANGE and _YEAR_AND_NUMBER.match(match[0]):
                continue
            if not is_named and not re.fullmatch(r"20\d\d\W+(?:20)?\d\d", match[0]):
                problem = problem or match[0]
            spans.append(match.span())
            plain = plain[: match.start()] + "¤" * len(match[0]) + plain[match.end() :]
    return plain, spans, problem
