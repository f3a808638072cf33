"""Bytes → their text, where nothing says how it is encoded; told by how it then reads."""

from __future__ import annotations

import codecs
import re
from itertools import islice, pairwise
from typing import NamedTuple

BOMS = (
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""The marks that files begin with, and the encoding that reads them and leaves the mark out."""

NARROW = ("cp1251", "ptcp154", "kz1048", "cp866", "koi8-r", "mac-cyrillic")
"""Encodings of a byte a character, the likelier first; only the second and third have ң ө ү."""

_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_SAMPLE = 5000
"""So many words or characters of a file tell what it is in."""

_READS = 0.25
"""Prose in the right encoding scores twice this; noise scores far less, as does prose read in an
encoding that has its letters in other places."""

_DAMAGED = 0.1
"""Of signs beyond ASCII, the largest share broken in what is UTF-8 all the same."""

_CONTROLS = bytes({*range(1, 9), *range(14, 32), 127})

_WORD = re.compile(rb"[\x80-\xff]{2,40}")

_PAIRS = (
    "ар уу ор ту ын ру ал ан ин ма те ер рд та ти ла ат тт ра кт ка ун жа на ку ек ен бо ст то лы "
    "ил де ды нд ке ди да ык ок ул ко ыл лу ур иш ро ет ли ре ик до ук ло ле пр он ча ол ры аш ба "
    "ме ны кы жы ыр со үн үү үч өө өн өр бө гө дө өт үк лү дү ңү ың аң ең но ов ни во по ос го "
    "не ль ел ва ом за од ит ес ри ия ой ог ый ск ны ие ых ви тр се"
)
_FREQUENT = frozenset(_PAIRS.split())
"""Pairs of letters that make up most of Kyrgyz and Russian prose."""

_LETTERS = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_KNOWN = frozenset(_LETTERS + _LETTERS.upper() + "«»“”„–—…№\N{NO-BREAK SPACE}")
"""Letters of Kyrgyz and Russian, and the signs beyond ASCII that stand beside them."""


class Decoded(NamedTuple):
    """A file's text; `data.decode(encoding)` gives it.

    `guessed`: neither a mark nor the rules of UTF-8 tell the encoding, but how the text reads.
    """

    text: str
    encoding: str
    guessed: bool


class Undecodable(ValueError):
    """Bytes that are no text, or text of an unknown encoding, or damaged; says which."""


def decoded(data: bytes) -> Decoded:
    """The text of some bytes, character by character as they have it. Raises `Undecodable`."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return Decoded(_strictly(data, encoding), encoding, False)
    if not is_narrow(data):
        if (wide := wide_encoding(data)) is None:
            raise Undecodable("it holds bytes that no text has")
        return Decoded(data.decode(wide), wide, True)
    if _is_utf8(data):
        return Decoded(_strictly(data, "utf-8"), "utf-8", False)
    return _narrow(data)


def is_narrow(data: bytes) -> bool:
    """Whether the bytes may be text in an encoding that has the signs of ASCII as they are.

    A stray control character does not tell against it, so that it can be named.
    """
    return b"\0" not in data and (
        len(data) - len(data.translate(None, _CONTROLS)) <= len(data) // 100
    )


def wide_encoding(data: bytes) -> str | None:
    """The encoding of two or four bytes a character in which the bytes, without a mark, read."""
    for encoding in _WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        if sample and sum(map(_is_usual, sample)) > 0.9 * len(sample):
            return encoding
    return None


def _is_usual(char: str) -> bool:
    """Whether it is a letter of Latin-1 or Cyrillic, a sign of general use, or white space."""
    return char.isspace() or (
        char.isprintable() and (char < "\u0100" or "\u0400" <= char < "\u0530" or "‐" <= char < "⌀")
    )


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, whole or with some damage."""
    text = data.decode("utf-8", "replace")
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    own = data.count("\N{REPLACEMENT CHARACTER}".encode())
    return text.count("\N{REPLACEMENT CHARACTER}") - own <= _DAMAGED * beyond


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Undecodable(
            f"it is in {encoding.removesuffix('-sig').upper()}, damaged or cut short near byte "
            f"{error.start}"
        ) from error


def _narrow(data: bytes) -> Decoded:
    sample = b" ".join(found[0] for found in islice(_WORD.finditer(data), _SAMPLE))
    scores = {encoding: _score(sample.decode(encoding, "replace")) for encoding in NARROW}
    best = max(scores, key=scores.__getitem__)
    if scores[best] < _READS:
        raise Undecodable("its encoding is not known")
    return Decoded(_strictly(data, best), best, True)


def _score(sample: str) -> float:
    """How much some words read like prose, at most 1: frequent pairs speak for them, capital
    letters behind small ones and strange signs within words against."""
    pairs = total = 0
    for before, char in pairwise(sample):
        if before == " " or char == " ":
            continue
        total += 1
        if (before.islower() and char.isupper()) or not _KNOWN.issuperset((before, char)):
            pairs -= 2
        elif (before + char).lower() in _FREQUENT:
            pairs += 1
    return pairs / total if total else 0.0
