"""The words of a responsible cell: what each is, and what parts it from the word before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import folded
from normalizers.letters.kyrgyz_endings import without_genitive
from normalizers.parties.lexicon import ACTING, ALONE, MODIFIERS
from normalizers.parties.office_nouns import Noun, noun
from normalizers.parties.person_names import people

AND = frozenset(("жана", "ж-а", "и", "менен", "&", "+"))
"""Words that join parties, or parts of one name."""

_TOKEN = re.compile(
    r"(?P<bullet>(?<!\S)(?:\d{1,2}[.)](?=\s*[^\W\d_])|[•▪◦●‣·*✓►]+"
    r"|[-–—](?=\s+[^\W\d_]|[А-ЯЁӨҮҢA-Z]))|[–—](?=\s))"
    r"|(?P<bracket>\([^()]*\))"
    r"|(?P<sign>[,;/\\:|](?:\s?[,;/\\:|])*)"
    r"|(?P<paren>[()])"
    rf"|(?P<word>(?=[бвимБВИМ])(?i:б\s?[-–—‑/.]\s?ч[аa]|{ACTING.pattern})(?!\w)|(?:(?![–—]\s)[^\s,;/\\:|()])+)"
)
_BY = re.compile(r"бо[йю]у?н?ча|б\s?[-–—‑/.]?\s?ча")
_SHORT = re.compile(r"[^\W\d_]*[A-ZА-ЯЁӨҮҢ][^\W\d_]*[A-ZА-ЯЁӨҮҢ][^\W\d_]*")
_NEXT = re.compile(r"\s*([^\W\d_]+)")
_LONGEST = 6
"""Letters of an abbreviation; more capitals in a row are a word."""

_GLUED = re.compile(r"[^\W\d_]{2}\.(?=[Ѐ-ӿ])")
_VERBAL = re.compile(r"(?!окуу)\w+(?:уу|үү|оо|өө)")
_ADJECTIVE = re.compile(r"\w{2,}[лдт][ыиуү]к")
_RUSSIAN_CASE = re.compile(
    r"\w+(?:[оеё]го|[иы]х|[вкнчшщ]ой|[оеё]в|[ая]ми|ики|ии|ства|[ео]ния|ости)"
)
_REST = re.compile(
    r"(?:,\s?|\s)?(?<!\w)(?:ж\.\s?б\.?|жана башкалар|и\s?др\.?|и другие|ж\.\s?у\.\s?с\.?)\s?$"
)


class Shape(NamedTuple):
    """What the letters of a word tell of it.

    `plain` has look-alikes folded, in lower case; `of` is the word without its genitive ending,
    None if it has none; `is_by` means боюнча, `is_case` a Russian word that depends on one before
    it.
    """

    plain: str
    noun: Noun | None
    of: str | None
    is_bracket: bool
    is_by: bool
    is_and: bool
    is_short: bool
    is_capital: bool
    is_alone: bool
    is_modifier: bool
    is_acting: bool
    is_verbal: bool
    is_adjective: bool
    is_case: bool


@lru_cache(maxsize=4096)
def shape(text: str) -> Shape:
    """The shape of a word; asked for the same words again and again."""
    is_bracket = text[:1] == "("
    plain, found = folded(text), None if is_bracket else noun(text)
    bare = without_genitive(plain) if len(plain) == len(text) else None
    bound = bare is not None and (found is None or found.is_genitive)
    return Shape(
        plain=plain,
        noun=found,
        of=text[: len(bare)] if bound and bare is not None else None,
        is_and=plain in AND,
        is_bracket=is_bracket,
        is_by=_BY.fullmatch(plain) is not None,
        is_short=found is None and _is_short(text.strip("«»“”\"'.")),
        is_capital=text.lstrip("«“\"'")[:1].isupper(),
        is_alone=plain.strip(".") in ALONE,
        is_modifier=plain in MODIFIERS or ACTING.fullmatch(plain) is not None,
        is_acting=ACTING.fullmatch(plain) is not None,
        is_verbal=_VERBAL.fullmatch(plain) is not None,
        is_adjective=_ADJECTIVE.fullmatch(plain) is not None,
        is_case=_is_case(text, plain, found),
    )


def _is_short(text: str) -> bool:
    """Whether letters are an abbreviation, an ending behind it or not, and no word in capitals."""
    return _SHORT.fullmatch(text) is not None and not (text.isupper() and len(text) > _LONGEST)


def _is_case(text: str, plain: str, found: Noun | None) -> bool:
    if found is not None:
        return found.is_oblique
    return text[:1].islower() and _RUSSIAN_CASE.fullmatch(plain) is not None


class Word(NamedTuple):
    """A word of a cell, or a person's whole name; made by `word`.

    `before`: what parts it from the word before: `` (a space), `,`, `;`, `/`, `:`, `.`, `-`, `and`,
    `break` (a new line that the author began); `sign` is how that is printed. A word that is
    `glued` has not even a space before it: `каф.башчылары`.
    """

    text: str
    shape: Shape
    noun: Noun | None
    is_genitive: bool
    before: str = ""
    sign: str = ""
    is_person: bool = False
    glued: bool = False

    def after_space(self) -> Word:
        """The word with nothing but a space before it."""
        return self._replace(before="", sign="", glued=False)

    def as_text(self, text: str) -> Word:
        """The word with other letters, behind the same signs."""
        return word(text, self.before, self.sign, glued=self.glued)


def word(text: str, before: str = "", sign: str = "", *, glued: bool = False) -> Word:
    """A word that is no person's name."""
    known = shape(text)
    return Word(text, known, known.noun, known.of is not None, before, sign, False, glued)


def _person(name: str, before: str, sign: str) -> Word:
    return Word(name, shape(name), None, False, before, sign, True)


def said(words: Iterable[Word]) -> str:
    """Words as printed, spaces between those that are not glued."""
    return "".join(one.text if one.glued else f" {one.text}" for one in words).lstrip()


def rest_of(text: str) -> tuple[str, str]:
    """The text without a final “and others”, and that."""
    match = _REST.search(text, max(0, len(text) - 20))
    return (text[: match.start()], match[0].strip(" ,")) if match else (text, "")


def words(text: str, breaks: Sequence[int]) -> list[Word]:
    """The words of a cell in order; numbers and bullets of a list part them, and are left out."""
    return list(_words(text, frozenset(breaks)))


def _words(text: str, breaks: frozenset[int]) -> Iterator[Word]:
    names = dict(people(text))
    starts = iter([*names, len(text)])
    name = next(starts)
    before, sign, glued, place = "", "", False, 0
    while place < len(text):
        if place == name:
            yield _person(text[place : names[place]], before, sign)
            before, sign, glued, place, name = "", "", False, names[place], next(starts)
            continue
        if text[place].isspace():
            before = before or ("break" if place in breaks else "")
            glued, place = False, place + 1
            continue
        match = _TOKEN.match(text, place)
        assert match is not None  # whatever is no space begins a token
        kind = match.lastgroup
        end = match.end() if kind == "bracket" else min(match.end(), name)
        while name < end:
            name = next(starts)
        token = text[place:end]
        if kind in ("bullet", "sign"):
            if before in ("", "break"):
                before, sign = _parting(token, kind), token if token[0] not in "0123456789" else ""
        elif shape(token).is_and and not _is_with(token, text, end):
            before, sign = "and", f"{sign} {token}" if before == "," else token
        elif kind == "paren":
            glued = False
        else:
            stop = False
            if "." in token:
                dot = _GLUED.search(token)
                end = place + dot.end() if dot else end
                token, stop = _stopped(text[place:end], end == len(text))
            yield word(token, before, sign, glued=glued and not before)
            before, sign, glued = ("." if stop else ""), "", True
        place = end


def _is_with(token: str, text: str, end: int) -> bool:
    """Whether a conjunction is `менен` before a verb's noun, where it is none: `менен иштөө`."""
    following = _NEXT.match(text, end) if len(token) == len("менен") else None
    if following is None:
        return False
    return shape(following[1]).is_verbal or following[1].endswith(("ыш", "иш"))


def _parting(token: str, kind: str) -> str:
    if kind == "bullet":
        return "-" if token in "-–—" else ";"
    return "/" if "/" in token or "\\" in token else token[0]


def _stopped(piece: str, is_last: bool) -> tuple[str, bool]:
    """A word without the stop of a sentence; the stop of a shortened word stays."""
    body = piece.rstrip(".")
    if body == piece or not body:
        return piece, False
    known = shape(body)
    whole = len(body) > 4 and (known.noun is not None or is_last)
    return (body, True) if whole or known.is_short else (piece, False)
