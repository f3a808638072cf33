"""Parts that most made plans are put together from: titles, headers and a few rows."""

from __future__ import annotations

from pathlib import Path

from tests.support.made_plans import Item, NewPage, Ruled, Text, made_pdf

COUNCIL_TITLE = Text("1. ОКУМУШТУУЛАР КЕҢЕШИНИН 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ")
COUNCIL = Ruled(
    [
        ("№", "Маселенин аталышы", "Жооптуулар"),
        ("Сентябрь. 1- отурум", "<", "<"),
        ("1.", "Иш планын бекитүү", "Ректор"),
        ("2.", "Кабыл алуунун жыйынтыгы", "Окумуштуу катчы"),
        ("Февраль. 5- отурум", "<", "<"),
        ("1.", "Кышкы сессиянын жыйынтыгы", "АИ боюнча проректор"),
    ]
)
STRATEGY_HEADER = (
    "Стратегиялык\nмаселелер",
    "Чаралар/\nиш-аракеттер",
    "Кадамдар",
    "Документ",
    "Көрсөткүч/күтүлгөн\nнатыйжалар",
    "Жооптуу\nаткаруучулар",
    "Каражаттар,\nкаржылоо булагы",
)
STRATEGY_TITLE = Text("2.1. «САПАТТУУ БИЛИМ БЕРҮҮ» ПРОГРАММАСЫ БОЮНЧА ИШ ПЛАН")
STRATEGY = Ruled(
    [
        STRATEGY_HEADER,
        ("Сапатты\nкөтөрүү", "Аудит", "Тизме түзүү", "Буйрук", "2 ББП", "АИ проректору", "Бюджет"),
        ("^", "Сурамжылоо", "Анкета даярдоо", "Отчёт", "1 отчёт", "ББСКБ башчысы", "10 000 сом"),
    ]
)
LANGUAGE_TITLE = Text("3. ТИЛ САЯСАТЫН ӨРКҮНДӨТҮҮ БОЮНЧА ИШ-ЧАРАЛАРДЫН ПЛАНЫ")
LANGUAGE = Ruled(
    [
        ("№", "Иш-чаралардын тизмеги", "Аткаруу мөөнөтү", "Жооптуулар", "Жыйынтык"),
        ("Уюштуруу иштери", "<", "<", "<", "<"),
        ("1.", "Тил күнүн белгилөө", "Сентябрь", "Декандар", "Маалымат"),
    ]
)
GLOSSARY_TITLE = Text("КЫСКАРТЫЛГАН СӨЗДӨРДҮН ТИЗМЕСИ")
GLOSSARY = Text(
    "АИ – академиялык иш\nББП – билим берүү программасы\nББСКБ – билим берүүнүн сапатын\n"
    "камсыздоо бөлүмү\nМСЭ цикл – математикалык жана социалдык цикл"
)

WHOLE: tuple[Item, ...] = (
    COUNCIL_TITLE,
    COUNCIL,
    STRATEGY_TITLE,
    STRATEGY,
    LANGUAGE_TITLE,
    LANGUAGE,
    NewPage(),
    GLOSSARY_TITLE,
    GLOSSARY,
)
"""A plan with a section of each kind and a list of abbreviations, and no fault to find."""

NAMES = ("САПАТ", "ИЛИМ", "АДАМ", "ДҮЙНӨ", "ЧӨЙРӨ", "САНАРИП", "ТАРБИЯ", "ӨНҮГҮҮ", "СПОРТ", "ТИЛ")


def of_year(year: str) -> tuple[Item, ...]:
    """The whole plan with another academic year in its titles."""
    return tuple(
        Text(item.text.replace("2025-26", year)) if isinstance(item, Text) else item
        for item in WHOLE
    )


def strategy_title(number: str) -> Text:
    """The title of a strategy section, each with a name of its own."""
    name = NAMES[int(number.partition(".")[2]) - 1]
    return Text(f"{number}. «{name}» ПРОГРАММАСЫ БОЮНЧА 2025-26-ОКУУ ЖЫЛЫНА ИШ ПЛАН")


def strategy(name: str) -> Ruled:
    """A strategy table with two rows that name their section."""
    rows = [
        ("Сапат", f"{name} аудит", f"{name} тизме", "Буйрук", "2 ББП", "Ректор", "Бюджет"),
        ("Илим", f"{name} талдоо", f"{name} анкета", "Отчёт", "1 отчёт", "Декан", "10 000 сом"),
    ]
    return Ruled([STRATEGY_HEADER, *rows])


OPEN_COUNCIL = Ruled(
    [
        ("№", "Маселенин аталышы", "Жооптуулар"),
        ("Сентябрь. 1- отурум", "<", "<"),
        ("1.", "Иш планын бекитүү", "ББСК башчысы"),
        ("2.", "Отчётту угуу", "ЖЖЖ башчысы"),
        ("3.", "Жыйынтык", "Декандар ж.б."),
    ]
)
"""Questions whose parties leave something open: a variant, an unknown short form, a list."""

UNIT_NAMES = (
    "Тарбия иштери департаменти",
    "Тарбиялык иштер департаменти",
    "Тарбиялык иши департаменти",
)
"""Units of which each may be one with the next."""


def write_council_of_units(path: Path, *names: str) -> Path:
    """Writes a plan with a question for each of some units, which answers for it."""
    head = [("№", "Маселенин аталышы", "Жооптуулар"), ("Сентябрь. 1- отурум", "<", "<")]
    rows = [(f"{number}.", "Отчётту угуу", name) for number, name in enumerate(names, 1)]
    path.write_bytes(made_pdf(COUNCIL_TITLE, Ruled([*head, *rows]), GLOSSARY_TITLE, GLOSSARY))
    return path
