"""The bytes of a bare text → its printed lines, and what white space there was around them.

Nothing vanishes but white space: soft hyphens and signs without width stay where they are, codes of
symbol fonts are the signs that they show, and a control character that is no white space makes the
file unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from extractors.errors import UnreadableText
from extractors.plain_text.text_encoding import DecodedText, UndecodableText, decode_text
from extractors.plain_text.text_signature import find_other_format
from extractors.symbol_fonts import replace_symbols

FORM_FEED = "\f"
"""The form feed, which begins a page."""

_LINE_END = re.compile("\r\n|[\n\v\r\x85\u2028\u2029]")

_COLUMN_GAP = re.compile(r"\S {3,}\S")

_CONTROL_CHARACTER = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class PlainTextLine(Struct, frozen=True):
    """A line with print on it.

    number: which line of the file it is, from 1; the same for two of them if a form feed stands
        between them in one line
    page: from 1, by form feeds alone
    text: without white space at its ends, each run of white space within as one space
    blank_lines_before: how many lines without print stand directly before it
    indent: how many characters of white space it begins with
    space_after: whether white space stands at its end
    may_begin_page: whether it is the first in the file or after a form feed or, in a file without
        form feeds, begins with exactly one space and follows a line with print; some dumps have a
        space for each form feed, and some such lines are in the middle of a page
    """

    number: int
    page: int
    text: str
    blank_lines_before: int
    indent: int
    space_after: bool
    may_begin_page: bool


class PlainText(Struct, frozen=True):
    """The lines of a bare text, at least one, in the file's order.

    page_count: as far as there is print, by form feeds alone
    spaced_ends: whether most lines end with white space, as in some dumps
    encoding, guessed: as in `DecodedText`
    char_count: how many characters the file has besides white space, counted before it was cut
    gap_line_count: how many lines have a gap of three spaces or more, as between columns
    """

    lines: tuple[PlainTextLine, ...]
    page_count: int
    spaced_ends: bool
    encoding: str
    guessed: bool
    char_count: int
    gap_line_count: int


def read_lines(data: bytes, name: str) -> PlainText:
    """Reads a bare text; `name` is used in messages.

    Raises `UnreadableText` if it has no print, is binary, damaged, in an unknown encoding, or of
    another format.
    """
    file_text = _decode_file(data, name)
    char_count = len(file_text.text) - sum(map(str.isspace, file_text.text))
    if not char_count:
        raise UnreadableText(
            f"{name}: the file is empty or blank; expected a plan's text. Export it again, or give "
            "the PDF."
        )
    lines = tuple(_iter_lines(file_text.text))
    return PlainText(
        lines,
        lines[-1].page,
        2 * sum(line.space_after for line in lines) > len(lines),
        file_text.encoding,
        file_text.guessed,
        char_count,
        sum(map(_has_gap, _LINE_END.split(file_text.text))),
    )


def _decode_file(data: bytes, name: str) -> DecodedText:
    known_format = find_other_format(data)
    if known_format is not None:
        format_name, remedy = known_format
        raise UnreadableText(f"{name}: {format_name}; expected bare text. {remedy}")
    try:
        file_text = decode_text(data)
    except UndecodableText as error:
        raise UnreadableText(
            f"{name}: no text that can be read ({error}). Save it as text in UTF-8, or give the "
            "PDF."
        ) from error
    control = _CONTROL_CHARACTER.search(file_text.text)
    if control is not None:
        line = 1 + len(_LINE_END.findall(file_text.text, 0, control.start()))
        raise UnreadableText(
            f"{name}, line {line}: a control character (U+{ord(control[0]):04X}), which no printed "
            "text has. Export the text again, or give the PDF."
        )
    return file_text._replace(text=replace_symbols(file_text.text))


def _iter_lines(text: str) -> Iterator[PlainTextLine]:
    has_form_feeds = FORM_FEED in text
    page, blank_count, may_begin_page = 1, 0, True
    for number, line in enumerate(_LINE_END.split(text), 1):
        has_print = False
        for part_index, part in enumerate(line.split(FORM_FEED)):
            if part_index:
                page, may_begin_page = page + 1, True
            stripped = part.strip()
            if not stripped:
                continue
            indent = len(part) - len(part.lstrip())
            yield PlainTextLine(
                number,
                page,
                " ".join(stripped.split()),
                blank_count,
                indent,
                part[-1].isspace(),
                may_begin_page
                or (not has_form_feeds and not blank_count and indent == 1 and part[0] == " "),
            )
            blank_count, may_begin_page, has_print = 0, False, True
        if not has_print:
            blank_count += 1


def _has_gap(line: str) -> bool:
    return _COLUMN_GAP.search(line) is not None
