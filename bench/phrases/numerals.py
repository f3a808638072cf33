"""Whole numbers said in words, Kyrgyz and Russian."""

from __future__ import annotations

from .fillers import split_fillers

_KYRGYZ_ONES = ["", *split_fillers("бир эки үч төрт беш алты жети сегиз тогуз")]
_KYRGYZ_TENS = ["", *split_fillers("он жыйырма отуз кырк элүү алтымыш жетимиш сексен токсон")]
_RUSSIAN_ONES = ["", *split_fillers("один два три четыре пять шесть семь восемь девять")]
_RUSSIAN_TEENS = split_fillers(
    "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать "
    "восемнадцать девятнадцать"
)
_RUSSIAN_TENS = [
    *["", ""],
    *split_fillers("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто"),
]
_RUSSIAN_HUNDREDS = [
    "",
    *split_fillers("сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот"),
]


def say_in_kyrgyz(number: int) -> str:
    """`216000` → `эки жүз он алты миң`; up to a thousand million."""
    for scale, name in ((10**6, "миллион"), (1000, "миң")):
        if number >= scale:
            head, rest = divmod(number, scale)
            return f"{say_in_kyrgyz(head)} {name} {say_in_kyrgyz(rest)}".strip()
    hundreds, rest = divmod(number, 100)
    said = "" if not hundreds else f"{_KYRGYZ_ONES[hundreds]} жүз" if hundreds > 1 else "жүз"
    return " ".join(f"{said} {_KYRGYZ_TENS[rest // 10]} {_KYRGYZ_ONES[rest % 10]}".split())


def say_in_russian(number: int) -> str:
    """`216000` → `двести шестнадцать тысяч`; up to a thousand million, in the nominative."""
    for scale, names in (
        (10**6, ("миллион", "миллиона", "миллионов")),
        (1000, ("тысяча", "тысячи", "тысяч")),
    ):
        if number >= scale:
            head, rest = divmod(number, scale)
            said = say_in_russian(head)
            if scale == 1000:
                said = _make_feminine(said)
            name = names[_get_form(head)]
            return f"{said} {name} {say_in_russian(rest)}".strip()
    hundreds, rest = divmod(number, 100)
    said = _RUSSIAN_TEENS[rest - 10] if 10 <= rest < 20 else ""
    said = said or f"{_RUSSIAN_TENS[rest // 10]} {_RUSSIAN_ONES[rest % 10]}"
    return " ".join(f"{_RUSSIAN_HUNDREDS[hundreds]} {said}".split())


def _make_feminine(said: str) -> str:
    words = said.split()
    words[-1:] = [{"один": "одна", "два": "две"}.get(word, word) for word in words[-1:]]
    return " ".join(words)


def _get_form(number: int) -> int:
    if number % 100 // 10 == 1 or number % 10 in (0, 5, 6, 7, 8, 9):
        return 2
    return 0 if number % 10 == 1 else 1
