"""Titles of columns that hold check marks: months and parts of the year."""

from __future__ import annotations

import re

from normalizers.letters.confusables import (
    fold_confusables,
    fold_to_russian_keyboard,
    type_in_russian,
)
from normalizers.titles.roman_numerals import to_roman_letters
from normalizers.titles.title_reading import STOREY_BREAK, read_title
from normalizers.titles.title_words import DEADLINE_ROLES, TitleRole

_MONTH_MARK = re.compile(
    r"(?:янв(?:ар[а-я]{0,4})?|фев(?:рал[а-я]{0,4}|р)?|мар(?:т[а-я]{0,3})?|апр(?:ел[а-я]{0,4})?|"
    r"ма[йя][а-я]{0,2}|июн[а-я]{0,3}|июл[а-я]{0,3}|авг(?:уст[а-я]{0,3})?|"
    r"сен(?:т(?:ябр[а-я]{0,4})?)?|окт(?:ябр[а-я]{0,4})?|ноя(?:б(?:р[а-я]{0,4})?)?|"
    r"дек(?:абр[а-я]{0,4})?)\.?(?:\s+айы)?"
)
_PART_OF_YEAR_WORD = (
    r"(?:кв(?:артал[а-я]*)?\.?|чейрек[а-я]*|жарым\s*жыл[а-я]*|полугоди[а-я]*|семестр[а-я]*|ж/ж)"
)
_PART_OF_YEAR_MARK = re.compile(
    rf"(?:(?:I{{1,3}}|IV|[1-4])\s*[-–.]?\s*(?:[ый]?й?\s*)?{_PART_OF_YEAR_WORD}"
    rf"|{_PART_OF_YEAR_WORD}\s*(?:I{{1,3}}|IV|[1-4])|I{{1,3}}|IV)\.?",
    re.I,
)
_ROMAN_MONTH_MARK = re.compile(r"(?:V|VI{1,3}|IX|XI{0,2}|Х)\.?")
"""A month by its number from May on; lower ones are numbers of quarters too."""
_BARE_ROMAN = re.compile(r"[IVX]+\.?")
_YEAR = re.compile(r"\bжыл|\bгод|(?<!\d)20\d\d(?!\d)")
_PLAIN_MARK_NUMBER = re.compile(r"0?[1-9]|1[0-2]")
_NUMBERED_PARTS = re.compile(r"\b(?:ай|айлар|айы|месяц|квартал|чейрек)")


def parse_mark_title(title: str) -> str | None:
    """The month or part of the year that a title consists of, as printed; None for any other title.
    Columns with such titles hold check marks."""
    *upper, own = (" ".join(storey.split()) for storey in title.split(STOREY_BREAK))
    plain = fold_to_russian_keyboard(own)
    is_number = _PLAIN_MARK_NUMBER.fullmatch(own) and any(
        _NUMBERED_PARTS.search(fold_confusables(storey)) for storey in upper
    )
    roman = to_roman_letters(own)
    is_roman = _BARE_ROMAN.fullmatch(roman) is not None
    if is_roman and not _may_count_time(STOREY_BREAK.join(upper), roman):
        return None
    if (
        _MONTH_MARK.fullmatch(plain)
        or _ROMAN_MONTH_MARK.fullmatch(roman)
        or _PART_OF_YEAR_MARK.fullmatch(type_in_russian(roman))
        or is_number
    ):
        return own
    return None


def _may_count_time(above: str, roman: str) -> bool:
    """Whether a Roman number under a title may be of a month or part of the year, and not of a
    school class or a mark."""
    role = read_title(above).role if above else None
    if role is TitleRole.PARTICIPANTS:
        return False
    is_of_time = role in DEADLINE_ROLES or _YEAR.search(fold_confusables(above)) is not None
    return not above or is_of_time or _ROMAN_MONTH_MARK.fullmatch(roman) is None
