"""Column titles → what the columns mean, whatever their order and wording.

A title is compared with the stems of the words that name a kind of column, in Kyrgyz and in
Russian, endings and a slip of the pen aside. A column that no title explains is judged by what its
cells hold.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import token_sort_ratio
from rapidfuzz.process import extractOne

from normalizers.letters.confusables import KEYBOARD, folded


class Kind(StrEnum):
    """The three kinds of section that a plan has."""

    COUNCIL = "council"
    STRATEGY = "strategy"
    LANGUAGE = "language"


NUMBER = "no"
"""The key of a column that only numbers the rows."""

ENOUGH = 0.3
"""A title is recognised when at least this share of it is explained."""

PIECE = 2
"""Letters that are no word of a title."""

LONGEST, USUAL = 120, 50
"""A header's titles have at most so many letters, and on average."""

CONTENT = 0.5
"""A column's cells decide its meaning when at least this share of them agree."""

_COMMON = {
    NUMBER: ("№", "п/п", "к/н"),
    "responsible": ("жооптуу", "аткаруучу", "катышуучу", "ответствен", "исполнител"),
    "deadline": ("мөөнөт", "убакыт", "срок", "дата"),
}

STEMS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    Kind.COUNCIL: {
        **_COMMON,
        "item": ("маселе", "аталыш", "тартиб", "вопрос", "наименован", "повестк"),
    },
    Kind.STRATEGY: {
        **_COMMON,
        "task": ("стратегия", "маселе", "максат", "милдет", "задач", "цел"),
        "measure": ("чара", "иш-чара", "иш-аракет", "аракет", "мероприят", "меры"),
        "step": ("кадам", "этап", "шаг", "действ"),
        "document": ("документ", "иш кагаз", "акт"),
        "indicator": (
            "көрсөткүч",
            "күтүл",
            "натыйжа",
            "жыйынтык",
            "продукт",
            "индикатор",
            "показател",
            "результат",
            "ожида",
        ),
        "funding": (
            "каражат",
            "каржы",
            "сумма",
            "булак",
            "булаг",
            "бюджет",
            "финанс",
            "источник",
            "средств",
        ),
    },
    Kind.LANGUAGE: {
        **_COMMON,
        "event": ("иш-чара", "чара", "тизмег", "тизме", "мероприят", "перечень"),
        "outcome": ("жыйынтык", "натыйжа", "результат", "итог"),
    },
}
"""For each kind of section, the beginnings of the words that name each of its columns."""

OWN: Mapping[Kind, frozenset[str]] = {
    Kind.COUNCIL: frozenset({"item"}),
    Kind.STRATEGY: frozenset({"task", "measure", "step", "document", "indicator", "funding"}),
    Kind.LANGUAGE: frozenset({"event", "outcome"}),
}
"""The columns that only this kind has."""

_CONTENT = {
    NUMBER: re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?"),
    "responsible": re.compile(
        r"\b(?:проректор|ректор|директор|башчы|жетекчи|кафедра|декан|начальник)", re.I
    ),
    "deadline": re.compile(
        r"жыл ичинде|окуу жылы|\b(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|"
        r"сентябр|октябр|ноябр|декабр)",
        re.I,
    ),
    "funding": re.compile(r"\b(?:сом|млн|миң|мин|тыс)\b|^[\d\s.,]+$", re.I),
}

_HINT = re.compile(
    "|".join(
        sorted(
            {
                re.escape(stem.translate(KEYBOARD))
                for keys in STEMS.values()
                for stems in keys.values()
                for stem in stems
            }
        )
    )
)
"""Stands, as printed, in two of a header's titles at least; this spares most rows a closer look."""

_WORD = re.compile(r"№|(?:п/п|к/н)(?!\w)|[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a table's header says: the kind of section, and the key of each column or None.

    `evidence` tells in words how each key was found; `score` is the mean share explained.
    """

    kind: Kind
    keys: tuple[str | None, ...]
    evidence: tuple[str, ...]
    score: float


def heading(titles: Sequence[str]) -> Heading | None:
    """The meaning of a header row, or None when the row is no header of a plan's table.

    `titles` are its cells from left to right. A header names at least two columns (three when there
    are more than four), one of them the section's own, and most of its cells.
    """
    filled = [title for title in titles if title.strip()]
    if (
        len(filled) < 2
        or max(map(len, filled)) > LONGEST
        or sum(map(len, filled)) > USUAL * len(filled)
        or sum(bool(_HINT.search(title.casefold().translate(KEYBOARD))) for title in filled) < 2
    ):
        return None
    return _heading(tuple(titles), len(filled))


@lru_cache(maxsize=128)
def _heading(titles: tuple[str, ...], filled: int) -> Heading | None:
    best = max((_as_kind(kind, titles) for kind in Kind), key=_fitness)
    named = [key for key in best.keys if key is not None]
    needed = 3 if filled > 4 else 2
    if len(named) < needed or 2 * len(named) < len(titles) or not OWN[best.kind] & set(named):
        return None
    return best


def _fitness(found: Heading) -> float:
    """How well a kind fits: its score, and the share of the kind's own columns that are there."""
    own = OWN[found.kind]
    return found.score + 0.5 * len(own & set(found.keys)) / len(own)


def with_content(found: Heading, columns: Sequence[Sequence[str]]) -> Heading:
    """The heading with columns that no title explained judged by the cells under them."""
    keys, evidence = list(found.keys), list(found.evidence)
    for index, cells in enumerate(columns):
        filled = [cell for cell in cells if cell.strip()]
        if keys[index] is not None or len(filled) < 3:
            continue
        shares = {
            key: sum(bool(_matches(key, cell)) for cell in filled) / len(filled)
            for key in _CONTENT
            if key not in keys and key in STEMS[found.kind]
        }
        key = max(shares, key=lambda key: shares[key], default=None)
        if key is not None and shares[key] >= CONTENT:
            keys[index] = key
            evidence[index] = f"{key}: {shares[key]:.0%} of its cells read like it"
    return Heading(found.kind, tuple(keys), tuple(evidence), found.score)


def _matches(key: str, cell: str) -> bool:
    pattern = _CONTENT[key]
    return bool(pattern.fullmatch(cell.strip()) if key == NUMBER else pattern.search(cell))


def _as_kind(kind: Kind, titles: Sequence[str]) -> Heading:
    """The columns read as those of one kind; each key is given to the title it explains best."""
    shares = sorted(
        (
            (explained(title, stems), -position, key)
            for position, title in enumerate(titles)
            for key, stems in STEMS[kind].items()
        ),
        reverse=True,
    )
    keys: dict[int, str] = {}
    evidence = ["no title is recognised"] * len(titles)
    total = 0.0
    for share, negative, key in shares:
        position = -negative
        if share < ENOUGH or position in keys or key in keys.values():
            continue
        keys[position] = key
        evidence[position] = f"{key}: {share:.0%} of the title “{titles[position]}”"
        total += share
    count = sum(bool(title.strip()) for title in titles)
    return Heading(
        kind, tuple(keys.get(i) for i in range(len(titles))), tuple(evidence), total / max(count, 1)
    )


@lru_cache(maxsize=4096)  # headers are repeated on every page
def explained(title: str, stems: tuple[str, ...]) -> float:
    """The share (0 to 1) of a title's words that begin with one of the stems.

    Letters that a Russian keyboard lacks may be typed as their neighbours (`корсоткуч`). A slip of
    one letter is forgiven in stems of five letters or more; the first word counts double,
    since a title names its column first. What is shorter than a word, as the end of one that was
    broken without a hyphen, does not count.
    """
    text, words = _folded_words(title)
    if not words:
        return 0.0
    stems = tuple(stem.translate(KEYBOARD) for stem in stems)
    hits = [any(_begins(word, stem) for stem in stems) for word in words]
    hits = [hit for hit, word in zip(hits, words, strict=True) if hit or len(word) > PIECE] or [
        False
    ]
    share = (sum(hits) + hits[0]) / (len(hits) + 1)
    # Titles of several words that name one thing: the whole is compared too.
    whole = extractOne(text, stems, scorer=token_sort_ratio, score_cutoff=85)
    return max(share, whole[1] / 100 if whole else 0.0)


@lru_cache(maxsize=512)
def _folded_words(title: str) -> tuple[str, tuple[str, ...]]:
    text = folded(title).translate(KEYBOARD)
    return text, tuple(_WORD.findall(text))


def _begins(word: str, stem: str) -> bool:
    """Whether a word begins with a stem, or nearly: a letter changed, left out or put in."""
    if word[0] != stem[0]:
        return False
    if word.startswith(stem):
        return True
    size = len(stem)
    return size >= 5 and any(
        Levenshtein.distance(word[:length], stem, score_cutoff=1) <= 1
        for length in (size, size - 1, size + 1)
    )
