"""Makes responsible cells as institutions write them, and reads each:
`python -m bench.phrases.parties`.

The parties that are read must be those that were written, each with its office; where they are
not, there must be a doubt.
"""

from __future__ import annotations

import re
from collections import Counter
from random import Random
from typing import NamedTuple

import click

from bench.phrases.kyrgyz_forms import to_case, to_plural, to_possessed
from normalizers.letters.confusables import fold_confusables
from normalizers.parties.parties import parse_parties

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
_SEPARATORS = (", ", ", ", ", ", "; ", ",", "\n", ",\n", " , ")


class MadeParties(NamedTuple):
    """A cell, where its author began new lines, and its parties: each a text and an office."""

    text: str
    author_breaks: tuple[int, ...]
    parties: tuple[tuple[str, str | None], ...]


def make_parties(random: Random) -> MadeParties:
    """A cell of one party to five, in Kyrgyz or in Russian."""
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
    breaks = tuple(match.start() for match in re.finditer("\n", text))
    return MadeParties(_add_noise(text.replace("\n", " "), random), breaks, tuple(parties.items()))


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


def _add_noise(text: str, random: Random) -> str:
    """Now and then a look-alike letter, a capital, or letters of a Russian keyboard."""
    if random.random() < 0.1:
        place = random.randrange(len(text))
        text = text[:place] + text[place:].replace("а", "a", 1)
    if random.random() < 0.05:
        text = text.replace("ө", "о").replace("ү", "у")
    if random.random() < 0.2:
        text = text[:1].upper() + text[1:]
    return text


def judge_parties(made: MadeParties) -> str:
    """What the program makes of a cell: `right`, `flagged` (a doubt) or `wrong`."""
    parsed = parse_parties(made.text, made.author_breaks)
    found = [(_loosen(one.text), one.role) for one in parsed.parties]
    wanted = [(_loosen(text), office) for text, office in made.parties]
    is_right = len(found) == len(wanted) and all(
        text == other and _is_same_office(role, office)
        for (text, role), (other, office) in zip(sorted(found), sorted(wanted), strict=True)
    )
    return "right" if is_right else "flagged" if parsed.doubts else "wrong"


def _is_same_office(role: str | None, office: str | None) -> bool:
    return role == office if role is None or office is None else role.endswith(office)


def _loosen(text: str) -> str:
    plain = re.sub(r"[\s,.;-]", "", fold_confusables(text))
    return plain.translate(str.maketrans("өү", "оу"))


@click.command()
@click.option("--phrases", "count", default=100_000, show_default=True, help="How many to make.")
@click.option("--seed", default=1, show_default=True, help="Of the random numbers.")
@click.option("--show", default=10, show_default=True, help="How many of those read wrong.")
def main(count: int, seed: int, show: int) -> None:
    """Make responsible cells and read them; exits with 1 if one is read wrong without a word."""
    random = Random(seed)
    verdicts: Counter[str] = Counter()
    for _ in range(count):
        made = make_parties(random)
        verdict = judge_parties(made)
        verdicts[verdict] += 1
        if verdict == "wrong" and verdicts["wrong"] <= show:
            parsed = parse_parties(made.text, made.author_breaks)
            click.echo(f"{made.text!r}\n    {made.parties}")
            click.echo(f"    {[(one.text, one.role) for one in parsed.parties]}")
    click.echo(", ".join(f"{verdict} {number}" for verdict, number in sorted(verdicts.items())))
    raise SystemExit(1 if verdicts["wrong"] else 0)


if __name__ == "__main__":
    main()
