"""Names of persons: `Дегембаева Н.К.`, `Н.К. Дегембаева`, `Асанов Азамат Асанович`."""

from __future__ import annotations

import re

from normalizers.office_words import noun

_NAME = r"[А-ЯЁӨҮҢ][а-яёөүңӊѳ]+(?:-[А-ЯЁӨҮҢ][а-яёөүңӊѳ]+)?"
_INITIALS = r"[А-ЯЁӨҮҢ]\.\s?(?:[А-ЯЁӨҮҢ](?:\.|(?![а-яё\w])))?"
_PERSON = re.compile(
    rf"(?<![\w.])(?:{_NAME}\s{_INITIALS}(?!\w)"
    rf"|{_INITIALS}\s?{_NAME}(?!\w|\s?(?:ат\.|атындагы))"
    rf"|{_NAME}\s{_NAME}\s(?:{_NAME}(?:ович|евич|овна|евна|ична)|уулу|кызы)(?!\w))"
)


def people(text: str) -> list[tuple[int, int]]:
    """Where names of persons stand, as start and end, in printed order.

    One that a unit is named after (`С.Жусуев ат.`) is none, and an office is no name: the name in
    “Ректор М.К. Чыныбаев” is “М.К. Чыныбаев”.
    """
    found: list[tuple[int, int]] = []
    place = 0
    while match := _PERSON.search(text, place):
        first = match[0].split(maxsplit=1)[0]
        if noun(first) is not None:
            place = match.start() + len(first)
        else:
            found.append(match.span())
            place = match.end()
    return found
