"""The number of a section in its title: `2.3.`, `IV.`, `А)`, `3-бөлүм`, `Раздел 3`, `§ 3`.

A Roman numeral may be typed with any letters that look like it (`ІІ`, `Ш` for III). What could as
well be a letter or an initial is taken for a numeral only if it continues the numbers before it.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from normalizers.letters.confusables import fold_to_russian_keyboard, type_in_russian
from normalizers.titles.roman_numerals import (
    count_roman_numeral,
    parse_roman_numeral,
    write_roman_numeral,
)

MarkStyle = Literal["arabic", "roman", "letter"]
"""How a section's number is written."""

_ROMAN_TYPED = r"[IVXІХУҮVПШlӀ|]{1,6}"
_LETTER_ORDER = "АБВГДЕЖЗИКЛМНОПРСТ"
"""Letters that sections are numbered with, in order; some plans have Й too."""
_LETTER_NAMES = f"{_LETTER_ORDER}Й"
_LATIN_ORDER = "ABCDEFGHIJKLMNOP"
# The letters that number sections and look the same in Latin; typed on the wrong keyboard.
_LATIN_TO_CYRILLIC = str.maketrans("ABCDEH", "АВСДЕН")

_AIM_WORD = r"(?:милдет|максат|тапшырма|задач|цел[ьи])"
_SECTION_WORD = (
    r"(?:кичи\s*)?(?:б[өо]л[үу]м|б[өо]л[үу]к|багыт|бап|тармак|раздел|глава|част|блок|направлени|"
    r"приоритет|артыкчылык|модул|компонент|подраздел|параграф"
    rf"|{_AIM_WORD})[а-яөүң]{{0,5}}"
)
_NUMERAL = rf"(?P<numeral>\d{{1,2}}(?:\.\d{{1,2}})*|{_ROMAN_TYPED}|[А-ЯA-Z](?![\w]))"
_WORD_THEN_NUMBER = re.compile(
    rf"\s*(?:{_SECTION_WORD}(?![^\W\d_])\s*(?:№\s*)?|§+\s*){_NUMERAL}(?![\w])\s*[.:)–—-]*\s*",
    re.I,
)
_NUMBER_THEN_WORD = re.compile(
    rf"\s*(?:№\s*)?{_NUMERAL}(?:(?<=\d)|(?!\w))\s*[-–—.]?\s*(?:[йя]\s+)?"
    rf"(?:{_SECTION_WORD}(?![\w])|§)"
    r"\s*[.:)–—-]*\s*",
    re.I,
)
_AIM = re.compile(_AIM_WORD, re.I)
_HYPHEN = re.compile(r"\d\s*[-–—]")
_ORDINALS = (
    ("биринчи", "перв"),
    ("экинчи", "втор"),
    ("үчүнчү", "трет"),
    ("төртүнчү", "четверт"),
    ("бешинчи", "пят"),
    ("алтынчы", "шест"),
    ("жетинчи", "седьм"),
    ("сегизинчи", "восьм"),
    ("тогузунчу", "девят"),
    ("онунчу", "десят"),
)
_ORDINAL_WORD = "|".join(f"{kyrgyz}|{russian}[а-я]{{1,4}}" for kyrgyz, russian in _ORDINALS)
_ORDINAL_SECTION = re.compile(
    rf"\s*(?:(?P<before>{_ORDINAL_WORD})\s+{_SECTION_WORD}"
    rf"|{_SECTION_WORD}\s+(?P<behind>{_ORDINAL_WORD}))(?![\w])\s*[.:)–—-]*\s*",
    re.I,
)
_ARABIC = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2})*)(\s*[.)])?(?:\s*([^\W\d]|[«“\"„'(])|(?<=[.)])\s+\d|(?<=\.)\s*№)"
)
_ROMAN_MARK = re.compile(rf"\s*({_ROMAN_TYPED})(\s*[.)–—-]\s*|\s+)(?=[^\W\d]|[«“\"„'(\d])")
_THREE_AS_LETTER = re.compile(r"\s*З\s*\.\s*(?=[А-ЯӨҮҢ]\w+\s+\w)")
"""The letter `З`, for which text recognition and some typists take the figure 3, before a title of
several words (before one word it may be the initial of a name)."""
_LETTER_MARK = re.compile(r"\s*([а-яөүА-ЯӨҮA-Za-z])\s*[.)]\s*(?=[А-ЯӨҮҢA-ZЁ]\w|[«“\"„(])")


class SectionMark(NamedTuple):
    """A section's number as it is published (`2.3`, `IV`, `А`), its style, and how many letters of
    the title it takes.

    `has_word` is whether a word such as “раздел” stands with it; `has_aim_word` whether that word
    means an aim (“задача”), which numbers lists of aims too."""

    number: str
    style: MarkStyle
    length: int
    has_word: bool = False
    has_aim_word: bool = False

    @property
    def depth(self) -> int:
        """How deep it lies: 1 for `2`, 2 for `2.3`."""
        return self.number.count(".") + 1

    @property
    def ordinal(self) -> int:
        """Its last number: 3 for `2.3`, 4 for `IV`, 1 for `А`."""
        return _count(self)


def parse_section_mark(title: str, before: SectionMark | None = None) -> SectionMark | None:
    """The number at the head of a title, or None; `before` is the mark of the section before it.

    A number without a point counts only before a capital: “12 апрель” and “1.5 млн сом” are no
    titles.
    """
    if match := _ORDINAL_SECTION.match(title):
        return SectionMark(
            str(_parse_ordinal(match["before"] or match["behind"])), "arabic", match.end(), True
        )
    for pattern in (_WORD_THEN_NUMBER, _NUMBER_THEN_WORD):
        if match := pattern.match(title):
            number = _parse_numeral(match["numeral"])
            is_aim = _AIM.search(match[0]) is not None
            if is_aim and pattern is _NUMBER_THEN_WORD and not _HYPHEN.search(match[0]):
                continue  # “3 задачи”
            if number is not None:
                return SectionMark(number[0], number[1], match.end(), True, is_aim)
    if match := _ARABIC.match(title):
        if match[2] is None and (match[3] or "").islower():
            return None
        return SectionMark(match[1], "arabic", match.end(2) if match[2] else match.end(1))
    return _parse_letters(title, before)


def follows(mark: SectionMark, before: SectionMark | None) -> bool:
    """Whether a mark is the one after `before`, or the first of its style."""
    if before is None or before.style != mark.style:
        return _count(mark) == 1
    return _count(mark) == _count(before) + 1


def name_number(style: str, count: int) -> str:
    """A number as a style writes it: 4 is `4`, `IV` or `Г`."""
    if style == "letter":
        return _LETTER_ORDER[count - 1]
    return str(count) if style == "arabic" else write_roman_numeral(count)


def _parse_letters(title: str, before: SectionMark | None) -> SectionMark | None:
    """A Roman numeral or a letter at the head of a title."""
    roman = None
    if match := _ROMAN_MARK.match(title):
        printed = match[1]
        numeral = parse_roman_numeral(printed)
        has_sign = match[2].strip() != ""
        rest = title[match.end() :]
        may_stand_alone = len(printed) > 1 or printed in "IV"
        if numeral and (has_sign or (may_stand_alone and rest[:1].isupper())):
            roman = SectionMark(numeral, "roman", match.end())
            is_certain = not re.fullmatch(r"[ПШУХҮ]+", printed) and (
                len(printed) > 1 or printed in "IVXІ"
            )
            if not is_certain and not (
                before and before.style == "roman" and follows(roman, before)
            ):
                roman = None
    letter = None
    if match := _LETTER_MARK.match(title):
        # `C)` typed in Latin may be the third section of A, B, C or stand for the Cyrillic С: the
        # one that continues the numbers wins.
        for name in (match[1].translate(_LATIN_TO_CYRILLIC), match[1]):
            candidate = SectionMark(name, "letter", match.end())
            if letter is None and _count(candidate) and follows(candidate, before):
                letter = candidate
    if roman and letter:
        return letter if before and before.style == "letter" and follows(letter, before) else roman
    return roman or letter or _parse_three(title, before)


def _parse_three(title: str, before: SectionMark | None) -> SectionMark | None:
    """The mark 3 that was read or typed as the letter `З`; only right after section 2 or a part of
    it."""
    match = _THREE_AS_LETTER.match(title)
    if match and before and before.style == "arabic" and before.number.split(".")[0] == "2":
        return SectionMark("3", "arabic", match.end())
    return None


def _parse_numeral(printed: str) -> tuple[str, MarkStyle] | None:
    if printed[0].isdigit():
        return printed, "arabic"
    roman = parse_roman_numeral(printed)
    if roman:
        return roman, "roman"
    letter = printed.upper().translate(_LATIN_TO_CYRILLIC)
    return (letter, "letter") if len(letter) == 1 and letter in _LETTER_NAMES else None


def _parse_ordinal(word: str) -> int:
    plain = fold_to_russian_keyboard(word)
    return next(
        number
        for number, (kyrgyz, russian) in enumerate(_ORDINALS, 1)
        if plain.startswith((type_in_russian(kyrgyz), russian))
    )


def _count(mark: SectionMark) -> int:
    """A mark's last number."""
    if mark.style == "arabic":
        return int(mark.number.rpartition(".")[2])
    if mark.style == "letter":
        letters = _LATIN_ORDER if mark.number.isascii() else _LETTER_ORDER
        return letters.find(mark.number.upper()) + 1
    return count_roman_numeral(mark.number)
