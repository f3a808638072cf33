"""Persons whose name is printed in full and with initials: `Асанов Азамат`, `Асанов А.`"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from normalizers.register.merging import MergeEvidence

INITIALS_SCORE = 0.9
"""How sure it is that initials belong to the only full name that they fit."""


def find_full_names(keys: Iterable[str]) -> Iterator[MergeEvidence]:
    """Evidence for initials that fit only one full name with that surname."""
    ordered = sorted(keys)
    full_names: dict[str, list[list[str]]] = defaultdict(list)
    for key in ordered:
        words = key.split()
        if len(words) > 1 and len(words[-1]) > 2:
            full_names[words[0]].append(words)
    for key in ordered:
        surname, *initials = key.split()
        if not initials or any(len(one) > 2 for one in initials):
            continue
        matches = [
            words
            for words in full_names[surname]
            if len(words) > len(initials)
            and all(word.startswith(one) for word, one in zip(words[1:], initials, strict=False))
        ]
        if len(matches) == 1:
            full = " ".join(matches[0])
            yield MergeEvidence(key, full, "initials of a full name", INITIALS_SCORE)
