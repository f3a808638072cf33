"""Kyrgyz nouns put into their forms: plural, possession, case, by the harmony of vowels.

It makes what the program takes apart, and shares nothing with it.
"""

from __future__ import annotations

CASES = ("nominative", "genitive", "accusative", "dative", "locative", "ablative")

_VOWELS = "аеёиоөуүыэюя"
_VOICELESS = "пткксшчфхцщ"
_OPEN_VOWEL = dict(zip("аыяеэиоёуюөү", "аааеееоооаөө", strict=True)) | {
    "у": "а",
    "ю": "а",
    "и": "е",
}
_CLOSE_VOWEL = dict(zip("аыяеэиоёуюөү", "ыыыиииууууүү", strict=True))


def _last_vowel(word: str) -> str:
    return next((char for char in reversed(word.lower()) if char in _VOWELS), "а")


def _a(word: str) -> str:
    return _OPEN_VOWEL[_last_vowel(word)]


def _y(word: str) -> str:
    return _CLOSE_VOWEL[_last_vowel(word)]


def to_plural(word: str) -> str:
    """`кеңеш` → кеңештер."""
    last = word[-1].lower()
    first = "т" if last in _VOICELESS else "л" if last in _VOWELS or last in "йр" else "д"
    return f"{word}{first}{_a(word)}р"


def to_possessed(word: str) -> str:
    """`кеңеш` → кеңеши, `база` → базасы."""
    last = word[-1].lower()
    if last in _VOWELS:
        return f"{word}с{_y(word)}"
    soft = {"к": "г", "п": "б"}.get(last, last)
    return f"{word[:-1]}{soft}{_y(word)}"


def to_case(word: str, case: str, *, is_possessed: bool) -> str:
    """A noun, or a possessed one, in a case: `кеңешинин`, `кеңештин`."""
    if case == "nominative":
        return word
    open_vowel, close_vowel = _a(word), _y(word)
    if is_possessed:
        endings = {
            "genitive": f"н{close_vowel}н",
            "accusative": "н",
            "dative": f"н{open_vowel}",
            "locative": f"нд{open_vowel}",
            "ablative": f"н{open_vowel}н",
        }
        return word + endings[case]
    last = word[-1].lower()
    hard = last in _VOICELESS
    nasal = "н" if last in _VOWELS else "т" if hard else "д"
    endings = {
        "genitive": f"{nasal}{close_vowel}н",
        "accusative": f"{nasal}{close_vowel}",
        "dative": f"{'к' if hard else 'г'}{open_vowel}",
        "locative": f"{'т' if hard else 'д'}{open_vowel}",
        "ablative": f"{'т' if hard else 'д'}{open_vowel}н",
    }
    return word + endings[case]
