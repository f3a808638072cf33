"""Titles of sections in plain text: their numbers, the academic years they name, and whether they
announce the glossary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from normalizers.letters.confusables import fold_to_russian_keyboard
from normalizers.letters.signs import fold_dashes

_NUMBER = re.compile(
    r"\s*(\d{1,2}(?:\.\d{1,2})*)(\s*[.)])?(?:\s*([^\W\d]|[«“\"„'(])|(?<=[.)])\s+\d)"
)
_YEAR = re.compile(r"(?<!\d)(20\d\d)\s*[-/]\s*(20)?(\d\d)(?!\d)(\s*-?\s*окуу)?", re.I)
_GLOSSARY_TITLE = re.compile(
    r"кыскар\w*\s+(?:соз|аталыш|тизме|термин|белги|ат\w*)|кыскартуулар|^\W*кыскартуу\W*$|"
    r"(?:спис|переч|услов|принят|использ|примен)\w*(?:\s+\w+){0,3}\s+сокращени|"
    r"^\W*сокращени[яй]\W*$|сокращени[яй] и (?:обознач|термин|определ)|аббревиатур"
)
"""“Сокращение расходов” and “чыгымдарды кыскартуу” (cutting costs) are work, not lists of
abbreviations, so the word alone is not enough."""


def parse_section_number(title: str) -> str | None:
    """The number that a section's title begins with: `2.3` of “2.3. «АДАМ …”, or None."""
    match = _NUMBER.match(title)
    if match is None or (match[2] is None and (match[3] or "").islower()):
        return None  # as in “12 апрель” and “1.5 млн сом”
    return match[1]


def count_academic_years(texts: Iterable[str]) -> Counter[str]:
    """The academic years named in some texts, as `2025-26`, with their weight.

    Only a span of one year is an academic year (2023-2028 is a strategy's); one followed by the
    word “окуу” (of study) counts three times.
    """
    years: Counter[str] = Counter()
    for text in texts:
        for match in _YEAR.finditer(fold_dashes(text)):
            start, end = int(match[1]), int(match[3])
            if (start + 1) % 100 == end:
                years[f"{start}-{end:02d}"] += 3 if match[4] else 1
    return years


def is_glossary_title(text: str) -> bool:
    """Whether a title announces the list of abbreviations."""
    return bool(_GLOSSARY_TITLE.search(fold_to_russian_keyboard(text)))


def find_glossary_title(lines: Sequence[str]) -> tuple[int, int] | None:
    """The first line that announces the list of abbreviations and the line after the last; None if
    no line does.

    Lines in capitals that follow continue the title.
    """
    end = next(
        (i + 1 for i in range(len(lines)) if is_glossary_title(" ".join(lines[: i + 1]))), None
    )
    if end is None:
        return None
    start = next(i for i in range(end - 1, -1, -1) if is_glossary_title(" ".join(lines[i:end])))
    while end < len(lines) and lines[end].isupper():
        end += 1
    return start, end
