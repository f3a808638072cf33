"""Characters of a text layer that are not what they show → what they show."""

from __future__ import annotations

import re
from collections.abc import Iterable
from sys import intern

from extractors.records.page_marks import Word
from extractors.symbol_fonts import replace_symbols

_SYMBOL_FONT_LETTERS = (
    "\uf0b7\uf0a7\uf0d8\uf076\uf06c\uf06e\uf06f\uf071\uf0a8\uf0a1\uf0fc\uf0fb\uf0fd\uf0fe\uf0e0"
)
SYMBOL_FONT_SIGNS = {
    "\uf02d": "–",
    **{letter: replace_symbols(letter) for letter in _SYMBOL_FONT_LETTERS},
}
"""Characters of private use that office programs write for bullets and ticks of Symbol and
Wingdings, with the signs that they show. Other codes mean one sign in one of these fonts and
another in the other, and stay unknown. Source: Unicode's document L2/11-052, “Wingdings and
Webdings symbols”."""

NOT_PRINTED = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u061c"
"""Characters without ink."""

SOFT_HYPHEN = "\u00ad"
"""In a text layer it is a printed hyphen; in other text it is not printed."""

_ODD_SIGN = re.compile(f"[{NOT_PRINTED}{SOFT_HYPHEN}{''.join(SYMBOL_FONT_SIGNS)}]")
_UNPRINTED = str.maketrans(dict.fromkeys(NOT_PRINTED))
_SIGNS = str.maketrans({**SYMBOL_FONT_SIGNS, **dict.fromkeys(NOT_PRINTED)})


def drop_unprinted(text: str) -> str:
    """The text without characters that have no ink."""
    return text if text.isascii() else text.translate(_UNPRINTED)


def count_printed(texts: Iterable[str]) -> int:
    """How many characters of some texts have ink."""
    return sum(len(piece) for text in texts for piece in drop_unprinted(text).split())


def join_letters(words: list[Word]) -> str:
    """All characters of the words of a page, one after the other."""
    return "".join([word[4] for word in words])


def clean_printed_words(words: list[Word], letters: str) -> list[Word]:
    """The words of a page as they are seen, without those of which nothing is seen.

    `letters` are all characters of the words (see `join_letters`).

    If a soft hyphen stands inside a word, the producer uses it for every hyphen. Otherwise one at a
    word's end is kept, as it shows that the word is broken there.
    """
    if not _ODD_SIGN.search(letters):
        return words
    texts = [word[4] for word in words]
    are_hyphens = any(SOFT_HYPHEN in text[:-1] for text in texts)
    cleaned = [text.translate(_SIGNS) for text in texts]
    if are_hyphens:
        cleaned = [text.replace(SOFT_HYPHEN, "-") for text in cleaned]
    return [
        word if text == word.text else word._replace(text=intern(text))
        for word, text in zip(words, cleaned, strict=True)
        if text
    ]
