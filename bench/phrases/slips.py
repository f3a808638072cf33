"""Texts compared by their letters, where the one may be the other with a slip of the keys."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import fold_confusables, type_in_russian

_MAX_SLIPS = 2


def fold_letters(text: str) -> str:
    """The letters of a text, those of a Russian keyboard for Kyrgyz ones."""
    return type_in_russian(re.sub(r"[\W_]", "", fold_confusables(text)))


def forgive_slip(printed: str, meant: Iterable[str], *, is_noisy: bool) -> str:
    """What was meant, where the text was spoilt and what is printed is it but for a slip."""
    near = (one for one in meant if is_noisy and OSA.distance(printed, one) <= _MAX_SLIPS)
    return next(near, printed)
