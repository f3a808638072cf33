"""The first letters of a phrase: `өнүгүү жана инвестицияларды тартуу` → өжит."""

from __future__ import annotations

import re

from normalizers.letters.confusables import fold_confusables

_BRACKET = re.compile(r"\([^()]*\)")
_WORD_PART = re.compile(r"[^\W\d_]+")


def extract_initials(phrase: str) -> str:
    """The folded first letters of a phrase's words, parts of compounds too, жана as ж.

    Of words between which a slash stands the first counts; what is in brackets does not.
    """
    plain = re.sub(r"/\S+", "", fold_confusables(_BRACKET.sub(" ", phrase)))
    return "".join(part[0] for part in _WORD_PART.findall(plain))


def split_folded_words(phrase: str) -> list[str]:
    """The folded words of a phrase, parts of compounds by themselves."""
    return _WORD_PART.findall(fold_confusables(phrase))
