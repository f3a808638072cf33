"""What stands under a column → what it holds, where its title does not say so.

Dates, offices, sums and numbers show what a column holds. Of the other columns, the one with the
longest texts holds the actions, if the table also says when and by whom. Actions stand right of the
aims they serve.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from normalizers.letters.confusables import fold_to_russian_keyboard
from normalizers.titles.column_titles import (
    ACTION_KEYS,
    NUMBER_KEY,
    TableHeader,
    choose_kind,
)
from normalizers.titles.title_words import TitleRole
from normalizers.titles.word_classes import classify_word

MIN_CONTENT_SHARE, MIN_CONTENT_SHARE_AGAINST_TITLE, MIN_CONTENT_CELLS = 0.5, 0.7, 3
"""The cells decide what a column holds when at least `MIN_CONTENT_CELLS` are filled and this share
of them agree; the share is higher where the column has a title, even one that is not understood."""

MIN_ACTION_SHARE = 0.7
"""The share of a column's cells that must sound like actions for it to be a column of actions."""

_COLUMN_CONTENT = {
    NUMBER_KEY: re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?"),
    "responsible": re.compile(
        r"\b(?:проректор|ректор|директор|башчы|жетекчи|кафедра|декан|начальник|орун басар|"
        r"заместител|зам\b|завуч|мугалим|преподавател|катчы)",
        re.I,
    ),
    "deadline": re.compile(
        r"жыл ичинде|окуу жылы|жыл бою|ай сайын|в течение|ежемесячно|ежегодно|квартал|чейрек|"
        r"\b\d{1,2}\.\d{2}\.(?:20)?\d\d\b|\bма(?:я|й(?:[дг]\w{1,2}|ы\w{1,4})?)\b|"
        r"\b(?:январ|феврал|март|апрел|июн|июл|август|"
        r"сентябр|октябр|ноябр|декабр)",
        re.I,
    ),
    "funding": re.compile(r"\b(?:сом|млн|миң|мин|тыс)\b", re.I),
}
_LAST_NUMBER = re.compile(r"\d+(?=[.)]?\s*$)")
_BARE_SUM = re.compile(r"(?!(?:19|20)\d\d$)[\d\s.,]{4,}")
"""A sum without a currency. It counts only in a column without a title: under a title, numbers may
be of anything."""
_RUSSIAN_ACTION = re.compile(r"\w+(?:ние|ция|тие|ка|ча|сбор|обзор|смотр|конкурс|семинар|тренинг)")
"""The first word of a Russian phrase that names an action, folded."""


def infer_from_cells(header: TableHeader, columns: Sequence[Sequence[str]]) -> TableHeader:
    """The header, in which the columns that no title explained get a key by the cells under
    them."""
    keys, evidence = list(header.keys), list(header.evidence)
    for index, cells in enumerate(columns):
        filled = [cell for cell in cells if cell.strip()]
        if keys[index] is not None or header.roles[index] is TitleRole.MANNER:
            continue
        # The column of row numbers is often left without a title; it may have fewer cells than the
        # other columns need to be judged.
        if index == 0 and NUMBER_KEY not in keys and _counts_rows(header.titles[0], filled):
            keys[index] = NUMBER_KEY
            evidence[index] = f"{NUMBER_KEY}: its cells count the rows"
        if len(filled) < MIN_CONTENT_CELLS or keys[index] is not None:
            continue
        shares = {
            key: sum(_is_content_of(key, cell, header.titles[index]) for cell in filled)
            / len(filled)
            for key in _COLUMN_CONTENT
            if key not in keys and (key != NUMBER_KEY or _count_on(filled))
        }
        likeliest = max(shares, key=lambda key: shares[key], default=None)
        least = MIN_CONTENT_SHARE_AGAINST_TITLE if header.titles[index] else MIN_CONTENT_SHARE
        if likeliest is not None and shares[likeliest] >= least:
            keys[index] = likeliest
            evidence[index] = f"{likeliest}: {shares[likeliest]:.0%} of its cells read like it"
    action = _find_action_column(header, keys, columns)
    if action is not None:
        keys[action] = "event"
        evidence[action] = "event: its cells are the longest of those that no title explains"
    second = _find_second_level(header, keys, columns)
    if second is not None:
        first, levels, unknown = second
        keys[first : first + 2] = levels
        evidence[unknown] = f"{keys[unknown]}: its cells are actions, beside those of another level"
    return replace(header, kind=choose_kind(keys), keys=tuple(keys), evidence=tuple(evidence))


def _count_on(cells: Sequence[str]) -> bool:
    """Whether the numbers of cells mostly are each the next after the one above, or the first."""
    numbers = [int(match[0]) for cell in cells if (match := _LAST_NUMBER.search(cell))]
    steps = list(pairwise(numbers))
    counted = sum(below in (above + 1, 1) for above, below in steps)
    return bool(steps) and counted >= MIN_CONTENT_SHARE_AGAINST_TITLE * len(steps)


def _counts_rows(title: str, cells: Sequence[str]) -> bool:
    """Whether a first column without a title numbers the rows, however few they are."""
    pattern = _COLUMN_CONTENT[NUMBER_KEY]
    return (
        not title.strip() and bool(cells) and all(pattern.fullmatch(cell.strip()) for cell in cells)
    )


def _find_action_column(
    header: TableHeader, keys: Sequence[str | None], columns: Sequence[Sequence[str]]
) -> int | None:
    """The column of actions where no title says which it is: the one with the longest cells. None
    unless the table says when and by whom."""
    if any(key in keys for key in ACTION_KEYS) or not {"deadline", "responsible"} <= {*keys}:
        return None
    lengths = {
        index: sum(map(len, filled)) / len(filled)
        for index, cells in enumerate(columns)
        if keys[index] is None
        and header.roles[index] is not TitleRole.MANNER
        and len(filled := [cell for cell in cells if cell.strip()]) >= MIN_CONTENT_CELLS
    }
    return max(lengths, key=lambda index: lengths[index], default=None)


def _is_content_of(key: str, cell: str, title: str) -> bool:
    pattern = _COLUMN_CONTENT[key]
    if key == NUMBER_KEY:
        return bool(pattern.fullmatch(cell.strip()))
    is_bare_sum = key == "funding" and not title and _BARE_SUM.fullmatch(cell.strip())
    return bool(is_bare_sum or pattern.search(cell))


def _find_second_level(
    header: TableHeader, keys: Sequence[str | None], columns: Sequence[Sequence[str]]
) -> tuple[int, tuple[str, str], int] | None:
    """Finds a second column of actions, whose title is not understood, beside the known one: right
    of a column of aims, or left of a column of steps.

    Returns the index of the left column of the two, the keys of both, and the index of the unknown
    one.
    """
    actions = [index for index, key in enumerate(keys) if key in ACTION_KEYS]
    if len(actions) != 1:
        return None
    (known,) = actions
    if header.roles[known] is TitleRole.TASK:
        first, levels, unknown = known, ("task", "measure"), known + 1
    elif header.roles[known] is TitleRole.STEP:
        first, levels, unknown = known - 1, ("measure", "step"), known - 1
    else:
        return None
    if not 0 <= unknown < len(keys) or keys[unknown] is not None or header.roles[unknown]:
        return None
    filled = [cell for cell in columns[unknown] if cell.strip()]
    count = sum(map(_sounds_like_action, filled))
    is_action = filled and count >= MIN_ACTION_SHARE * len(filled)
    return (first, levels, unknown) if is_action else None


def _sounds_like_action(text: str) -> bool:
    """Whether a text names an action: it ends in a Kyrgyz verbal noun or begins with a Russian
    one."""
    # What follows a colon lists parts of the action.
    words = text.partition(":")[0].split()
    if not words:
        return False
    first = fold_to_russian_keyboard(words[0])
    return classify_word(words[-1]) == "verb" or _RUSSIAN_ACTION.fullmatch(first) is not None
