"""The nominative of a Kyrgyz phrase: its last word without the ending of a case.

`окуу планынын` → окуу планы, `илимий кеңештин` → илимий кеңеш. Plural and possession stay. Where
the letters allow two cuts, the nouns that names end in decide; if they do not either, the phrase
stays as it is printed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from normalizers.abbreviations.head_nouns import HEAD_NOUNS, WORDS_WITHOUT_CASE
from normalizers.letters.confusables import fold_confusables, type_in_russian

_PLURAL = "[лдт][аеоө]р"
_CASE = "(?:[ндт][ыиуү]н|[ндт][ыиуү]|[гк][аеоө]|[дт][аеоө]н?)"
_CASE_OF_POSSESSED = "(?:н[ыиуү]н|н|н[аеоө]|нд[аеоө]|н[аеоө]н)"
_INFLECTION = re.compile(
    rf"(?P<plain>(?:{_PLURAL})?){_CASE}|(?P<possessed>(?:{_PLURAL})?с?[ыиуү]){_CASE_OF_POSSESSED}"
)
_NO_CASE = re.compile(rf"(?:{_PLURAL})?(?:с?[ыиуү])?")
_VOICED_LAST_LETTERS = {"к": "г", "п": "б"}
_CONSONANT, _VOICED = "[^аеёиоөуүыэюя]", "[бвгджзйлмнңрь]"
_LONG_VOWEL = "(?:уу|үү|оо|өө|ия|я)"
_LAST_WORD = re.compile(r"([^\W\d_]+)(\W*)$")
_LAST_VOWELS = re.compile(rf"([аеёиоөуүыэюя]){_CONSONANT}+([ыиуү])$")
_MIN_NOUN_LETTERS = 5
_HARMONY = {"ы": "аыяе", "и": "еэия", "у": "оуюё", "ү": "өүе"}
"""The vowel of possession, and the vowels after which it stands (vowel harmony)."""


class CaseRule(NamedTuple):
    """A word with such an end is in a case, whatever its stem; group 1 is its nominative.

    A rule for a `possessed` word holds only if the vowel before the case is in harmony with the
    word's last vowel.
    """

    name: str
    pattern: re.Pattern[str]
    possessed: bool
    example: str


CASE_RULES = (
    CaseRule("case of a plural", re.compile(f"(.{{2,}}{_PLURAL}){_CASE}"), False, "лицейлердин"),
    CaseRule(
        "case of a plural that is possessed",
        re.compile(f"(.{{2,}}{_PLURAL}[ыиуү]){_CASE_OF_POSSESSED}"),
        False,
        "парктарынын",
    ),
    CaseRule(
        "case behind сы",
        re.compile(f"(.+[аеёиоөуүыэюя]с[ыиуү]){_CASE_OF_POSSESSED}"),
        True,
        "комиссиясынын",
    ),
    CaseRule(
        "genitive of what is possessed",
        re.compile(f"(.{{2,}}{_CONSONANT}[ыиуү])н[ыиуү]н"),
        True,
        "министрлигинин",
    ),
    CaseRule(
        "case behind a long vowel",
        re.compile(f"(.{{2,}}{_LONG_VOWEL})(?:н[ыиуү]н?|г[аеоө]|д[аеоө]н?)"),
        False,
        "башкаруунун",
    ),
    CaseRule(
        "case behind the suffix кана or ма",
        re.compile("(.{2,}(?:[кх]ана|[^о]ма|ме|мө))(?:н[ыиуү]н?|г[аеө]|д[аеө]н?)"),
        False,
        "чеберкананын",
    ),
    CaseRule(
        "genitive or accusative behind a voiced consonant",
        re.compile(f"(.{{2,}}{_VOICED})д[ыиуү]н?"),
        False,
        "курамдын",
    ),
    CaseRule(
        "genitive or accusative behind a consonant without voice",
        re.compile("(.{2,}(?:[шчткп]|[^аеиоу]с))т[ыиуү]н?"),
        False,
        "кеңештин",
    ),
    CaseRule(
        "accusative of what is possessed",
        re.compile("(.{2,}(?:[бвгджзйклмңпрсфхцчшщ]|[^пткксшчфхцщ]т)[ыиуү])н"),
        True,
        "кызматын",
    ),
    CaseRule(
        "accusative of what is possessed and ends in н",
        re.compile(f"(.{{2,}}{_CONSONANT}н[ыиуү])н"),
        True,
        "гимнин",
    ),
    CaseRule(
        "dative, locative or ablative of what is possessed",
        re.compile(
            f"(.{{2,}}{_CONSONANT}(?:[ыу](?=нд?а)|и(?=нд?е)|ү(?=нд?ө)))(?:н[аеө]н?|нд[аеө])"
        ),
        True,
        "борборунда",
    ),
    CaseRule(
        "dative",
        re.compile("(.{2,}(?:[йлмнңрзьаеоөыиуү](?=г)|[шчтпс](?=к[еөо])|к(?=к)))[гк][аеоө]"),
        False,
        "форумга",
    ),
    CaseRule(
        "locative",
        re.compile(
            "(.{2,}(?:[бвгджзйлмнңрьаеоөыиуү](?=д[еөо])|[абвйлмңр](?=да)|[шчткп](?=т)))[дт][аеоө]"
        ),
        False,
        "тармакта",
    ),
    CaseRule(
        "ablative",
        re.compile("(.{2,}(?:[бвгджзйлмнңрьаеоөыиуү](?=д)|[шчткпс](?=т)))[дт][аеоө]н"),
        False,
        "форумдан",
    ),
)
"""Tried in this order, when the nouns of the language do not decide."""


_AMBIGUOUS_END = re.compile(r"\w+(?:[аеоө]н[ыиуү]н?|[пстш]ка|ста)")
"""Ends of a word that are a case or belong to it: `планын`, `базанын`, `папка`, `дарста`."""


def has_doubtful_case(phrase: str) -> bool:
    """Whether the last word of a phrase may or may not be in a case, and no known noun decides."""
    match = _LAST_WORD.search(phrase)
    plain = fold_confusables(match[1]) if match else ""
    if _AMBIGUOUS_END.fullmatch(plain) is None or plain in WORDS_WITHOUT_CASE:
        return False
    is_decided = any(rule.pattern.fullmatch(plain) for rule in CASE_RULES)
    return not is_decided and _find_noun_with_ending(plain) is None


def to_kyrgyz_nominative(phrase: str) -> str:
    """A Kyrgyz phrase without the case ending of its last word, where that is certain.

    Signs behind the last word stay: `«Сапат» системасынын` → «Сапат» системасы.
    """
    match = _LAST_WORD.search(phrase)
    if match is None:
        return phrase
    word = match[1]
    return phrase[: match.start()] + word[: _count_nominative_letters(word)] + match[2]


def is_form_of_noun(word: str) -> bool:
    """Whether a word of five letters or more is a known noun, in any case: `КОМИТЕТТИН`."""
    plain = fold_confusables(word)
    return len(plain) >= _MIN_NOUN_LETTERS and _find_noun_with_ending(plain) is not None


@lru_cache(maxsize=1024)
def _count_nominative_letters(word: str) -> int:
    """How many letters of a word are its nominative; all of them where that is not certain."""
    plain = fold_confusables(word)
    if len(plain) != len(word) or plain in WORDS_WITHOUT_CASE:
        return len(word)
    by_noun = _find_noun_with_ending(plain)
    if by_noun is not None:
        return by_noun
    for rule in CASE_RULES:
        match = rule.pattern.fullmatch(plain)
        if match and (not rule.possessed or _is_harmonic(match[1])):
            return len(match[1])
    return len(word)


def _find_noun_with_ending(plain: str) -> int | None:
    """The letters of the nominative of a noun that is known; None if none is."""
    for length in range(len(plain), 1, -1):
        stem = plain[:length]
        if not _is_head_noun(stem):
            continue
        ending = plain[length:]
        if _NO_CASE.fullmatch(ending):
            return len(plain)
        if match := _INFLECTION.fullmatch(ending):
            return length + len(match["plain"] or match["possessed"] or "")
    return None


def _is_head_noun(stem: str) -> bool:
    """Whether a stem is a known noun, also with the last letter that it has before a vowel."""
    return type_in_russian(stem) in _STEMS


def _build_stems() -> frozenset[str]:
    nouns = {type_in_russian(noun) for noun in HEAD_NOUNS}
    softened = {
        noun[:-1] + _VOICED_LAST_LETTERS[noun[-1]]
        for noun in nouns
        if noun[-1] in _VOICED_LAST_LETTERS
    }
    return frozenset(nouns | softened)


_STEMS = _build_stems()


def _is_harmonic(stem: str) -> bool:
    """Whether the last vowel of a stem can be possession's: `термин` has и behind е, `магазин` и
    behind а."""
    match = _LAST_VOWELS.search(stem)
    return match is not None and match[1] in _HARMONY[match[2]]
