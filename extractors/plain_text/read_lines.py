"""The bytes of a bare text → its printed lines, with what white space told about them.

Nothing vanishes but white space: soft hyphens and signs without width stay where they are, and a
control character that is no white space makes the file unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.errors import UnreadableText
from extractors.plain_text.encoding import Decoded, Undecodable, decoded
from extractors.plain_text.text_signature import other_format

PAGE = "\f"
"""The form feed, which begins a page."""

_END = re.compile("\r\n|[\n\v\r\x85\u2028\u2029]")

_GAP = re.compile(r"\S {3,}\S")

_CONTROL = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with print on it.

    number: which line of the file it is, from 1; the same for two of them if a form feed stands
        between them in one line
    page: from 1, by form feeds alone
    text: without white space at its ends, each run of white space within as one space
    blank_before: how many lines without print stand directly before it
    indent: how many characters of white space it begins with
    spaced: whether white space stands at its end
    may_begin_page: whether it is the first in the file or after a form feed or, in a file without
        form feeds, begins with exactly one space and follows a line with print; some dumps have a
        space for each form feed, and some such lines are in the middle of a page
    """

    number: int
    page: int
    text: str
    blank_before: int
    indent: int
    spaced: bool
    may_begin_page: bool


@dataclass(frozen=True, slots=True)
class BareText:
    """The lines of a bare text, at least one, in the file's order.

    pages: as far as there is print, by form feeds alone
    spaced_ends: whether most lines end with white space, as in some dumps
    encoding, guessed: as in `Decoded`
    glyphs: how many characters the file has besides white space, counted before it was cut
    gaps: how many lines have a gap of three spaces or more, as between columns
    """

    lines: tuple[PrintedLine, ...]
    pages: int
    spaced_ends: bool
    encoding: str
    guessed: bool
    glyphs: int
    gaps: int


def read_lines(data: bytes, name: str) -> BareText:
    """Reads a bare text; `name` is used in messages.

    Raises `UnreadableText` if it has no print, is binary, damaged, in an unknown encoding, or of
    another format.
    """
    found = _text(data, name)
    glyphs = len(found.text) - sum(map(str.isspace, found.text))
    if not glyphs:
        raise UnreadableText(
            f"{name}: the file is empty or blank; expected a plan's text. Export it again, or give "
            "the PDF."
        )
    lines = tuple(_lines(found.text))
    return BareText(
        lines,
        lines[-1].page,
        2 * sum(line.spaced for line in lines) > len(lines),
        found.encoding,
        found.guessed,
        glyphs,
        sum(map(_has_gap, _END.split(found.text))),
    )


def _text(data: bytes, name: str) -> Decoded:
    other = other_format(data)
    if other is not None:
        what, remedy = other
        raise UnreadableText(f"{name}: {what}; expected bare text. {remedy}")
    try:
        found = decoded(data)
    except Undecodable as error:
        raise UnreadableText(
            f"{name}: no text that can be read ({error}). Save it as text in UTF-8, or give the "
            "PDF."
        ) from error
    control = _CONTROL.search(found.text)
    if control is not None:
        line = 1 + len(_END.findall(found.text, 0, control.start()))
        raise UnreadableText(
            f"{name}, line {line}: a control character (U+{ord(control[0]):04X}), which no printed "
            "text has. Export the text again, or give the PDF."
        )
    return found


def _lines(text: str) -> Iterator[PrintedLine]:
    by_feeds = PAGE in text
    page, blank, first = 1, 0, True
    for number, line in enumerate(_END.split(text), 1):
        printed = False
        for at, part in enumerate(line.split(PAGE)):
            if at:
                page, first = page + 1, True
            body = part.strip()
            if not body:
                continue
            indent = len(part) - len(part.lstrip())
            yield PrintedLine(
                number,
                page,
                " ".join(body.split()),
                blank,
                indent,
                part[-1].isspace(),
                first or (not by_feeds and not blank and indent == 1 and part[0] == " "),
            )
            blank, first, printed = 0, False, True
        if not printed:
            blank += 1


def _has_gap(line: str) -> bool:
    return _GAP.search(line) is not None
