"""Printed lines → where a table's header begins and ends, and which words are whose title.

Nothing parts the titles, so every division of the words into titles is weighed: a title begins at
the start of a line or with a capital, and is worth the more, the more of it is explained by the
words that name a column (see `normalizers.titles.column_titles`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.plain_text.read_lines import PlainTextLine
from normalizers.titles.column_titles import SESSION_KEY, SectionKind, TableHeader, parse_header
from normalizers.titles.section_marks import parse_section_mark
from pipeline.plain_text.header_words import (
    COLUMN_ROLES,
    KIND_COLUMNS,
    compute_explained_share,
    is_number_title,
)

MAX_HEADER_LINES = 45
"""A header has at most so many lines."""

MAX_TITLE_WORDS = 14
"""A title has at most so many words."""

BREAK_EVEN_SHARE = 0.25
"""The share of a title that must be explained for it to be better than none."""

MIN_CAPITALS_SHARE, MIN_TITLE_LETTERS, MIN_TITLE_LETTERS_WITHOUT_POINT = 0.65, 12, 25
"""The share of capitals in titles of sections, and the letters that they have at least."""

MAX_TITLE_LETTERS = 260
"""A title has at most so many letters."""

MIN_EXPLAINED_SHARE, MIN_EXPLAINED_DEADLINE_SHARE = 0.3, 0.6
"""The share of a title that is explained at least; in the strategy's tables the indicator's title
may go on with “аткаруу мөөнөтү”, so that one of the deadline must be plain."""

KIND_COLUMNS_BONUS = 0.5
"""What it is worth that a header has all columns which only tables of its kind have."""

UNFINISHED_HEADER_COST = 0.5
"""What it costs that a header ends where the next line goes on in lower case."""

MIN_TITLES_OF_KIND = {SectionKind.COUNCIL: 2, SectionKind.STRATEGY: 5, SectionKind.EVENTS: 3}
"""Titles that a header of each kind has at least, where only words can tell it from running text.
"""


@dataclass(frozen=True, slots=True)
class TextHeader:
    """A header from line `start` to before line `end` (indices), with the printed lines of each of
    its titles, from left to right, and what they mean."""

    start: int
    end: int
    titles: tuple[tuple[str, ...], ...]
    parsed_header: TableHeader

    @property
    def recognised_columns(self) -> list[str]:
        """The columns that are recognised."""
        return [key for key in self.parsed_header.keys if key is not None]


@dataclass(frozen=True, slots=True)
class _HeaderWord:
    text: str
    line: int
    ends_line: bool


def find_header_at(lines: Sequence[PlainTextLine], start: int) -> TextHeader | None:
    """The header that begins with line `start`, if one does."""
    header = _search_header(lines, start)
    if header is None or not is_mostly_capitals(lines[start].text):
        return header
    # The end of a section's title, in capitals, may look like the title of a column.
    first_quiet = next(
        (i for i in range(start, header.end) if not is_mostly_capitals(lines[i].text)), start
    )
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

    A sum and abbreviations are fewer letters, and a number without a point needs more of them.
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
    if not _may_begin_header(lines[start].text):
        return None
    words = _collect_words(lines, start)
    best: TextHeader | None = None
    best_score = 0.0
    for kind in SectionKind:
        header_score, title_bounds = _divide_into_titles(words, kind)
        titles = [_group_into_lines(words[a:b]) for a, b in pairwise(title_bounds)]
        parsed_header = parse_header([" ".join(title) for title in titles])
        if (
            len(titles) < MIN_TITLES_OF_KIND[kind]
            or parsed_header is None
            or parsed_header.kind is not kind
        ):
            continue
        kind_columns = KIND_COLUMNS[kind] & set(parsed_header.keys)
        header_score += KIND_COLUMNS_BONUS * len(kind_columns) / len(KIND_COLUMNS[kind])
        if kind_columns and header_score > best_score:
            best = TextHeader(
                start, words[title_bounds[-1] - 1].line + 1, tuple(titles), parsed_header
            )
            best_score = header_score
    return best


def find_repeat_at(
    lines: Sequence[PlainTextLine], start: int, header: TextHeader
) -> TextHeader | None:
    """The header `header` where it is repeated, letter for letter, from line `start`."""
    header_text = "".join("".join(title) for title in header.titles).replace(" ", "")
    printed_text = ""
    for end in range(start, len(lines)):
        printed_text += lines[end].text.replace(" ", "")
        if printed_text == header_text:
            return replace(header, start=start, end=end + 1)
        if not header_text.startswith(printed_text):
            return None
    return None


def _may_begin_header(text: str) -> bool:
    first_word = text.split(maxsplit=1)[0]
    return any(
        compute_explained_share(first_word, roles)
        for kind in SectionKind
        for roles in COLUMN_ROLES[kind].values()
    )


def _collect_words(lines: Sequence[PlainTextLine], start: int) -> list[_HeaderWord]:
    words = []
    for index in range(start, min(start + MAX_HEADER_LINES, len(lines))):
        if index > start and is_section_title(lines[index].text):
            break
        texts = lines[index].text.split()
        last_index = len(texts) - 1
        words += [_HeaderWord(text, index, i == last_index) for i, text in enumerate(texts)]
    return words


def _divide_into_titles(words: Sequence[_HeaderWord], kind: SectionKind) -> tuple[float, list[int]]:
    """The best division of the first words into titles: what it is worth, and where titles begin
    and the last ends."""
    # (worth, cuts, keys) of the best divisions that end before a word, a few for each.
    best_by_end: list[list[tuple[float, list[int], frozenset[str]]]] = [
        [] for _ in range(len(words) + 1)
    ]
    best_by_end[0] = [(0.0, [0], frozenset())]
    best_whole: tuple[float, list[int]] = (0.0, [0])
    for end in range(1, len(words) + 1):
        if not words[end - 1].ends_line and (end == len(words) or not _can_begin_title(words[end])):
            continue
        best_by_columns: dict[frozenset[str], tuple[float, list[int], frozenset[str]]] = {}
        for start in range(max(0, end - MAX_TITLE_WORDS), end):
            if not best_by_end[start] or not _can_begin_title(words[start]):
                continue
            text = " ".join(word.text for word in words[start:end])
            for key, share in _iter_explained(text, kind):
                score = share - BREAK_EVEN_SHARE
                for worth_before, title_bounds, keys in best_by_end[start]:
                    if key not in keys:
                        total, columns = worth_before + score, keys | {key}
                        if columns not in best_by_columns or best_by_columns[columns][0] < total:
                            best_by_columns[columns] = (total, [*title_bounds, end], columns)
        best_by_end[end] = sorted(best_by_columns.values(), key=lambda one: -one[0])[:4]
        if best_by_end[end] and words[end - 1].ends_line:
            score, title_bounds, _ = best_by_end[end][0]
            if end < len(words) and _is_continuation(words[end]):
                score -= UNFINISHED_HEADER_COST
            if score > best_whole[0]:  # what a longer header adds is no title where it adds nothing
                best_whole = score, title_bounds
    return best_whole


def _iter_explained(text: str, kind: SectionKind) -> Iterator[tuple[str, float]]:
    """The columns that a text may be the title of, and what share of it says so."""
    for key, roles in COLUMN_ROLES[kind].items():
        if key == SESSION_KEY and any(map(str.isdigit, text)):
            continue  # “1-отурум” is a session, no title
        share = compute_explained_share(text, roles)
        is_deadline = kind is SectionKind.STRATEGY and key == "deadline"
        if share >= (MIN_EXPLAINED_DEADLINE_SHARE if is_deadline else MIN_EXPLAINED_SHARE):
            yield key, share


def _can_begin_title(word: _HeaderWord) -> bool:
    return word.text[0].isupper() or is_number_title(word.text)


def _is_continuation(word: _HeaderWord) -> bool:
    """Whether a line goes on what stands above it; the first row's cells begin no such line."""
    return not _can_begin_title(word) and (word.text[0].islower() or word.text[0] == "(")


def _group_into_lines(words: Sequence[_HeaderWord]) -> tuple[str, ...]:
    lines: dict[int, list[str]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.text)
    return tuple(" ".join(texts) for texts in lines.values())
