"""Printed lines → where a table's header begins and ends, and which words are whose title."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from extractors.plain_text.read_lines import PlainTextLine
from normalizers.titles.column_titles import NUMBER_KEY, SESSION_KEY, TableHeader, parse_header
from normalizers.titles.section_marks import parse_section_mark
from normalizers.titles.title_reading import read_title
from normalizers.titles.title_word_roles import read_title_words
from normalizers.titles.title_words import TitleRole
from pipeline.plain_text.title_division import HeaderWord, divide_into_titles, explain_title

MAX_HEADER_LINES = 45
"""The most lines of a header."""

MIN_CAPITALS_SHARE, MIN_TITLE_LETTERS, MIN_TITLE_LETTERS_WITHOUT_POINT = 0.65, 12, 25
"""The least share of capitals in titles of sections, and the least number of letters, with and
without a point after the number."""

MAX_TITLE_LETTERS = 260
"""The most letters of a section's title."""

TELLING_KEYS = frozenset({NUMBER_KEY, SESSION_KEY, "deadline", "responsible"})
"""Of these a header has one at least."""

MIN_TITLES, MIN_MEAN_SHARE = 3, 0.7
"""A header has so many titles, or two that are known throughout; the share of the titles' words
that is known on average."""


class TextHeader(Struct, frozen=True):
    """A header from line `start` to before line `end` (indices), with the printed lines of each
    title from left to right, and what they mean."""

    start: int
    end: int
    titles: tuple[tuple[str, ...], ...]
    parsed_header: TableHeader

    @property
    def title_shares(self) -> list[float]:
        """The share of each title that is explained."""
        return [explain_title(" ".join(title)) for title in self.titles]

    @property
    def worth(self) -> tuple[int, float]:
        """How many of the titles are known, and the mean share of all that is explained."""
        shares = self.title_shares
        return sum(map(bool, shares)), sum(shares) / len(shares)

    @property
    def recognised_columns(self) -> list[str]:
        """The columns that are recognised."""
        return [key for key in self.parsed_header.keys if key is not None]


def find_header_at(lines: Sequence[PlainTextLine], start: int) -> TextHeader | None:
    """The header that begins with line `start`, if one does."""
    header = _search_header(lines, start)
    if header is None or not is_mostly_capitals(lines[start].text):
        return header
    # The end of a section's title, in capitals, may look like the title of a column.
    first_quiet = next(
        (i for i in range(start, header.end) if not is_mostly_capitals(lines[i].text)), None
    )
    if first_quiet is None:
        return header
    header_below = _search_header(lines, first_quiet)
    return (
        None
        if header_below and len(header_below.recognised_columns) >= len(header.recognised_columns)
        else header
    )


def is_mostly_capitals(text: str) -> bool:
    """Whether most letters are capitals, as in the titles of sections."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(map(str.isupper, letters)) > MIN_CAPITALS_SHARE * len(letters)


def is_section_title(text: str) -> bool:
    """Whether a text is the title of a section: a number and words in capitals, or a number with a
    word such as “бөлүм” or the sign §.

    The least number of letters keeps out sums and abbreviations; without a point after the number
    it is higher.
    """
    mark = parse_section_mark(text)
    if mark is not None and mark.has_word and not mark.has_aim_word:
        return len(text) <= MAX_TITLE_LETTERS and any(map(str.isalpha, text[mark.length :]))
    if mark is None or not is_mostly_capitals(text):
        return False
    letter_count = sum(map(str.isalpha, text))
    return letter_count >= (
        MIN_TITLE_LETTERS if "." in text.split(maxsplit=1)[0] else MIN_TITLE_LETTERS_WITHOUT_POINT
    )


def _search_header(lines: Sequence[PlainTextLine], start: int) -> TextHeader | None:
    """The header that begins with a line: its titles begin with capitals, or else as they like."""
    if not _may_begin_header(lines, start):
        return None
    words = _collect_words(lines, start)
    for in_lower_case in (False, True):
        division = divide_into_titles(words, in_lower_case=in_lower_case)
        titles = [_group_into_lines(words[a:b]) for a, b in pairwise(division.bounds)]
        parsed_header = parse_header([" ".join(title) for title in titles])
        if parsed_header is not None and _has_enough_titles(parsed_header):
            end = words[division.bounds[-1] - 1].line + 1
            return TextHeader(start, end, tuple(titles), parsed_header)
    return None


def _has_enough_titles(header: TableHeader) -> bool:
    """Whether titles are so many, or so plain, that they are no words of a running text."""
    if header.score < MIN_MEAN_SHARE or not TELLING_KEYS & {*header.keys}:
        return False
    return len(header.titles) >= MIN_TITLES or (
        header.score == 1.0 and bool({"deadline", "responsible"} & {*header.keys})
    )


def find_repeat_at(
    lines: Sequence[PlainTextLine], start: int, header: TextHeader
) -> TextHeader | None:
    """The header `header` as repeated, letter for letter, from line `start` on; None if it is
    not."""
    header_text = "".join("".join(title) for title in header.titles).replace(" ", "")
    printed_text = ""
    for end in range(start, len(lines)):
        printed_text += lines[end].text.replace(" ", "")
        if printed_text == header_text:
            return replace(header, start=start, end=end + 1)
        if not header_text.startswith(printed_text):
            return None
    return None


def _may_begin_header(lines: Sequence[PlainTextLine], start: int) -> bool:
    """Whether a line, or it and the next, may be a header's first title, or begin with that."""
    text = lines[start].text
    if len(text) > MAX_TITLE_LETTERS:
        return False
    return any(word.role not in (None, TitleRole.FILLER) for word in read_title_words(text)) or (
        start + 1 < len(lines) and read_title(f"{text} {lines[start + 1].text}").role is not None
    )


def _collect_words(lines: Sequence[PlainTextLine], start: int) -> list[HeaderWord]:
    words = []
    for index in range(start, min(start + MAX_HEADER_LINES, len(lines))):
        if index > start and (
            is_section_title(lines[index].text) or _is_bare_mark(lines[index].text)
        ):
            break
        texts = lines[index].text.split()
        last = len(texts) - 1
        words += [HeaderWord(text, index, i == 0, i == last) for i, text in enumerate(texts)]
    return words


def _is_bare_mark(text: str) -> bool:
    """Whether a line is only a section's number with its word, as `I-багыт.`"""
    mark = parse_section_mark(text)
    return mark is not None and mark.has_word and not any(map(str.isalnum, text[mark.length :]))


def _group_into_lines(words: Sequence[HeaderWord]) -> tuple[str, ...]:
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return tuple(" ".join(texts) for texts in lines.values())
