"""Bytes → their text; if nothing names the encoding, the one in which it reads like prose."""

from __future__ import annotations

import codecs
import re
from itertools import islice, pairwise
from typing import NamedTuple

BYTE_ORDER_MARKS = (
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""The marks that files begin with, and the encoding that reads them and leaves the mark out."""

SINGLE_BYTE_ENCODINGS = ("cp1251", "ptcp154", "kz1048", "cp866", "koi8-r", "mac-cyrillic")
"""Encodings of one byte a character, likely ones first; only the second and third have ң ө ү."""

_WIDE_ENCODINGS = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")

_SAMPLE_SIZE = 5000
"""So many words or characters of a file decide on its encoding."""

_MIN_PROSE_SCORE = 0.25
"""Prose in the right encoding scores twice this; noise scores far less, as does prose read in an
encoding that has its letters in other places."""

_MAX_DAMAGED_SHARE = 0.1
"""Of signs beyond ASCII, the largest share broken in what is UTF-8 all the same."""

_CONTROL_BYTES = bytes({*range(1, 9), *range(14, 32), 127})

_NON_ASCII_WORD = re.compile(rb"[\x80-\xff]{2,40}")

_PAIRS = (
    "ар уу ор ту ын ру ал ан ин ма те ер рд та ти ла ат тт ра кт ка ун жа на ку ек ен бо ст то лы "
    "ил де ды нд ке ди да ык ок ул ко ыл лу ур иш ро ет ли ре ик до ук ло ле пр он ча ол ры аш ба "
    "ме ны кы жы ыр со үн үү үч өө өн өр бө гө дө өт үк лү дү ңү ың аң ең но ов ни во по ос го "
    "не ль ел ва ом за од ит ес ри ия ой ог ый ск ны ие ых ви тр се"
)
_FREQUENT_PAIRS = frozenset(_PAIRS.split())
"""Pairs of letters that make up most of Kyrgyz and Russian prose."""

_SMALL_LETTERS = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_KNOWN_CHARACTERS = frozenset(
    _SMALL_LETTERS + _SMALL_LETTERS.upper() + "«»“”„–—…№\N{NO-BREAK SPACE}"
)
"""Letters of Kyrgyz and Russian, and the signs beyond ASCII that stand beside them."""


class DecodedText(NamedTuple):
    """A file's text; `data.decode(encoding)` gives it.

    `guessed`: neither a mark nor the rules of UTF-8 tell the encoding, but how the text reads.
    """

    text: str
    encoding: str
    guessed: bool


class UndecodableText(ValueError):
    """Bytes that are no text, or text of an unknown encoding, or damaged; says which."""


def decode_text(data: bytes) -> DecodedText:
    """The text of some bytes, character by character as they have it. Raises `UndecodableText`."""
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return DecodedText(_decode_strictly(data, encoding), encoding, False)
    if not is_ascii_compatible(data):
        if (wide := find_wide_encoding(data)) is None:
            raise UndecodableText("it holds bytes that no text has")
        return DecodedText(data.decode(wide), wide, True)
    if _is_utf8(data):
        return DecodedText(_decode_strictly(data, "utf-8"), "utf-8", False)
    return _decode_single_byte(data)


def is_ascii_compatible(data: bytes) -> bool:
    """Whether the bytes may be text in an encoding that has the signs of ASCII as they are.

    A stray control character does not tell against it, so that it can be named.
    """
    return b"\0" not in data and (
        len(data) - len(data.translate(None, _CONTROL_BYTES)) <= len(data) // 100
    )


def find_wide_encoding(data: bytes) -> str | None:
    """The encoding of two or four bytes a character in which bytes without a mark make sense."""
    for encoding in _WIDE_ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE_SIZE]
        if sample and sum(map(_is_common_character, sample)) > 0.9 * len(sample):
            return encoding
    return None


def _is_common_character(char: str) -> bool:
    """Whether it is a letter of Latin-1 or Cyrillic, a sign of general use, or white space."""
    return char.isspace() or (
        char.isprintable() and (char < "\u0100" or "\u0400" <= char < "\u0530" or "‐" <= char < "⌀")
    )


def _is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8, whole or with some damage."""
    text = data.decode("utf-8", "replace")
    non_ascii = len(text) - len(text.encode("ascii", "ignore"))
    # A file may hold the replacement character itself: that is no damage of decoding.
    own_replacements = data.count("\N{REPLACEMENT CHARACTER}".encode())
    return (
        text.count("\N{REPLACEMENT CHARACTER}") - own_replacements <= _MAX_DAMAGED_SHARE * non_ascii
    )


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableText(
            f"it is in {encoding.removesuffix('-sig').upper()}, damaged or cut short near byte "
            f"{error.start}"
        ) from error


def _decode_single_byte(data: bytes) -> DecodedText:
    sample = b" ".join(found[0] for found in islice(_NON_ASCII_WORD.finditer(data), _SAMPLE_SIZE))
    scores = {
        encoding: _score_prose(sample.decode(encoding, "replace"))
        for encoding in SINGLE_BYTE_ENCODINGS
    }
    best = max(scores, key=scores.__getitem__)
    if scores[best] < _MIN_PROSE_SCORE:
        raise UndecodableText("its encoding is not known")
    return DecodedText(_decode_strictly(data, best), best, True)


def _score_prose(sample: str) -> float:
    """How much some words read like prose, at most 1. Frequent pairs of letters speak for it;
    capital letters behind small ones and strange signs within words speak against it."""
    points = pair_count = 0
    for previous, char in pairwise(sample):
        if previous == " " or char == " ":
            continue
        pair_count += 1
        if (previous.islower() and char.isupper()) or not _KNOWN_CHARACTERS.issuperset(
            (previous, char)
        ):
            points -= 2
        elif (previous + char).lower() in _FREQUENT_PAIRS:
            points += 1
    return points / pair_count if pair_count else 0.0
