"""The nouns of offices (ректор, башчы) and of units (кафедра, бөлүм), Kyrgyz and Russian.

A word is known by its beginning; what follows must be an ending. Long words forgive a slip or two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.endings import is_ending
from normalizers.lookalikes import folded

OFFICES = (
    "жооптуу", "ректор", "проректор", "директор", "башчы", "жетекчи", "төрага", "катчы", "декан",
    "кызматкер", "куратор", "орунбасар", "басар", "мүдүр", "башкаруучу", "адис",
    "координатор", "менеджер", "инженер", "бухгалтер", "энергетик", "юрист", "комендант",
    "тарбиячы", "мугалим", "окутуучу", "профессор", "эксперт", "инспектор", "администратор",
    "модератор", "оператор", "программист", "лаборант", "китепканачы", "редактор", "мүчө",
    "аткаруучу", "уюштуруучу", "эдвайзер", "тьютор", "кеңешчи", "жардамчы", "көзөмөлдөөчү",
)  # fmt: skip
"""The lemmas of Kyrgyz offices; Russian loans are the same in both languages."""

RUSSIAN_OFFICES = {
    "начальник": "начальник",
    "заведующ": "заведующий",
    "руководител": "руководитель",
    "председател": "председатель",
    "секретар": "секретарь",
    "заместител": "заместитель",
    "ответственн": "ответственный",
    "преподавател": "преподаватель",
    "сотрудник": "сотрудник",
    "специалист": "специалист",
    "помощник": "помощник",
    "член": "член",
    "зав.": "заведующий",
}

UNITS = (
    "кафедра", "бөлүм", "борбор", "департамент", "башкармалык", "башкармалыг", "институт",
    "факультет", "комитет", "комиссия", "кеңеш", "кызмат", "министрлик", "министрлиг",
    "ректорат", "деканат", "китепкана", "филиал", "колледж", "лицей", "кеңсе", "профсоюз",
    "профком", "уюм", "фонд", "мектеп", "мектеб", "студия", "бухгалтерия", "музей", "клуб",
    "ассоциация", "агенттик", "агенттиг", "канцелярия", "архив", "лаборатория", "түзүм",
    "бөлүк", "бөлүг", "штаб", "академия", "университет", "курам", "редакция", "басмакана",
    "секретариат", "дирекция", "жатакана", "кампус", "сектор", "бюро", "коллегия", "союз",
    "гимназия", "техникум", "парламент",
)  # fmt: skip
"""The lemmas of units; `г` is what a last `к` becomes before an ending."""

RUSSIAN_UNITS = (
    "отдел", "управлени", "центр", "служб", "школ", "библиотек", "совет", "кафедр",
    "комисси", "отделени", "групп", "бюро", "подразделени",
)  # fmt: skip

ALONE = frozenset((
    "ректорат", "деканат", "кеңсе", "бухгалтерия", "профсоюз", "профком", "канцелярия",
))  # fmt: skip
"""Units of which there is one, named without anything before it."""

RUSSIAN_ONLY = frozenset((*RUSSIAN_OFFICES.values(), *RUSSIAN_UNITS))
"""Lemmas of nouns that Kyrgyz does not use."""

MODIFIERS = frozenset((
    "жооптуу", "окумуштуу", "башкы", "улук", "биринчи", "ага", "м.а", "м.а.", "и.о", "и.о.",
    "орун", "илимий", "техникалык", "ученый", "ответственный", "главный", "первый",
    "старший",
))  # fmt: skip
"""Words before an office that belong to its name."""

BY = ("боюнча", "б-ча", "боюнча.", "б/ча", "боюнча:")
"""Between a field of work and the office for it."""

_SLIP = 8
"""Words of so many letters forgive a slip."""


NO_NOUNS = frozenset(("жооптуу", "башкы", "зав"))
"""Words that look like one of the nouns, and say of something what it is."""

_RUSSIAN = re.compile("(?:а|я|у|ю|е|и|ы|ов|ев|ей|ом|ем|ам|ями|ами|ах|ь|ий|ие|их|ими|ые|ых|ый|ая)?")
_ONLY_RUSSIAN = re.compile("(?:а|я|ю|е|ов|ев|ей|ом|ем|ам|ями|ами|ах|ий|ие|их|ими|ые|ых|ый|ая)")


class Noun(NamedTuple):
    """A word as an office or a unit: its lemma, and what its ending says of it."""

    lemma: str
    is_office: bool
    ending: str

    @property
    def is_genitive(self) -> bool:
        """Whether it is of something that follows: `бөлүмүнүн`."""
        return bool(re.search(r"[ндт][ыиуү]н$", self.ending))

    @property
    def is_possessive(self) -> bool:
        """Whether it is the end of a name: `кафедрасы`, `директорлору`."""
        return bool(re.fullmatch(r"(?:[лдт][аеоө]р)?с?[ыиуү]", self.ending))

    @property
    def is_plural(self) -> bool:
        """Whether it names several; by `ы` or `и` alone only for a Russian word."""
        if re.match(r"[лдт][аеоө]р", self.ending):
            return True
        russian = self.lemma in RUSSIAN_OFFICES.values() or self.lemma.endswith("ректор")
        return russian and self.ending in ("а", "ы", "и", "ов", "ами", "ие", "ые", "ей")

    @property
    def is_russian(self) -> bool:
        """Whether its ending, or the word itself, can only be Russian."""
        return bool(_ONLY_RUSSIAN.fullmatch(self.ending)) or self.lemma in RUSSIAN_ONLY

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a plural ending follows."""
        return bool(re.fullmatch(r"(?:[лдт][аеоө]р)?", self.ending))


@lru_cache(maxsize=2048)
def noun(word: str) -> Noun | None:
    """The office or unit that a word is, in any case, None if it is neither."""
    plain = folded(word).strip("«»“”\"'().,:;")
    if plain in NO_NOUNS:
        return None
    tail = plain.rpartition("-")[2]
    return (
        _begins(plain, dict(zip(OFFICES, OFFICES, strict=True)), is_office=True)
        or _begins(tail, dict(zip(UNITS, UNITS, strict=True)), is_office=False)
        or _begins(plain, RUSSIAN_OFFICES, is_office=True)
        or _begins(plain, dict(zip(RUSSIAN_UNITS, RUSSIAN_UNITS, strict=True)), is_office=False)
        or _slip(plain)
    )


def _begins(plain: str, stems: Mapping[str, str], *, is_office: bool) -> Noun | None:
    """The noun whose stem a word begins with, an ending behind it."""
    for stem, lemma in stems.items():
        ending = plain[len(stem) :]
        if plain.startswith(stem) and (is_ending(ending) or _RUSSIAN.fullmatch(ending)):
            return Noun(lemma, is_office, ending)
    return None


def _slip(plain: str) -> Noun | None:
    """A long word with a slip of the pen: `жетекчичси`, `директолору`."""
    if len(plain) < _SLIP:
        return None
    for stem in OFFICES:
        if len(stem) < 5 or plain[0] != stem[0] or stem.endswith("уучу"):
            continue
        for ending in ("", "у", "ү", "ы", "сы", "си", "лору", "лары", "лери", "лор", "лар", "лер"):
            limit = 1 if len(stem) < 7 else 2
            if OSA.distance(plain, stem + ending, score_cutoff=limit) <= limit:
                return Noun(stem, True, ending)
    return None


def is_unit_name(expansion: str) -> bool:
    """Whether an expansion names a unit: `маалыматтык технологиялар департаменти`."""
    words = re.split(r"[\s/]+", expansion.strip())
    found = noun(words[-1]) if words[-1] else None
    return found is not None and not found.is_office
