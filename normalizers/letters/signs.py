"""Signs that look alike, folded for reading only: the printed text is never changed by it.

Which dash a program or a keyboard makes means nothing: `2025-26`, `2025‑26` and `2025–26` are one
print. All patterns are matched on the folded text. Its places are those of the printed text, from
which all that is published is taken.
"""

from __future__ import annotations

import re
import unicodedata

DASH = "-"
"""The sign that stands for all of them in a folded text."""

MINUS = "\N{MINUS SIGN}"
"""Printed only before a number below zero, or as a dash."""

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
"""Prints nothing inside a line; at a line's end it marks a break."""

NON_BREAKING_HYPHEN = "\N{NON-BREAKING HYPHEN}"
"""Prints a hyphen after which a line is never broken."""

HYPHENS = f"{DASH}\N{HYPHEN}{NON_BREAKING_HYPHEN}{SOFT_HYPHEN}\N{SMALL HYPHEN-MINUS}" + (
    "\N{FULLWIDTH HYPHEN-MINUS}"
)
"""Short signs, as inside a word."""

LONG_DASHES = f"\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL BAR}\N{SMALL EM DASH}{MINUS}"
"""Long signs, as between words or numbers."""

DASHES = HYPHENS + LONG_DASHES
"""All signs that look like a hyphen or a dash."""

BULLET = "•"
"""The sign that stands for all bullets in a folded text."""

BULLETS = f"{BULLET}‣⁃∙◦●○▪▫■□◻◼◾◆◇❖❑❒⬧⬥⧫►▶▸▷➢➤➔★✦"
"""Signs before the entries of a list, without a meaning. Ticks and crosses may mean something, so
they are not among them."""

QUOTE = '"'
"""The sign that stands for all quotation marks and apostrophes in a folded text."""

QUOTES = f"{QUOTE}“”„«»‟❝❞″ˮ'’‘`"
"""Quotation marks and what is typed for them."""

BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\N{FIGURE SPACE}" + (
    "\N{EN SPACE}\N{EM SPACE}\t\n\r\N{LINE SEPARATOR}"
)
"""What programs and files have in place of a space."""

_ODD_DASH = re.compile(f"[{DASHES.removeprefix(DASH)}]")
"""Without one of these no dash is to be folded: a cheap test before the dear one."""

_ODD_BULLET = re.compile(f"[{BULLETS.removeprefix(BULLET)}]")
_ODD_QUOTE = re.compile(f"[{QUOTES.removeprefix(QUOTE)}]")
_BLANK = re.compile(f"[{BLANKS}]")


def fold_dashes(text: str) -> str:
    """The text with each hyphen and dash as `-`: as long as before, every place in it the same."""
    found = _ODD_DASH.search(text)
    while found:  # once or twice, if at all: faster than to look up every letter
        text = text.replace(found[0], DASH)
        found = _ODD_DASH.search(text, found.start())
    return text


def fold_signs(text: str) -> str:
    """The text with its dashes folded, and each bullet as `•`: as long as before."""
    return _ODD_BULLET.sub(BULLET, fold_dashes(text))


def fold_quotes_and_blanks(text: str) -> str:
    """The text with each quotation mark as `"` and each blank as a space: as long as before."""
    return _ODD_QUOTE.sub(QUOTE, _BLANK.sub(" ", text))


def remove_unprinted(text: str) -> str:
    """The text without characters that print nothing and take no room, as zero-width spaces,
    joiners and marks of direction; soft hyphens stay."""
    return "".join(
        [char for char in text if unicodedata.category(char) != "Cf" or char == SOFT_HYPHEN]
    )
