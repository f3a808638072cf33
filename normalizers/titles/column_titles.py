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

from normalizers.letters.confusables import RUSSIAN_KEYBOARD, fold_confusables


class SectionKind(StrEnum):
    """The three kinds of section that a plan has."""

    COUNCIL = "council"
    STRATEGY = "strategy"
    LANGUAGE = "language"


NUMBER_KEY = "no"
"""The key of a column that only numbers the rows."""

MIN_EXPLAINED_SHARE = 0.3
"""A title is recognised when at least this share of it is explained."""

MAX_FRAGMENT_LETTERS = 2
"""Letters that are no word of a title."""

MAX_TITLE_LETTERS, MAX_MEAN_TITLE_LETTERS = 120, 50
"""A header's titles have at most so many letters, and on average."""

MIN_CONTENT_SHARE = 0.5
"""A column's cells decide its meaning when at least this share of them agree."""

_COMMON_STEMS = {
    NUMBER_KEY: ("№", "п/п", "к/н"),
    "responsible": ("жооптуу", "аткаруучу", "катышуучу", "ответствен", "исполнител"),
    "deadline": ("мөөнөт", "убакыт", "срок", "дата"),
}

COLUMN_TITLE_STEMS: Mapping[SectionKind, Mapping[str, tuple[str, ...]]] = {
    SectionKind.COUNCIL: {
        **_COMMON_STEMS,
        "item": ("маселе", "аталыш", "тартиб", "вопрос", "наименован", "повестк"),
    },
    SectionKind.STRATEGY: {
        **_COMMON_STEMS,
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
    SectionKind.LANGUAGE: {
        **_COMMON_STEMS,
        "event": ("иш-чара", "чара", "тизмег", "тизме", "мероприят", "перечень"),
        "outcome": ("жыйынтык", "натыйжа", "результат", "итог"),
    },
}
"""For each kind of section, the beginnings of the words that name each of its columns."""

KIND_SPECIFIC_COLUMNS: Mapping[SectionKind, frozenset[str]] = {
    SectionKind.COUNCIL: frozenset({"item"}),
    SectionKind.STRATEGY: frozenset(
        {"task", "measure", "step", "document", "indicator", "funding"}
    ),
    SectionKind.LANGUAGE: frozenset({"event", "outcome"}),
}
"""The columns that only this kind has."""

_COLUMN_CONTENT = {
    NUMBER_KEY: re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?"),
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

_ANY_STEM = re.compile(
    "|".join(
        sorted(
            {
                re.escape(stem.translate(RUSSIAN_KEYBOARD))
                for keys in COLUMN_TITLE_STEMS.values()
                for stems in keys.values()
                for stem in stems
            }
        )
    )
)
"""Stands, as printed, in two of a header's titles at least; this spares most rows a closer look."""

_TITLE_WORD = re.compile(r"№|(?:п/п|к/н)(?!\w)|[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class TableHeader:
    """What a table's header says: the kind of section, and the key of each column or None.

    `evidence` tells in words how each key was found; `score` is the mean share explained.
    """

    kind: SectionKind
    keys: tuple[str | None, ...]
    evidence: tuple[str, ...]
    score: float


def parse_header(titles: Sequence[str]) -> TableHeader | None:
    """The meaning of a header row, or None when the row is no header of a plan's table.

    `titles` are its cells from left to right. A header names at least two columns (three when there
    are more than four), one of them the section's own, and most of its cells.
    """
    filled_titles = [title for title in titles if title.strip()]
    if (
        len(filled_titles) < 2
        or max(map(len, filled_titles)) > MAX_TITLE_LETTERS
        or sum(map(len, filled_titles)) > MAX_MEAN_TITLE_LETTERS * len(filled_titles)
        or sum(
            bool(_ANY_STEM.search(title.casefold().translate(RUSSIAN_KEYBOARD)))
            for title in filled_titles
        )
        < 2
    ):
        return None
    return _choose_best_kind(tuple(titles), len(filled_titles))


@lru_cache(maxsize=128)
def _choose_best_kind(titles: tuple[str, ...], filled_count: int) -> TableHeader | None:
    best = max((_read_as_kind(kind, titles) for kind in SectionKind), key=_score_fit)
    named_keys = [key for key in best.keys if key is not None]
    min_keys = 3 if filled_count > 4 else 2
    if (
        len(named_keys) < min_keys
        or 2 * len(named_keys) < len(titles)
        or not KIND_SPECIFIC_COLUMNS[best.kind] & set(named_keys)
    ):
        return None
    return best


def _score_fit(header: TableHeader) -> float:
    """How well a kind fits: its score, and the share of the kind's own columns that are there."""
    own_columns = KIND_SPECIFIC_COLUMNS[header.kind]
    return header.score + 0.5 * len(own_columns & set(header.keys)) / len(own_columns)


def infer_from_cells(header: TableHeader, columns: Sequence[Sequence[str]]) -> TableHeader:
    """The heading with columns that no title explained judged by the cells under them."""
    keys, evidence = list(header.keys), list(header.evidence)
    for index, cells in enumerate(columns):
        filled_cells = [cell for cell in cells if cell.strip()]
        if keys[index] is not None or len(filled_cells) < 3:
            continue
        shares = {
            key: sum(bool(_is_content_of(key, cell)) for cell in filled_cells) / len(filled_cells)
            for key in _COLUMN_CONTENT
            if key not in keys and key in COLUMN_TITLE_STEMS[header.kind]
        }
        key = max(shares, key=lambda key: shares[key], default=None)
        if key is not None and shares[key] >= MIN_CONTENT_SHARE:
            keys[index] = key
            evidence[index] = f"{key}: {shares[key]:.0%} of its cells read like it"
    return TableHeader(header.kind, tuple(keys), tuple(evidence), header.score)


def _is_content_of(key: str, cell: str) -> bool:
    pattern = _COLUMN_CONTENT[key]
    return bool(pattern.fullmatch(cell.strip()) if key == NUMBER_KEY else pattern.search(cell))


def _read_as_kind(kind: SectionKind, titles: Sequence[str]) -> TableHeader:
    """The columns read as those of one kind; each key is given to the title it explains best."""
    shares = sorted(
        (
            (compute_explained_share(title, stems), -position, key)
            for position, title in enumerate(titles)
            for key, stems in COLUMN_TITLE_STEMS[kind].items()
        ),
        reverse=True,
    )
    keys: dict[int, str] = {}
    evidence = ["no title is recognised"] * len(titles)
    explained_total = 0.0
    for share, negative_position, key in shares:
        position = -negative_position
        if share < MIN_EXPLAINED_SHARE or position in keys or key in keys.values():
            continue
        keys[position] = key
        evidence[position] = f"{key}: {share:.0%} of the title “{titles[position]}”"
        explained_total += share
    filled_count = sum(bool(title.strip()) for title in titles)
    return TableHeader(
        kind,
        tuple(keys.get(i) for i in range(len(titles))),
        tuple(evidence),
        explained_total / max(filled_count, 1),
    )


@lru_cache(maxsize=4096)  # headers are repeated on every page
def compute_explained_share(title: str, stems: tuple[str, ...]) -> float:
    """The share (0 to 1) of a title's words that begin with one of the stems.

    Letters that a Russian keyboard lacks may be typed as their neighbours (`корсоткуч`). A slip of
    one letter is forgiven in stems of five letters or more; the first word counts double,
    since a title names its column first. What is shorter than a word, as the end of one that was
    broken without a hyphen, does not count.
    """
    text, words = _fold_title(title)
    if not words:
        return 0.0
    stems = tuple(stem.translate(RUSSIAN_KEYBOARD) for stem in stems)
    hits = [any(_has_stem(word, stem) for stem in stems) for word in words]
    hits = [
        hit
        for hit, word in zip(hits, words, strict=True)
        if hit or len(word) > MAX_FRAGMENT_LETTERS
    ] or [False]
    share = (sum(hits) + hits[0]) / (len(hits) + 1)
    # Titles of several words that name one thing: the whole is compared too.
    whole_match = extractOne(text, stems, scorer=token_sort_ratio, score_cutoff=85)
    return max(share, whole_match[1] / 100 if whole_match else 0.0)


@lru_cache(maxsize=512)
def _fold_title(title: str) -> tuple[str, tuple[str, ...]]:
    text = fold_confusables(title).translate(RUSSIAN_KEYBOARD)
    return text, tuple(_TITLE_WORD.findall(text))


def _has_stem(word: str, stem: str) -> bool:
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
