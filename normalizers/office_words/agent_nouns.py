"""Offices and trades known by the form of their word alone: котормочу, делопроизводитель.

Only the last word of a party is looked at: before another noun such a word says what the noun does
(`билим берүүчү мектеп`). Groups of people (окуучу, бүтүрүүчү) and tools (көрсөткүч) are no offices.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import (
    fold_confusables,
    fold_to_russian_keyboard,
    type_in_russian,
)
from normalizers.letters.kyrgyz_endings import is_ending
from normalizers.office_words.lexicon import OFFICES, PEOPLE
from normalizers.office_words.office_nouns import PartyNoun, find_noun

_RUSSIAN_ENDING = "(?:[ыиья]|ями|ами)?"
"""The ending of a party's last word, which is in the nominative or (with others) instrumental."""


class AgentForm(NamedTuple):
    """A suffix that makes a word for a person out of an activity; groups `lemma` and `ending`."""

    name: str
    pattern: re.Pattern[str]
    lemma_ending: str
    example: str


AGENT_FORMS = (
    AgentForm(
        "чы",
        re.compile(
            r"(?P<lemma>(?!\w*[ыиуүеао]нч[ыиуү])(?!\w*[гк][ыиуү]ч[ыиуү])\w{2,}ч[ыиуү])(?P<ending>\w*)"
        ),
        "",
        "котормочу",
    ),
    AgentForm(
        "тель",
        re.compile(rf"(?P<lemma>\w{{2,}}тел)(?P<ending>{_RUSSIAN_ENDING})"),
        "ь",
        "воспитатель",
    ),
    AgentForm(
        "щик, чик, ник",
        re.compile(rf"(?P<lemma>\w{{3,}}(?:щик|чик|ник))(?P<ending>{_RUSSIAN_ENDING})"),
        "",
        "наладчик",
    ),
    AgentForm(
        "лог, граф, вед, ист, иатр",
        re.compile(
            rf"(?P<lemma>\w{{2,}}(?:[оа]лог|граф|вед|ист|иатр))(?P<ending>{_RUSSIAN_ENDING}|\w*)"
        ),
        "",
        "социолог",
    ),
    AgentForm(
        "ёр, жер, тор of a trade, which no plural ends in",
        re.compile(
            rf"(?P<lemma>\w{{3,}}(?:[тлнсж]ёр|жер|[аиуе]тор))(?P<ending>{_RUSSIAN_ENDING}|\w*)"
        ),
        "",
        "репетитор",
    ),
    AgentForm("жооптуу", re.compile(r"(?P<lemma>жооптуу)(?P<ending>\w*)"), "", "сайт үчүн жооптуу"),
)
"""Tried in this order; what follows a Kyrgyz suffix must be an ending."""

_NO_AGENTS = re.compile(
    r"(?:учеб|справоч|сбор|памят|празд|источ|спут|рын|ежегод|выпуск|участ|школь|воспитан)ник\w*"
    r"|(?:ката|диа|ана|проло|моно)лог\w*|(?:параграф|показател|родител|слушател)\w*|лист\w*|мастер-класс\w*"
    r"|(?:семестр|реестр|список|принтер|компьютер|сервер|мотор|фактор|вектор|монитор|процессор)\w*"
)
"""Words of such a form that are no persons, or groups of them."""

_MIN_SLIP_LETTERS = 5
"""Shorter words that are nearly alike are different words."""

_GROUP_STEMS = tuple(fold_to_russian_keyboard(word) for word in PEOPLE)


@lru_cache(maxsize=4096)
def find_agent(word: str) -> PartyNoun | None:
    """The office that a word is by its form, None if it has no such form."""
    plain = fold_confusables(word).strip("«»“”„\"'().,:;!?")
    if _NO_AGENTS.fullmatch(plain) or is_people(word):
        return None
    first_part, hyphen, _ = plain.partition("-")
    if hyphen and (first_noun := find_noun(first_part)) and first_noun.is_office:
        return first_noun  # учителя-предметники
    for form in AGENT_FORMS:
        match = form.pattern.fullmatch(plain)
        if match is None:
            continue
        ending = match["ending"]
        if is_ending(ending) or (form.lemma_ending and ending) or _is_russian(ending):
            lemma = match["lemma"] + form.lemma_ending
            return PartyNoun(_find_meant_office(lemma) or lemma, True, ending)
    return None


def _find_meant_office(lemma: str) -> str | None:
    """The known office that a word is with one typing slip: `бжшчы` for башчы."""
    if len(lemma) < _MIN_SLIP_LETTERS:
        return None
    near = (
        office
        for office in OFFICES
        if office[0] == lemma[0]
        and len(office) >= _MIN_SLIP_LETTERS
        and OSA.distance(office, lemma, score_cutoff=1) == 1
    )
    return next(near, None)


@lru_cache(maxsize=4096)
def is_people(word: str) -> bool:
    """Whether a word names a group of people without an office: `студенттер`, `9-класстар`."""
    plain = type_in_russian(fold_confusables(word).strip("«»“”„\"'().,:;!?"))
    return any(
        part.startswith(stem) and (is_ending(part[len(stem) :]) or _is_russian(part[len(stem) :]))
        for part in dict.fromkeys((plain, plain.rpartition("-")[2]))
        if part.startswith(_GROUP_STEMS)
        for stem in _GROUP_STEMS
    )


def _is_russian(ending: str) -> bool:
    return re.fullmatch(rf"{_RUSSIAN_ENDING}|[иы]е|ихся|еся|[иы]х", ending) is not None
