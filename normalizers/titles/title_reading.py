"""One column's title → what the column holds: the role of the word that decides.

A word for time, people, place or money wins over a word for an action, which then only says whose
time or place it is (`Иш-чаранын мөөнөтү`). Between two words of one rank the head of the phrase
wins: in Kyrgyz the last (`Натыйжанын көрсөткүчү`), in Russian the first (`Срок исполнения`). What
follows a slash, a comma or a bracket adds to what stands before it. A title over several columns
stands before the title of each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from normalizers.letters.confusables import fold_to_russian_keyboard
from normalizers.titles.title_word_roles import TitleWord, read_title_words
from normalizers.titles.title_words import (
    ACTION_ROLES,
    DEADLINE_ROLES,
    FUNDING_ROLES,
    WEAK_ROLES,
    TitleRole,
)

STOREY_BREAK = "\n"
"""Separates a title that stands over several columns from the title of one of them."""

MAX_FRAGMENT_LETTERS = 2
"""So few letters are no word of their own but, for example, the end of one that was broken without
a hyphen."""

_PART_BREAK = re.compile(r"[/\\,;()\n|]|\.\s|\s[-–—]\s")
_PHRASES = (
    (re.compile(r"\bиш\s?-?\s?(?:чара|аракет)\w*"), TitleRole.MEASURE),
    (re.compile(r"\bкун\s+тартиб\w*|\bповестк\w+\s+дня\b"), TitleRole.ITEM),
    (
        re.compile(
            r"\b(?:кайда|каерде|где)(?!\w|\s+(?:карал|угул|подвод|рассм|заслуш|обсужд|талкуу|бекит))"
        ),
        TitleRole.PLACE,
    ),
    (
        re.compile(
            r"\b(?:ким(?:дер)?|кто)\s+(?:катыш|участв)\w*|\bким(?:дер)?\s+учун|\bдля\s+кого"
        ),
        TitleRole.PARTICIPANTS,
    ),
    (re.compile(r"\b(?:целев\w+\s+(?:групп|аудитор)|максаттуу\s+топ)\w*"), TitleRole.PARTICIPANTS),
    (
        re.compile(
            r"\b(?:маалымат|ыраст|тастыкт|текшер)\w*\s+була[кг]\w*|"
            r"\bисточник\w*\s+(?:информац|данны|вериф|подтвер|провер)\w*|"
            r"\b(?:средств|каражат)\w*\s+(?:вериф|провер)\w*"
        ),
        TitleRole.DOCUMENT,
    ),
    (
        re.compile(r"\b(?:вид|тип)\w*\s+контрол\w*|\bко(?:нтрол|зомол)дун\s+тур\w*"),
        TitleRole.MANNER,
    ),
    (
        re.compile(
            r"\b(?:окуучу|катышуучу|студент|бала|тарбиялануучу|угуучу)\w*\s+(?:фио|аты.жону)\b|"
            r"\bфио\s+(?:участ|учащ|учен|студ|детей|ребен|слуш|воспит)\w*"
        ),
        TitleRole.PARTICIPANTS,
    ),
    (
        re.compile(r"\b(?:маалымат|отчет|доклад|жооп)\s+бер(?:уучу|ет|ген)\w*"),
        TitleRole.RESPONSIBLE,
    ),
    (
        re.compile(
            r"\bзначени\w*\s+(?:\w+\s+)?(?:показател|индикатор|критери)\w*|"
            r"\b(?:корсоткуч|индикатор|критерий)\w*\s+(?:\w+\s+)?маани\w*"
        ),
        TitleRole.INDICATOR,
    ),
    (re.compile(r"\bорун\s+басар\w*"), TitleRole.MANNER),
    (re.compile(r"\bодчо\w*\s+бирди\w*"), TitleRole.MANNER),
)
"""Phrases that mean something else than their words, folded."""

_CASE_ENDING = re.compile(r"(?:[нтд][ыиу]н|[нтд][ыиу]|[гк][аео])$")
"""A Kyrgyz genitive, accusative or dative, folded: the word belongs to one behind it."""
_POSSESSED = re.compile(r"[ыиу]$")
"""The ending of a Kyrgyz noun that belongs to another, folded; a Russian plural looks the same."""
_BEHIND_COMPLEMENT = frozenset({"боюнча", "учун", "жонундо", "тууралуу", "менен"})
"""Kyrgyz postpositions: what stands before them belongs to the head that follows."""

_CURRENCY = re.compile(
    r"\bсом(?:[дгмн][а-я]{1,3})?(?![а-я])|\b(?:(?:kgs|кгс|usd|eur|евро)(?!\w)|доллар|рубл)"
)
"""A currency, folded: the numbers under such a title are money."""

_CONJUNCTION = re.compile(r"\s(?:жана|и)\s|[,;/]")
"""What joins two things that a title names."""


_BESIDE_TIME = {
    TitleRole.RESPONSIBLE: TitleRole.TIME_AND_PARTY,
    TitleRole.PLACE: TitleRole.TIME_AND_PLACE,
}
"""What a title says that names a time and one of these."""


class TitleReading(NamedTuple):
    """What a title says: a role or None, the share of its words that are known, and whether the
    role comes only from a word that says little (`WEAK_ROLES`)."""

    role: TitleRole | None
    share: float
    is_weak: bool = False


@lru_cache(maxsize=8192)
def read_title(title: str) -> TitleReading:
    """What a column's title says."""
    upper, _, own = title.rpartition(STOREY_BREAK)
    if upper:
        above, below = read_title(upper), read_title(own)
        share = (above.share + below.share) / 2
        return below if below.role and not below.is_weak else above._replace(share=share)
    parts = [_read_part(part) for part in _split_parts(title)]
    words = [word for part in parts for word in part]
    counted = [word for word in words if word.role or len(word.text) > MAX_FRAGMENT_LETTERS]
    if not counted:
        return TitleReading(None, 0.0)
    share = sum(word.role is not None for word in counted) / len(counted)
    roles = [role for part in parts if (role := _find_deciding_role(part)) is not None]
    roles = _read_joined_result(title, roles)
    two_things = _find_two_things(title, roles)
    if two_things is not None:
        return TitleReading(two_things, share)
    if roles:
        return TitleReading(_combine_roles(roles, words), share)
    # “№ 1” in a title is a reference, “№” alone a title.
    if any(word.role is TitleRole.NUMBER for word in words) and not re.search(r"\d", title):
        return TitleReading(TitleRole.NUMBER, share)
    return _read_weak_title(title, words, share)


def _read_weak_title(title: str, words: Sequence[TitleWord], share: float) -> TitleReading:
    """Reads a title without a deciding word: by its currency, or by a word that says little."""
    if _CURRENCY.search(fold_to_russian_keyboard(title)):
        return TitleReading(TitleRole.AMOUNT, share)
    return TitleReading(_find_weak_role(words), share, is_weak=True)


def _find_weak_role(words: Sequence[TitleWord]) -> TitleRole | None:
    """What the first word says that says little; None if there is no such word."""
    roles = (word.role for word in words)
    return next((one for one in roles if one in WEAK_ROLES and one is not TitleRole.FILLER), None)


def _read_joined_result(title: str, roles: list[TitleRole]) -> list[TitleRole]:
    """The roles of a title's parts; “Форма реализации и ожидаемый результат” is of the result."""
    if roles[:1] != [TitleRole.MANNER]:
        return roles
    pieces = (_read_part(piece) for piece in _CONJUNCTION.split(title) if piece.strip())
    told = {_find_deciding_role(piece) for piece in pieces}
    return [TitleRole.OUTCOME] if TitleRole.OUTCOME in told else roles


def _find_two_things(title: str, roles: Sequence[TitleRole]) -> TitleRole | None:
    """What a title says that names a time and another thing, as “Срок и ответственный” does.

    Under “Натыйжа жана аткаруу мөөнөтү” a cell is read as an indicator's is, which holds its
    deadline. A title that names a third thing too, or what is done, says nothing of this kind.
    `roles` are those of its parts.
    """
    pieces = [_read_part(piece) for piece in _CONJUNCTION.split(title) if piece.strip()]
    if len(pieces) < 2:
        return None
    named = (_find_deciding_role(piece) or _find_weak_role(piece) for piece in pieces)
    told = {*roles, *(role for role in named if role is not None)}
    times, others = told & {*DEADLINE_ROLES}, told - {*DEADLINE_ROLES}
    if not times or others & {*ACTION_ROLES, TitleRole.NAME}:
        return None
    if others & {TitleRole.OUTCOME, TitleRole.INDICATOR}:
        return TitleRole.INDICATOR
    return _BESIDE_TIME.get(others.pop()) if len(others) == 1 else None


def _split_parts(title: str) -> list[str]:
    """A title's parts; the slash of `п/п` separates nothing."""
    shielded = re.sub(r"(?i)\b([пктрж])/([пнкбрсж])\b", "\\1\0\\2", title)
    parts = (part.replace("\0", "/") for part in _PART_BREAK.split(shielded))
    return [part for part in parts if part.strip()]


def _read_part(part: str) -> list[TitleWord]:
    """The words of a part; a known phrase is one word."""
    folded = fold_to_russian_keyboard(part)
    for pattern, role in _PHRASES:
        if match := pattern.search(folded):
            before, behind = folded[: match.start()], folded[match.end() :]
            return [
                *read_title_words(before),
                TitleWord(match[0], role, match.start()),
                *read_title_words(behind),
            ]
    return list(read_title_words(part))


def _find_deciding_role(words: Sequence[TitleWord]) -> TitleRole | None:
    """The role of a part's deciding word; None if all of its words say little."""
    telling = [
        (index, word)
        for index, word in enumerate(words)
        if word.role is not None
        and word.role is not TitleRole.NUMBER
        and word.role not in WEAK_ROLES
    ]
    others = [entry for entry in telling if entry[1].role not in ACTION_ROLES]
    candidates = others or telling
    roles = {word.role for _, word in candidates}
    if not candidates:
        return None
    for first_role in (TitleRole.NOTE, TitleRole.MANNER):
        if first_role in roles and (first_role is TitleRole.NOTE or _is_head(candidates, words)):
            return first_role
    if roles & {*FUNDING_ROLES} and roles <= {*FUNDING_ROLES}:
        return _combine_funding(roles)
    if roles <= {*DEADLINE_ROLES}:
        return _combine_deadline(roles)
    if roles == {TitleRole.MANNER}:
        return TitleRole.MANNER
    first, last = candidates[0], candidates[-1]
    bound = (
        _CASE_ENDING.search(first[1].text)
        or any(word.text in _BEHIND_COMPLEMENT for word in words[first[0] : last[0]])
        or _is_possessed_by(last, first)
    )
    return (last if bound else first)[1].role


def _is_possessed_by(last: tuple[int, TitleWord], first: tuple[int, TitleWord]) -> bool:
    """Whether the last word belongs to the one right before it, as in `Натыйжа көрсөткүчү` (the
    result's indicator)."""
    return (
        last[0] == first[0] + 1
        and _POSSESSED.search(last[1].text) is not None
        and _POSSESSED.search(first[1].text) is None
    )


def _is_head(candidates: Sequence[tuple[int, TitleWord]], words: Sequence[TitleWord]) -> bool:
    """Whether a word of manner, such as `саны` or `форма`, is the head of its phrase."""
    manner = [entry for entry in candidates if entry[1].role is TitleRole.MANNER]
    return candidates[0] in manner or candidates[-1] in manner or len(words) == 1


def _combine_roles(roles: Sequence[TitleRole], words: Sequence[TitleWord]) -> TitleRole:
    """What the parts of a title say together: the first, made more precise by the others."""
    first = roles[0]
    if first in FUNDING_ROLES:
        found: set[TitleRole | None] = {role for role in roles if role in FUNDING_ROLES}
        found |= {word.role for word in words if word.role in FUNDING_ROLES}
        if TitleRole.AMOUNT in found and TitleRole.SOURCE in found:
            return TitleRole.FUNDING
        return first
    if first in DEADLINE_ROLES:
        return _combine_deadline({role for role in roles if role in DEADLINE_ROLES})
    return first


def _combine_funding(roles: set[TitleRole | None]) -> TitleRole:
    if {TitleRole.AMOUNT, TitleRole.SOURCE} <= roles:
        return TitleRole.FUNDING
    return next(
        role for role in (TitleRole.AMOUNT, TitleRole.SOURCE, TitleRole.FUNDING) if role in roles
    )


def _combine_deadline(roles: set[TitleRole | None] | set[TitleRole]) -> TitleRole:
    ends = roles & {TitleRole.START, TitleRole.END}
    return TitleRole.DEADLINE if len(ends) != 1 else next(iter(ends))  # type: ignore[return-value]
