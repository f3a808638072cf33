"""What each word of a column's title says, by its form or its beginning, typing slips forgiven.

In a long word, one letter changed, lost, added or swapped with the next makes no difference.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import fold_to_russian_keyboard
from normalizers.titles.title_words import ROLE_WORDS, TitleRole

MIN_LETTERS_FOR_A_SLIP = 6
"""A beginning of at least this length is recognised in spite of one letter changed, lost, added or
swapped."""

MIN_LETTERS_FOR_A_LOSS = MIN_LETTERS_FOR_A_SLIP - 1
"""A beginning of just this length is recognised in spite of one inner letter lost, or two swapped,
but not changed: too many other words are one letter away."""

_TITLE_WORD = re.compile(r"№|(?:[пктр]/[пнкбрс])(?!\w)|[^\W\d_]+(?:-[^\W\d_]+)*")


class TitleWord(NamedTuple):
    """A word of a title as folded, what it says, and where it stands in the folded title."""

    text: str
    role: TitleRole | None
    start: int


_MONEY_ROLES = (TitleRole.AMOUNT, TitleRole.FUNDING)
"""Their short beginnings must be complete: with one letter lost, `көлөм` would match `коомдук`, and
`каржы` `карыялар`."""

_FORMS: dict[str, TitleRole] = {}
_BEGINNINGS: dict[str, list[tuple[str, TitleRole]]] = {}
for _role, _words in ROLE_WORDS.items():
    for _word in _words:
        _folded = fold_to_russian_keyboard(_word.removeprefix("="))
        if _word.startswith("="):
            _FORMS.setdefault(_folded, _role)
        else:
            _BEGINNINGS.setdefault(_folded[0], []).append((_folded, _role))
for _entries in _BEGINNINGS.values():
    # The longest first, so that a more special beginning wins.
    _entries.sort(key=lambda entry: -len(entry[0]))

_LONG_FORMS: dict[str, list[tuple[str, TitleRole]]] = {}
"""The forms in which a slip is forgiven, by their first letter."""
for _form, _role in _FORMS.items():
    if len(_form) > MIN_LETTERS_FOR_A_SLIP:
        _LONG_FORMS.setdefault(_form[0], []).append((_form, _role))


def _list_small_slips(beginning: str) -> frozenset[str]:
    """All ways to write a beginning with one inner letter left out, or swapped with the next."""
    places = range(1, len(beginning) - 1)
    losses = (beginning[:place] + beginning[place + 1 :] for place in places)
    swaps = (
        beginning[:place] + beginning[place + 1] + beginning[place] + beginning[place + 2 :]
        for place in places
    )
    return frozenset((*losses, *swaps))


_SMALL_SLIPS = {
    beginning: _list_small_slips(beginning)
    for entries in _BEGINNINGS.values()
    for beginning, role in entries
    if len(beginning) == MIN_LETTERS_FOR_A_LOSS and role not in _MONEY_ROLES
}
"""For each beginning of `MIN_LETTERS_FOR_A_LOSS` letters: how words with a slip in it begin."""


def read_title_words(title: str) -> tuple[TitleWord, ...]:
    """The words of a title with their roles; None for a word that is not known."""
    folded = fold_to_russian_keyboard(title)
    return tuple(
        TitleWord(match[0], find_word_role(match[0]), match.start())
        for match in _TITLE_WORD.finditer(folded)
    )


@lru_cache(maxsize=8192)
def find_word_role(word: str) -> TitleRole | None:
    """What a folded word says: by its exact form, else by its beginning, else by nearly its form or
    beginning."""
    if word in _FORMS:
        return _FORMS[word]
    for beginning, role in _BEGINNINGS.get(word[0], ()):
        if word.startswith(beginning):
            return role
    near = [
        (beginning, role)
        for beginning, role in _BEGINNINGS.get(word[0], ())
        if (len(beginning) >= MIN_LETTERS_FOR_A_SLIP and _begins_nearly_with(word, beginning))
        or _begins_with_a_small_slip(word, beginning)
    ]
    forms = [
        role
        for form, role in _LONG_FORMS.get(word[0], ())
        if abs(len(form) - len(word)) <= 1 and OSA.distance(form, word, score_cutoff=1) <= 1
    ]
    roles = [*(role for _, role in near), *forms]
    if TitleRole.FILLER in roles:
        return TitleRole.FILLER  # a slip of two words: the one that claims less
    return next(iter(roles), None)


def _begins_with_a_small_slip(word: str, beginning: str) -> bool:
    """Whether a word begins like `beginning` with one inner letter left out, or swapped with the
    next."""
    slips = _SMALL_SLIPS.get(beginning, frozenset())
    return word[: MIN_LETTERS_FOR_A_LOSS - 1] in slips or word[:MIN_LETTERS_FOR_A_LOSS] in slips


def _begins_nearly_with(word: str, beginning: str) -> bool:
    """Whether a word begins like `beginning` with one letter changed, left out, added or
    swapped."""
    if word[:2] != beginning[:2] and beginning[3:] not in word:
        return False  # one slip cannot spoil both: most words are told by this cheap test
    size = len(beginning)
    return any(
        OSA.distance(word[:length], beginning, score_cutoff=1) <= 1
        for length in (size, size - 1, size + 1)
    )
