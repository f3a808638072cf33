"""A sound PDF → damaged and twisted ones, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pymupdf

from extractors.pdf.pymupdf_reader import MUPDF_ERRORS

Chance = random.Random

_VALUES = (
    *("null", "true", "0", "-1", "1e99", "99999999999", "(x)", "<00>", "/X", "[]", "<<>>"),
    *("[0 0 0 0]", "[0 0 1e9 1e9]", "[1 0 R]", "1 0 R", "2 0 R", "99999 0 R", "90", "(\\377\\376)"),
)
_OPERATORS = (
    b"BT",
    b"ET",
    b"Tj",
    b"TJ",
    b"Tm",
    b"Td",
    b"re",
    b"f",
    b"S",
    b"l",
    b"m",
    b"q",
    b"Q",
    b"Do",
)


def flip(data: bytearray, chance: Chance) -> None:
    """Changes a few bytes."""
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] = chance.randrange(256)


def blank(data: bytearray, chance: Chance) -> None:
    """Makes a hole of zeros."""
    start = chance.randrange(len(data))
    stop = min(len(data), start + chance.randint(1, 4000))
    data[start:stop] = bytes(stop - start)


def drop(data: bytearray, chance: Chance) -> None:
    """Takes a piece out."""
    start = chance.randrange(len(data))
    del data[start : start + chance.randint(1, 4000)]


def double(data: bytearray, chance: Chance) -> None:
    """Puts a piece in twice, the second time anywhere."""
    start = chance.randrange(len(data))
    piece = data[start : start + chance.randint(1, 4000)]
    at = chance.randrange(len(data))
    data[at:at] = piece


def cut(data: bytearray, chance: Chance) -> None:
    """Ends early."""
    del data[chance.randrange(len(data)) :]


def noise(data: bytearray, chance: Chance) -> None:
    """Puts random bytes in."""
    at = chance.randrange(len(data))
    data[at:at] = chance.randbytes(chance.randint(1, 200))


def numbers(data: bytearray, chance: Chance) -> None:
    """Changes digits: lengths, offsets and references."""
    digits = [index for index, byte in enumerate(data) if 48 <= byte <= 57]
    for index in chance.sample(digits, min(len(digits), chance.randint(1, 20))):
        data[index] = chance.randint(48, 57)


def key(pdf: pymupdf.Document, chance: Chance) -> None:
    """Gives a key of an object another value."""
    number = chance.randrange(1, pdf.xref_length())
    keys = pdf.xref_get_keys(number) or ("Type",)
    pdf.xref_set_key(number, chance.choice(keys), chance.choice(_VALUES))


def object_(pdf: pymupdf.Document, chance: Chance) -> None:
    """Puts one object in the place of another."""
    source, target = (chance.randrange(1, pdf.xref_length()) for _ in range(2))
    pdf.update_object(target, pdf.xref_object(source))


def stream(pdf: pymupdf.Document, chance: Chance) -> None:
    """Damages what a stream holds once it is unpacked: drawing, text, fonts, maps of letters."""
    streams = [number for number in range(1, pdf.xref_length()) if pdf.xref_is_stream(number)]
    number = chance.choice(streams)
    content = bytearray(pdf.xref_stream(number) or b" ")
    chance.choice((flip, blank, drop, double, noise, numbers))(content, chance)
    pdf.update_stream(number, bytes(content))


def operators(pdf: pymupdf.Document, chance: Chance) -> None:
    """Puts drawing operators of a page in the place of others."""
    page = pdf[chance.randrange(pdf.page_count)]
    streams = page.get_contents()
    if not streams:
        return
    words = page.read_contents().split(b" ")
    for _ in range(chance.randint(1, 30)):
        words[chance.randrange(len(words))] = chance.choice(_OPERATORS)
    pdf.update_stream(streams[0], b" ".join(words))


def turn(pdf: pymupdf.Document, chance: Chance) -> None:
    """Turns, crops or moves a page."""
    page = pdf[chance.randrange(pdf.page_count)]
    box = " ".join(str(chance.uniform(-1000, 1000)) for _ in range(4))
    name, value = chance.choice(
        [
            ("Rotate", str(chance.choice([-90, 45, 90, 180, 1000]))),
            ("CropBox", f"[{box}]"),
            ("MediaBox", f"[{box}]"),
            ("UserUnit", str(chance.choice([0, -1, 2, 1e6]))),
        ]
    )
    pdf.xref_set_key(page.xref, name, value)


BYTES: tuple[Callable[[bytearray, Chance], None], ...] = (
    *(flip, blank, drop, double, cut, noise, numbers),
)
OBJECTS: tuple[Callable[[pymupdf.Document, Chance], None], ...] = (
    *(key, object_, stream, operators, turn),
)


def mutant(data: bytes, seed: int) -> tuple[str, bytes]:
    """What was done to a PDF, and what became of it; one to three changes of one kind or the other.

    What MuPDF cannot change or write is changed as bytes.
    """
    chance = random.Random(seed)
    if chance.random() < 0.5:
        with suppress(*MUPDF_ERRORS), pymupdf.open("pdf", data) as pdf:
            done = [chance.choice(OBJECTS) for _ in range(chance.randint(1, 3))]
            for change in done:
                change(pdf, chance)
            return _names(done), bytes(pdf.tobytes())
    changed = bytearray(data)
    pieces = [chance.choice(BYTES) for _ in range(chance.randint(1, 3))]
    for piece in pieces:
        if changed:
            piece(changed, chance)
    return _names(pieces), bytes(changed)


def _names(changes: list[Callable[..., None]]) -> str:
    return "+".join(change.__name__.rstrip("_") for change in changes)
