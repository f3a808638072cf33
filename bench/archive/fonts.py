"""The fonts of made plans, cut down to the letters that a plan needs, and the widths of words.

A cut font is small, so that every writer embeds it quickly.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from io import BytesIO

import pymupdf_fonts
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILIES = {"FiraGO": "figo", "NotoSans": "notos", "Ubuntu": "ubuntu"}
"""Fonts with all letters of Kyrgyz: a name for the writers, and the package's name."""

_BOLD = {"figo": "figbo", "notos": "notosbo", "ubuntu": "ubuntubo"}
_DROPPED = ("GPOS", "GSUB", "GDEF", "kern", "TTFA")
_LETTERS = "".join(map(chr, [*range(0x20, 0x7F), *range(0x410, 0x450)])) + "ЁёҢңӨөҮү«»–—№·І§“”"
"""One set for all made plans: a writer keeps a font for the whole process, by its name."""


@dataclass(frozen=True)
class Face:
    """A font: its name for the writers, its TrueType file, and the widths of its letters in em."""

    name: str
    data: bytes = field(repr=False)
    advances: dict[str, float] = field(repr=False)
    known: dict[str, float] = field(default_factory=dict, repr=False)

    def width(self, text: str) -> float:
        """The width of a text in em."""
        found = self.known.get(text)
        if found is None:
            found = self.known[text] = sum(self.advances[letter] for letter in text)
        return found


@cache
def face(family: str, *, bold: bool = False) -> Face:
    """A family's regular or bold font."""
    code = FAMILIES[family]
    font = TTFont(
        BytesIO(pymupdf_fonts.myfont(_BOLD[code] if bold else code)),
        recalcTimestamp=False,  # the same file every time
    )
    # Without kerning and ligatures a word is as wide as its letters, with every writer.
    for table in _DROPPED:
        if table in font:
            del font[table]
    subsetter = Subsetter(Options())
    subsetter.populate(text=_LETTERS)
    subsetter.subset(font)
    cut = BytesIO()
    font.save(cut, reorderTables=False)
    names, widths = font.getBestCmap(), font["hmtx"]
    em = font["head"].unitsPerEm
    advances = {letter: widths[names[ord(letter)]][0] / em for letter in _LETTERS}
    return Face(family + "-Bold" * bold, cut.getvalue(), advances)
