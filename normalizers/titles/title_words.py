"""The words of column titles, in Kyrgyz and Russian: what each of them says that a column holds.

A word is known by its beginning, or, where that would be the beginning of other words too, by its
forms (written with `=`). Words are compared folded: look-alike letters and those that a Russian
keyboard lacks make no difference.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from normalizers.letters.confusables import fold_to_russian_keyboard

MIN_LETTERS_FOR_A_SLIP = 6
"""Beginnings of so many letters are known in spite of a letter changed, lost, added or swapped."""

MIN_LETTERS_FOR_A_LOSS = MIN_LETTERS_FOR_A_SLIP - 1
"""Shorter ones only in spite of one lost, or two swapped, within."""


class TitleRole(StrEnum):
    """What a title's word says that the column holds."""

    NUMBER = "number"
    TASK = "task"
    MEASURE = "measure"
    STEP = "step"
    EVENT = "event"
    ITEM = "item"
    NAME = "name"
    SESSION = "session"
    DEADLINE = "deadline"
    START = "start"
    END = "end"
    TIME_AND_PARTY = "deadline and responsible"
    TIME_AND_PLACE = "deadline and place"
    RESPONSIBLE = "responsible"
    PARTICIPANTS = "participants"
    PLACE = "place"
    OUTCOME = "outcome"
    INDICATOR = "indicator"
    DOCUMENT = "document"
    AMOUNT = "amount"
    FUNDING = "funding"
    SOURCE = "source"
    NOTE = "note"
    MANNER = "manner"
    EXPECTED = "expected"
    DONE = "done"
    FILLER = "filler"


ACTION_ROLES = (TitleRole.TASK, TitleRole.MEASURE, TitleRole.STEP, TitleRole.EVENT, TitleRole.ITEM)
"""What is to be done, from the widest to the finest; a question for a council by itself."""

FUNDING_ROLES = (TitleRole.AMOUNT, TitleRole.FUNDING, TitleRole.SOURCE)
"""What is said of money."""

DEADLINE_ROLES = (TitleRole.START, TitleRole.END, TitleRole.DEADLINE)
"""What is said of time."""

WEAK_ROLES = (TitleRole.NAME, TitleRole.EXPECTED, TitleRole.DONE, TitleRole.FILLER)
"""Words that count only where no other word says more."""

ROLE_WORDS: Mapping[TitleRole, tuple[str, ...]] = {
    TitleRole.NUMBER: (
        *("=№", "=п/п", "=к/н", "=т/к", "=т/н", "=т/б", "=т/р", "=р/с", "=пп", "=кн", "=no", "=n"),
        *("номер", "=катар", "=кат", "=тартиптик", "=шифр", "=шифри", "=№№"),
    ),
    TitleRole.TASK: (
        *("милдет", "максат", "=багыт", "багыттар", "багыты", "стратегия", "тапшырма"),
        *("задач", "=цель", "=цели", "=целей", "=целевые", "направлени", "поручени"),
    ),
    TitleRole.MEASURE: (
        *("чара", "иш-чара", "иш-аракет", "аракет", "мероприят", "=меры", "=мера", "=мер"),
    ),
    TitleRole.STEP: ("кадам", "этап", "=шаг", "=шаги", "=шагов", "=шагы", "действи"),
    TitleRole.EVENT: (
        *("=иш", "=иши", "=иштер", "=иштери", "=иштин", "=иштердин", "=иштеринин", "жумуш"),
        *("=работа", "=работы", "=работ", "деятельност", "ишмердик", "ишмердүүлүк"),
    ),
    TitleRole.ITEM: ("маселе", "суроолор", "вопрос", "тартиби", "тартибиндеги", "повестк"),
    TitleRole.NAME: (
        *("аталыш", "наименован", "названи", "мазмун", "содержан", "тизме", "перечен"),
        *("=тема", "=темасы", "=темалар", "=темы", "=тематика", "=түрү", "=түрлөрү", "=вид"),
        *("=виды", "пункт"),
    ),
    TitleRole.SESSION: ("отурум", "=жыйын", "=жыйыны", "=жыйындын", "заседани"),
    TitleRole.DEADLINE: (
        *("мөөнөт", "убакыт", "=убагы", "убакты", "мезгил", "срок", "=дата", "=даты", "=время"),
        *("месяц", "период", "календар", "=качан", "=когда", "=күн", "=күнү", "=күндөр"),
        *(
            "=күндөрү",
            "=айы",
            "=ай",
            "=айлар",
            "=айлары",
            "=день",
            "=дни",
            "квартал",
            "чейрек",
            "күн-ай",
        ),
        *("=число", "=числа", "=апта", "=неделя", "=недели", "=саат", "=сааты"),
    ),
    TitleRole.START: ("башталы", "=башы", "=башталат", "начал", "=старт"),
    TitleRole.END: (
        "аякт",
        "аяктоо",
        "аякташ",
        "=аягы",
        "оконч",
        "заверш",
        "=конец",
        "=бүтүшү",
        "=бүтүү",
        "=бүтөт",
    ),
    TitleRole.RESPONSIBLE: (
        *("жооптуу", "=жооп", "=жоопту", "аткаруучу", "=аткарат", "=аткарган", "ответствен"),
        *(
            "исполнител",
            "соисполнител",
            "баяндамачы",
            "баяндоочу",
            "докладчик",
            "докладыва",
            "=ким",
            "=кимдер",
        ),
        *("=кто", "уюштурат", "уюштуруучула", "=уюштуруучу", "организатор", "=даярдайт"),
        *("=даярдаган", "=даярдагандар", "даярдоочу", "=готовит", "выступа", "=координатор"),
        *("=ведущий", "=ведущие", "өткөрүүчү", "=өткөрөт", "проводит", "проводящ", "спикер"),
        *("модератор", "=жетекчи", "=жетекчиси", "=жетекчилер", "=руководитель"),
        *("=руководители", "=фио", "аты-жөнү"),
        *("курирующ", "=отвечает", "отвечающ"),
        *("=проверяющий", "=проверяющие", "=проверяет"),
        *("=текшерүүчү", "=текшерүүчүлөр", "=текшерет"),
    ),
    TitleRole.PARTICIPANTS: (
        *("катышуучу", "=катышат", "участник", "участву", "=класс", "класстар", "=классы"),
        *("=классов", "=курс", "курстар", "=курсы", "=курсов", "аудитори", "контингент", "охват"),
        *("=топ", "=топтор", "=топтору", "=группа", "=группы"),
    ),
    TitleRole.PLACE: (
        *("=место", "=места", "=месте", "=жер", "=жери", "=жерлери", "=жайы", "=орун", "=орду"),
        *("=орундары", "локаци", "аянтча", "площадк", "=кабинет", "=адрес", "=дареги"),
    ),
    TitleRole.OUTCOME: ("натыйжа", "жыйынты", "результат", "=итог", "=итоги", "эффект", "=выход"),
    TitleRole.INDICATOR: ("көрсөткүч", "индикатор", "показател", "критери"),
    TitleRole.DOCUMENT: ("документ", "=кагаз", "=кагаздары", "=акт", "=акты", "=актылар"),
    TitleRole.AMOUNT: (
        *("сумма", "=баа", "=баасы", "көлөм", "=объем", "=объёмы", "стоимост", "чыгым", "чыгаша"),
        *("затрат", "расход", "смета", "=наркы"),
    ),
    TitleRole.FUNDING: ("каражат", "каржы", "бюджет", "финанс", "средств", "=акча"),
    TitleRole.SOURCE: ("булак", "булаг", "источник"),
    TitleRole.NOTE: (
        *("эскертүү", "эскертме", "=белги", "=белгиси", "=белгилер", "=белгилөө", "примечан"),
        *("отметк", "=отм", "=примеч", "=прим"),
    ),
    TitleRole.MANNER: (
        *(
            "=форма",
            "=формасы",
            "=формы",
            "ыкма",
            "=способ",
            "=метод",
            "=методы",
            "=бирдик",
            "=бирдиги",
        ),
        *("=кайда", "=где", "=саны", "количеств", "=единица", "=маани", "мааниси", "значени"),
    ),
    TitleRole.EXPECTED: ("күтүл", "ожида", "продукт"),
    TitleRole.DONE: ("аткарылыш", "аткарылганды", "выполнени", "=исполнение", "=исполнении"),
    TitleRole.FILLER: (
        *("=аткаруу", "аткаруунун", "=аткарылуу", "=аткарылуучу", "=аткарыла", "=турган", "=ишке"),
        *("ашыру", "=өткөрүү", "өткөрүүнүн", "=өткөрүлүүчү", "=өткөрүлө", "=өткөрүлгөн", "=өтүү"),
        *("=өтүлүүчү", "жүргүз", "=боюнча", "жөнүндө", "=тууралуу", "=жана", "=үчүн", "=карата"),
        *("=негизги", "=жалпы", "=конкреттүү", "каралуучу", "талкуулануучу", "=угулуучу"),
        *("=адам", "=адамдар", "=жактар", "=жак", "=тараптар", "=кызматкер", "=кызматкерлер"),
        *("=керектүү", "=зарыл", "=талап", "=тиешелүү", "=пландалган", "пландаштыр", "=бар"),
        *(
            "=тиркелүүчү",
            "=коюлган",
            "=кароого",
            "карала",
            "=угуу",
            "=сунушталган",
            "ырасто",
            "тастыкт",
            "=күн",
            "=берет",
            "=маалымат",
            "=сом",
            "=миң",
        ),
        *("=менен", "=млн", "=тыс", "=тысяч", "=алынуучу", "=дайындалган", "=туура", "=этүүчү"),
        *("проведени", "=выполнения", "=исполнения", "реализаци", "осуществлени", "=по", "=о"),
        *("=об", "=для", "=на", "=за", "=и", "=в", "=с", "=к", "=лицо", "=лица", "=лиц", "основн"),
        *("проводим", "контрол", "көзөмөл"),
        *("планируем", "конкретн", "общ", "=год", "подтвержда", "рассматрива", "=номер"),
    ),
}
"""The words of each role; those of `FILLER` say nothing of it and stand in many titles."""

_TITLE_WORD = re.compile(r"№|(?:[пктр]/[пнкбрс])(?!\w)|[^\W\d_]+(?:-[^\W\d_]+)*")


class TitleWord(NamedTuple):
    """A word of a title as folded, what it says, and where it stands in the folded title."""

    text: str
    role: TitleRole | None
    start: int


_MONEY_ROLES = (TitleRole.AMOUNT, TitleRole.FUNDING)
"""Of these no letter may be lost: one short of it, `көлөм` begins `коомдук`, `каржы` `карыялар`."""

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
    _entries.sort(key=lambda entry: -len(entry[0]))

_LONG_FORMS: dict[str, list[tuple[str, TitleRole]]] = {}
"""The forms in which a slip is forgiven, by their first letter."""
for _form, _role in _FORMS.items():
    if len(_form) > MIN_LETTERS_FOR_A_SLIP:
        _LONG_FORMS.setdefault(_form[0], []).append((_form, _role))


def _list_small_slips(beginning: str) -> frozenset[str]:
    """A text with each of the letters within it left out, or changed with the next."""
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
"""How a word with a slip begins, by the beginnings of which a letter may be lost."""


def read_title_words(title: str) -> tuple[TitleWord, ...]:
    """The words of a title with their roles; None for a word that is not known."""
    folded = fold_to_russian_keyboard(title)
    return tuple(
        TitleWord(match[0], find_word_role(match[0]), match.start())
        for match in _TITLE_WORD.finditer(folded)
    )


@lru_cache(maxsize=8192)
def find_word_role(word: str) -> TitleRole | None:
    """What a folded word says, by its form, its beginning, or nearly its beginning."""
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
    """Whether a word begins with a text but for a letter within that is left out, or changed
    places with the next."""
    slips = _SMALL_SLIPS.get(beginning, frozenset())
    return word[: MIN_LETTERS_FOR_A_LOSS - 1] in slips or word[:MIN_LETTERS_FOR_A_LOSS] in slips


def _begins_nearly_with(word: str, beginning: str) -> bool:
    """Whether a word begins with a text but for one letter changed, left out, put in or swapped."""
    size = len(beginning)
    return any(
        OSA.distance(word[:length], beginning, score_cutoff=1) <= 1
        for length in (size, size - 1, size + 1)
    )
