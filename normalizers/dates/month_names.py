"""The months as plans write them: names, short forms, numbers, the names of the Kyrgyz calendar.

| print | month |
| --- | --- |
| `октябрь`, `октябрында`, `октября` | 10 |
| `окт.`, `сент-окт` | 10, 9–10 |
| `X`, `IX–XII`, `ІХ` | 10, 9–12, 9 |
| `9-айда`, `3-4-айлар`, `10 айында` | 9, 3–4, 10 |
| `Жетинин айы`, `баш оона` | 11, 8 |

The names of the Kyrgyz calendar: K. K. Yudakhin, Kyrgyz–Russian dictionary, 1965, as the country's
state calendars print them today.
"""

from __future__ import annotations

MONTH_STEMS = {
    "январ": 1,
    "феврал": 2,
    "март": 3,
    "апрел": 4,
    "май": 5,
    "июн": 6,
    "июл": 7,
    "август": 8,
    "сентябр": 9,
    "октябр": 10,
    "ноябр": 11,
    "декабр": 12,
}
"""The beginnings of the months' names; Kyrgyz and Russian share them."""

SHORT_MONTHS = {
    "янв": 1, "фев": 2, "февр": 2, "мар": 3, "апр": 4, "авг": 8, "сен": 9, "сент": 9, "окт": 10,
    "ноя": 11, "нояб": 11, "дек": 12,
}  # fmt: skip
"""Short forms of months, printed with a full stop or in a list."""

KYRGYZ_MONTHS = {
    "үчтүн": 1, "3түн": 1, "бирдин": 2, "жалган куран": 3, "чын куран": 4, "бугу": 5, "кулжа": 6,
    "теке": 7, "баш оона": 8, "аяк оона": 9, "тогуздун": 10, "9дун": 10, "жетинин": 11, "7нин": 11,
    "бештин": 12, "5тин": 12,
}  # fmt: skip
"""The names of the Kyrgyz calendar; with digits as `replace_number_words` leaves them."""

_ROMAN_NUMBERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12,
}  # fmt: skip
_TYPED_ROMAN = str.maketrans({"і": "i", "l": "i", "1": "i", "х": "x", "у": "v", "п": "ii"})
_TYPED_ROMAN |= str.maketrans({"ш": "iii"})

ROMAN = r"(?:(?=[ivxіхупшl1]*[ivxіхпшу])[ivxіхупшl1]{1,5})(?!\w)"
"""A Roman numeral, as keyboards without Latin letters make it too: `ІУ`, `П`, `Ш`, `1У`."""


def parse_roman(text: str) -> int | None:
    """The number of a folded Roman numeral up to 12, None if it is none."""
    return _ROMAN_NUMBERS.get(text.translate(_TYPED_ROMAN))


def find_month(name: str) -> int | None:
    """The month whose name a folded word begins with; None if there is none."""
    for stem, month in MONTH_STEMS.items():
        if name.startswith(stem):
            return month
    return 5 if name in ("мая", "мае", "маю", "маем") else None
