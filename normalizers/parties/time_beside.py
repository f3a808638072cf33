"""A cell that says when, and by whom or where, at once → both, where it is certain where one ends.

Under “Мөөнөтү жана жооптуулар” or “Срок и ответственный” stands `до 15 марта, завхоз`, or the
same the other way round; under “Дата и место” `15 мая, актовый зал`. Where words that are neither
stand between, or could be of both, nothing is divided.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from normalizers.accounting.time_words import is_like_time
from normalizers.accounting.word_account import WordAccount
from normalizers.dates.deadlines import parse_deadline
from normalizers.letters.confusables import fold_confusables
from normalizers.office_words.agent_nouns import find_agent
from normalizers.office_words.lexicon import OFFICE_MODIFIERS
from normalizers.office_words.office_nouns import find_noun

_ANY_PERIOD = "2000-01"
"""Which words are of time is the same in any period."""

_SIGNS_BETWEEN = " ,;:/–—-\n"
_SPACE = re.compile(r"\s")
_SPACE_BEHIND_SIGN = re.compile(r"(?<=[,;/–—])\s")
_CONJUNCTION = re.compile(r"\s(?:жана|и)\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OF_STUDY = re.compile(r"\b(?:окуу|учебн)", re.I)
"""Words that are of a time (“окуу жылы”) and begin the name of a unit (“окуу бөлүмү”) too."""
_ACCORDING_TO = "ылайык"
"""What ends a time that goes by something, as `графикке ылайык`."""
_ENDS_OPEN = re.compile(
    r"(?:^|\s)(?:[вксоу]|во|до|за|из|ко|на|об|от|по|при|со|без|для|согласно)$", re.I
)
"""A Russian preposition at the end: what it belongs to follows."""
_BEGINS_OPEN = re.compile(r"(?:[вксо]|во|до|ко|на|об|от|по|при|со|без|для|согласно)\s", re.I)
"""A Russian preposition in front: none of a time, and nobody is named in the nominative."""
_POSTPOSITION = r"(?:менен|боюнча|үчүн|ылайык)"
_POSTPOSITION_IN_FRONT = re.compile(rf"{_POSTPOSITION}(?!\w)", re.I)
_POSTPOSITION_AT_END = re.compile(rf"(?<!\w){_POSTPOSITION}$", re.I)
_KYRGYZ_GENITIVE = re.compile(r"[дтн][ыиуү][нң]$", re.I)
_RULE = (
    r"(?<!\w)(?:план(?:а|у|е|ом|ы|ын[аы]\w*|га|дын)|графи[кг]\w*|расписани\w*|приказ\w*|"
    r"распоряжени\w*|буйру[кг]\w*)"
)
_NAMES_RULE = re.compile(rf"{_RULE}(?!\w)", re.I)
"""A plan or an order, by which a time goes."""
_ENDS_WITH_RULE = re.compile(rf"{_RULE}$", re.I)
_RUSSIAN_GENITIVE = re.compile(r"[А-Яа-яЁё]*(?:[аяыи]|[ое]в|ей|[ое]го|[ыи]х)(?!\w)")
_NAME = re.compile(r"[А-ЯӨҮҢЁA-Z]\.(?:\s?[А-ЯӨҮҢЁA-Z]\.)?|(?![IVXІХ]+(?!\w))[А-ЯӨҮҢЁA-Z]{2,}")
"""Initials of a person, or a short form of a unit."""


class TimeBeside(NamedTuple):
    """When, and by whom or where, as printed; "" for what the cell does not say."""

    time: str
    beside: str


@lru_cache(maxsize=4096)
def split_time_and_party(text: str, author_breaks: tuple[int, ...] = ()) -> TimeBeside | None:
    """When and by whom, as a cell says it; None where that is not certain.

    `author_breaks` are the places of spaces where the author began a new line: there a time may end
    that is not understood.
    """
    if _is_time(text):
        return TimeBeside(text, "")
    spaces = [match.start() for match in _SPACE.finditer(text)]
    found = list(_iter_divisions(text, spaces, _is_time, _is_party, author_breaks))
    found = found or list(
        _iter_divisions(text, author_breaks, _sounds_like_time, _is_party, author_breaks)
    )
    if found:
        return _choose_division(found)
    return TimeBeside("", text) if _is_party(text) and _begins_with_party(text) else None


@lru_cache(maxsize=4096)
def split_time_and_place(text: str, author_breaks: tuple[int, ...] = ()) -> TimeBeside | None:
    """When and where, as a cell says it with a sign or a new line between; None where that is not
    certain."""
    if _is_time(text):
        return TimeBeside(text, "")
    places = {*author_breaks, *(match.start() for match in _SPACE_BEHIND_SIGN.finditer(text))}
    found = list(_iter_divisions(text, sorted(places), _is_time, _is_timeless, author_breaks))
    if found:
        return _choose_division(found)
    return TimeBeside("", text) if _is_timeless(text) else None


def _iter_divisions(
    text: str,
    places: Iterable[int],
    is_time: Callable[[str], bool],
    is_beside: Callable[[str], bool],
    author_breaks: tuple[int, ...],
) -> Iterator[TimeBeside]:
    """The divisions at some places, none inside a phrase, of which one part is a time, and the
    other what stands beside it."""
    for place in places:
        before, behind = text[:place].strip(_SIGNS_BETWEEN), text[place:].strip(_SIGNS_BETWEEN)
        is_apart = text[place - 1 : place] in _SIGNS_BETWEEN or place in author_breaks
        if is_time(before) and is_beside(behind):
            is_bound = not is_apart and _is_of_rule(before, behind)
            if not is_bound and not _ENDS_OPEN.search(before):
                yield TimeBeside(before, behind)
        elif is_time(behind) and is_beside(before):
            belongs = _KYRGYZ_GENITIVE.search(before) or _ENDS_OPEN.search(before)
            if not belongs and not _POSTPOSITION_IN_FRONT.match(behind):
                yield TimeBeside(behind, before)


def _is_of_rule(before: str, behind: str) -> bool:
    """Whether a time goes by the plan or order of somebody: `по плану | методиста`."""
    return bool(_ENDS_WITH_RULE.search(before) and _RUSSIAN_GENITIVE.match(behind))


def _choose_division(found: list[TimeBeside]) -> TimeBeside | None:
    """The division with the longest time whose words are each of time; None if one may be of both.

    What recurs takes in what stands behind it (`ежеквартально главный специалист`).
    """
    chosen, *longer = sorted(found, key=lambda one: len(one.time))
    for division in longer:
        added = division.time.replace(chosen.time, "", 1)
        if _OF_STUDY.search(added):
            return None
        if _count_time_words(added).left_over and added.strip(_SIGNS_BETWEEN) != _ACCORDING_TO:
            break
        chosen = division
    return chosen


@lru_cache(maxsize=4096)
def _count_time_words(text: str) -> WordAccount:
    return parse_deadline(text, _ANY_PERIOD).account


def _is_time(text: str) -> bool:
    """Whether each word of a text is of one time."""
    account = _count_time_words(text)
    return account.explained > 0 and not account.left_over and not _names_somebody(text)


def _sounds_like_time(text: str) -> bool:
    """Whether a text names nobody, and a word of it stands beside times."""
    account = _count_time_words(text)
    return not _names_somebody(text) and (account.unchanging > 0 or account.is_open)


def _is_timeless(text: str) -> bool:
    """Whether a text is more than signs, and no word of it is of time."""
    account = _count_time_words(text)
    is_open = account.is_open and _holds_word_like_time(text)
    return bool(account.left_over) and not account.explained and not is_open


def _holds_word_like_time(text: str) -> bool:
    """Whether a text holds a number or a word that may be of time; “декан” is no December."""
    words = (fold_confusables(word) for word in _WORD.findall(text))
    return any(map(str.isdigit, text)) or any(
        is_like_time(word) and not _is_somebody(word) and word not in OFFICE_MODIFIERS
        for word in words
    )


def _is_party(text: str) -> bool:
    """Whether a text names somebody, and neither a time nor by whose consent or order it is."""
    is_phrase = (
        _BEGINS_OPEN.match(text) or _POSTPOSITION_AT_END.search(text) or _NAMES_RULE.search(text)
    )
    return _names_somebody(text) and _is_timeless(text) and not is_phrase


def _begins_with_party(text: str) -> bool:
    """Whether nothing stands before the words for somebody that may be of a time: the first is one
    of them, or none stands beside times."""
    listed = _CONJUNCTION.sub(" ", text)
    first = listed.split(maxsplit=1)[0]
    # “Ж.” of a person's name is no “ж.” of a year.
    return not _count_time_words(_NAME.sub(" ", listed)).unchanging or _names_somebody(first)


@lru_cache(maxsize=4096)
def _names_somebody(text: str) -> bool:
    words = (fold_confusables(word) for word in _WORD.findall(text))
    return _NAME.search(text) is not None or any(map(_is_somebody, words))


@lru_cache(maxsize=4096)
def _is_somebody(word: str) -> bool:
    """Whether a folded word is an office or a unit; the days of the week have the form of some."""
    if find_noun(word) is not None:
        return True
    account = _count_time_words(word)
    return find_agent(word) is not None and not (account.explained or account.unchanging)
