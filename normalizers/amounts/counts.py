"""What a text counts: `2 ББП`, `20 %`, `саны – 50`, `10-жолу`, `бирден курс`.

The number is the first percentage; if there is none, the first count. Numbers that name or order
something (№97, 3-чү, 1-3 кампустар), ages, years and sums of money count nothing.

| print | number |
| --- | --- |
| `он эки аудитория`, `двадцать пять студентов` | 12, 25 |
| `60%дан 75%га`, `с 40 до 65 %`, `5тен 10го чейин` | the target: 75, 65, 10 |
| `25 ичинен 20 окутуучу`, `64 иш-чарадан 50 иш-чара`, `20 из 25` | the part: 20, 50, 20 |
| `2,5 миң студент` | 2500 |
| `95 проц.`, `90 пайызга`, `0,5 %` | 95, 90, 0.5 per cent |
| `3-орун`, `1:12`, `3/4`, `ТОП-500`, `72 сааттык`, `15 күндүк` | none |
| `5-10 макала`, `10 – 15 %`, `от 5 до 10`, `-3 %` | none, and a doubt |
| `30 % (75 %)`, `500 буклет, 10 чогулуш` | the first, and a doubt |
"""

from __future__ import annotations

import re
from typing import NamedTuple

from normalizers.accounting.count_words import (
    COUNT_WORDS,
    is_like_measure,
    mark_known_numbers,
)
from normalizers.accounting.word_account import (
    NOTHING_TOLD,
    WordAccount,
    account_for_words,
)
from normalizers.amounts.count_pairs import mask_pairs
from normalizers.amounts.count_patterns import (
    ACRONYM_BEFORE_PATTERN,
    ADJECTIVE_PATTERN,
    AHEAD_PATTERN,
    COUNT_PATTERN,
    EACH_PATTERN,
    GRADE_PATTERN,
    LABELLED_PATTERN,
    LIMIT_BEHIND_PATTERN,
    MAX_LETTERS_BEFORE_NOUN,
    MAX_NAMED,
    MAX_UNIT_WORDS,
    NEARLY_PATTERN,
    NO_COUNT,
    NO_NUMBER,
    NUMBER_OF_PATTERN,
    OF_WHOLE_PATTERN,
    PERCENT_PATTERN,
    PLACES,
    RANK_PATTERN,
    SOLE_PATTERN,
    VERB_PATTERN,
    WITH_WORD_PATTERN,
)
from normalizers.amounts.currencies import find_multiplier
from normalizers.doubts import Doubt
from normalizers.letters.confusables import fold_keeping_length, fold_print
from normalizers.letters.kyrgyz_endings import remove_genitive
from normalizers.letters.number_words import find_number_words, is_like_numeral
from normalizers.letters.numbers import parse_decimal
from normalizers.letters.signs import DASHES, fold_dashes

_UNIT_END = re.compile(
    r"[,;:()+]|(?<!(?<!\w)м)\d|\s-|-\s|\s(?:жана|и|же|или)(?:\s|$)|\.\s(?=[А-ЯӨҮҢA-Z])"
)
"""Where the name of what is counted ends."""


_UP_TO = re.compile(r"[гк][аеоө]\sчейин\W*$")


class Quantity(NamedTuple):
    """A number, what it counts, and how it was found; None and an empty text if there is none.

    `place` is where it stands in the text; `doubts` and `account` are about the other numbers.
    """

    value: float | None = None
    unit: str | None = None
    evidence: str = ""
    place: tuple[int, int] = (0, 0)
    doubts: tuple[Doubt, ...] = ()
    account: WordAccount = NOTHING_TOLD


def parse_quantity(text: str) -> Quantity:
    """The number that a text names first. Never raises."""
    plain = fold_print(text)
    masked, spans, problem = mask_pairs(plain)
    quantity = _parse_sole_number(masked) or _find_quantity(text, masked)
    return _judge_left_over(quantity, text, plain, spans, problem)


def _parse_sole_number(plain: str) -> Quantity | None:
    """The number that is all that a cell holds, a limit's words apart."""
    match = SOLE_PATTERN.fullmatch(plain)
    if match is None:
        return None
    return _build_quantity(match["number"], None, "the only word", match.span("number"))


def _find_quantity(text: str, plain: str) -> Quantity:
    if match := PERCENT_PATTERN.search(plain):
        return _build_quantity(match["number"], "%", "a share in per cent", match.span("number"))
    return _parse_in_words(text, plain) or _parse_in_digits(text, plain)


def _judge_left_over(
    quantity: Quantity, text: str, plain: str, pairs: list[tuple[int, int]], problem: str | None
) -> Quantity:
    """The quantity with the account of the text's numbers; its words are the indicator itself."""
    words = [match.span() for match in re.finditer(r"[^\W\d_]+", plain)]
    spans = [quantity.place, *pairs, *mark_known_numbers(plain), *words]
    account = account_for_words(plain, spans, COUNT_WORDS)
    if problem is not None:
        doubt = Doubt(COUNT_WORDS.code, f"“{problem}” is no one number")
        return Quantity(doubts=(doubt,), account=account)
    doubts = _find_number_doubts(text, account)
    if quantity.value is None and quantity.evidence and not doubts:
        doubts = (Doubt(COUNT_WORDS.code, f"“{text}” begins with {quantity.evidence}"),)
    if quantity.value is None:
        return quantity._replace(doubts=doubts, account=account)
    if quantity.unit and OF_WHOLE_PATTERN.search(quantity.unit) and account.left_over:
        return Quantity(doubts=doubts, account=account)
    if any(_is_beside(place, quantity.place, plain) for place in account.left_over):
        return Quantity(doubts=doubts, account=account)
    return quantity._replace(doubts=doubts, account=account)


def _find_number_doubts(text: str, account: WordAccount) -> tuple[Doubt, ...]:
    """The doubt that names the numbers left over, each with the word behind it."""
    if not account.left_over:
        return ()
    printed = [WITH_WORD_PATTERN.match(text, start) for start, _ in account.left_over[:MAX_NAMED]]
    pieces = ", ".join(f"“{match[0]}”" for match in printed if match)
    return (Doubt(COUNT_WORDS.code, f"{pieces}: a number beside the one that is given, or none"),)


def _is_beside(place: tuple[int, int], number: tuple[int, int], plain: str) -> bool:
    """Whether neither a sign nor an “and” stands between two numbers."""
    first, last = sorted((place, number))
    return not re.search(r"[,;.()+:/]|\s-\s|\b(?:жана|и|менен)\b", plain[first[1] : last[0]])


def _parse_in_words(text: str, plain: str) -> Quantity | None:
    """A number said in words: of each (`бирден курс`), or at the beginning (`Он эки семинар`)."""
    if match := EACH_PATTERN.search(plain):
        unit = text[match.start("unit") : match.end("unit")]
        (number,) = find_number_words(match["number"])
        return Quantity(float(number.value), unit, "so many each", match.span("number"))
    ahead = AHEAD_PATTERN.match(plain)
    start = ahead.end() if ahead else 0
    for number in find_number_words(plain)[:1]:
        behind = re.match(rf"\s+(?!{NO_COUNT})(?P<unit>[^\W\d_].*)", plain[number.end :])
        limit = LIMIT_BEHIND_PATTERN.match(plain, number.end)
        if number.start == start and number.ending and limit:
            place = number.start, number.end
            counted = _extract_unit(text[limit.start("unit") :])
            return Quantity(float(number.value), counted, "a number in words", place)
        if behind and behind["unit"].split()[0] in NO_NUMBER:
            return None
        if number.start == start and not number.is_ordinal and not number.ending and behind:
            unit = text[number.end + behind.start("unit") :]
            first_word = fold_print(unit.split()[0])
            if is_like_measure(first_word) or is_like_numeral(first_word):
                return Quantity(evidence="a number in words that is not understood")
            place = number.start, number.end
            return Quantity(float(number.value), _extract_unit(unit), "a number in words", place)
    return None


def _parse_in_digits(text: str, plain: str) -> Quantity:
    """`саны – 50`, else `2 ББП` or `10-жолу`, else `кырг.-4`."""
    if match := NUMBER_OF_PATTERN.search(plain):
        label = re.split(
            r"[.,;:()]", text[max(0, match.start() - MAX_LETTERS_BEFORE_NOUN) : match.start()]
        )[-1]
        evidence = f"the number behind “{match['noun']}”"
        unit = _extract_counted_noun(label)
        return _build_quantity(match["number"], unit, evidence, match.span("number"))
    for match in COUNT_PATTERN.finditer(plain):
        if ACRONYM_BEFORE_PATTERN.search(text[: match.start()]):
            continue
        key = next((key for key in ("unit", "limited", "below", "scaled") if match[key]), "times")
        unit = match["times"] or _extract_unit(text[match.start(key) : match.end(key)])
        if unit and unit.lower() == "орун" and match["number"] in PLACES:
            continue
        if unit and is_like_measure(fold_print(unit.split()[0])):
            continue
        if unit and RANK_PATTERN.search(plain) and re.match(r"ор[уд]н|мест", unit.lower()):
            continue
        return _build_quantity(
            match["number"], unit, "the first count", match.span("number"), match["scale"]
        )
    if match := GRADE_PATTERN.search(plain):
        return _build_quantity(match["number"], "балл", "a grade", match.span("number"))
    if match := LABELLED_PATTERN.search(plain):
        label = re.split(r"[\s(,;]", text[: match.start("number")].rstrip(f" :{DASHES}"))[-1]
        evidence = "the number behind its name"
        return _build_quantity(match["number"], label or None, evidence, match.span("number"))
    return Quantity()


def _build_quantity(
    number: str, unit: str | None, evidence: str, place: tuple[int, int], scale: str | None = None
) -> Quantity:
    value = parse_decimal(number)
    if value is not None and scale:
        value *= find_multiplier(scale)
    # Beyond that a float is no longer exact, and no plan counts so much.
    if value is None or value >= 10**15:
        return Quantity()
    return Quantity(float(value), unit, evidence, place)


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
    return " ".join(noun_words[-MAX_UNIT_WORDS:])


def _extract_unit(words: str) -> str | None:
    """The name of what is counted, at the beginning of the words behind a number."""
    words = _UP_TO.sub("", NEARLY_PATTERN.sub("", words))
    end = _UNIT_END.search(fold_dashes(words))
    phrase = words[: end.start() if end else None].strip(" .")
    unit_words = phrase.split()
    while len(unit_words) > 1 and VERB_PATTERN.fullmatch(fold_keeping_length(unit_words[-1])):
        unit_words.pop()
        phrase = " ".join(unit_words)
    if len(unit_words) <= 2:
        return phrase or None
    length = 1
    while length < len(unit_words) and ADJECTIVE_PATTERN.fullmatch(
        fold_keeping_length(unit_words[length - 1])
    ):
        length += 1
    return " ".join(unit_words[:length])
