"""What keyboards, converters and hands do to a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_LOOK_ALIKES = dict(zip("асеорху", "aceopxy", strict=True)) | dict(
    zip("АВСЕНКМОРТХ", "ABCEHKMOPTX", strict=True)
)
_HYPHENS = "-‐‑‒–—−"
_LETTERS = "абвгдежзийклмнопрстуфхцчшыьэюяөүң"


def swap_look_alikes(text: str, chance: Random) -> str:
    """One or two Cyrillic letters as the Latin ones that look alike; not all of a word."""
    places = [
        place
        for word in re.finditer(r"[^\W\d_]{3,}", text)
        for place in range(word.start() + 1, word.end())
        if text[place] in _LOOK_ALIKES and text[place - 1].isalpha()
    ]
    for place in chance.sample(places, min(len(places), chance.randint(1, 2))):
        text = text[:place] + _LOOK_ALIKES[text[place]] + text[place + 1 :]
    return text


def vary_hyphens(text: str, chance: Random) -> str:
    """Every hyphen or dash another one."""
    return re.sub("[-–—]", lambda _: chance.choice(_HYPHENS), text)


def vary_blanks(text: str, chance: Random) -> str:
    """Blanks doubled, narrow, not breaking, or line breaks."""
    return re.sub(" ", lambda _: chance.choice((" ", "  ", "\u00a0", "\n", " ")), text)


def drop_blank(text: str, chance: Random) -> str:
    """A blank between a number and a word is missing."""
    places = [match.start() + 1 for match in re.finditer(r"\d (?=[^\W\d_])|[^\W\d_] (?=\d)", text)]
    if not places:
        return text
    place = chance.choice(places)
    return text[:place] + text[place + 1 :]


def change_case(text: str, chance: Random) -> str:
    """All capitals, or a capital at the beginning."""
    return text.upper() if chance.random() < 0.5 else text[:1].upper() + text[1:]


def add_stop(text: str, chance: Random) -> str:
    """A full stop or a comma behind."""
    return text + chance.choice(".,;")


def mistype(text: str, chance: Random) -> str:
    """A letter of a longer word dropped, doubled, exchanged with the next or mistaken."""
    words = list(re.finditer(r"[^\W\d_]{5,}", text))
    if not words:
        return text
    word = chance.choice(words)
    place = chance.randrange(word.start() + 1, word.end() - 1)
    letter = text[place]
    wrong = chance.choice(
        ("", letter * 2, chance.choice(_LETTERS)),
    )
    if chance.random() < 0.3:
        return text[:place] + text[place + 1] + letter + text[place + 2 :]
    return text[:place] + wrong + text[place + 1 :]


def type_in_russian(text: str, chance: Random) -> str:
    """The letters that a Russian keyboard lacks, by their neighbours."""
    return text.translate(str.maketrans("өүңӨҮҢ", "оунОУН"))


HARMLESS: tuple[Callable[[str, Random], str], ...] = (
    swap_look_alikes,
    vary_hyphens,
    vary_blanks,
    change_case,
    add_stop,
)
"""What leaves a phrase as readable as before."""

HARMFUL: tuple[Callable[[str, Random], str], ...] = (drop_blank, mistype, type_in_russian)
"""What may make a phrase unreadable; it must not make it mean something else."""
