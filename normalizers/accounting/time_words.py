"""Words beside a deadline: which are known to change nothing, and which could change it.

A word changes nothing if the value is right with and without it. “чейин” (until) beside a day, or
“аягы” (the end) beside a month, says more than the value holds, but nothing against it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from normalizers.accounting.word_account import ExpectedWords

_BOUNDS = (
    "чейин чейинки дейре карата кечиктирбестен кечиктирбей кечикпестен кечикпей баштап "
    "тартып башталат жана же ортосунда аралыгында аралыгы ичинде ичи бою дагы күнү күнүнө күндөрү "
    "күндөрүндө күнгө айы айында айында айынын айынан айларында айлары айларынын ай айга жылы "
    "жылдын жыл ж жж числа число числу числам мөөнөт мөөнөтү мөөнөттө мөөнөткө мөөнөтүндө саат "
    "саатта болжол болжолдуу менен чамасында тегерегинде жалпы гана"
)
_RUSSIAN_BOUNDS = (
    "и или с со по до к ко на в во от позднее позже начиная течение течении теч период "
    "срок сроки числа г гг год года годов месяц месяца месяце месяцев месяцы дни день дня "
    "ориентировочно примерно около включительно плановый план"
)
_PARTS = (
    "аягы аягында аягына аягынан башы башында башына башынан соңу соңунда соңуна ортосу ортосунда "
    "ортосуна акыры акырында этегинде конец конца конце концу начало начала начале началу середина "
    "середине середины"
)
_THIS_YEAR = (
    r"(?:ушул|учурдагы|үстүбүздөгү|быйылкы)\s+(?:окуу\s+)?жыл[а-яңөү]*|быйыл"
    r"|(?:текущего|этого|нынешнего)\s+(?:учебного\s+)?года|[тс]\.\s?г\."
)
_WEEKDAY = (
    r"(?:дүйшөмбү|шейшемби|шаршемби|бейшемби|жекшемби|ишемби|понедельник|вторник|сред[ауы]"
    r"|четверг|пятниц|суббот|воскресень)[а-яңөү]*(?:\s+күн[а-яңөү]*)?"
)
_BESIDES = (
    r"\d+\s*-?\s*(?:отурум|жыйын|заседани)[а-яңөү]*|(?:отурум|жыйын|заседани)[а-яңөү]*\s*№?\s*\d+"
    r"|\((?:макулдашуу\s+боюнча|по\s+согласованию|болжолдуу|план|күзгү|жазгы)[^()]*\)"
    r"|(?:(?:күзгү|жазгы|кышкы|жайкы|осенн[а-я]*|весенн[а-я]*)\s+)?(?:каникул|сесси)[а-яңөү]*"
    r"|кеч\s+эмес|не\s+(?:позднее|позже)|күзү|күзүндө|жазында|осенью|весной|зимой|летом"
    r"|(?<=[-,(:])\s*[^\d,;()]{0,60}\s(?:күнү|күнүнө|күнүн|күндөрү|майрамы|айлыгы|жумалыгы)(?=\W*$)"
    r"|майрам(?:ы|ына)|\(жума\)|жума\s+күн[а-яңөү]*|нооруз(?:\s+майрам[а-я]*)?"
)


def _compile(parts: str) -> re.Pattern[str]:
    """What changes nothing beside a time, in a text of `fold_time_text`; `parts` of it too."""
    words = sorted({*_BOUNDS.split(), *_RUSSIAN_BOUNDS.split(), *parts.split()}, key=len)
    endings = (
        "го|е|ое|ого|чи|чү|чу|нчи|ж|г|с?[ыиуү](?:н[аеоө]н?|нд[аеоө]|н)?|[дт][аеоө]н?|[гк][аеоө]"
        "|[нт][аеоө]н"
    )
    return re.compile(
        rf"(?<!\w)(?:{_BESIDES}|{_THIS_YEAR}|{_WEEKDAY}|{'|'.join(reversed(words))})(?!\w)"
        rf"|(?<!\w)(?:с|на|к)(?=\d)|(?<=\d)(?:{endings})(?!\w)"
    )


_MONTH_NAMES = (
    "январь", "февраль", "март", "апрель", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь",
)  # fmt: skip
"""All but “май”, which is so short that many words are like it."""

_DECIDING = re.compile(
    r"(?:янв|фев|мар|апр|ма[йяею]|июн|июл|авг|сен|окт|ноя|дек)[а-я]{0,3}"
    r"|(?:квартал|чейре|четверт|семестр|полуг|жарым|апта|жума|недел|декад|половин|сайын|кажд|еже"
    r"|айлык|жылдык|жарымжыл|мезгил|окончани|итог|жыйынты|завершени)[а-яңөү]*|кварт|кв|сем|чейр"
    r"|ай(?:да|дын|ына|га|лар[а-я]*)?|күн(?:дөн|дүн|дөр|гө|дү|дүк)?[а-я]{0,3}|жыл[а-яңөү]*"
    r"|год[а-я]*|лет"
    r"|кийин(?:ки)?|соң|мурун|мурда|чейин|после|перед|через|спустя|кечинде|алдында|башка|эмес|кроме"
    r"|ранее|раньше|эрте|кийинки|келерки|следующ[а-я]*|не|ар|раз[а]?|жолу|ирет|мин|саат|час[а-я]*|[ivx]+|баш|аяк|соңу"
)
_TELLING_WORDS = (
    "баштап", "тартып", "кийин", "чейин", "мурун", "мурда", "аягы", "башы", "соңу", "аягында",
    "башында", "соңунда", "ичинде", "сайын", "алдында", "после", "перед", "через", "конце", "конец",
    "начале", "начало", "квартал", "семестр", "чейрек", "полугодие",
)  # fmt: skip
"""Words that could change a deadline, and that are known although misspelt."""

_MIN_LETTERS = 4
_MAX_EDITS = 2
_LONG_NAME, _MAX_ENDING = 5, 4


@lru_cache(maxsize=4096)
def is_like_month(word: str) -> bool:
    """Whether a word may be a month's name, misspelt: two edits from it, its ending apart."""
    if len(word) < _MIN_LETTERS:
        return False
    for name in _MONTH_NAMES:
        edits = _MAX_EDITS
        if len(name) < _LONG_NAME:
            if word[0] != name[0] or len(word) > len(name) + _MAX_ENDING:
                continue
            edits = _MAX_EDITS if name[0] == "и" else 1
        for length in range(len(name) - edits + 1, len(name) + 2):
            if OSA.distance(word[:length], name, score_cutoff=edits) <= edits:
                return True
    return False


@lru_cache(maxsize=4096)
def is_like_time(word: str) -> bool:
    """Whether a folded word is, or may be, one of time."""
    if _DECIDING.fullmatch(word) is not None or is_like_month(word):
        return True
    return len(word) >= _MIN_LETTERS and any(
        OSA.distance(word, telling, score_cutoff=1) <= 1 for telling in _TELLING_WORDS
    )


DEADLINE_WORDS = ExpectedWords("deadline_partly_read", _compile(_PARTS), is_like_time)
"""The words beside days, months and quarters."""

YEAR_WORDS = ExpectedWords("deadline_partly_read", _compile(""), is_like_time)
"""The words beside whole years. There “аягы” (the end) does change the time."""
