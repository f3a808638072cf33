"""The words of a responsible cell: what each is, and what parts it from the word before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.endings import without_genitive
from normalizers.lookalikes import folded
from normalizers.office_words import ALONE, BY, Noun, noun
from normalizers.people import people

AND = ("жана", "и", "менен", "&", "+")
"""Words that join parties, or parts of one name."""

_PIECE = re.compile(r"\([^()]*\)|[^\s,;/()]+|[,;/]+|[()]")
_NUMBERING = re.compile(r"(?:^|(?<=\s))(?:\d{1,2}[.)]|[-–—•*])(?=\s+[^\W\d_])")
_SHORT = re.compile(r"[^\W\d_]*[A-ZА-ЯЁӨҮҢ][^\W\d_]*[A-ZА-ЯЁӨҮҢ][^\W\d_]*")
_REST = re.compile(r"\s*(?:,?\s*(?:ж\.\s?б\.?|жана башкалар|и\s?др\.?|и другие|ж\.у\.с\.?))\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a cell, or a person's whole name.

    `before`: what parts it from the word before: `` (a space), `,`, `;`, `/`, `.`, `and`, `break`
    (a new line that the author began); `sign` is how that is printed.
    """

    text: str
    before: str
    sign: str = ""
    noun: Noun | None = None
    is_person: bool = False

    @property
    def is_by(self) -> bool:
        """Whether it is боюнча."""
        return self.text.casefold() in BY

    @property
    def is_bracket(self) -> bool:
        """Whether it is something in brackets."""
        return self.text.startswith("(")

    @property
    def is_genitive(self) -> bool:
        """Whether it says of what something is, and is no complete name itself."""
        if self.noun is not None:
            return self.noun.is_genitive
        return without_genitive(self.text) is not None

    @property
    def is_short(self) -> bool:
        """Whether it is an abbreviation, with or without an ending."""
        return _SHORT.fullmatch(self.text.strip('«»“”".')) is not None

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text.lstrip('«“"')[:1].isupper()

    @property
    def is_alone(self) -> bool:
        """Whether it is a unit that is named by itself: Ректорат."""
        return folded(self.text).strip(".") in ALONE


def rest_of(text: str) -> tuple[str, str]:
    """The text without a final “and others”, and that."""
    match = _REST.search(text)
    return (text[: match.start()], match[0].strip(" ,")) if match else (text, "")


def words(text: str, breaks: Sequence[int]) -> list[Word]:
    """The words of a cell in order; numbers and bullets of a list part them, and are left out."""
    return list(_words(text, frozenset(breaks)))


def _words(text: str, breaks: frozenset[int]) -> Iterator[Word]:
    numbering = {match.start(): match.end() for match in _NUMBERING.finditer(text)}
    names = dict(people(text))
    before, sign, last, place = "", "", 0, 0
    while place < len(text):
        if place in numbering:
            before, place = ";", numbering[place]
        elif place in names:
            end = names[place]
            before = before or ("break" if _broken(breaks, last, place) else "")
            yield Word(text[place:end], before, sign, is_person=True)
            before, sign, last, place = "", "", end, end
        elif text[place].isspace():
            place += 1
        elif text[place] == "." and last == place:
            before, place = ".", place + 1
        elif match := _PIECE.match(text, place):
            piece, end = match[0], min([match.end(), *_starts(names, place, match.end())])
            piece = text[place:end]
            if piece[0] in ",;/":
                before, sign = before or ("/" if "/" in piece else piece[0]), sign or piece
            elif piece.casefold() in AND and before != "and":
                before, sign = before or "and", sign or piece
            elif piece in ("(", ")"):
                pass
            else:
                before = before or ("break" if _broken(breaks, last, place) else "")
                body, stop = _stopped(piece)
                yield Word(body, before, sign, noun(body))
                before, sign = ("." if stop else ""), ""
                last = end
            place = end
        else:
            place += 1


def _starts(names: dict[int, int], start: int, end: int) -> Iterator[int]:
    return (name for name in names if start < name < end)


def _broken(breaks: frozenset[int], last: int, place: int) -> bool:
    return any(point in breaks for point in range(last, place))


def _stopped(piece: str) -> tuple[str, bool]:
    """A word without the stop of a sentence; the stop of a shortened word stays."""
    body = piece.rstrip(".")
    if body == piece or not body:
        return piece, False
    found = noun(body)
    ends = (found is not None and len(body) > 4) or _SHORT.fullmatch(body) is not None
    return (body, True) if ends else (piece, False)
