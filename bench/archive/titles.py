"""The titles of a made plan's sections and columns, in several wordings."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from .phrases import Phrases

KYRGYZ: Mapping[str, Sequence[str]] = {
    "task": ("Стратегиялык маселелер", "Стратегиялык милдеттер", "Максаттар жана милдеттер"),
    "measure": ("Чаралар/ иш-аракеттер", "Иш-чаралар", "Иш-аракеттер"),
    "step": ("Кадамдар", "Аткаруу кадамдары", "Кадамдар жана этаптар"),
    "document": ("Документ", "Документтер", "Даярдалуучу документ"),
    "indicator": (
        "Натыйжа жана аткаруу мөөнөтү",
        "Көрсөткүч жана натыйжа",
        "Көрсөткүчтөр (продукт), мөөнөтү",
    ),
    "responsible": ("Жооптуу аткаруучулар", "Жооптуулар", "Аткаруучулар"),
    "funding": ("Каражаттар, каржылоо булагы", "Каржылоо булактары", "Каражаттын суммасы, булагы"),
    "item_no": ("№", "к/н"),
    "item": ("Маселенин аталышы", "Каралуучу маселелер", "Күн тартиби"),
    "event": ("Иш-чаралардын тизмеги", "Иш-чаралардын тизмеси"),
    "deadline": ("Аткаруу мөөнөтү", "Мөөнөтү"),
    "outcome": ("Жыйынтык", "Күтүлгөн жыйынтык"),
}
"""For each column what it may be called."""

RUSSIAN: Mapping[str, Sequence[str]] = {
    "task": ("Стратегические задачи", "Цели и задачи"),
    "measure": ("Мероприятия", "Меры и мероприятия"),
    "step": ("Шаги", "Этапы и шаги"),
    "document": ("Документ", "Документы"),
    "indicator": ("Показатели и результаты", "Индикатор, срок"),
    "responsible": ("Ответственные исполнители", "Ответственные"),
    "funding": ("Источники финансирования", "Сумма, источник финансирования"),
    "item_no": ("№", "п/п"),
    "item": ("Наименование вопроса", "Вопросы повестки"),
    "event": ("Перечень мероприятий",),
    "deadline": ("Срок исполнения", "Сроки"),
    "outcome": ("Результат", "Ожидаемый результат"),
}

GLOSSARY = "КЫСКАРТЫЛГАН СӨЗДӨРДҮН ТИЗМЕСИ"


def columns(chance: random.Random) -> dict[str, str]:
    """What a plan calls its columns."""
    wordings = RUSSIAN if chance.random() < 0.15 else KYRGYZ
    return {key: chance.choice(choices) for key, choices in wordings.items()}


def council(phrases: Phrases) -> str:
    """The title of section 1."""
    name = phrases.institution.genitive
    return f"1. {name} ОКУМУШТУУЛАР КЕҢЕШИНИН {phrases.year}-ОКУУ ЖЫЛЫНА ИШ ПЛАНЫ"


def part(phrases: Phrases) -> str:
    """The title above all strategy sections."""
    span = f"{phrases.start - 2}-{phrases.start + 3}-ЖЫЛДАРГА"
    return (
        f"2. {phrases.institution.genitive} {span} ӨНҮГҮҮ СТРАТЕГИЯСЫН ИШКЕ АШЫРУУ БОЮНЧА "
        f"{phrases.year}-ОКУУ ЖЫЛЫНЫН ИШ ПЛАНДАРЫ"
    )


def strategy(number: str, programme: str) -> str:
    """The title of a strategy section."""
    return f"{number}. «{programme}» ПРОГРАММАСЫ БОЮНЧА ИШ ПЛАН"


def language(phrases: Phrases) -> str:
    """The title of section 3."""
    name = phrases.institution.genitive
    return f"3. {name} МАМЛЕКЕТТИК ТИЛДИ ӨНҮКТҮРҮҮ БОЮНЧА ИШ-ЧАРАЛАРЫНЫН ПЛАНЫ"
