"""Names of persons: `Дегембаева Н.К.`, `Н.К. Дегембаева`, `Асанов Азамат Асанович`."""

from __future__ import annotations

import re

from normalizers.office_words.office_nouns import find_noun

_L = r"[^\W\d_]"
_NAME = rf"{_L}{{2,}}(?:-{_L}+)?"
_INITIALS = rf"{_L}{_L}?\.(?:\s?{_L}(?:\.|(?!\w)))?"
_CAPITAL = "(?=[А-ЯA-ZӨҮҢЁ])"
_SURNAME = rf"{_L}+(?:[оеё]ва?|ская)"
_PERSON = re.compile(
    # not behind a letter, nor behind initials; a sentence may end right before it
    rf"(?<!\w)(?<!\b\w\.){_CAPITAL}(?:{_NAME}\s?{_CAPITAL}{_INITIALS}(?!\w)"
    rf"|{_INITIALS}\s?{_NAME}(?!\w|\s?[аa](?:т\.|тын))"
    rf"|{_NAME}\s{_NAME}\s(?:{_NAME}\s)?(?:{_L}+(?:вич|вна|ична)|уулу|кызы)(?!\w)"
    rf"|{_NAME}\s(?:уулу|кызы)\s{_NAME}"
    rf"|(?<![^,;]\s)(?:{_NAME}\s{_SURNAME}|{_SURNAME}\s{_NAME})(?=\s?(?:[,;]|$)))"
)
_WORD = re.compile(f"{_L}+")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_TWO_LETTER_INITIALS = frozenset(("Дж", "Чы", "Ыс"))
_KIN_WORDS = frozenset(("уулу", "кызы"))


def find_person_names(text: str) -> list[tuple[int, int]]:
    """Where names of persons stand, as start and end, in printed order.

    One that a unit is named after (`С.Жусуев ат.`) is none, and an office is no name: the name in
    “Ректор М.К. Чыныбаев” is “М.К. Чыныбаев”. Without initials or a father's name, two words are a
    name only if they stand alone between signs and one of them ends as a surname does.
    """
    spans: list[tuple[int, int]] = []
    position = 0
    while match := _PERSON.search(text, position):
        words = _WORD.findall(match[0])
        if all(map(_can_be_in_name, words)) and find_noun(words[0]) is None:
            spans.append(match.span())
            position = match.end()
        else:
            position = match.start() + len(words[0])
    return spans


def _can_be_in_name(word: str) -> bool:
    """Whether a word may be one of a name: a capital, behind it small letters.

    An initial may stand behind it without a space: `АсановаЖ.`
    """
    if word in _KIN_WORDS:
        return True
    if len(word) == 1:
        return word.isupper()
    if len(word) == 2 and word not in _TWO_LETTER_INITIALS:
        return False
    word = word[:-1] if word[-1].isupper() else word
    return word.istitle() and _CYRILLIC.search(word) is not None
