"""Responsible cells as institutions write them, with their parties."""

from __future__ import annotations

from random import Random

from normalizers.parties.parties import parse_parties

from .kyrgyz_forms import to_case, to_plural, to_possessed
from .made_phrase import MadePhrase, Meaning
from .slips import fold_letters, forgive_slip

_FIELDS = (
    "окуу", "илимий", "тарбия", "эл аралык байланыштар", "санариптештирүү", "кадрлар", "юридикалык",
    "чарба", "маркетинг", "практика жана карьера", "сапатты баалоо", "коомчулук менен байланыш",
    "инновациялар жана стартаптар", "мамлекеттик сатып алуулар", "ички аудит", "дене тарбия",
    "жаштар иштери", "бухгалтердик эсеп", "окуу-усулдук", "маалыматтык технологиялар",
)  # fmt: skip
_SUBJECTS = (
    "тарых", "физика", "кыргыз тили", "информатика", "укук", "экономика", "философия", "биология",
    "педагогика жана психология", "колдонмо математика", "дүйнөлүк адабият", "чет тилдер",
)  # fmt: skip
_UNITS = (
    "бөлүм", "борбор", "башкармалык", "департамент", "сектор", "кызмат", "комитет", "комиссия",
    "кеңеш", "лаборатория",
)  # fmt: skip
_OFFICES = (
    "башчы",
    "жетекчи",
    "директор",
    "төрага",
    "катчы",
    "адис",
    "кызматкер",
    "координатор",
    "мүчө",
    "менеджер",
)
_OFFICES_OF_FIELDS = ("проректор", "орун басар", "адис", "директордун орун басар", "инспектор")
_BARE = (
    ("Ректор", "ректор"), ("ректорат", None), ("деканаттар", None), ("декандар", "декан"),
    ("кураторлор", "куратор"), ("бухгалтерия", None), ("профсоюз комитети", None),
    ("студенттик кеңеш", None), ("кафедралар", None), ("кафедра башчылары", "башчы"),
    ("факультет декандары", "декан"), ("окуу жайлардын жетекчилери", "жетекчи"),
    ("башкы бухгалтер", "бухгалтер"), ("окумуштуу катчы", "катчы"), ("котормочу", "котормочу"),
    ("дизайнер", "дизайнер"), ("студенттер", None), ("класс жетекчилери", "жетекчи"),
    ("айыл өкмөтү", None), ("мектеп администрациясы", None), ("ата-энелер комитети", None),
    ("декандын орун басарлары", "орун басар"), ("вице-ректор", "вице-ректор"),
    ("кароолчулар", "кароолчу"), ("УМБ", None), ("ОББ башчысы", "башчы"), ("китепкана", None),
    ("жетектөөчү адис", "адис"), ("ага окутуучулар", "окутуучу"), ("сайт үчүн жооптуу", "жооптуу"),
)  # fmt: skip
_RUSSIAN = (
    ("Проректор по учебной работе", "проректор"), ("начальник учебного отдела", "начальник"),
    ("деканы факультетов", "декан"), ("заведующие кафедрами", "заведующий"),
    ("учебно-методический отдел", None), ("отдел кадров", None), ("центр карьеры", None),
    ("приёмная комиссия", None), ("библиотека", None), ("классные руководители", "руководитель"),
    ("заместитель директора по воспитательной работе", "заместитель"), ("юрист", "юрист"),
    ("учителя начальных классов", "учитель"), ("ответственный секретарь", "секретарь"),
    ("директора школ", "директор"), ("члены комиссии", "член"), ("научный отдел", None),
    ("специалист по кадрам", "специалист"), ("главный бухгалтер", "бухгалтер"),
    ("студенческий совет", None), ("делопроизводитель", "делопроизводитель"), ("ректорат", None),
)  # fmt: skip
_PERSONS = ("Асанов А.К.", "Б.Т. Сыдыкова", "Омурова Ж.", "Дж. Алиев", "Токтосунов Э. М.")
_DEGREES = (
    "п.и.к., доцент ",
    "ф.-м.и.д., профессор ",
    "к.т.н., доцент ",
    "э.и.к. ",
    "доцент ",
    "проф. ",
)
_TITLES = {"доцент ": "доцент", "проф. ": "профессор", "п.и.к., доцент ": "доцент"}
RULES = ("Kyrgyz, a sign", "Kyrgyz, lines", "Russian, a sign", "Russian, lines")
"""What a made cell is."""

_NAMES_OF_SEPARATORS = {"\n": "lines", ",\n": "lines"}
_SEPARATORS = (", ", ", ", ", ", "; ", ",", "\n", ",\n", " , ")


NO_PARTIES: Meaning = ()
"""What a cell means that names nobody."""

LINE_MARK = "\u241e"
"""Stands in a made cell where its author began a new line."""


def make_parties(random: Random) -> MadePhrase:
    """A cell of one party to five, in Kyrgyz or in Russian; its meaning are texts with offices."""
    is_russian = random.random() < 0.3
    parties: dict[str, str | None] = {}
    for _ in range(random.randint(1, 5)):
        text, office = random.choice(_RUSSIAN) if is_russian else _make_party(random)
        parties.setdefault(text, office)
    separator = random.choice(_SEPARATORS)
    if "\n" in separator:
        parties = {text[:1].upper() + text[1:]: office for text, office in parties.items()}
    names = [*parties]
    text = separator.join(names)
    if len(names) > 1 and random.random() < 0.15 and not is_russian:
        text = separator.join(names[:-1]) + " жана " + names[-1]
    rule = (
        f"{'Russian' if is_russian else 'Kyrgyz'}, {_NAMES_OF_SEPARATORS.get(separator, 'a sign')}"
    )
    text = text.replace("\n", LINE_MARK)
    return MadePhrase(text, rule, (tuple(parties.items()),), NO_PARTIES)


def _make_party(random: Random) -> tuple[str, str | None]:
    kind = random.random()
    if kind < 0.25:
        return random.choice(_BARE)
    if kind < 0.4:
        person = random.choice(_PERSONS)
        degree = random.choice(_DEGREES) if random.random() < 0.5 else ""
        office = next((_TITLES[key] for key in _TITLES if degree == key), None)
        if degree and office is None:
            office = degree.split()[-1] if degree.split()[-1] in ("доцент", "профессор") else None
        return degree + person, office
    if kind < 0.5:
        subject = random.choice(_SUBJECTS)
        return f"{subject} {to_possessed('кафедра')}", None
    if kind < 0.65:
        office = random.choice(_OFFICES_OF_FIELDS)
        printed = to_possessed(office) if "орун басар" in office else office
        field = random.choice(_FIELDS)
        field = field if field.endswith(("иштери", "байланыштар")) else f"{field} иштери"
        return f"{field} боюнча {printed}", office.removeprefix("директордун ")
    unit, field = random.choice(_UNITS), random.choice((*_FIELDS, *_SUBJECTS))
    whole = f"{field} {to_possessed(unit)}"
    if kind < 0.8:
        return whole, None
    office = random.choice(_OFFICES)
    held = to_possessed(to_plural(office) if random.random() < 0.4 else office)
    return f"{to_case(whole, 'genitive', is_possessed=True)} {held}", office


def read_parties(phrase: MadePhrase) -> tuple[Meaning, tuple[str, ...]]:
    """The parties of a cell by their letters, an office by the end of its name."""
    text = " ".join(phrase.text.split())
    breaks = [place for place, char in enumerate(text) if char == LINE_MARK]
    parsed = parse_parties(text.replace(LINE_MARK, " "), breaks)
    codes = tuple(doubt.code for doubt in parsed.doubts)
    wanted = {fold_letters(str(one[0])): one for one in _list_meant(phrase)}
    found: dict[str, Meaning] = {}
    for party in parsed.parties:
        name = forgive_slip(fold_letters(party.text), wanted, is_noisy=phrase.is_noisy)
        printed, office = wanted.get(name, (party.text, party.role))
        is_office = party.role is not None and (
            party.role.endswith(str(office))
            or forgive_slip(party.role, [str(office)], is_noisy=phrase.is_noisy) == office
        )
        found[name] = (printed, office if is_office else party.role)
    if found.keys() != wanted.keys():  # a doubtful cell says that it may be read otherwise
        return NO_PARTIES if codes else tuple(found.values()), codes
    return tuple(found[name] for name in wanted), codes


def _list_meant(phrase: MadePhrase) -> list[tuple[object, object]]:
    return [
        (one[0], one[1]) for meaning in phrase.meanings for one in meaning if isinstance(one, tuple)
    ]
