"""Check marks in columns of months, quarters or other parts of the year → when something is due."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.records.documents import Cell
from normalizers.dates.month_names import MONTH_STEMS, find_month, parse_roman
from normalizers.letters.confusables import fold_confusables
from normalizers.titles.column_titles import TableHeader
from normalizers.titles.roman_numerals import to_roman_letters
from normalizers.titles.title_reading import STOREY_BREAK
from pipeline.outline.joined_cells import CellJoiner

_MARK = re.compile(r"[+xхvXХV]{1,2}|[^\w\s()\-‐‑‒–—−.,;:/?%=№✗✘✕]{1,2}|да|ооба|бар", re.I)
"""A check mark in the column of a month or part of the year: any sign, in whatever font, or a word
for yes."""

_NO_MARK = re.compile(r"[\s\-‐‑‒–—−.0☐□○◯❏❑▢]+|жок|нет", re.I)
"""An empty check box, a dash or a word for no: nothing is done then."""

MAX_PART_OF_YEAR = 4
"""A column with a higher number than this is of no quarter but of a month."""

_NUMBER_OF_PART = re.compile(r"[IVХXІ]{1,4}|\d{1,2}")
_OF_MONTHS = re.compile(r"\b(?:ай(?:лар\w*|ы)?|месяц\w*)\b")
_OF_WEEKS = re.compile(r"\b(?:жума|апта|недел)")
_PARTS_OF_YEAR = (
    ("жарым жылдык", re.compile(r"\bжарым\s*жыл|\bж/ж")),
    ("полугодие", re.compile(r"\bполугоди")),
    ("семестр", re.compile(r"\bсеместр")),
    ("квартал", re.compile(r"\bквартал|\bчейрек")),
)
"""The words that parts of the year are read by, and how a title above them tells them, folded."""
_MONTHS = tuple(sorted(MONTH_STEMS, key=lambda stem: MONTH_STEMS[stem]))
"""The names of the months, in order."""


def read_marks(
    header: TableHeader,
    cells: Sequence[Cell | None],
    filled: Sequence[tuple[int, Cell]],
    join_cell: CellJoiner,
) -> tuple[list[str], list[str]]:
    """The titles of the marked columns, and what each is read as.

    Another text in such a cell is put after its title. `filled` are the cells with text, each with
    its column's index.
    """
    texts: list[str] = []
    readings: list[str] = []
    for index, cell in filled:
        text = join_cell(cell).text
        if _NO_MARK.fullmatch(text):
            continue
        titles = [
            mark
            for place, mark in enumerate(header.marks)
            if mark and place < len(cells) and cells[place] is cell
        ]
        if not titles:
            texts.append(text)
            readings.append(text)
        elif _MARK.fullmatch(text.strip()) or _repeats_title(text, titles):
            texts += titles
            readings += [_spell_out(title, index, header) for title in titles]
        # A text over several months says itself when: no single title belongs to it.
        elif len(titles) > 1:
            texts.append(text)
            readings.append(text)
        else:
            texts.append(f"{titles[0]} ({text})")
            readings.append(f"{text} {_spell_out(titles[0], index, header)}")
    return texts, readings


def _repeats_title(text: str, titles: Sequence[str]) -> bool:
    """Whether a column is marked by its own title, as `II` under `II`."""
    printed, *told = (to_roman_letters(one).strip(" .").casefold() for one in (text, *titles))
    return printed in told


def _spell_out(mark: str, index: int, header: TableHeader) -> str:
    """A part of the year with its word, which may stand above several columns: `I` is `I квартал`,
    or January where the columns are months.

    The title above a column says so of half-years, terms, and weeks of a month.
    """
    printed = mark.strip(" .")
    number = int(printed) if printed.isdecimal() else parse_roman(printed.casefold())
    if number is None or not _NUMBER_OF_PART.fullmatch(printed):
        return mark
    above = fold_confusables(header.titles[index].rpartition(STOREY_BREAK)[0])
    named = [month for month in map(find_month, re.findall(r"\w+", above)) if month]
    if named or _OF_WEEKS.search(above):
        return _MONTHS[named[0] - 1] if len(named) == 1 else mark  # weeks of that month
    word = next((word for word, pattern in _PARTS_OF_YEAR if pattern.search(above)), None)
    if word is not None and number <= MAX_PART_OF_YEAR:
        return f"{printed} {word}"
    if _OF_MONTHS.search(above) or _numbers_months(header):
        return _MONTHS[number - 1]
    return f"{printed} квартал"


def _numbers_months(header: TableHeader) -> bool:
    """Whether a column's number is higher than a quarter's, so that those beside it are of months
    too."""
    marks = (mark.strip(" .") for mark in header.marks if mark)
    numbers = (
        int(mark) if mark.isdecimal() else parse_roman(mark.casefold())
        for mark in marks
        if _NUMBER_OF_PART.fullmatch(mark)
    )
    return any(number is not None and number > MAX_PART_OF_YEAR for number in numbers)
