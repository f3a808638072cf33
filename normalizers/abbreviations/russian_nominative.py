"""The nominative of a Russian phrase that is printed in the genitive, where that is certain.

`учебно-методического управления` → учебно-методическое управление. The adjectives before the head
noun show case and gender; words that depend on the noun stay as they are. A phrase whose letters
allow another reading stays as printed: `областного` is областной, but `школьного` is школьный.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class GenderRule(NamedTuple):
    """How adjectives and their noun are put from a case into the nominative.

    Group 1 of each pattern is the stem, to which the new ending is added.
    """

    name: str
    adjective: re.Pattern[str]
    noun: re.Pattern[str]
    noun_ending: str
    adjective_ending: str
    example: str


# Adjectives stressed on their ending: in the nominative they end in ой, not ый.
_STRESSED = r"(?<!област)(?<!родн)(?<!выезд)(?<!вход)(?<!выход)(?<!основ)(?<!земл)(?<!смен)"

GENDER_RULES = (
    GenderRule(
        "neuter in ие",
        re.compile(r"(.+)(?:ого|его)"),
        re.compile(r"(.+[нт]и)я"),
        "е",
        "ое",
        "учебного управления",
    ),
    GenderRule(
        "neuter in ство",
        re.compile(r"(.+)(?:ого|его)"),
        re.compile(r"(.+ств)а"),
        "о",
        "ое",
        "научного общества",
    ),
    GenderRule(
        "masculine behind an adjective in ный",
        re.compile(rf"(.+(?:[аеёиоуыэюяйьлтчб]|он|ен|в|р){_STRESSED}н)ого"),
        re.compile(r"(.+[^аеёиоуыэюяйьств]|.+[еиар]т|.+кт|.+[оеа]в)а"),
        "",
        "ый",
        "ученого совета",
    ),
    GenderRule(
        "masculine behind an adjective in ский",
        re.compile(r"(.+(?:[ьнтиелв]|че)ск)ого"),
        re.compile(r"(.+[^аеёиоуыэюяйьств]|.+[еиар]т|.+кт|.+[оеа]в)а"),
        "",
        "ий",
        "попечительского совета",
    ),
    GenderRule(
        "feminine in ия",
        re.compile(r"(.+)(?:ой|ей)"),
        re.compile(r"(.+и)и"),
        "я",
        "ая",
        "приёмной комиссии",
    ),
    GenderRule(
        "feminine in ость",
        re.compile(r"(.+)(?:ой|ей)"),
        re.compile(r"(.+ост)и"),
        "ь",
        "ая",
        "проектной деятельности",
    ),
    GenderRule(
        "feminine in а",
        re.compile(r"(.+)(?:ой|ей)"),
        re.compile(r"(.+(?:[бвдзлмнпрстфц](?=ы)|[кгхжшч](?=и)))[ыи]"),
        "а",
        "ая",
        "учебной программы",
    ),
    GenderRule(
        "feminine in е, a dative",
        re.compile(r"(.+)(?:ой|ей)"),
        re.compile(r"(.+[бвдзлмнпрстфцкгхжшч])е"),
        "а",
        "ая",
        "рабочей группе",
    ),
    GenderRule(
        "neuter in ие, a dative or behind в",
        re.compile(r"(.+)(?:о|е)му?"),
        re.compile(r"(.+[нт]и)[юи]"),
        "е",
        "ое",
        "учебному управлению",
    ),
    GenderRule(
        "masculine behind ный, a dative or behind в",
        re.compile(rf"(.+(?:[аеёиоуыэюяйьлтчб]|он|ен|в|р){_STRESSED}н)ому?"),
        re.compile(r"(.+[^аеёиоуыэюяйьств]|.+[еиар]т|.+кт|.+[оеа]в)[уе]"),
        "",
        "ый",
        "учебному отделу",
    ),
    GenderRule(
        "masculine behind ский, a dative or behind в",
        re.compile(r"(.+(?:[ьнтиелв]|че)ск)ому?"),
        re.compile(r"(.+[^аеёиоуыэюяйьств]|.+[еиар]т|.+кт|.+[оеа]в)[уе]"),
        "",
        "ий",
        "студенческому совету",
    ),
    GenderRule(
        "plural in ы or и",
        re.compile(r"(.+)(?:ых|их)"),
        re.compile(r"(.+[бвдзлмнпрстфцкгх])ов"),
        "ы",
        "ые",
        "учебных планов",
    ),
    GenderRule(
        "plural in ения",
        re.compile(r"(.+)(?:ых|их)"),
        re.compile(r"(.+[еа]ни)й"),
        "я",
        "ые",
        "методических объединений",
    ),
)
"""Tried in this order."""

_BODIES = {
    "комиссии": "комиссия", "совета": "совет", "управления": "управление", "центра": "центр",
    "отдела": "отдел", "комитета": "комитет", "института": "институт", "академии": "академия",
    "университета": "университет", "министерства": "министерство", "системы": "система",
    "программы": "программа", "кафедры": "кафедра", "службы": "служба", "группы": "группа",
    "департамента": "департамент", "агентства": "агентство", "фонда": "фонд", "плана": "план",
    "факультета": "факультет", "отделения": "отделение", "школы": "школа",
    "ассоциации": "ассоциация",
    "колледжа": "колледж", "инспекции": "инспекция", "фондов": "фонды", "стандарта": "стандарт",
}  # fmt: skip
"""Nouns that begin a name, by their genitive."""

_RUSSIAN_WORD = re.compile(
    r"[\w-]+(?:[сц]кий|н[ыо]й|[щшж]ий|[ая]я|[оеыи]е|(?<!о)ого|его|[сц]кой|[нчшщ]ей|[нкгхжшщ]ому|[жшщн]ему|ском|[бвдзлмптьч]ном|[ыи]х|ни[ея]|ост[иь]|ств[оа]|[ая]ми)"
    r"|\w*[щъ]\w*"
)
"""A word with an ending or a letter that is Russian and not Kyrgyz."""

_SOFT = frozenset("кгхжшщч")
_PLURAL_IN_A = re.compile(r"(?:профессор|директор|инспектор|ректор|паспорт|город|мастер|доктор)ов")


def is_russian(words: Sequence[str]) -> bool:
    """Whether a phrase is Russian, told by endings that no Kyrgyz word has."""
    return any(_RUSSIAN_WORD.fullmatch(word.casefold().strip("«»“”,")) for word in words)


def to_russian_nominative(words: Sequence[str], *, is_dependent: bool) -> tuple[str, ...]:
    """The words of a phrase, adjectives and their noun in the nominative, the others as printed.

    `is_dependent`: words stand before it, so that a noun that begins it may be in the genitive.
    """
    if is_dependent and (body := _BODIES.get(words[0].casefold())):
        return (body.capitalize() if words[0][:1].isupper() else body, *words[1:])
    count = next((i for i, word in enumerate(words) if not _is_adjective(word)), len(words))
    if not 0 < count < len(words):
        return tuple(words)
    adjectives, noun = words[:count], words[count]
    # Their nominative ends in а (профессора), which no rule below makes.
    if _PLURAL_IN_A.fullmatch(noun.casefold()):
        return tuple(words)
    for rule in GENDER_RULES:
        found = [rule.adjective.fullmatch(word) for word in adjectives]
        head = rule.noun.fullmatch(noun)
        if head is None or any(match is None for match in found):
            continue
        changed = [_end(match[1], rule.adjective_ending) for match in found if match]
        ending = "и" if rule.noun_ending == "ы" and head[1][-1] in _SOFT else rule.noun_ending
        return (*changed, head[1] + ending, *words[count + 1 :])
    return tuple(words)


def _is_adjective(word: str) -> bool:
    return re.fullmatch(r"[\w-]+(?:ого|его|ой|ей|ых|их|ому?|ему?)", word) is not None


def _end(stem: str, ending: str) -> str:
    """An adjective's stem with its ending, which is soft behind some letters: `высший`."""
    if ending[0] == "ы" and stem[-1] in _SOFT:
        return stem + "и" + ending[1:]
    if ending == "ое" and stem[-1] in "жшщч":
        return stem + "ее"
    return stem + ending
